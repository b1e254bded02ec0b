#include "app/import/scratch_folder.h"

#include <cstdlib>
#include <string>
#include <system_error>

#include "core/error.h"

namespace cardlog {

namespace fs = std::filesystem;

ScratchFolder::ScratchFolder()
{
    std::string name = (fs::temp_directory_path() / "cardlog-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw Error(ExitCode::setup, name + ": cannot be made", "Set TMPDIR to a folder of yours");
    }
    path_ = name;
}

ScratchFolder::~ScratchFolder()
{
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

}  // namespace cardlog
