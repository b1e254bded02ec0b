#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace cardlog {

/// How many quarters against the clock a picture of a HEIF file is to be turned (ISO/IEC 23008-12,
/// 6.5.10), 0 to 3. Nothing where it is to be mirrored or cut too, or is not found. libheif turns a
/// picture as a whole, beside the one that lies on its side, and does not say how.
[[nodiscard]] std::optional<int> quarter_turns(const std::filesystem::path& file,
                                               std::uint32_t picture);

}  // namespace cardlog
