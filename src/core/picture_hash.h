#pragma once

#include <bitset>
#include <cstddef>

namespace cardlog {

/// What a flat picture looks like as a whole; two photos of one card give nearly the same bits. Bit
/// 16 v + u is the sign of the cosine with u half waves across and v down the picture.
using PictureHash = std::bitset<256>;

/// In how many bits two pictures differ, either way up: 0 for the same, about 128 for any two.
[[nodiscard]] std::size_t distance_between(const PictureHash& one, const PictureHash& other);

/// Pictures of one card differ in no more bits. Of 27 invented cards photographed twice 19 are
/// below it, the others lost to a bad outline; of 702 pairs of other cards none, the nearest
/// differs in 56 bits.
inline constexpr std::size_t same_card_distance = 40;

}  // namespace cardlog
