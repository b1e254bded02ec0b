#include "app/import/find_files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>

#include "app/import/left_out.h"
#include "app/import/scratch_folder.h"
#include "app/import/unpack.h"
#include "app/scan/vcard_file.h"
#include "imaging/load/formats.h"
#include "imaging/load/load.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

bool is_searchable(const fs::path& folder)
{
    std::error_code failed;
    const fs::directory_iterator entries(folder, failed);
    return !failed;
}

// Of a file that cannot be opened only the name tells.
bool may_be_read(const fs::path& file)
{
    std::string bytes(first_bytes_of_format, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return is_picture_begun_by(bytes) || is_vcard_begun_by(bytes) || has_picture_ending(file) ||
           has_vcard_ending(file);
}

bool is_older(const fs::path& file, const Since& since)
{
    std::error_code unknown;
    const auto written = fs::last_write_time(file, unknown);
    const auto second =
        std::chrono::floor<Time::duration>(std::chrono::file_clock::to_sys(written));
    if (!unknown && second < since.begins) {
        return true;
    }
    const auto taken_on = capture_day(file);
    return taken_on && *taken_on < since.day;
}

// `below`: the path below the folder that was named.
bool is_excluded(const fs::path& below, const FolderSearch& search)
{
    return std::any_of(
        search.excluded.begin(), search.excluded.end(),
        [&](const std::string& pattern) { return matches(pattern, below.string()); });
}

// Whether a file in a container is wanted, as if that were a folder; one that is not is counted.
bool is_wanted(const fs::path& name, const InputFile& container, const FolderSearch& search,
               LeftOut& left_out)
{
    const fs::path inside = name.lexically_relative(container.name);
    if (!search.include_hidden &&
        std::any_of(inside.begin(), inside.end(),
                    [](const fs::path& part) { return is_left_out(part.string()); })) {
        ++left_out.hidden;
        return false;
    }
    fs::path at = container.searched.empty()
                      ? fs::path()
                      : container.name.lexically_relative(container.searched);
    for (const fs::path& part : inside) {
        at /= part;
        if (is_excluded(at, search)) {
            ++left_out.excluded;
            return false;
        }
    }
    return true;
}

// One folder that was named, with all below it.
class FolderWalk {
public:
    FolderWalk(const fs::path& folder, const FolderSearch& search, FoundFiles& found)
        : folder_(folder), search_(search), found_(found)
    {}

    // Links to folders come last, so that a folder inside is known by its own path.
    void run()
    {
        enter(folder_);
        while (!links_.empty()) {
            enter(links_.extract(links_.begin()).value());
        }
        std::sort(files_.begin(), files_.end());
        for (const fs::path& file : files_) {
            add(file);
        }
    }

private:
    void enter(const fs::path& folder)
    {
        std::error_code failed;
        if (!entered_.insert(fs::canonical(folder, failed)).second) {
            return;
        }
        found_.folders.push_back(folder);
        for (auto at = fs::directory_iterator(folder, failed);
             !failed && at != fs::directory_iterator(); at.increment(failed)) {
            look_at(*at);
        }
    }

    void look_at(const fs::directory_entry& entry)
    {
        std::error_code unknown;
        const fs::path& path = entry.path();
        if (!search_.include_hidden && is_left_out(path.filename().string())) {
            ++found_.left_out.hidden;
        } else if (is_excluded(path)) {
            ++found_.left_out.excluded;
        } else if (entry.is_directory(unknown)) {
            take_folder(entry);
        } else if (entry.is_regular_file(unknown)) {
            take_file(path);
        }
    }

    [[nodiscard]] bool is_excluded(const fs::path& path) const
    {
        return cardlog::is_excluded(path.lexically_relative(folder_), search_);
    }

    void take_folder(const fs::directory_entry& entry)
    {
        std::error_code unknown;
        if (entry.is_symlink(unknown)) {
            links_.insert(entry.path());
        } else if (is_searchable(entry.path())) {
            enter(entry.path());
        } else {
            files_.push_back(entry.path());
        }
    }

    void take_file(const fs::path& file)
    {
        if (search_.since && is_older(file, *search_.since)) {
            ++found_.left_out.older;
        } else if (may_be_read(file) || has_container_ending(file)) {
            files_.push_back(file);
        } else {
            ++found_.left_out.no_pictures;
        }
    }

    void add(const fs::path& file)
    {
        const fs::path below = file.lexically_relative(folder_);
        const bool is_deep = below.has_parent_path();
        found_.files.push_back(
            {file, file, is_deep ? below.begin()->string() : std::string(), {}, {}, folder_});
    }

    const fs::path& folder_;
    const FolderSearch& search_;
    FoundFiles& found_;
    std::vector<fs::path> files_;
    std::set<fs::path> links_;
    std::set<fs::path> entered_;
};

}  // namespace

FoundFiles find_files(const std::vector<fs::path>& paths, const FolderSearch& search)
{
    FoundFiles found;
    for (const fs::path& path : paths) {
        std::error_code failed;
        if (fs::is_directory(path, failed) && is_searchable(path)) {
            FolderWalk(path, search, found).run();
        } else if (fs::status(path, failed).type() == fs::file_type::not_found) {
            found.missing.push_back(path);
            ++found.left_out.not_there;
        } else {
            found.files.push_back(input_file(path));
        }
    }
    return found;
}

FoundFiles with_contents(FoundFiles found, const FolderSearch& search)
{
    for (InputFile& file : std::exchange(found.files, {})) {
        std::error_code unknown;
        if (!fs::is_regular_file(file.path, unknown) || !is_container(file.path)) {
            found.files.push_back(std::move(file));
            continue;
        }
        found.kept.push_back(std::make_shared<const ScratchFolder>());
        Unpacked unpacked = unpack(file, found.kept.back()->path(), [&](const fs::path& name) {
            return is_wanted(name, file, search, found.left_out);
        });
        found.left_out.no_pictures += unpacked.no_pictures;
        found.left_out.older +=
            static_cast<int>(std::erase_if(unpacked.files, [&](const InputFile& inside) {
                return search.since && !inside.failure && is_older(inside.path, *search.since);
            }));
        std::move(unpacked.files.begin(), unpacked.files.end(), std::back_inserter(found.files));
    }
    return found;
}

FoundFiles piped_file(std::istream& stream)
{
    constexpr std::size_t most = std::size_t(1) << 30U;
    FoundFiles found;
    found.kept.push_back(std::make_shared<const ScratchFolder>());
    const fs::path path = found.kept.back()->path() / "0";
    std::ofstream file(path, std::ios::binary);
    std::array<char, 1 << 16> piece{};
    std::size_t written = 0;
    while (written <= most && (stream.read(piece.data(), piece.size()), stream.gcount() > 0)) {
        file.write(piece.data(), stream.gcount());
        written += static_cast<std::size_t>(stream.gcount());
    }
    if (written == 0 || written > most || !file.flush()) {
        throw Error(ExitCode::input,
                    std::string("standard input: ") +
                        (written == 0 ? "nothing came" : "more came than there is room for"),
                    "Send the bytes of one picture, vCard file, archive or mail");
    }
    found.files.push_back({path, "-"});
    return found;
}

bool is_whole_file(const fs::path& file)
{
    try {
        return is_container(file) ||
               (is_vcard_file(file) ? has_vcard_end(file) : is_whole_picture(file));
    } catch (const Error&) {
        return false;
    }
}

std::string formats_read()
{
    return picture_format_names();
}

}  // namespace cardlog
