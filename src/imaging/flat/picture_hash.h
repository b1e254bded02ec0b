#pragma once

#include <optional>
#include <string>

#include "core/picture_hash.h"

namespace cardlog {

/// The perceptual hash of the flat picture in these bytes of a JPEG file; nothing where there is
/// none. The method: C. Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions,
/// 2010, section 3.2.1 (the DCT-based hash), with 16 by 16 cosines instead of 8 by 8, since cards
/// look more alike than photos, and with their signs instead of a comparison with the median, so
/// that a picture that stands on its head is known as well.
[[nodiscard]] std::optional<PictureHash> picture_hash_of(const std::string& jpeg);

}  // namespace cardlog
