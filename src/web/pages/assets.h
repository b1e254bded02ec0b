#pragma once

#include <map>
#include <string>
#include <string_view>

namespace cardlog {

/// A style or a script of the page.
struct Asset {
    std::string type;       ///< "text/css; charset=utf-8"
    std::string_view text;  ///< lives as long as the program
};

/// All of them by their paths, "/assets/DIGEST/style.css": the digest is that of all together, so
/// that a browser may keep them for ever and scripts may import each other.
[[nodiscard]] const std::map<std::string, Asset>& assets();

/// The path of one, by its name with ending: "style.css".
[[nodiscard]] std::string asset_path(const std::string& name);

}  // namespace cardlog
