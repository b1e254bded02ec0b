#pragma once

#include <bitset>
#include <cstddef>

namespace cardlog {

/// Half waves along a side of the picture, counted from none.
inline constexpr std::size_t hash_waves = 16;

/// The perceptual hash of a flat picture: two photos of one card give nearly the same bits. Bit
/// hash_waves v + u is the sign of the cosine with u half waves across and v down the picture.
using PictureHash = std::bitset<hash_waves * hash_waves>;

/// In how many bits two pictures differ, either way up: 0 for the same, about 128 for any two.
[[nodiscard]] std::size_t distance_between(const PictureHash& one, const PictureHash& other);

/// Pictures of one card differ in no more bits. Of 27 pairs of a photo of an invented
/// card and the same photo warped and darkened 19 are below it; of 702 pairs of two cards none, the
/// nearest differs in 56 bits. The limit was chosen on these pairs.
inline constexpr std::size_t same_card_distance = 40;

}  // namespace cardlog
