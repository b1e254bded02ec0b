#include "storage/imports/batches.h"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "storage/sql/connection.h"

namespace cardlog {
namespace {

using nlohmann::json;

constexpr std::array<std::pair<FileOutcome, const char*>, 4> words{{
    {FileOutcome::written, "written"},
    {FileOutcome::already_known, "already_known"},
    {FileOutcome::no_card, "no_card"},
    {FileOutcome::failed, "failed"},
}};

FileOutcome file_outcome_of(const SQLite::Column& column)
{
    const std::string text = column.getString();
    for (const auto& [outcome, word] : words) {
        if (text == word) {
            return outcome;
        }
    }
    throw SQLite::Exception("unexpected \"" + text + "\"", SQLITE_CORRUPT);
}

// A card that was set aside is one of the batch that wrote it, whatever became of its file later.
constexpr const char* batches_sql = R"sql(
WITH aside AS MATERIALIZED (
    SELECT sha256, created_at FROM contact JOIN card ON contact_id = contact.id
    JOIN source_file ON source_file.id = file_id
    WHERE no_card = 1)
SELECT id, started_at, seconds, arguments, expected,
       count(position) AS files,
       count(CASE outcome WHEN 'no_card' THEN 1 END) AS files_without_card,
       sum(CASE outcome WHEN 'written' THEN cards ELSE 0 END) AS cards_written,
       (SELECT count(*) FROM aside
        WHERE created_at >= started_at AND EXISTS (
              SELECT 1 FROM batch_file AS its
              WHERE its.batch_id = batch.id AND its.sha256 = aside.sha256
                    AND its.outcome = 'written')) AS cards_set_aside,
       sum(CASE outcome WHEN 'already_known' THEN cards ELSE 0 END) AS cards_known,
       count(CASE outcome WHEN 'failed' THEN 1 END) AS cards_failed
FROM batch LEFT JOIN batch_file ON batch_id = id
WHERE ?1 IS NULL OR id = ?1
GROUP BY id ORDER BY id DESC)sql";

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

void put_row(Database& database, Id batch, const NewFile& file, FileOutcome outcome, int cards)
{
    execute(database, R"sql(
INSERT INTO batch_file (batch_id, position, path, sha256, outcome, reason, cards)
VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM batch_file WHERE batch_id = ?1),
        ?2, ?3, ?4, ?5, ?6))sql",
            batch, file.path.string(), text_unless_empty(file.sha256), to_string(outcome),
            text_unless_empty(file.failure), cards);
}

BatchSummary summary_in(const SQLite::Statement& row)
{
    BatchSummary batch;
    batch.id = row.getColumn("id").getInt64();
    batch.started_at = time_of(row.getColumn("started_at"));
    if (!row.getColumn("seconds").isNull()) {
        batch.seconds = row.getColumn("seconds").getDouble();
    }
    batch.begun = batch_from(row.getColumn("arguments"), row.getColumn("expected"));
    batch.files = row.getColumn("files").getInt();
    batch.files_without_card = row.getColumn("files_without_card").getInt();
    batch.cards_set_aside = row.getColumn("cards_set_aside").getInt();
    batch.cards_written = row.getColumn("cards_written").getInt() - batch.cards_set_aside;
    batch.cards_known = row.getColumn("cards_known").getInt();
    batch.cards_failed = row.getColumn("cards_failed").getInt();
    return batch;
}

}  // namespace

std::string to_string(FileOutcome outcome)
{
    for (const auto& [known, word] : words) {
        if (known == outcome) {
            return word;
        }
    }
    return {};
}

void put_batch_file(Database& database, Id batch, const NewFile& file, const FileAdded& added)
{
    if (added.outcome == FileOutcome::no_card || added.outcome == FileOutcome::failed) {
        put_row(database, batch, file, added.outcome, 0);
        return;
    }
    int written = 0;
    int known = 0;
    for (const CardAdded& card : added.cards) {
        const bool is_new = card.how == CardOutcome::written || card.how == CardOutcome::added;
        written += is_new ? 1 : 0;
        known += is_new || card.how == CardOutcome::left_out ? 0 : 1;
    }
    // A row has one outcome: a file of known and additional cards has two, so that the sums are
    // those of the cards.
    if (known > 0) {
        put_row(database, batch, file, FileOutcome::already_known, known);
    } else if (written == 0) {  // of people who were forgotten, as the names of their files are
        put_row(database, batch, {}, FileOutcome::already_known, 0);
    }
    if (written > 0) {
        put_row(database, batch, file, FileOutcome::written, written);
    }
}

void erase_from_batches(Database& database, const std::string& sha256)
{
    // By its bytes under any name, and by its name also where it failed with other bytes.
    const std::string its_rows = R"sql(
(sha256 = ?1 OR outcome = 'failed' AND path = (SELECT path FROM source_file WHERE sha256 = ?1)))sql";
    const std::string arguments = R"sql(
UPDATE batch SET arguments = NULL WHERE id IN (SELECT batch_id FROM batch_file WHERE )sql" +
                                  its_rows + ")";
    execute(database, arguments.c_str(), sha256);
    const std::string files =
        "UPDATE batch_file SET path = NULL, sha256 = NULL, reason = NULL WHERE " + its_rows;
    execute(database, files.c_str(), sha256);
}

Id Imports::begin_batch(const NewBatch& batch, Time now)
{
    return connection_.write([&](Database& database) -> Id {
        execute(database, "INSERT INTO batch (started_at, arguments, expected) VALUES (?, ?, ?)",
                now, arguments_of(batch), batch.expected);
        return database.getLastInsertRowid();
    });
}

void Imports::end_batch(Id batch, double seconds)
{
    connection_.write([&](Database& database) {
        execute(database, "UPDATE batch SET seconds = ? WHERE id = ?", seconds, batch);
    });
}

std::vector<BatchSummary> Imports::batches() const
{
    return connection_.read([](Database& database) {
        auto row = statement(database, batches_sql, std::optional<Id>());
        return read_rows(row, summary_in);
    });
}

std::optional<BatchSummary> Imports::batch(Id id) const
{
    return connection_.read([&](Database& database) {
        auto row = statement(database, batches_sql, id);
        return row.executeStep() ? std::optional(summary_in(row)) : std::nullopt;
    });
}

std::vector<BatchFile> Imports::batch_files(Id batch) const
{
    return connection_.read([&](Database& database) {
        auto row = statement(database, R"sql(
SELECT path, sha256, outcome, reason, cards FROM batch_file
WHERE batch_id = ? ORDER BY position)sql",
                             batch);
        return read_rows(row, [](SQLite::Statement& at) {
            return BatchFile{at.getColumn("path").getString(), at.getColumn("sha256").getString(),
                             file_outcome_of(at.getColumn("outcome")),
                             at.getColumn("reason").getString(), at.getColumn("cards").getInt()};
        });
    });
}

}  // namespace cardlog
