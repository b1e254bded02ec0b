#pragma once

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/geometry.h"

namespace cardlog {

/// A rectified card: seen from straight above, in its own proportions.
struct FlatCard {
    cv::Mat pixels;          ///< 8-bit, grey or BGR as the picture
    cv::Matx33d to_picture;  ///< homography from pixels of the flat card to pixels of the picture
};

/// Rectifies the card within `quad` by a homography; quad[0] becomes the top left corner. The
/// proportions are the paper's own, recovered from the perspective; the size suits the recogniser
/// and never exceeds the picture's resolution by much. Bicubic `sampling` keeps small print sharp;
/// bilinear takes a third of the time and looks the same to a person. `scale_of_card` is 1 for
/// reading; less where a smaller card will do.
[[nodiscard]] FlatCard flatten(const cv::Mat& picture, const Quad& quad,
                               cv::InterpolationFlags sampling = cv::INTER_CUBIC,
                               double scale_of_card = 1);

/// The flat card turned clockwise by quarters of a full turn; to_picture follows.
[[nodiscard]] FlatCard turned(const FlatCard& card, int quarters);

/// Where a box of the flat card lies in the picture: clockwise from the box's own top left.
[[nodiscard]] Quad to_picture(const FlatCard& card, const Quad& quad);

}  // namespace cardlog
