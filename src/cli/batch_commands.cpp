#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/json.h"
#include "cli/print.h"
#include "core/shell_word.h"
#include "storage/imports/imports.h"
#include "storage/store.h"

namespace cardlog {
namespace {

constexpr int batch_columns = 7;
constexpr int time_columns = 21;
constexpr int number_columns = 9;

int cards_found(const BatchSummary& batch)
{
    return batch.cards_written + batch.cards_set_aside + batch.cards_known + batch.cards_failed;
}

std::string joined(const std::vector<std::string>& paths)
{
    std::string text;
    for (const std::string& path : paths) {
        text += (text.empty() ? "" : " ") + shell_word(path);
    }
    return text;
}

std::string sums_text(const BatchSummary& batch)
{
    const std::string aside =
        batch.cards_set_aside > 0 ? std::to_string(batch.cards_set_aside) + " set aside + " : "";
    return counted(cards_found(batch), "card") + " found = " + std::to_string(batch.cards_written) +
           " written + " + aside + std::to_string(batch.cards_known) + " already known + " +
           std::to_string(batch.cards_failed) + " failed; " +
           counted(batch.files_without_card, "picture") + " without a card";
}

Json json_of(const BatchSummary& batch)
{
    return {{"batch", batch.id},
            {"started_at", to_iso(batch.started_at)},
            {"seconds", batch.seconds ? Json(*batch.seconds) : Json(nullptr)},
            {"paths", batch.begun.paths},
            {"event", text_or_null(batch.begun.event)},
            {"expected", batch.begun.expected ? Json(*batch.begun.expected) : Json(nullptr)},
            {"files", batch.files},
            {"files_without_card", batch.files_without_card},
            {"cards_found", cards_found(batch)},
            {"cards_written", batch.cards_written},
            {"cards_set_aside", batch.cards_set_aside},
            {"cards_already_known", batch.cards_known},
            {"failed", batch.cards_failed}};
}

Json json_of(const BatchFile& file)
{
    Json json{{"file", text_or_null(file.path.string())},
              {"sha256", text_or_null(file.sha256)},
              {"outcome", to_string(file.outcome)},
              {"reason", text_or_null(file.reason)},
              {"cards", file.cards}};
    add_file_bytes(json, file.path);
    return json;
}

std::string line_of(const BatchSummary& batch)
{
    return fitted(std::to_string(batch.id), batch_columns) +
           fitted(to_iso(batch.started_at), time_columns) + " " +
           fitted(std::to_string(batch.files), number_columns) +
           fitted(std::to_string(cards_found(batch)), number_columns) +
           fitted(std::to_string(batch.cards_written), number_columns) +
           fitted(std::to_string(batch.cards_failed), number_columns) +
           (batch.seconds ? "" : "(not finished) ") + joined(batch.begun.paths);
}

std::string line_of(const BatchFile& file)
{
    const std::string name = file.path.empty() ? "(forgotten)" : shell_word(file.path);
    switch (file.outcome) {
    case FileOutcome::written: return name + ": " + counted(file.cards, "card") + " written";
    case FileOutcome::already_known:
        return name + ": already imported, " + counted(file.cards, "card");
    case FileOutcome::no_card: return name + ": no card found";
    case FileOutcome::failed: break;
    }
    return file.reason.empty() ? name + ": failed" : "failed: " + printable(file.reason);
}

void list_batches(const Session& session)
{
    const std::vector<BatchSummary> batches = existing_store(session).imports().batches();
    if (session.json) {
        for (const BatchSummary& batch : batches) {
            session.world.out << json_line(json_of(batch));
        }
        return;
    }
    if (batches.empty()) {
        session.world.out << "Nothing was imported yet.\n";
        return;
    }
    session.world.out << fitted("Batch", batch_columns) << fitted("Started (UTC)", time_columns)
                      << ' ' << fitted("Files", number_columns) << fitted("Cards", number_columns)
                      << fitted("Written", number_columns) << fitted("Failed", number_columns)
                      << "What\n";
    for (const BatchSummary& batch : batches) {
        session.world.out << cut(line_of(batch), session.world.columns) << '\n';
    }
}

void show_batch(Id id, const Session& session)
{
    const Store store = existing_store(session);
    const std::optional<BatchSummary> batch = store.imports().batch(id);
    if (!batch) {
        throw Error(ExitCode::usage, "batch " + std::to_string(id) + ": there is no such batch",
                    "See cardlog batches");
    }
    const std::vector<BatchFile> files = store.imports().batch_files(id);
    if (session.json) {
        Json json = json_of(*batch);
        for (const BatchFile& file : files) {
            json["of_each_file"].push_back(json_of(file));
        }
        session.world.out << json_line(json);
        return;
    }
    for (const BatchFile& file : files) {
        session.world.out << line_of(file) << '\n';
    }
    session.world.out << sums_text(*batch) << '\n';
    if (batch->begun.expected) {
        session.world.out << counted(*batch->begun.expected, "card") << " expected\n";
    }
    if (!batch->seconds) {
        session.world.out << "not finished: it is at work, or was stopped\n";
    }
}

}  // namespace

void add_batches(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand("batches", "The imports, and what became of each file");
    command->footer("Example: cardlog batches show 3");
    command->callback([command, &session] {
        if (command->get_subcommands().empty()) {
            list_batches(session);
        }
    });
    const auto id = std::make_shared<Id>(0);
    CLI::App* show = command->add_subcommand("show", "What became of each file of one import");
    show->footer("Example: cardlog batches show 3");
    show->add_option("BATCH", *id, "Its number")->required();
    show->callback([id, &session] { show_batch(*id, session); });
}

}  // namespace cardlog
