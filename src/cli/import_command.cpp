#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/import/find_files.h"
#include "app/import/import.h"
#include "app/scan/scan.h"
#include "cli/commands.h"
#include "cli/import_run.h"
#include "cli/interruption.h"
#include "cli/jobs.h"
#include "cli/print.h"
#include "core/shell_word.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

void report_missing(const std::vector<fs::path>& paths, const Session& session)
{
    for (const fs::path& path : paths) {
        const Error none(ExitCode::input, shell_word(path) + ": there is no such file",
                         "Check the name");
        report({path, FileOutcome::failed, {}, none}, session);
    }
}

// Those in archives and mails too.
FoundFiles files_of(const ImportArguments& arguments, const Session& session)
{
    const FolderSearch search = folder_search(arguments);
    if (arguments.paths == std::vector<std::string>{"-"}) {
        return with_contents(piped_file(session.world.in), search);
    }
    return with_contents(find_files({arguments.paths.begin(), arguments.paths.end()}, search),
                         search);
}

void import_pictures(const ImportArguments& arguments, Session& session)
{
    const FoundFiles found = files_of(arguments, session);
    const std::vector<InputFile>& files = found.files;
    if (files.empty() && found.missing.empty()) {
        const std::string left_out = left_out_text(found.left_out);
        throw Error(ExitCode::input,
                    shell_word(arguments.paths.front()) +
                        ": no pictures and no vCards in this folder" +
                        (left_out.empty() ? "" : "; " + left_out),
                    "Give a folder with " + formats_read() + " files, or .vcf files");
    }
    const Interruption interruption;
    const int jobs = jobs_for(arguments.jobs, files.size());
    const ImportWork work = work_of(jobs, files_ahead(jobs), session);
    const ImportSummary sums = import_from(
        [&](Store* store, const ImportOptions& options, const auto& report_file) {
            report_missing(found.missing, session);
            import_files(files, store, options, work, report_file);
        },
        files.size(), found.left_out, arguments, session);
    if (!found.missing.empty()) {
        session.exit_code =
            std::max(session.exit_code, files.empty() ? ExitCode::input : ExitCode::needs_a_look);
    }
    if (Interruption::has_come()) {
        say_stopped(sums, files.size(), session);
    }
}

// A picture would be told of line by line; text has no zeros, and pictures begin with some.
bool is_text(const std::string& name)
{
    std::string beginning(512, ' ');
    std::ifstream(name, std::ios::binary)
        .read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    return beginning.find('\0') == std::string::npos;
}

std::ifstream opened_records(const std::string& name)
{
    std::ifstream file(name, std::ios::binary);
    if (!file.good() || fs::is_directory(name)) {
        throw Error(ExitCode::input, name + ": cannot be read",
                    "Check that it exists and that you may read it");
    }
    if (fs::is_regular_file(name) && !is_text(name)) {  // of a pipe nothing may be taken
        throw Error(ExitCode::input, name + ": holds no card records",
                    "Give what cardlog read --json wrote; pictures are imported without --records");
    }
    return file;
}

void import_card_records(const ImportArguments& arguments, Session& session)
{
    const bool piped = arguments.records == "-";
    std::ifstream file = piped ? std::ifstream() : opened_records(arguments.records);
    constexpr std::size_t records_ahead = 512;  // one write to the disk serves many of them
    const Interruption interruption;
    const ImportWork work =
        work_of(jobs_for(arguments.jobs, records_ahead), records_ahead, session);
    import_from(
        [&](Store* store, const ImportOptions& options, const auto& report) {
            import_records(piped ? session.world.in : file,
                           piped ? "standard input" : arguments.records, store, options, work,
                           report);
        },
        0, {}, arguments, session);
}

}  // namespace

void add_import(CLI::App& app, Session& session)
{
    const auto arguments = std::make_shared<ImportArguments>();
    CLI::App* command =
        app.add_subcommand("import", "Store the cards in pictures, a callback owed for each");
    command->footer("Example: cardlog import photos/ --event \"Netzwerkabend\" --due 2026-12-01");
    CLI::Option* paths = command->add_option(
        "PATH", arguments->paths, "Pictures, folders, archives, mails; - is standard input");
    CLI::Option* records =
        command
            ->add_option("--records", arguments->records,
                         "Card records, as read --json writes them; - is standard input")
            ->type_name("FILE")
            ->excludes(paths);
    CLI::Option* task_lists =
        command
            ->add_option("--ics", arguments->task_lists, "Close the calls completed in task lists")
            ->type_name("PATH")
            ->excludes(paths)
            ->excludes(records);
    add_import_options(*command, *arguments);
    add_search_options(*command, *arguments);
    command->add_option("--since", arguments->since, "Leave out what is older in folders")
        ->type_name("YYYY-MM-DD");
    command->add_option("--expect", arguments->expected, "How many cards there are; else say so")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
    command
        ->add_option("--contact-sheet", arguments->contact_sheet,
                     "Show each new picture with its cards in this HTML file")
        ->type_name("FILE");
    command->add_flag("--dry-run", arguments->dry_run, "Read and report, write nothing");
    command
        ->add_flag("--again", arguments->again,
                   "Read known pictures anew; what a person corrected stays")
        ->excludes(records)
        ->excludes(task_lists);
    command->callback([arguments, &session] {
        if (!arguments->task_lists.empty()) {
            import_task_lists(arguments->task_lists, session);
        } else if (!arguments->records.empty()) {
            import_card_records(*arguments, session);
        } else if (!arguments->paths.empty()) {
            import_pictures(*arguments, session);
        } else {
            throw Error(ExitCode::usage,
                        "import needs a picture, a folder, card records or task lists",
                        "Name a picture or a folder, or use --records FILE or --ics PATH");
        }
    });
}

}  // namespace cardlog
