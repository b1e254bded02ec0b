#pragma once

#include <opencv2/core.hpp>

#include "core/geometry.h"

namespace cardlog {

/// Where a net sees cards in a picture; 8-bit, 255 where it is sure, in the picture's size but only
/// as sharp as the net's answer of 128 x 96.
struct CardMasks {
    cv::Mat cards;
    cv::Mat outlines;
};

/// The masks of `picture` (8-bit BGR, any size), by models/card_masks.onnx: a U-Net (Ronneberger,
/// Fischer & Brox, "U-Net: convolutional networks for biomedical image segmentation", MICCAI 2015)
/// of 0.46 million weights that `./dev fit card_masks` taught on invented scenes.
[[nodiscard]] CardMasks card_masks(const cv::Mat& picture);

/// How a quad agrees with the masks; means of 0 to 1.
struct MasksOnQuad {
    double inside = 0;   ///< of the cards' mask on the quad
    double beyond = 0;   ///< of the cards' mask around it, a sixth of its size wide
    double outline = 0;  ///< of the outlines' mask along its sides
};

/// `quad` in pixels of the masks.
[[nodiscard]] MasksOnQuad masks_on(const CardMasks& masks, const Quad& quad);

}  // namespace cardlog
