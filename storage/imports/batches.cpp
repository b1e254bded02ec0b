#include "storage/imports/batches.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace cardlog {
namespace {

using nlohmann::json;

constexpr const char* batches_sql =
    "SELECT id, started_at, seconds, arguments, expected, count(position),"
    " count(CASE outcome WHEN 'no_card' THEN 1 END),"
    " sum(CASE outcome WHEN 'written' THEN cards ELSE 0 END),"
    " sum(CASE outcome WHEN 'already_known' THEN cards ELSE 0 END),"
    " count(CASE outcome WHEN 'failed' THEN 1 END)"
    " FROM batch LEFT JOIN batch_file ON batch_id = id WHERE ?1 IS NULL OR id = ?1"
    " GROUP BY id ORDER BY id DESC";

std::string arguments_of(const NewBatch& batch)
{
    const json arguments{{"paths", batch.paths},
                         {"event", batch.event ? json(*batch.event) : json(nullptr)}};
    return arguments.dump(-1, ' ', false, json::error_handler_t::replace);
}

NewBatch batch_from(const SQLite::Column& arguments, const SQLite::Column& expected)
{
    NewBatch batch;
    if (!arguments.isNull()) {
        const json given = json::parse(arguments.getString());
        batch.paths = given.at("paths").get<std::vector<std::string>>();
        if (!given.at("event").is_null()) {
            batch.event = given.at("event").get<std::string>();
        }
    }
    if (!expected.isNull()) {
        batch.expected = expected.getInt();
    }
    return batch;
}

std::optional<std::string> text_unless_empty(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

void put_batch_file(SQLite::Database& database, Id batch, const NewFile& file, FileOutcome outcome,
                    int cards)
{
    execute(database,
            "INSERT INTO batch_file (batch_id, position, path, sha256, outcome, reason, cards)"
            " VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM batch_file"
            " WHERE batch_id = ?1), ?2, ?3, ?4, ?5, ?6)",
            batch, file.path.string(), text_unless_empty(file.sha256), to_string(outcome),
            text_unless_empty(file.failure), cards);
}

}  // namespace

Id insert_batch(SQLite::Database& database, const NewBatch& batch, Time now)
{
    execute(database, "INSERT INTO batch (started_at, arguments, expected) VALUES (?, ?, ?)", now,
            arguments_of(batch), batch.expected);
    return database.getLastInsertRowid();
}

void insert_batch_file(SQLite::Database& database, Id batch, const NewFile& file,
                       const FileAdded& added)
{
    const FileOutcome outcome = outcome_of(file, added);
    const int cards = static_cast<int>(added.contacts.size());
    if (added.again.empty() && outcome != FileOutcome::written) {
        put_batch_file(database, batch, file, outcome, cards);
        return;
    }
    int known = static_cast<int>(std::count(added.same_card.begin(), added.same_card.end(), true));
    int written = added.again.empty() ? cards - known : 0;
    for (const CardReadAgain& card : added.again) {
        written += card.what == CardAgain::added ? 1 : 0;
        known += card.what == CardAgain::added || card.what == CardAgain::left_out ? 0 : 1;
    }
    // A row has one outcome: a file of known and additional cards has two, so that the sums are
    // those of the cards.
    if (known > 0 || written == 0) {
        put_batch_file(database, batch, file, FileOutcome::already_known, known);
    }
    if (written > 0) {
        put_batch_file(database, batch, file, FileOutcome::written, written);
    }
}

std::vector<BatchSummary> query_batches(SQLite::Database& database, const std::optional<Id>& only)
{
    auto row = statement(database, batches_sql, only);
    std::vector<BatchSummary> batches;
    while (row.executeStep()) {
        BatchSummary& batch = batches.emplace_back();
        batch.id = row.getColumn(0).getInt64();
        batch.started_at = time_of(row.getColumn(1));
        if (!row.getColumn(2).isNull()) {
            batch.seconds = row.getColumn(2).getDouble();
        }
        batch.begun = batch_from(row.getColumn(3), row.getColumn(4));
        batch.files = row.getColumn(5).getInt();
        batch.files_without_card = row.getColumn(6).getInt();
        batch.cards_written = row.getColumn(7).getInt();
        batch.cards_known = row.getColumn(8).getInt();
        batch.cards_failed = row.getColumn(9).getInt();
    }
    return batches;
}

std::vector<BatchFile> query_batch_files(SQLite::Database& database, Id batch)
{
    auto row = statement(database,
                         "SELECT path, sha256, outcome, reason, cards FROM batch_file"
                         " WHERE batch_id = ? ORDER BY position",
                         batch);
    return read_rows(row, [](SQLite::Statement& at) {
        return BatchFile{at.getColumn(0).getString(), at.getColumn(1).getString(),
                         file_outcome_of(at.getColumn(2)), at.getColumn(3).getString(),
                         at.getColumn(4).getInt()};
    });
}

void erase_from_batches(SQLite::Database& database, const std::string& sha256)
{
    // By its bytes under any name, and by its name also where it failed with other bytes.
    const std::string its_rows = " (sha256 = ?1 OR outcome = 'failed'"
                                 " AND path = (SELECT path FROM source_file WHERE sha256 = ?1))";
    const std::string arguments = "UPDATE batch SET arguments = NULL WHERE id IN"
                                  " (SELECT batch_id FROM batch_file WHERE" +
                                  its_rows + ")";
    execute(database, arguments.c_str(), sha256);
    const std::string files =
        "UPDATE batch_file SET path = NULL, sha256 = NULL, reason = NULL WHERE" + its_rows;
    execute(database, files.c_str(), sha256);
}

}  // namespace cardlog
