#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/import/find_files.h"
#include "app/import/import.h"
#include "cli/arrivals.h"
#include "cli/commands.h"
#include "cli/folder_events.h"
#include "cli/import_run.h"
#include "cli/interruption.h"
#include "cli/jobs.h"
#include "core/shell_word.h"
#include "storage/imports/imports.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

struct WatchArguments {
    std::string folder;
    std::string move_to;
    std::string failed_to;
    int every = 30;   ///< seconds
    double rest = 5;  ///< seconds
    ImportArguments import;
};

fs::path absolute_or_empty(const std::string& folder)
{
    return folder.empty() ? fs::path() : fs::absolute(folder).lexically_normal();
}

// What its format says is missing may come as long as anybody uploads a picture.
Patience patience_of(double rest)
{
    const std::chrono::milliseconds time(std::llround(rest * 1000));
    return {time, 12 * time};
}

bool is_below(const fs::path& file, const fs::path& folder)
{
    const fs::path inside = file.lexically_relative(folder);
    return !inside.empty() && *inside.begin() != "..";
}

// A name in `folder` that no other file has.
fs::path free_name(const fs::path& folder, const fs::path& file)
{
    fs::path name = folder / file.filename();
    for (int i = 2; fs::exists(name); ++i) {
        name = folder /
               (file.stem().string() + " (" + std::to_string(i) + ")" + file.extension().string());
    }
    return name;
}

// Other disks too: there the file is copied before it is removed.
fs::path moved(const fs::path& file, const fs::path& folder)
{
    fs::create_directories(folder);
    fs::path name = free_name(folder, file);
    std::error_code another_disk;
    fs::rename(file, name, another_disk);
    if (another_disk) {
        fs::copy_file(file, name);
        fs::remove(file);
    }
    return name;
}

class Watch {
public:
    Watch(const WatchArguments& arguments, Session& session)
        : arguments_(arguments),
          session_(session),
          folder_(fs::absolute(arguments.folder).lexically_normal()),
          move_to_(absolute_or_empty(arguments.move_to)),
          failed_to_(absolute_or_empty(arguments.failed_to)),
          search_(folder_search(arguments.import)),
          arrivals_(patience_of(arguments.rest), {is_being_written, is_whole_file})
    {}

    void run()
    {
        const Interruption interruption;
        session_.world.err << "cardlog: watching " << shell_word(folder_) << "; Ctrl-C ends it."
                           << std::endl;
        do {
            if (is_there()) {
                take(complete_files());
            }
        } while (!Interruption::has_come() &&
                 events_.wait(interruption.descriptor(), time_to_next_look()));
    }

private:
    // A share or a stick may go and come back.
    bool is_there()
    {
        std::error_code failed;
        const bool is_there = fs::is_directory(folder_, failed);
        if (is_there != was_there_) {
            session_.world.err << "cardlog: " << shell_word(folder_)
                               << (is_there ? ": the folder is there again"
                                            : ": the folder is there no longer; waiting for it")
                               << std::endl;
        }
        was_there_ = is_there;
        return is_there;
    }

    FoundFiles found_files()
    {
        FoundFiles found = find_files({folder_}, search_);
        while (events_.include(found.folders)) {
            found = find_files({folder_}, search_);
        }
        say_limit();
        return found;
    }

    // Once: what the system does not tell of is seen all the same, but later.
    void say_limit()
    {
        if (!has_said_limit_ && !events_.reached_limit().empty()) {
            session_.world.err << "cardlog: the system's limit " << events_.reached_limit()
                               << " is reached: what comes is seen every " << arguments_.every
                               << " s." << std::endl;
            has_said_limit_ = true;
        }
    }

    [[nodiscard]] bool is_put_away(const fs::path& file) const
    {
        return (!move_to_.empty() && is_below(file, move_to_)) ||
               (!failed_to_.empty() && is_below(file, failed_to_));
    }

    FoundFiles complete_files()
    {
        FoundFiles found = found_files();
        std::map<fs::path, FileLooks> looks;
        for (const InputFile& file : found.files) {
            if (!is_put_away(file.path)) {
                looks[file.path] = looks_of(file.path);
            }
        }
        const std::vector<fs::path> complete =
            arrivals_.complete(looks, fs::file_time_type::clock::now());
        std::erase_if(found.files, [&](const InputFile& file) {
            return !std::binary_search(complete.begin(), complete.end(), file.path);
        });
        return with_contents(std::move(found), search_);
    }

    [[nodiscard]] std::chrono::milliseconds time_to_next_look() const
    {
        const std::chrono::milliseconds every = std::chrono::seconds(arguments_.every);
        if (!arrivals_.next_look()) {
            return every;
        }
        const auto wait = *arrivals_.next_look() - fs::file_time_type::clock::now();
        return std::clamp(std::chrono::ceil<std::chrono::milliseconds>(wait),
                          std::chrono::milliseconds(1), every);
    }

    void take(const FoundFiles& found)
    {
        const std::vector<InputFile>& files = found.files;
        if (files.empty()) {
            return;
        }
        std::vector<ImportedFile> done;
        const int jobs = jobs_for(arguments_.import.jobs, files.size());
        const ImportWork work = work_of(jobs, files_ahead(jobs), session_);
        import_from(
            [&](Store* store, const ImportOptions& options, const auto& report) {
                import_files(files, store, options, work, [&](const ImportedFile& file) {
                    report(file);
                    done.push_back(file);
                });
            },
            files.size(), {}, arguments_.import, session_);
        put_away(found, done);
    }

    // What became of the files that lie in the folder: of an archive or a mail, of all in it.
    struct Outcome {
        std::vector<std::pair<std::string, fs::path>> stored;  ///< SHA-256 and the name inside
        bool has_failed = false;
    };

    void put_away(const FoundFiles& found, const std::vector<ImportedFile>& done)
    {
        std::map<fs::path, Outcome> outcomes;
        for (std::size_t i = 0; i < done.size(); ++i) {
            const InputFile& file = found.files[i];
            const fs::path& in_folder = file.container.empty() ? file.path : file.container;
            Outcome& outcome = outcomes[in_folder];
            outcome.has_failed |= done[i].failure.has_value() || done[i].damaged_pages > 0;
            if (!done[i].cards.empty()) {
                outcome.stored.emplace_back(done[i].sha256,
                                            file.name.lexically_relative(in_folder));
            }
        }
        for (const auto& [file, outcome] : outcomes) {
            if (outcome.has_failed && !failed_to_.empty()) {
                move_away(file, failed_to_, outcome);
            } else if (!outcome.has_failed && !outcome.stored.empty() && !move_to_.empty()) {
                move_away(file, move_to_, outcome);
            }
        }
    }

    // What cannot be moved stays, and is known when it is seen again.
    void move_away(const fs::path& file, const fs::path& folder, const Outcome& outcome)
    {
        try {
            const fs::path name = moved(file, folder);
            Store store = Store::open(store_path(session_));
            for (const auto& [sha256, inside] : outcome.stored) {
                store.imports().set_file_path(sha256, inside == "." ? name : name / inside);
            }
        } catch (const fs::filesystem_error& error) {
            complain(session_,
                     {ExitCode::input,
                      shell_word(file) + ": " + (outcome.has_failed ? "failed" : "imported") +
                          ", but cannot be moved: " + error.code().message(),
                      "Check " + shell_word(folder)});
        }
    }

    const WatchArguments& arguments_;
    Session& session_;
    fs::path folder_;
    fs::path move_to_;
    fs::path failed_to_;
    FolderSearch search_;
    FolderEvents events_;
    Arrivals arrivals_;
    bool was_there_ = true;
    bool has_said_limit_ = false;
};

}  // namespace

void add_watch(CLI::App& app, Session& session)
{
    const auto arguments = std::make_shared<WatchArguments>();
    CLI::App* command = app.add_subcommand("watch", "Import pictures as they arrive in a folder");
    command->footer("Example: cardlog watch scans/ --move-to scanned/");
    command->add_option("DIR", arguments->folder, "The folder, with those in it")
        ->required()
        ->check(CLI::ExistingDirectory);
    command->add_option("--move-to", arguments->move_to, "Where pictures go once they are imported")
        ->type_name("DIR");
    command->add_option("--failed-to", arguments->failed_to, "Where files go that cannot be read")
        ->type_name("DIR");
    command
        ->add_option("--every", arguments->every,
                     "Look anew after so long, whatever the system tells (default: 30)")
        ->type_name("SECONDS")
        ->check(CLI::Range(1, 86'400));
    command
        ->add_option("--rest", arguments->rest,
                     "A file is complete when it has not changed for so long (default: 5)")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.0, 3'600.0));
    add_import_options(*command, arguments->import);
    add_search_options(*command, arguments->import);
    command->callback([arguments, &session] {
        arguments->import.paths = {arguments->folder};
        Watch(*arguments, session).run();
        session.exit_code = ExitCode::ok;
    });
}

}  // namespace cardlog
