#include "storage/store.h"

#include <utility>

#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include "storage/changes.h"
#include "storage/imports/batches.h"
#include "storage/imports/read_again.h"
#include "storage/imports/same_card.h"
#include "storage/journal/history.h"
#include "storage/people/people.h"
#include "storage/queries.h"
#include "storage/sql/database.h"

namespace cardlog {

struct Store::Connection {
    std::string name;
    SQLite::Database database;

    // What `work` returns, all of it from one state of the store.
    template <class Work>
    auto read(const Work& work)
    {
        return guard([&] {
            const SQLite::Transaction transaction(database);  // nothing to commit
            return work(database);
        });
    }

    // What `work` returns, all of its changes stored or none. The lock is taken at the beginning,
    // so that nothing `work` has read is changed by another program before it writes.
    template <class Work>
    auto write(const Work& work)
    {
        return guard([&] {
            SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
            auto result = work(database);
            transaction.commit();
            return result;
        });
    }

    // What `work` returns, none of its changes stored.
    template <class Work>
    auto try_out(const Work& work)
    {
        return guard([&] {
            const SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
            return work(database);
        });
    }

    // What `work` returns; a failure of SQLite as an Error.
    template <class Work>
    auto guard(const Work& work)
    {
        try {
            return work();
        } catch (const SQLite::Exception& failure) {
            throw translated(failure, name);
        } catch (const nlohmann::json::exception& failure) {
            throw translated(SQLite::Exception(failure.what(), SQLITE_CORRUPT), name);
        }
    }

    // Moves the write-ahead log into the file and leaves it empty: no page from before remains.
    void empty_log()
    {
        guard([&] {
            database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
            return true;
        });
    }
};

FileOutcome outcome_of(const NewFile& file, const FileAdded& added)
{
    if (!file.failure.empty()) {
        return FileOutcome::failed;
    }
    if (added.contacts.empty() && added.again.empty() && file.cards.empty()) {
        return FileOutcome::no_card;
    }
    return added.already_known ? FileOutcome::already_known : FileOutcome::written;
}

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::Store(Store&& other) noexcept = default;
Store& Store::operator=(Store&& other) noexcept = default;
Store::~Store() = default;

Store Store::open(const std::filesystem::path& file, std::chrono::milliseconds patience)
{
    return Store(
        std::make_unique<Connection>(Connection{file.string(), open_database(file, patience)}));
}

Store Store::in_memory()
{
    return Store(
        std::make_unique<Connection>(Connection{"store in memory", open_database_in_memory()}));
}

void Store::backup(const std::filesystem::path& copy) const
{
    connection_->guard([&] {
        backup_database(connection_->database, copy);
        return true;
    });
}

void Store::restore(const std::filesystem::path& copy, const std::filesystem::path& file)
{
    restore_database(copy, file);
}

std::optional<FileAdded> Store::known_file(const std::string& sha256) const
{
    return connection_->read([&](auto& database) { return query_known_file(database, sha256); });
}

std::vector<FileAdded> Store::add_files(std::span<const NewFile> files, Time now,
                                        std::optional<Id> batch)
{
    return connection_->write([&](auto& database) {
        std::vector<FileAdded> added;
        added.reserve(files.size());
        for (const NewFile& file : files) {
            added.push_back(insert_file(database, file, now));
            if (batch) {
                insert_batch_file(database, *batch, file, added.back());
            }
        }
        return added;
    });
}

FileAdded Store::read_again(const NewFile& file, const ReadAgain& how, Time now)
{
    const auto work = [&](auto& database) {
        FileAdded added = read_file_again(database, file, how, now);
        if (how.batch) {
            insert_batch_file(database, *how.batch, file, added);
        }
        return added;
    };
    return how.dry_run ? connection_->try_out(work) : connection_->write(work);
}

void Store::set_file_path(const std::string& sha256, const std::filesystem::path& path)
{
    connection_->write([&](auto& database) {
        execute(database, "UPDATE source_file SET path = ? WHERE sha256 = ?", path.string(),
                sha256);
        return true;
    });
}

Id Store::begin_batch(const NewBatch& batch, Time now)
{
    return connection_->write([&](auto& database) { return insert_batch(database, batch, now); });
}

void Store::end_batch(Id batch, double seconds)
{
    connection_->write([&](auto& database) {
        execute(database, "UPDATE batch SET seconds = ? WHERE id = ?", seconds, batch);
        return true;
    });
}

std::vector<BatchSummary> Store::batches() const
{
    return connection_->read([](auto& database) { return query_batches(database, {}); });
}

std::optional<BatchSummary> Store::batch(Id id) const
{
    const auto found =
        connection_->read([&](auto& database) { return query_batches(database, id); });
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<BatchFile> Store::batch_files(Id batch) const
{
    return connection_->read([&](auto& database) { return query_batch_files(database, batch); });
}

FileAdded Store::add_file(const NewFile& file, Time now)
{
    return connection_->write([&](auto& database) { return insert_file(database, file, now); });
}

std::vector<ContactSummary> Store::contacts(const std::string& query, std::size_t most) const
{
    return connection_->read([&](auto& database) { return query_contacts(database, query, most); });
}

std::vector<ContactSummary> Store::contacts_near(const std::set<Id>& contacts) const
{
    return connection_->read(
        [&](auto& database) { return query_contacts_near(database, contacts); });
}

std::optional<StoredContact> Store::contact(Id id) const
{
    return connection_->read([&](auto& database) { return query_contact(database, id); });
}

Id Store::add_contact(const NewContact& contact, Time now)
{
    return connection_->write(
        [&](auto& database) { return insert_contact(database, contact, now); });
}

void Store::edit(Id contact, const NewValues& values, Time now)
{
    connection_->write([&](auto& database) {
        update_values(database, contact, values, now);
        return true;
    });
}

void Store::merge(Id into, Id other, const NewValues& values, Time now)
{
    connection_->write([&](auto& database) {
        merge_contacts(database, into, other, values, now);
        return true;
    });
}

std::optional<Merge> Store::merge_of(Id contact) const
{
    return connection_->read([&](auto& database) { return query_merge(database, contact); });
}

void Store::unmerge(Id contact, const NewValues& values, Time now)
{
    connection_->write([&](auto& database) {
        unmerge_contact(database, contact, values, now);
        return true;
    });
}

bool Store::set_different(Id one, Id other, Time now)
{
    return connection_->write(
        [&](auto& database) { return insert_different(database, one, other, now); });
}

std::vector<CardLook> Store::looks() const
{
    return connection_->read([](auto& database) { return query_looks(database); });
}

std::set<std::pair<Id, Id>> Store::different_people() const
{
    return connection_->read([](auto& database) { return query_different(database); });
}

Forgotten Store::forget(Id contact, Time now)
{
    Forgotten forgotten =
        connection_->write([&](auto& database) { return erase_person(database, contact, now); });
    connection_->empty_log();
    return forgotten;
}

std::vector<HistoryEntry> Store::history(Id contact) const
{
    return connection_->read([&](auto& database) { return query_history(database, contact); });
}

HistoryEntry Store::undo(Time now)
{
    return connection_->write([&](auto& database) { return undo_last(database, now); });
}

std::string Store::card_picture(Id card) const
{
    return connection_->read([&](auto& database) { return query_picture(database, card); });
}

std::vector<CallbackSummary> Store::pending_callbacks(const WantedCallbacks& wanted) const
{
    return connection_->read(
        [&](auto& database) { return query_pending_callbacks(database, wanted); });
}

std::optional<Callback> Store::callback(Id id, Time created_at) const
{
    return connection_->read(
        [&](auto& database) { return query_callback(database, id, created_at); });
}

Callback Store::log_call(Id contact, const NewAttempt& attempt)
{
    return connection_->write(
        [&](auto& database) { return insert_attempt(database, contact, attempt); });
}

Callback Store::set_due(Id contact, const NewDue& due)
{
    return connection_->write([&](auto& database) { return update_due(database, contact, due); });
}

Referral Store::add_referral(Id contact, const std::string& to_name,
                             const std::optional<std::string>& via, Time now,
                             const std::optional<Day>& promised_on)
{
    return connection_->write([&](auto& database) {
        return insert_referral(database, contact,
                               {0, to_name, via, ReferralState::promised, now, now, promised_on},
                               "person");
    });
}

std::vector<ReferralSummary> Store::referrals() const
{
    return connection_->read([](auto& database) { return query_referrals(database); });
}

std::optional<ReferralSummary> Store::referral(Id id) const
{
    return connection_->read([&](auto& database) { return query_referral(database, id); });
}

Referral Store::set_referral_state(Id referral, ReferralState state, Time now)
{
    return connection_->write(
        [&](auto& database) { return update_referral(database, referral, state, now); });
}

std::vector<EventSummary> Store::events() const
{
    return connection_->read([](auto& database) { return query_events(database); });
}

StoreSums Store::sums() const
{
    return connection_->read([](auto& database) { return query_sums(database); });
}

std::vector<SourceFile> Store::source_files() const
{
    return connection_->read([](auto& database) { return query_source_files(database); });
}

std::vector<std::string> Store::audit() const
{
    return connection_->read([](auto& database) { return query_audit(database); });
}

std::string sqlite_version()
{
    return SQLite::getLibVersion();
}

}  // namespace cardlog
