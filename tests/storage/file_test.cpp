// The store as a file among other files and other programs.

#include <barrier>
#include <csignal>
#include <filesystem>
#include <future>
#include <map>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "core/error.h"
#include "core/shell_word.h"
#include "storage/calls/calls.h"
#include "storage/imports/imports.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/sql/database.h"
#include "storage/sql/schema.h"
#include "storage/sql/statement.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/ordinary_user.h"
#include "support/small_disk.h"
#include "support/storage_values.h"
#include "support/temporary_folder.h"

using namespace cardlog;
namespace fs = std::filesystem;

namespace {

using Patience = std::chrono::milliseconds;

unsigned mode_of(const fs::path& file)
{
    return static_cast<unsigned>(fs::status(file).permissions());
}

// Names, bytes and modes of all that is in a folder.
std::map<std::string, std::pair<unsigned, std::string>> content_of(const fs::path& folder)
{
    std::map<std::string, std::pair<unsigned, std::string>> content;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        content[entry.path().filename()] = {mode_of(entry.path()), read_bytes(entry.path())};
    }
    return content;
}

void run_sql(const fs::path& file, const std::string& sql)
{
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

}  // namespace

TEST_CASE("programs that make a store at the same time all get it")
{
    constexpr int programs = 8;
    for (int round = 0; round < 20; ++round) {
        const TemporaryFolder folder;
        std::barrier together(programs);
        std::vector<std::future<std::string>> opened;
        opened.reserve(programs);
        for (int i = 0; i < programs; ++i) {
            opened.push_back(std::async(std::launch::async, [&]() -> std::string {
                together.arrive_and_wait();
                try {
                    (void)Store::open(folder / "cards.db");
                    return "";
                } catch (const Error& error) {
                    return error.what();
                }
            }));
        }
        for (auto& one : opened) {
            CHECK(one.get() == "");
        }
    }
}

TEST_CASE("a new store and its new folders are open to their owner alone")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "data" / "cardlog" / "cards.db";
    Store store = Store::open(file);
    add_one(store, "Adler");
    CHECK(mode_of(file) == 0600);
    CHECK(mode_of(file.string() + "-wal") == 0600);
    CHECK(mode_of(file.string() + "-shm") == 0600);
    CHECK(mode_of(folder / "data") == 0700);
    CHECK(mode_of(folder / "data" / "cardlog") == 0700);
}

TEST_CASE("a store that anybody could read is closed to others when it is opened")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    (void)Store::open(file);
    fs::permissions(file, fs::perms{0666});
    (void)Store::open(file);
    CHECK(mode_of(file) == 0600);
}

TEST_CASE("what is stored is there again after the program has ended")
{
    const TemporaryFolder folder;
    const auto name = GENERATE(values<std::string>(
        {"cards.db", "two words.db", "100%.db", "a?b#c.db", "file:cards.db", "Kärtchen.db"}));
    CAPTURE(name);
    const fs::path file = folder / name;
    {
        Store store = Store::open(file);
        add_one(store, "Adler");
    }
    CHECK(fs::exists(file));
    CHECK(Store::open(file).people().contacts({"Adler"}).size() == 1);
    CHECK(Store::open(file).journal().audit().empty());
}

TEST_CASE("a link to a store is that store")
{
    const TemporaryFolder folder;
    fs::create_directory(folder / "disk");
    Store store = Store::open(folder / "disk" / "cards.db");
    fs::create_symlink(folder / "disk" / "cards.db", folder / "link.db");
    add_one(store, "Adler");
    Store linked = Store::open(folder / "link.db");
    CHECK(add_one(linked, "Sommer") == 2);
    CHECK(store.people().contacts().size() == 2);
    CHECK_FALSE(fs::exists(folder / "link.db-wal"));
    fs::create_symlink(folder / "unplugged" / "cards.db", folder / "dangling.db");
    CHECK(failure_of([&] { (void)Store::open(folder / "dangling.db"); }) ==
          "5: " + (folder / "dangling.db").string() + ": is not a file that can keep a store");
}

TEST_CASE("an empty file becomes a store")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    write_file(file, "");
    Store store = Store::open(file);
    CHECK(add_one(store, "Adler") == 1);
    CHECK(mode_of(file) == 0600);
}

TEST_CASE("the store is set up to lose nothing and to leave nothing behind")
{
    const TemporaryFolder folder;
    Database database = open_database(folder / "cards.db", store_patience);
    struct Setting {
        std::string name;
        std::string value;
    };
    const auto setting = GENERATE(values<Setting>({
        {"journal_mode", "wal"},
        {"synchronous", "2"},
        {"foreign_keys", "1"},
        {"secure_delete", "1"},
        {"recursive_triggers", "1"},
        {"application_id", std::to_string(0x63617264)},
        {"busy_timeout", "5000"},
    }));
    CHECK(database.execAndGet("PRAGMA " + setting.name).getString() == setting.value);
}

TEST_CASE("a file that is not a store is refused and left as it is")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "notes.db";
    SECTION("text")
    {
        write_file(file, "milk, bread\n");
    }
    SECTION("a picture")
    {
        write_file(file, std::string(5000, '\xd8'));
    }
    SECTION("the store of another program")
    {
        run_sql(file, "CREATE TABLE notes (text); INSERT INTO notes VALUES ('milk')");
    }
    SECTION("the store of another program, in WAL mode")
    {
        run_sql(file, "PRAGMA journal_mode = WAL; CREATE TABLE notes (text)");
    }
    SECTION("the store of a program that signs its files")
    {
        run_sql(file, "PRAGMA application_id = 7; PRAGMA user_version = 1");
    }
    fs::permissions(file, fs::perms{0644});
    const auto before = content_of(file.parent_path());
    CHECK(failure_of([&] { (void)Store::open(file); }) ==
          "5: " + shell_word(file) + ": not a cardlog store");
    CHECK(content_of(file.parent_path()) == before);
}

TEST_CASE("the store of a newer cardlog is refused and left as it is")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    {
        Store store = Store::open(file);
        add_one(store, "Adler");
    }
    run_sql(file, "CREATE TABLE novelty (x); PRAGMA user_version = 99");
    const auto before = content_of(file.parent_path());
    CHECK(failure_of([&] { (void)Store::open(file); }) ==
          "5: " + shell_word(file) + ": was written by a newer cardlog");
    CHECK(content_of(file.parent_path()) == before);
}

TEST_CASE("a store that keeps a field of a newer cardlog is refused, and nothing of it is lost")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    (void)Store::open(file);
    run_sql(file, "INSERT INTO contact_field VALUES ('shoe_size', 0, 1)");
    const auto before = content_of(file.parent_path());
    CHECK(failure_of([&] { (void)Store::open(file); }) ==
          "5: " + shell_word(file) + ": was written by a newer cardlog");
    CHECK(content_of(file.parent_path()) == before);
}

TEST_CASE("a field that a store does not know yet is made known when it is opened")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    (void)Store::open(file);
    run_sql(file, "DROP TRIGGER contact_field_stays; DELETE FROM contact_field;"
                  "INSERT INTO contact_field VALUES ('emails', 0, 1)");
    Store store = Store::open(file);
    const Id id =
        store.imports().add_file(file_of({card_of(kaethe(), 1)}), evening).cards.at(0).contact;
    CHECK(store.people().contact(id)->contact == kaethe());
}

TEST_CASE("a folder or a device is no store")
{
    const TemporaryFolder folder;
    fs::create_directory(folder / "cards");
    CHECK(failure_of([&] { (void)Store::open(folder / "cards"); }) ==
          "5: " + (folder / "cards").string() + ": is a folder");
    CHECK(failure_of([&] { (void)Store::open((folder / "new").string() + "/"); }) ==
          "5: " + (folder / "new").string() + "/: is a folder");
    CHECK_FALSE(fs::exists(folder / "new"));
    CHECK(failure_of([&] { (void)Store::open("/dev/null"); }) ==
          "5: /dev/null: is not a file that can keep a store");
    CHECK(failure_of([&] { (void)Store::open(""); }) == "5: '': is a folder");
}

TEST_CASE("a store cannot be made where nothing can be made")
{
    const TemporaryFolder folder;
    write_file(folder / "file", "x");
    CHECK(failure_of([&] { (void)Store::open(folder / "file" / "cards.db"); }) ==
          "5: " + (folder / "file" / "cards.db").string() + ": cannot be created: Not a directory");
    CHECK_THAT(failure_of([] { (void)Store::open("/proc/cardlog/cards.db"); }),
               contains_text("5: /proc/cardlog: cannot be created"));
}

TEST_CASE("a store that cannot be written can still be read")
{
    const TemporaryFolder folder;
    fs::create_directory(folder / "scans 100%");
    const fs::path file = folder / "scans 100%" / "cards.db";
    {
        Store store = Store::open(file);
        add_one(store, "Adler");
    }
    const auto folder_mode = GENERATE(0500U, 0700U);
    CAPTURE(folder_mode);
    OrdinaryUser::give(file);
    OrdinaryUser::give(file.parent_path());
    fs::permissions(file.parent_path().parent_path(), fs::perms{0755});
    fs::permissions(file, fs::perms{0400});
    fs::permissions(file.parent_path(), fs::perms{folder_mode});
    {
        const OrdinaryUser user;
        Store store = Store::open(file);
        CHECK(store.people().contacts({"Adler"}).size() == 1);
        CHECK(store.calls().pending_callbacks().size() == 1);
        CHECK(failure_of([&] { add_one(store, "Sommer"); }) ==
              "5: " + shell_word(file) + ": the store cannot be written");
        CHECK(failure_of([&] {
                  store.calls().log_call(1, {Outcome::met, "", evening, std::nullopt});
              }) == "5: " + shell_word(file) + ": the store cannot be written");
        CHECK(store.journal().audit().empty());
    }
    fs::permissions(file.parent_path(), fs::perms{0700});
}

TEST_CASE("a store that may not be read says so")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    (void)Store::open(file);
    fs::permissions(file, fs::perms{0000});
    OrdinaryUser::give(file);
    fs::permissions(file.parent_path(), fs::perms{0755});
    const OrdinaryUser user;
    CHECK(failure_of([&] { (void)Store::open(file); }) ==
          "5: " + shell_word(file) + ": the store cannot be opened");
}

TEST_CASE("of a store in a closed folder the folder is named, whether it is there or not")
{
    const TemporaryFolder folder;
    const fs::path closed = folder / "private";
    fs::create_directory(closed);
    (void)Store::open(closed / "cards.db");
    fs::permissions(folder / "", fs::perms{0755});
    fs::permissions(closed, fs::perms{0});
    OrdinaryUser::give(closed);
    const fs::path file = closed / GENERATE("cards.db", "new/cards.db");
    {
        const OrdinaryUser user;
        CHECK(failure_of([&] { (void)Store::open(file); }) ==
              "5: " + shell_word(file) + ": the folder " + shell_word(closed) +
                  " may not be entered");
    }
    fs::permissions(closed, fs::perms{0700});
}

TEST_CASE("a damaged store is never taken for a sound one")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    {
        Store store = Store::open(file);
        for (int i = 0; i < 40; ++i) {
            add_one(store, "Adler" + std::to_string(i));
        }
    }
    const std::string sound = read_bytes(file);
    const std::size_t size = sound.size();
    const auto damaged = GENERATE_COPY(values<std::string>({
        std::string(sound).replace(size / 4, size / 2, size / 2, '\x5a'),
        std::string(sound).replace(size - 4096, 4096, 4096, '\0'),
        std::string(sound).replace(0, 100, 100, '\0'),
        sound.substr(0, size / 2),
        sound.substr(0, 600),
    }));
    write_file(file, damaged);
    const auto look = [&] {
        if (!Store::open(file).journal().audit().empty()) {
            throw Error(ExitCode::store, file.string() + ": found by the audit");
        }
    };
    CHECK_THAT(failure_of(look), contains_text("5: " + shell_word(file) + ": "));
}

TEST_CASE("a disk that fills up loses nothing that was stored")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    Store store = Store::open(file);
    add_one(store, "Adler");
    NewFile large = file_of({card_of(named("Sommer"), 1)}, "large");
    large.cards[0].flat_jpeg.assign(4'000'000, 'x');
    const auto add_large = [&] { store.imports().add_file(large, evening); };
    {
        const SmallDisk disk(1'000'000);
        CHECK(failure_of(add_large) ==
              "5: " + shell_word(file) + ": the store cannot be read or written");
    }
    CHECK(store.journal().audit().empty());
    CHECK(store.people().contacts().size() == 1);
    CHECK(failure_of(add_large) == "no failure");
    CHECK(store.calls().pending_callbacks().size() == 2);
}

TEST_CASE("each failure of the database has words that help")
{
    struct Failure {
        int code;
        ExitCode exit_code;
        std::string what;
    };
    const auto failure = GENERATE(values<Failure>({
        {SQLITE_BUSY, ExitCode::busy, "cards.db: the store is in use by another program"},
        {SQLITE_LOCKED, ExitCode::busy, "cards.db: the store is in use by another program"},
        {SQLITE_NOTADB, ExitCode::store, "cards.db: not a cardlog store"},
        {SQLITE_CORRUPT, ExitCode::store, "cards.db: the store is damaged"},
        {SQLITE_FULL, ExitCode::store, "cards.db: no space left for the store"},
        {SQLITE_IOERR, ExitCode::store, "cards.db: the store cannot be read or written"},
        {SQLITE_READONLY, ExitCode::store, "cards.db: the store cannot be written"},
        {SQLITE_CANTOPEN, ExitCode::store, "cards.db: the store cannot be opened"},
    }));
    const Error error = translated(SQLite::Exception("low level", failure.code), "cards.db");
    CHECK(error.code() == failure.exit_code);
    CHECK(error.what() == failure.what);
    CHECK_FALSE(error.hint().empty());
}

TEST_CASE("while another program writes the store can be read, and says that it is busy")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    Store store = Store::open(file, Patience(1));
    add_one(store, "Adler");
    const auto add_another = [&] { add_one(store, "Sommer"); };
    SQLite::Database other(file.string(), SQLite::OPEN_READWRITE);
    {
        const SQLite::Transaction writing(other, SQLite::TransactionBehavior::IMMEDIATE);
        CHECK(store.people().contacts().size() == 1);
        CHECK(Store::open(file, Patience(1)).calls().pending_callbacks().size() == 1);
        CHECK(failure_of(add_another) ==
              "75: " + shell_word(file) + ": the store is in use by another program");
    }
    CHECK(failure_of(add_another) == "no failure");
    CHECK(store.people().contacts().size() == 2);
}

TEST_CASE("two stores on one file see each other's changes and share what is known")
{
    const TemporaryFolder folder;
    Store one = Store::open(folder / "cards.db");
    Store two = Store::open(folder / "cards.db");
    const Id id = add_one(one, "Adler");
    CHECK(two.people().contacts({"Adler"}).size() == 1);
    const FileAdded again =
        two.imports().add_file(file_of({card_of(named("Adler"), 1)}, "Adler"), evening);
    CHECK(again == FileAdded{FileOutcome::already_known, {{id, CardOutcome::known}}});
    two.calls().log_call(id, {Outcome::reached, "", evening, std::nullopt});
    CHECK(one.calls().pending_callbacks().empty());
    CHECK(failure_of([&] {
              one.calls().log_call(id, {Outcome::met, "", evening, std::nullopt});
          }) == "2: contact 1: no call is owed");
}

namespace {

constexpr int importers = 4;
constexpr std::size_t shared_files = 12;

// How many of the shared files were known already.
std::size_t import_shared_files(const fs::path& file)
{
    Store store = Store::open(file, Patience(60'000));
    std::size_t known = 0;
    for (std::size_t i = 0; i < shared_files; ++i) {
        const auto cards = {card_of(named("Adler"), 1), card_of({}, 2)};
        const FileAdded added =
            store.imports().add_file(file_of(cards, std::to_string(i)), evening);
        known += added.outcome == FileOutcome::already_known ? 1 : 0;
    }
    return known;
}

}  // namespace

TEST_CASE("several threads make one new store and import into it without losing a card")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    std::vector<std::future<std::size_t>> known;
    known.reserve(importers);
    for (int i = 0; i < importers; ++i) {
        known.push_back(std::async(std::launch::async, import_shared_files, file));
    }
    std::size_t times_known = 0;
    for (std::future<std::size_t>& times : known) {
        times_known += times.get();  // throws what its thread threw
    }
    CHECK(times_known == (importers - 1) * shared_files);
    const Store store = Store::open(file);
    CHECK(store.people().contacts().size() == 2 * shared_files);
    CHECK(store.calls().pending_callbacks().size() == 2 * shared_files);
    CHECK(store.journal().audit().empty());
}

TEST_CASE("an older store is copied, then brought up to date")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    {
        Store store = Store::open(file);
        add_one(store, "Adler");
    }
    const int version = static_cast<int>(store_migrations().size());
    std::vector<const char*> newer(store_migrations().begin(), store_migrations().end());
    newer.push_back("ALTER TABLE contact ADD COLUMN sorted_under TEXT");
    newer.push_back("UPDATE contact SET sorted_under = 'A'");
    {
        Database database = open_database(file, store_patience);
        migrate(database, file, newer);
        CHECK(database.execAndGet("PRAGMA user_version").getInt() == version + 2);
        CHECK(database.execAndGet("SELECT sorted_under FROM contact").getString() == "A");
        const auto before = content_of(file.parent_path());
        migrate(database, file, newer);  // nothing left to do
        CHECK(content_of(file.parent_path()) == before);
    }
    const fs::path copy = copy_before(version + 1, file);
    CHECK(mode_of(copy) == 0600);
    const Store old = Store::open(copy);
    CHECK(old.people().contacts({"Adler"}).size() == 1);
    CHECK(old.journal().audit().empty());
}

TEST_CASE("a migration that fails leaves the older store as it was")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    {
        Store store = Store::open(file);
        add_one(store, "Adler");
    }
    std::vector<const char*> newer(store_migrations().begin(), store_migrations().end());
    newer.push_back("CREATE TABLE half (x) STRICT; nonsense");
    {
        Database database = open_database(file, store_patience);
        CHECK_THROWS_AS(migrate(database, file, newer), SQLite::Exception);
    }
    const Store store = Store::open(file);
    CHECK(store.people().contacts({"Adler"}).size() == 1);
    CHECK(store.journal().audit().empty());
}

TEST_CASE("a migration that cannot make its copy is not begun")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    Database database = open_database(file, store_patience);
    const int version = static_cast<int>(store_migrations().size());
    std::vector<const char*> newer(store_migrations().begin(), store_migrations().end());
    newer.push_back("CREATE TABLE novelty (x TEXT) STRICT");
    fs::create_directory(copy_before(version + 1, file));
    CHECK_THROWS_AS(migrate(database, file, newer), Error);
    CHECK(database.execAndGet("PRAGMA user_version").getInt() == version);
}

TEST_CASE("a store of every older version is brought up to date with all that is in it")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    const std::vector<const char*> all(store_migrations().begin(), store_migrations().end());
    const std::size_t version = GENERATE_COPY(range(std::size_t{1}, all.size()));
    {
        Database old(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        add_functions(old);
        migrate(old, file, {all.data(), version});
        old.exec("INSERT INTO source_file (path, sha256, imported_at, cards_found)"
                 " VALUES ('/a.jpg', 'aa', '2026-11-24T19:30:00Z', 1);"
                 "INSERT INTO contact (created_at, warnings) VALUES ('2026-11-24T19:30:00Z', '[]');"
                 "INSERT INTO callback (contact_id, due, created_at)"
                 " VALUES (1, '2026-12-01', '2026-11-24T19:30:00Z');"
                 "INSERT INTO card (contact_id, callback_id, file_id, page, number, quad, lines,"
                 " codes) VALUES (1, 1, 1, 1, 1, '[[0,0],[1,0],[1,1],[0,1]]', '[]', '[]');"
                 "INSERT INTO contact_value VALUES (1, 'name', 0, 'Adler', NULL, NULL, NULL, 1,"
                 " 'Adler', 0.9, 0, NULL);"
                 "INSERT INTO contact_search (rowid, search_text) VALUES (1, ' adler');"
                 "INSERT INTO referral (contact_id, to_name, state, created_at, changed_at)"
                 " VALUES (1, 'Ina', 'promised', '2026-11-24T19:30:00Z', '2026-11-24T19:30:00Z');"
                 "INSERT INTO history (at, actor, contact_id, action) VALUES"
                 " ('2026-11-24T19:30:00Z', 'import', 1, 'import')");
        const std::string digest = version < 5 ? "" : ", picture_sha256 = sha256(x'ffd8ffd9')";
        old.exec("UPDATE card SET picture = x'ffd8ffd9'" + digest);
    }
    Store store = Store::open(file);
    CHECK(store.journal().audit() == std::vector<std::string>{});
    CHECK(store.people().contacts({"adler"}).size() == 1);
    CHECK(store.calls().referrals().size() == 1);
    CHECK(store.calls().pending_callbacks().at(0).due == day("2026-12-01"));
    store.calls().set_due(1, {day("2026-12-24"), "", evening});
    store.calls().log_call(1, {Outcome::reached, "", evening, {}});
    store.journal().undo(evening);
    CHECK(store.calls().pending_callbacks().at(0).due == day("2026-12-24"));
    CHECK(store.journal().audit() == std::vector<std::string>{});
    CHECK(fs::exists(copy_before(static_cast<int>(version) + 1, file)));
}

TEST_CASE("an older store tells by its gaps of which files somebody was forgotten")
{
    struct Older {
        const char* what;
        int number;  ///< of the card that is left
        int cards;   ///< that were written by the import
        int forgotten;
    };
    for (const Older& one :
         std::vector<Older>{{"none", 1, 1, 0}, {"one before", 2, 2, 1}, {"two after", 1, 3, 2}}) {
        INFO(one.what);
        const TemporaryFolder folder;
        const fs::path file = folder / "cards.db";
        {
            Database old(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            add_functions(old);
            migrate(old, file, store_migrations().first(8));
            old.exec("INSERT INTO source_file (path, sha256, imported_at, cards_found)"
                     " VALUES ('/a.jpg', 'aa', '2026-11-24T19:30:00Z', 1);"
                     "INSERT INTO contact (created_at, warnings)"
                     " VALUES ('2026-11-24T19:30:00Z', '[]');"
                     "INSERT INTO callback (contact_id, due, created_at)"
                     " VALUES (1, '2026-12-01', '2026-11-24T19:30:00Z');"
                     "INSERT INTO batch (started_at) VALUES ('2026-11-24T19:30:00Z');"
                     "INSERT INTO tombstone (contact_id, forgotten_at)"
                     " VALUES (7, '2026-11-24T19:30:00Z')");
            execute(old,
                    "INSERT INTO card (contact_id, callback_id, file_id, page, quad, lines, codes,"
                    " number) VALUES (1, 1, 1, 1, '[[0,0],[1,0],[1,1],[0,1]]', '[]', '[]', ?)",
                    one.number);
            execute(old,
                    "INSERT INTO batch_file (batch_id, position, path, sha256, outcome, cards)"
                    " VALUES (1, 1, '/a.jpg', 'aa', 'written', ?)",
                    one.cards);
        }
        Database now = open_database(file, store_patience);
        CHECK(now.execAndGet("SELECT cards_forgotten FROM source_file").getInt() == one.forgotten);
    }
}

TEST_CASE("a backup made while others write is whole, and comes back")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    Store store = Store::open(file, Patience(60'000));
    add_one(store, "Adler");
    std::future<std::size_t> writing = std::async(std::launch::async, import_shared_files, file);
    store.backup(folder / "copy.db");
    store.backup(folder / "copy.db");
    writing.get();
    const std::size_t contacts = store.people().contacts().size();
    CHECK(mode_of(folder / "copy.db") == 0600);
    Store::restore(folder / "copy.db", folder / "other/cards.db");
    CHECK(Store::open(folder / "other/cards.db").journal().audit() == std::vector<std::string>{});
    CHECK(Store::open(folder / "other/cards.db").people().contacts({"Adler"}).size() == 1);

    store.backup(folder / "full.db");
    add_one(store, "Sommer");
    Store::restore(folder / "full.db", file);
    CHECK(Store::open(file).people().contacts().size() == contacts);
    CHECK(Store::open(copy_before_restore(file)).people().contacts().size() == contacts + 1);
    CHECK(Store::open(file).journal().audit() == std::vector<std::string>{});
}

TEST_CASE("a copy for which there is no room is named, and half of it does not stay")
{
    const TemporaryFolder folder;
    const Store store = Store::open(folder / "cards.db");
    const fs::path copy = folder / "copy.db";
    {
        const SmallDisk disk(20'000);
        CHECK(failure_of([&] { store.backup(copy); }) ==
              "5: " + shell_word(copy) + ": the copy cannot be written");
    }
    CHECK_FALSE(fs::exists(copy));
    CHECK_FALSE(fs::exists(copy.string() + ".part"));
}

TEST_CASE("a copy that is damaged, foreign or missing is not restored")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    {
        Store store = Store::open(file);
        for (int i = 0; i < 40; ++i) {
            add_one(store, "Adler" + std::to_string(i));
        }
        store.backup(folder / "copy.db");
    }
    const std::string sound = read_bytes(folder / "copy.db");
    const std::size_t size = sound.size();
    const auto bytes = GENERATE_COPY(
        values<std::string>({"", "milk, bread\n", sound.substr(0, size / 2),
                             std::string(sound).replace(size / 4, size / 2, size / 2, '\x5a')}));
    write_file(folder / "copy.db", bytes);
    CHECK_THAT(failure_of([&] { Store::restore(folder / "copy.db", file); }), contains_text("5: "));
    CHECK(failure_of([&] { Store::restore(folder / "none.db", file); }) ==
          "5: " + shell_word(folder / "none.db") + ": there is no such file");
    CHECK(Store::open(file).people().contacts().size() == 40);
    CHECK_FALSE(fs::exists(copy_before_restore(file)));
}

TEST_CASE("a damaged store is replaced by its copy, and kept beside it")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    {
        Store store = Store::open(file);
        add_one(store, "Adler");
        store.backup(folder / "copy.db");
    }
    write_file(file, std::string(5000, '\x5a'));
    CHECK(failure_of([&] { (void)Store::open(file); }) ==
          "5: " + shell_word(file) + ": not a cardlog store");
    Store::restore(folder / "copy.db", file);
    CHECK(Store::open(file).people().contacts({"Adler"}).size() == 1);
    CHECK(read_bytes(copy_before_restore(file)) == std::string(5000, '\x5a'));
}

TEST_CASE("a store that is being written is not restored over")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "cards.db";
    Store store = Store::open(file);
    add_one(store, "Adler");
    store.backup(folder / "copy.db");
    SQLite::Database other(file.string(), SQLite::OPEN_READWRITE);
    const SQLite::Transaction writing(other, SQLite::TransactionBehavior::IMMEDIATE);
    CHECK_THAT(failure_of([&] { Store::restore(folder / "copy.db", file); }),
               contains_text("75: "));
    CHECK(store.people().contacts().size() == 1);
}
