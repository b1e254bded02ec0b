#pragma once

#include <opencv2/core.hpp>

#include "core/geometry.h"

namespace cardlog {

/// A card seen from straight above, in its own proportions.
struct FlatCard {
    cv::Mat pixels;          ///< 8-bit BGR
    cv::Matx33d to_picture;  ///< homography from pixels of the flat card to pixels of the picture
};

/// The card within `quad`; quad[0] becomes the top left corner. The proportions are the paper's
/// own, recovered from the perspective; the size suits the recogniser and never exceeds the
/// picture's resolution by much.
[[nodiscard]] FlatCard flatten(const cv::Mat& picture, const Quad& quad);

/// The flat card turned clockwise by quarters of a full turn; to_picture follows.
[[nodiscard]] FlatCard turned(const FlatCard& card, int quarters);

/// Where a box of the flat card lies in the picture: clockwise from the box's own top left.
[[nodiscard]] Quad to_picture(const FlatCard& card, const Quad& quad);

}  // namespace cardlog
