#include "app/import/originals.h"

#include <map>
#include <set>
#include <system_error>

#include "app/import/scratch_folder.h"
#include "app/import/unpack.h"
#include "core/error.h"
#include "core/shell_word.h"
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

// What lies in archives and mails; each is taken apart once.
class ContainedDigests {
public:
    [[nodiscard]] bool holds(const SourceFile& file)
    {
        std::error_code unknown;
        if (std::filesystem::exists(file.path, unknown)) {
            return false;
        }
        std::filesystem::path container = file.path.parent_path();
        while (container.has_relative_path() && !std::filesystem::exists(container, unknown)) {
            container = container.parent_path();
        }
        return std::filesystem::is_regular_file(container, unknown) && is_container(container) &&
               digests_in(container).contains(file.sha256);
    }

private:
    const std::set<std::string>& digests_in(const std::filesystem::path& container)
    {
        const auto [found, is_new] = digests_.try_emplace(container);
        if (is_new) {
            const ScratchFolder folder;
            const auto all = [](const std::filesystem::path&) { return true; };
            for (const InputFile& file : unpack(input_file(container), folder.path(), all).files) {
                found->second.insert(digest_of(file.path));
            }
        }
        return found->second;
    }

    std::map<std::filesystem::path, std::set<std::string>> digests_;
};

}  // namespace

OriginalSums check_originals(const std::vector<SourceFile>& files)
{
    OriginalSums sums;
    ContainedDigests contained;
    for (const SourceFile& file : files) {
        if (is_piped(file.path)) {
            continue;
        }
        const std::string digest = contained.holds(file) ? file.sha256 : digest_of(file.path);
        if (digest == file.sha256) {
            ++sums.unchanged;
        } else if (digest.empty()) {
            ++sums.missing;
            sums.remarks.push_back(shell_word(file.path) + ": is no longer there");
        } else {
            ++sums.changed;
            sums.remarks.push_back(shell_word(file.path) + ": was changed since its import");
        }
    }
    return sums;
}

}  // namespace cardlog
