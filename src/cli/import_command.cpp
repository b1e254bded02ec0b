#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/import.h"
#include "app/stopwatch.h"
#include "cli/commands.h"
#include "cli/interruption.h"
#include "cli/jobs.h"
#include "cli/json.h"
#include "cli/print.h"
#include "cli/progress.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

struct ImportArguments {
    std::vector<std::string> paths;
    std::string records;
    std::string event;
    std::string met_on;
    std::string place;
    std::string talked_about;
    std::string refer_to;
    std::string due;
    std::optional<int> expected;
    int jobs = 0;
    bool dry_run = false;
};

ImportOptions import_options(const ImportArguments& arguments, const Session& session)
{
    ImportOptions options;
    options.encounter.event = given_text("--event", arguments.event);
    options.encounter.place = given_text("--place", arguments.place);
    options.encounter.talked_about = given_text("--talked-about", arguments.talked_about);
    if (!arguments.met_on.empty()) {
        options.encounter.met_on = day_from_option("--met-on", arguments.met_on);
    }
    options.due = arguments.due.empty()
                      ? add_working_days(session.world.today, default_callback_working_days)
                      : due_from_option(session, "--due", arguments.due);
    options.refer_to = given_text("--refer-to", arguments.refer_to);
    options.now = session.world.now;
    options.scan.home_region = session.region;
    return options;
}

std::string list_of(const std::vector<std::string>& words)
{
    std::string list;
    for (const std::string& word : words) {
        list += (list.empty() ? "" : ", ") + word;
    }
    return list;
}

std::string card_line(const ImportedFile::Card& card)
{
    const std::string id = card.contact == 0 ? "-" : std::to_string(card.contact);
    std::string line = "  " + fitted(id, 5) +
                       fitted(card.name.empty() ? "(no name)" : card.name, 28) + " " +
                       printable(card.company);
    if (!card.needs_review.empty()) {
        line += "\n       please check: " + list_of(card.needs_review);
    }
    return line + "\n";
}

std::string file_lines(const ImportedFile& file)
{
    std::string lines = printable(file.file.string());
    switch (file.outcome) {
    case FileOutcome::already_known: return lines + ": already imported, nothing changed\n";
    case FileOutcome::no_card: return lines + ": no card found\n";
    case FileOutcome::failed: return "";  // complained of already
    case FileOutcome::written: break;
    }
    lines += "\n";
    for (const ImportedFile::Card& card : file.cards) {
        lines += card_line(card);
    }
    return lines;
}

std::string json_of(const ImportedFile& file)
{
    Json cards = Json::array();
    for (const ImportedFile::Card& card : file.cards) {
        cards.push_back({{"contact", card.contact},
                         {"name", card.name},
                         {"company", card.company},
                         {"needs_review", card.needs_review}});
    }
    Json json{{"file", file.file.string()}, {"outcome", to_string(file.outcome)}, {"cards", cards}};
    if (file.failure) {
        json["error"] = {{"message", file.failure->what()}, {"hint", file.failure->hint()}};
    }
    return json_line(json);
}

std::string json_of(const ImportSummary& sums, const std::optional<Id>& batch)
{
    return json_line({{"summary",
                       {{"batch", batch ? Json(*batch) : Json(nullptr)},
                        {"files", sums.files},
                        {"files_without_card", sums.files_without_card},
                        {"cards_found", sums.cards_found()},
                        {"cards_written", sums.cards_written},
                        {"cards_already_known", sums.cards_known},
                        {"failed", sums.cards_failed},
                        {"cards_to_review", sums.cards_to_review}}}});
}

std::string summary_text(const ImportSummary& sums, Day due)
{
    std::string text = counted(sums.cards_found(), "card") +
                       " found = " + std::to_string(sums.cards_written) + " written + " +
                       std::to_string(sums.cards_known) + " already known + " +
                       std::to_string(sums.cards_failed) + " failed\n";
    if (sums.files_without_card > 0) {
        text += counted(sums.files_without_card, "picture") + " without a card\n";
    }
    if (sums.cards_to_review > 0) {
        text += counted(sums.cards_to_review, "card") + " to be looked at\n";
    }
    if (sums.cards_written > 0) {
        text += "callbacks for the new contacts are due on " + to_iso(due) +
                "; see: cardlog callbacks\n";
    }
    return text;
}

ExitCode exit_code_of(const ImportSummary& sums)
{
    if (sums.cards_failed > 0 && sums.cards_failed == sums.files) {
        return ExitCode::input;
    }
    const bool clean =
        sums.cards_failed == 0 && sums.files_without_card == 0 && sums.cards_to_review == 0;
    return clean ? ExitCode::ok : ExitCode::needs_a_look;
}

void report(const ImportedFile& file, const Session& session)
{
    if (file.failure) {
        complain(session, *file.failure);
    }
    if (session.json) {
        session.world.out << json_of(file) << std::flush;
    } else if (!session.quiet) {
        session.world.out << file_lines(file) << std::flush;
    }
}

// The cards that lie on the table are counted by a person; a failed file shows none of them.
bool is_as_expected(const ImportSummary& sums, const std::optional<int>& expected,
                    const Session& session)
{
    const int read = sums.cards_written + sums.cards_known;
    if (!expected || read == *expected) {
        return true;
    }
    const int difference = std::abs(read - *expected);
    session.world.err << "cardlog: " << counted(*expected, "card") << " expected, " << read
                      << " read: " << difference << (read < *expected ? " too few" : " too many")
                      << ". Compare the pictures with what was read from them." << std::endl;
    return false;
}

void say_stopped(const ImportSummary& sums, std::size_t files, const Session& session)
{
    session.world.err << "cardlog: stopped after " << sums.files << " of "
                      << counted(static_cast<int>(files), "file")
                      << "; the same command goes on there." << std::endl;
}

NewBatch batch_of(const ImportArguments& arguments, const ImportOptions& options)
{
    return {arguments.records.empty() ? arguments.paths : std::vector{arguments.records},
            options.encounter.event, arguments.expected};
}

void print_summary(const ImportSummary& sums, const ImportArguments& arguments,
                   const ImportOptions& options, const Session& session)
{
    if (session.json) {
        session.world.out << json_of(sums, options.batch);
    } else if (!session.quiet) {
        session.world.out << (arguments.dry_run ? "dry run, nothing written: " : "")
                          << summary_text(sums, options.due);
    }
}

// Where the cards come from: calls the function with each file that is written or, without a store,
// only read.
using Source = std::function<void(Store* store, const ImportOptions& options,
                                  const std::function<void(const ImportedFile&)>& report)>;

ImportWork work_of(int jobs, std::size_t ahead, const Session& session)
{
    ImportWork work;
    work.jobs = jobs;
    work.ahead = ahead;
    work.make_engine = [&session] { return make_engine(session.languages); };
    work.is_stopped = Interruption::has_come;
    return work;
}

// `files`: how many there are; 0 where that is not known.
ImportSummary import_from(const Source& source, std::size_t files, const ImportArguments& arguments,
                          Session& session)
{
    ImportOptions options = import_options(arguments, session);
    std::optional<Store> store;
    if (!arguments.dry_run) {
        store.emplace(Store::open(store_path(session)));
        options.batch = store->begin_batch(batch_of(arguments, options), options.now);
    }
    Stopwatch watch;
    Progress progress(session, files);
    ImportSummary sums;
    source(store ? &*store : nullptr, options, [&](const ImportedFile& file) {
        sums = with(sums, file);
        progress.clear();
        report(file, session);
        progress.show(sums);
    });
    progress.clear();
    print_summary(sums, arguments, options, session);
    session.exit_code = exit_code_of(sums);
    if (!is_as_expected(sums, arguments.expected, session)) {
        session.exit_code = std::max(session.exit_code, ExitCode::needs_a_look);
    }
    if (Interruption::has_come()) {
        session.exit_code = ExitCode::interrupted;
    } else if (store) {
        store->end_batch(*options.batch, watch.lap());
    }
    return sums;
}

void import_pictures(const ImportArguments& arguments, Session& session)
{
    const std::vector<fs::path> files =
        picture_files({arguments.paths.begin(), arguments.paths.end()});
    if (files.empty()) {
        throw Error(ExitCode::input, arguments.paths.front() + ": no pictures in this folder",
                    "Give a folder with JPEG, PNG, TIFF, WebP or BMP files");
    }
    const Interruption interruption;
    const int jobs = jobs_for(arguments.jobs, files.size());
    const ImportWork work = work_of(jobs, files_ahead(jobs), session);
    const ImportSummary sums =
        import_from([&](Store* store, const ImportOptions& options,
                        const auto& report) { import_files(files, store, options, work, report); },
                    files.size(), arguments, session);
    if (Interruption::has_come()) {
        say_stopped(sums, files.size(), session);
    }
}

void import_card_records(const ImportArguments& arguments, Session& session)
{
    std::ifstream file;
    if (arguments.records != "-") {
        file.open(arguments.records);
        if (!file.good() || fs::is_directory(arguments.records)) {
            throw Error(ExitCode::input, arguments.records + ": cannot be read",
                        "Check that it exists and that you may read it");
        }
    }
    constexpr std::size_t records_ahead = 512;  // one write to the disk serves many of them
    const Interruption interruption;
    const ImportWork work =
        work_of(jobs_for(arguments.jobs, records_ahead), records_ahead, session);
    const bool piped = arguments.records == "-";
    import_from(
        [&](Store* store, const ImportOptions& options, const auto& report) {
            import_records(piped ? session.world.in : file,
                           piped ? "standard input" : arguments.records, store, options, work,
                           report);
        },
        0, arguments, session);
}

}  // namespace

void add_import(CLI::App& app, Session& session)
{
    const auto arguments = std::make_shared<ImportArguments>();
    CLI::App* command =
        app.add_subcommand("import", "Store the cards in pictures, a callback owed for each");
    command->footer("Example: cardlog import photos/ --event \"Netzwerkabend\" --due 2026-12-01");
    CLI::Option* paths =
        command->add_option("PATH", arguments->paths, "Pictures, or folders of pictures");
    command
        ->add_option("--records", arguments->records,
                     "Card records, as read --json writes them; - is standard input")
        ->type_name("FILE")
        ->excludes(paths);
    command->add_option("--event", arguments->event, "Where the cards were received");
    command->add_option("--met-on", arguments->met_on, "The day (default: the picture's day)")
        ->type_name("YYYY-MM-DD");
    command->add_option("--place", arguments->place, "The town or house");
    command->add_option("--talked-about", arguments->talked_about, "What was talked about");
    command->add_option("--refer-to", arguments->refer_to, "The colleague who gets the cards");
    command->add_option("--due", arguments->due, "When to call (default: in five working days)")
        ->type_name("YYYY-MM-DD");
    command->add_option("--expect", arguments->expected, "How many cards there are; else say so")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
    add_jobs_option(*command, arguments->jobs);
    command->add_flag("--dry-run", arguments->dry_run, "Read and report, write nothing");
    command->callback([arguments, &session] {
        if (!arguments->records.empty()) {
            import_card_records(*arguments, session);
        } else if (!arguments->paths.empty()) {
            import_pictures(*arguments, session);
        } else {
            throw Error(ExitCode::usage, "import needs a picture, a folder or card records",
                        "Name one, or use --records FILE");
        }
    });
}

}  // namespace cardlog
