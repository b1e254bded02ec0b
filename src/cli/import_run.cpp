#include "cli/import_run.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <ostream>

#include <CLI/CLI.hpp>

#include "app/import/contact_sheet.h"
#include "app/people/shown_values.h"
#include "app/scan/scan.h"
#include "app/scan/stopwatch.h"
#include "cli/commands.h"
#include "cli/interruption.h"
#include "cli/jobs.h"
#include "cli/json.h"
#include "cli/print.h"
#include "cli/progress.h"
#include "core/fields.h"
#include "core/shell_word.h"
#include "storage/imports/imports.h"

namespace cardlog {
namespace {

ImportOptions import_options(const ImportArguments& arguments, const Session& session)
{
    const Moment moment = moment_of(session);
    ImportOptions options;
    options.encounter.event = given_text("--event", arguments.event);
    options.encounter.place = given_text("--place", arguments.place);
    options.encounter.talked_about = given_text("--talked-about", arguments.talked_about);
    if (!arguments.met_on.empty()) {
        options.encounter.met_on = day_from_option("--met-on", arguments.met_on);
    }
    options.due = arguments.due.empty()
                      ? add_working_days(moment.today, default_callback_working_days)
                      : due_from_option(session, "--due", arguments.due);
    options.refer_to = given_text("--refer-to", arguments.refer_to);
    options.now = moment.now;
    options.home_region = session.region;
    options.with_pages = !arguments.contact_sheet.empty();
    options.again = arguments.again;
    options.event_from_folder = arguments.event_from_folder;
    options.dry_run = arguments.dry_run;
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

// `value`: what became of a field, as a text for programs.
std::string shown(const std::string& field, const std::string& value)
{
    if (value.empty()) {
        return "(none)";
    }
    return printable(field == "phones" ? with_shown_numbers(value) : value);
}

// What became of the card, where that has to be said: a line each.
std::string outcome_lines(const ImportedFile::Card& card)
{
    const std::string space(7, ' ');
    std::string lines;
    switch (card.how) {
    case CardOutcome::same_card:
        return space + "known from another picture or file of this card, no second contact\n";
    case CardOutcome::added: return space + "not found before, a new contact\n";
    case CardOutcome::unreadable: return space + "not readable this time, left as it is\n";
    case CardOutcome::not_found: return space + "not found this time, left as it is\n";
    case CardOutcome::left_out:
        return space + "not stored: somebody on this picture was forgotten, and it may be them\n";
    case CardOutcome::written:
    case CardOutcome::known:
    case CardOutcome::reread: break;
    }
    for (const FieldChange& change : card.changes) {
        lines += space + change.field + ": " + shown(change.field, change.before) + " → " +
                 shown(change.field, change.after) + "\n";
    }
    return lines;
}

std::string card_line(const ImportedFile::Card& card)
{
    const std::string name = text_of(card.values.name);
    const std::string id = card.contact == 0 ? "-" : std::to_string(card.contact);
    const int id_columns = std::max(5, static_cast<int>(id.size()) + 1);
    std::string line = "  " + fitted(id, id_columns) +
                       fitted(name.empty() ? "(no name)" : name, 28) + " " +
                       printable(text_of(card.values.company));
    if (!card.needs_review.empty()) {
        line += "\n       please check: " + list_of(card.needs_review);
    }
    return line + "\n" + outcome_lines(card);
}

bool are_left_out(const ImportedFile& file)
{
    return std::all_of(file.cards.begin(), file.cards.end(), [](const ImportedFile::Card& card) {
        return card.how == CardOutcome::left_out;
    });
}

std::string file_lines(const ImportedFile& file)
{
    std::string lines = shell_word(file.file);
    switch (file.outcome) {
    case FileOutcome::already_known:
        if (!file.cards.empty() && are_left_out(file)) {
            return lines + ": of somebody who was forgotten, nothing stored\n";
        }
        if (file.cards.empty() || !is_of_reread_file(file.cards.front().how)) {
            return lines + ": already imported, nothing changed\n";
        }
        lines += ": read again";
        break;
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

Json json_of(const std::vector<FieldChange>& changes)
{
    Json list = Json::array();
    for (const FieldChange& change : changes) {
        list.push_back({{"field", change.field}, {"old", change.before}, {"new", change.after}});
    }
    return list;
}

// The words of the command line for the cards of a file that is read again.
std::string word_of_reread(CardOutcome outcome)
{
    switch (outcome) {
    case CardOutcome::added: return "added";
    case CardOutcome::reread: return "read_again";
    case CardOutcome::unreadable: return "unreadable";
    case CardOutcome::left_out: return "left_out";
    case CardOutcome::not_found: return "not_found";
    case CardOutcome::written:
    case CardOutcome::known:
    case CardOutcome::same_card: break;
    }
    return {};
}

std::string json_of(const ImportedFile& file)
{
    Json cards = Json::array();
    for (const ImportedFile::Card& card : file.cards) {
        cards.push_back({{"contact", card.contact},
                         {"name", text_of(card.values.name)},
                         {"company", text_of(card.values.company)},
                         {"needs_review", card.needs_review},
                         {"same_card", card.how == CardOutcome::same_card}});
        if (is_of_reread_file(card.how)) {
            cards.back()["again"] = word_of_reread(card.how);
            cards.back()["changes"] = json_of(card.changes);
        }
    }
    Json json{{"file", file.file.string()}, {"outcome", to_string(file.outcome)}, {"cards", cards}};
    add_file_bytes(json, file.file);
    if (file.damaged_pages > 0) {
        json["damaged_pages"] = file.damaged_pages;
    }
    if (file.failure) {
        json["error"] = {{"message", file.failure->what()}, {"hint", file.failure->hint()}};
    }
    return json_line(json);
}

std::string json_of(const ImportSummary& sums, const LeftOut& left_out,
                    const ImportOptions& options)
{
    Json json{{"batch", options.batch ? Json(*options.batch) : Json(nullptr)},
              {"files", sums.files},
              {"files_without_card", sums.files_without_card},
              {"cards_found", sums.cards_found()},
              {"cards_written", sums.cards_written},
              {"cards_already_known", sums.cards_known},
              {"failed", sums.cards_failed},
              {"cards_to_review", sums.cards_to_review},
              {"files_left_out",
               {{"hidden", left_out.hidden},
                {"excluded", left_out.excluded},
                {"older", left_out.older},
                {"no_pictures", left_out.no_pictures},
                {"not_there", left_out.not_there}}}};
    if (options.again) {
        json["cards_read_again"] = sums.cards_reread;
        json["cards_changed"] = sums.cards_changed;
        json["cards_not_found"] = sums.cards_not_found;
        json["cards_left_out"] = sums.cards_left_out;
    }
    return json_line({{"summary", json}});
}

std::string reread_text(const ImportSummary& sums, bool dry_run)
{
    std::string text = counted(sums.cards_reread, "card") + " read again, " +
                       std::to_string(sums.cards_changed) + " changed";
    if (sums.cards_not_found > 0) {
        text += ", " + std::to_string(sums.cards_not_found) + " not found this time";
    }
    const bool can_undo = sums.cards_changed > 0 && !dry_run;
    return text +
           (can_undo ? "; cardlog undo takes the values back, the last picture first\n" : "\n");
}

std::string summary_text(const ImportSummary& sums, const LeftOut& left_out,
                         const ImportOptions& options)
{
    std::string text =
        counted(sums.cards_found(), "card") + " found = " + std::to_string(sums.cards_written) +
        " written + " + std::to_string(sums.cards_known) + " already known + " +
        std::to_string(sums.cards_failed) + " failed" +
        (sums.cards_left_out > 0 ? " + " + std::to_string(sums.cards_left_out) + " left out\n"
                                 : "\n");
    if (options.again) {
        text += reread_text(sums, options.dry_run);
    }
    if (sums.files_without_card > 0) {
        text += counted(sums.files_without_card, "picture") + " without a card\n";
    }
    if (left_out.sum() > 0) {
        text += left_out_text(left_out) + "\n";
    }
    if (sums.cards_to_review > 0) {
        text += counted(sums.cards_to_review, "card") + " to be looked at\n";
    }
    if (sums.cards_written > 0) {
        text += "callbacks for the new contacts are due on " + to_iso(options.due) +
                "; see: cardlog callbacks\n";
    }
    return text;
}

// Who was forgotten was meant to stay away; only a reading that may be of somebody else asks for a
// look.
ExitCode exit_code_of(const ImportSummary& sums, bool again)
{
    if (sums.files_failed > 0 && sums.files_failed == sums.files) {
        return ExitCode::input;
    }
    const bool clean = sums.cards_failed == 0 && sums.files_without_card == 0 &&
                       sums.cards_to_review == 0 && (sums.cards_left_out == 0 || !again) &&
                       sums.cards_not_found == 0;
    return clean ? ExitCode::ok : ExitCode::needs_a_look;
}

// The cards that lie on the table are counted by a person; a failed file shows none of them.
bool is_as_expected(const ImportSummary& sums, const std::optional<int>& expected,
                    const Session& session)
{
    const int read = sums.cards_found() - sums.cards_failed;
    if (!expected || read == *expected) {
        return true;
    }
    const int difference = std::abs(read - *expected);
    session.world.err << "cardlog: " << counted(*expected, "card") << " expected, " << read
                      << " read: " << difference << (read < *expected ? " too few" : " too many")
                      << ". Compare the pictures with what was read from them." << std::endl;
    return false;
}

NewBatch batch_of(const ImportArguments& arguments, const ImportOptions& options)
{
    return {arguments.records.empty() ? arguments.paths : std::vector{arguments.records},
            options.encounter.event, arguments.expected};
}

void print_summary(const ImportSummary& sums, const LeftOut& left_out,
                   const ImportArguments& arguments, const ImportOptions& options,
                   const std::string& likeness, const Session& session)
{
    if (session.json) {
        session.world.out << likeness << json_of(sums, left_out, options);
    } else if (!session.quiet) {
        session.world.out << (arguments.dry_run ? "dry run, nothing written: " : "")
                          << summary_text(sums, left_out, options) << likeness;
    }
    session.world.out.flush();  // a watch goes on
}

void require_written(std::ofstream& sheet, const std::string& name)
{
    sheet.flush();
    if (!sheet) {
        throw Error(ExitCode::input, name + ": cannot be written",
                    "Check the folder and the disk; what was imported is stored");
    }
}

void add_written(std::vector<Id>& contacts, const ImportedFile& file)
{
    if (file.outcome == FileOutcome::written) {
        for (const ImportedFile::Card& card : file.cards) {
            if (card.how == CardOutcome::written || card.how == CardOutcome::added) {
                contacts.push_back(card.contact);
            }
        }
    }
}

// A dry run looks into a store only to tell what reading again would change, and makes none.
std::optional<Store> store_of(const ImportArguments& arguments, const Session& session)
{
    const std::filesystem::path file = store_path(session);
    std::error_code unknown;
    const bool is_read = arguments.again && std::filesystem::exists(file, unknown);
    return !arguments.dry_run || is_read ? std::optional(Store::open(file)) : std::nullopt;
}

// Open when one was asked for.
std::ofstream contact_sheet(const ImportArguments& arguments)
{
    std::ofstream sheet;
    if (!arguments.contact_sheet.empty()) {
        sheet.open(arguments.contact_sheet, std::ios::binary);
        sheet << contact_sheet_head(list_of(arguments.paths));
        require_written(sheet, arguments.contact_sheet);
    }
    return sheet;
}

// What is told of an import while it runs: a line a file, how far it is, the contact sheet.
class Report {
public:
    Report(std::size_t files, const ImportArguments& arguments, const Session& session)
        : files_(files),
          sheet_name_(arguments.contact_sheet),
          sheet_(contact_sheet(arguments)),
          session_(session),
          progress_(session, files)
    {}

    [[nodiscard]] const ImportSummary& sums() const { return sums_; }
    [[nodiscard]] const std::vector<Id>& written() const { return written_; }

    void take_in(const ImportedFile& file)
    {
        sums_ = with(sums_, file);
        add_written(written_, file);
        if (sheet_.is_open()) {
            sheet_ << contact_sheet_entry(file);
        }
        progress_.clear();
        report(file, session_);
        progress_.show(sums_);
    }

    // The store has failed, as on a disk that is full: what came before is stored.
    void stop()
    {
        progress_.clear();
        if (sums_.files > 0) {
            say_stopped(sums_, files_, session_);
        }
    }

    void end()
    {
        progress_.clear();
        if (sheet_.is_open()) {
            sheet_ << contact_sheet_end();
            require_written(sheet_, sheet_name_);
        }
    }

private:
    std::size_t files_;
    std::string sheet_name_;
    std::ofstream sheet_;
    const Session& session_;
    Progress progress_;
    ImportSummary sums_;
    std::vector<Id> written_;
};

}  // namespace

void report(const ImportedFile& file, const Session& session)
{
    if (file.failure) {
        complain(session, *file.failure);
    }
    if (file.damaged_pages > 0) {
        complain(session, damaged_pages(file.file, file.damaged_pages));
    }
    if (session.json) {
        session.world.out << json_of(file) << std::flush;
    } else if (!session.quiet) {
        session.world.out << file_lines(file) << std::flush;
    }
}

void add_import_options(CLI::App& command, ImportArguments& arguments)
{
    command.add_option("--event", arguments.event, "Where the cards were received");
    command.add_option("--met-on", arguments.met_on, "The day (default: the picture's day)")
        ->type_name("YYYY-MM-DD");
    command.add_option("--place", arguments.place, "The town or house");
    command.add_option("--talked-about", arguments.talked_about, "What was talked about");
    command.add_option("--refer-to", arguments.refer_to, "The colleague who gets the cards");
    command.add_option("--due", arguments.due, "When to call (default: in five working days)")
        ->type_name("YYYY-MM-DD");
    command.add_flag("--event-from-folder", arguments.event_from_folder,
                     "A subfolder's name is the event of the pictures in it");
    add_jobs_option(command, arguments.jobs);
}

void add_search_options(CLI::App& command, ImportArguments& arguments)
{
    command.add_flag("--include-hidden", arguments.include_hidden,
                     "Take hidden files, trash, versions and thumbnails in folders too");
    command
        .add_option("--exclude", arguments.excluded,
                    "Leave out files and folders of this name: *.tif, drafts, 2025/*")
        ->type_name("PATTERN")
        ->take_all()
        ->allow_extra_args(false);
}

FolderSearch folder_search(const ImportArguments& arguments)
{
    FolderSearch search;
    search.include_hidden = arguments.include_hidden;
    search.excluded = arguments.excluded;
    if (!arguments.since.empty()) {
        const Day day = day_from_option("--since", arguments.since);
        std::tm midnight{};
        midnight.tm_year = int(day.year()) - 1900;
        midnight.tm_mon = static_cast<int>(unsigned(day.month())) - 1;
        midnight.tm_mday = static_cast<int>(unsigned(day.day()));
        midnight.tm_isdst = -1;
        search.since = {day, Time(std::chrono::seconds(std::mktime(&midnight)))};
    }
    return search;
}

std::string left_out_text(const LeftOut& left_out)
{
    std::vector<std::string> reasons;
    const auto add = [&](int count, const std::string& reason) {
        if (count > 0) {
            reasons.push_back(std::to_string(count) + " " + reason);
        }
    };
    add(left_out.hidden, "hidden, trash or thumbnails");
    add(left_out.excluded, "excluded");
    add(left_out.older, "older");
    add(left_out.no_pictures, "no pictures");
    add(left_out.not_there, "not there");
    if (reasons.empty()) {
        return "";
    }
    const std::string what = left_out.sum() == 1 ? " file or folder" : " files or folders";
    return std::to_string(left_out.sum()) + what + " left out: " + list_of(reasons);
}

ImportWork work_of(int jobs, std::size_t ahead, const Session& session)
{
    ImportWork work;
    work.jobs = jobs;
    work.ahead = ahead;
    work.make_engine = [&session] { return make_engine(session.languages); };
    work.is_stopped = Interruption::has_come;
    return work;
}

void say_stopped(const ImportSummary& sums, std::size_t files, const Session& session)
{
    session.world.err << "cardlog: stopped after "
                      << (files > 0 ? std::to_string(sums.files) + " of " : "")
                      << counted(files > 0 ? static_cast<int>(files) : sums.files, "file")
                      << "; the same command goes on there." << std::endl;
}

ImportSummary import_from(const ImportSource& source, std::size_t files, const LeftOut& left_out,
                          const ImportArguments& arguments, Session& session)
{
    ImportOptions options = import_options(arguments, session);
    std::optional<Store> store = store_of(arguments, session);
    if (store && !arguments.dry_run) {
        options.batch = store->imports().begin_batch(batch_of(arguments, options), options.now);
    }
    Stopwatch watch;
    Report told(files, arguments, session);
    try {
        source(store ? &*store : nullptr, options,
               [&](const ImportedFile& file) { told.take_in(file); });
    } catch (const Error&) {
        told.stop();
        throw;
    }
    told.end();
    const ImportSummary& sums = told.sums();
    print_summary(sums, left_out, arguments, options,
                  options.batch && !told.written().empty()
                      ? likeness_lines(*store, told.written(), session.json)
                      : "",
                  session);
    session.exit_code = exit_code_of(sums, options.again);
    if (!is_as_expected(sums, arguments.expected, session)) {
        session.exit_code = std::max(session.exit_code, ExitCode::needs_a_look);
    }
    if (Interruption::has_come()) {
        session.exit_code = ExitCode::interrupted;
    } else if (options.batch) {
        store->imports().end_batch(*options.batch, watch.lap());
    }
    return sums;
}

}  // namespace cardlog
