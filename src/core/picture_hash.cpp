#include "core/picture_hash.h"

#include <algorithm>

namespace cardlog {
namespace {

// Turned by half a turn, a cosine changes its sign where u + v is odd.
PictureHash odd_waves()
{
    PictureHash odd;
    for (std::size_t v = 0; v < hash_waves; ++v) {
        for (std::size_t u = 0; u < hash_waves; ++u) {
            odd[hash_waves * v + u] = (u + v) % 2 == 1;
        }
    }
    return odd;
}

}  // namespace

std::size_t distance_between(const PictureHash& one, const PictureHash& other)
{
    static const PictureHash turned = odd_waves();
    const PictureHash differing = one ^ other;
    return std::min(differing.count(), (differing ^ turned).count());
}

}  // namespace cardlog
