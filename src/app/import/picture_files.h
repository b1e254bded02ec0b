#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cardlog {

/// The pictures and vCard files among `paths`: files as given; folders searched through all levels,
/// each in name order, symbolic links to folders not followed. In folders, files without one of
/// their endings are left out. A file or folder that cannot be opened stays in the list, to fail by
/// its name.
[[nodiscard]] std::vector<std::filesystem::path>
picture_files(const std::vector<std::filesystem::path>& paths);

/// The formats that are read, as a sentence names them: "JPEG, PNG or TIFF".
[[nodiscard]] std::string formats_read();

}  // namespace cardlog
