#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <system_error>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/import/import.h"
#include "app/import/picture_files.h"
#include "cli/commands.h"
#include "cli/folder_events.h"
#include "cli/import_run.h"
#include "cli/interruption.h"
#include "cli/jobs.h"
#include "storage/imports/imports.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

struct WatchArguments {
    std::string folder;
    std::string move_to;
    ImportArguments import;
};

// A file as it was when it was looked at: changed, it is looked at again.
struct Looks {
    std::uintmax_t size = 0;
    fs::file_time_type written_at{};

    bool operator==(const Looks&) const = default;
};

Looks looks_of(const fs::path& file)
{
    std::error_code gone;
    return {fs::file_size(file, gone), fs::last_write_time(file, gone)};
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
          move_to_(arguments.move_to.empty() ? fs::path()
                                             : fs::absolute(arguments.move_to).lexically_normal())
    {}

    void run()
    {
        const Interruption interruption;
        FolderEvents events(folder_);
        session_.world.err << "cardlog: watching " << folder_.string() << "; Ctrl-C ends it."
                           << std::endl;
        do {
            events.include_new_folders();
            take(complete_files());
        } while (!Interruption::has_come() && events.wait(interruption.descriptor(), is_settling_));
    }

private:
    // Files that are new or have changed, and that nobody is writing.
    std::vector<fs::path> complete_files()
    {
        std::vector<fs::path> files;
        std::map<fs::path, Looks> seen;
        is_settling_ = false;
        for (const fs::path& file : picture_files({folder_})) {
            if (!move_to_.empty() && is_below(file, move_to_)) {
                continue;
            }
            const Looks looks = looks_of(file);
            const auto before = seen_.find(file);
            if (before != seen_.end() && before->second == looks) {
                seen.insert(*before);
            } else if (is_complete(file)) {
                files.push_back(file);
                seen[file] = looks;
            } else {
                is_settling_ = true;
            }
        }
        seen_ = std::move(seen);
        return files;
    }

    void take(const std::vector<fs::path>& files)
    {
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
                    if (!file.cards.empty()) {
                        done.push_back(file);
                    }
                });
            },
            files.size(), arguments_.import, session_);
        if (!move_to_.empty()) {
            put_away(done);
        }
    }

    // Only what the store has. What cannot be moved stays, and is known when it is seen again.
    void put_away(const std::vector<ImportedFile>& done)
    {
        Store store = Store::open(store_path(session_));
        for (const ImportedFile& file : done) {
            try {
                store.imports().set_file_path(file.sha256, moved(file.file, move_to_));
            } catch (const fs::filesystem_error& error) {
                complain(session_, {ExitCode::input,
                                    file.file.string() + ": imported, but cannot be moved: " +
                                        error.code().message(),
                                    "Check " + move_to_.string()});
            }
        }
    }

    const WatchArguments& arguments_;
    Session& session_;
    fs::path folder_;
    fs::path move_to_;
    bool is_settling_ = false;        // somebody writes, or may write, to a file
    std::map<fs::path, Looks> seen_;  // so that a file that fails is not tried again and again
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
    add_import_options(*command, arguments->import);
    command->callback([arguments, &session] {
        arguments->import.paths = {arguments->folder};
        Watch(*arguments, session).run();
        session.exit_code = ExitCode::ok;
    });
}

}  // namespace cardlog
