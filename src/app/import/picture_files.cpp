#include "app/import/picture_files.h"

#include <algorithm>
#include <system_error>

#include "app/scan/vcard_file.h"
#include "imaging/load/formats.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

bool is_searchable(const fs::path& folder)
{
    std::error_code failed;
    const fs::directory_iterator entries(folder, failed);
    return !failed;
}

std::vector<fs::path> pictures_in(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code failed;
    const auto options = fs::directory_options::skip_permission_denied;
    auto at = fs::recursive_directory_iterator(folder, options, failed);
    for (; !failed && at != fs::recursive_directory_iterator(); at.increment(failed)) {
        std::error_code unknown;
        const bool is_picture = at->is_regular_file(unknown) &&
                                (has_picture_ending(at->path()) || has_vcard_ending(at->path()));
        const bool is_closed = at->is_directory(unknown) && !is_searchable(at->path());
        if (is_picture || is_closed) {
            files.push_back(at->path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

std::vector<fs::path> picture_files(const std::vector<fs::path>& paths)
{
    std::vector<fs::path> files;
    for (const fs::path& path : paths) {
        std::error_code failed;
        if (fs::is_directory(path, failed) && is_searchable(path)) {
            const std::vector<fs::path> inside = pictures_in(path);
            files.insert(files.end(), inside.begin(), inside.end());
        } else {
            files.push_back(path);
        }
    }
    return files;
}

std::string formats_read()
{
    return picture_format_names();
}

}  // namespace cardlog
