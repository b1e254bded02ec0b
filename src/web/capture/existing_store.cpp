#include "web/capture/existing_store.h"

#include <system_error>

#include "core/error.h"
#include "core/shell_word.h"

namespace cardlog {

Store open_existing(const std::filesystem::path& store, std::chrono::milliseconds patience)
{
    std::error_code unknown;
    if (!std::filesystem::exists(store, unknown)) {
        throw Error(ExitCode::store, shell_word(store) + ": the store is not where it was",
                    "Bring it back, or end the page and begin it anew");
    }
    return Store::open(store, patience);
}

}  // namespace cardlog
