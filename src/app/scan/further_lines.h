#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "app/scan/upright.h"
#include "core/text.h"
#include "ocr/codes.h"
#include "ocr/engine.h"

namespace cardlog {

/// The card's `text` with what the first look at it has not shown: print that differs from its
/// ground in colour only, and print that runs up or down the card's side. The card lies at `quad`
/// in the picture (8-bit BGR); `codes` (pixels of it, flat) are no text. Only lines that read well
/// are added, in place of what was read there before, unless that has more letters; those that run
/// sideways come last and have boxes higher than wide. On most cards there is none.
[[nodiscard]] CardText with_further_lines(CardText text, const cv::Mat& picture, const Quad& quad,
                                          const UprightCard& card, const std::vector<Code>& codes,
                                          OcrEngine& engine);

}  // namespace cardlog
