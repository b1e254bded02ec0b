#include "app/import/originals.h"

#include <system_error>

#include "core/error.h"
#include "storage/imports/imports.h"
#include "storage/sql/digest.h"

namespace cardlog {
namespace {

// Empty where there is no file to read any more.
std::string digest_of(const std::filesystem::path& file)
{
    std::error_code unknown;
    if (!std::filesystem::is_regular_file(file, unknown)) {
        return "";
    }
    try {
        return sha256_of(file);
    } catch (const Error&) {
        return "";
    }
}

}  // namespace

OriginalSums check_originals(const std::vector<SourceFile>& files)
{
    OriginalSums sums;
    for (const SourceFile& file : files) {
        const std::string digest = digest_of(file.path);
        if (digest == file.sha256) {
            ++sums.unchanged;
        } else if (digest.empty()) {
            ++sums.missing;
            sums.remarks.push_back(file.path.string() + ": is no longer there");
        } else {
            ++sums.changed;
            sums.remarks.push_back(file.path.string() + ": was changed since its import");
        }
    }
    return sums;
}

}  // namespace cardlog
