#pragma once

#include <opencv2/core.hpp>

#include "core/text.h"

namespace cardlog {

/// Reads print. Not for use by two threads at once: one engine a thread.
class OcrEngine {
public:
    OcrEngine() = default;
    OcrEngine(const OcrEngine&) = delete;
    OcrEngine& operator=(const OcrEngine&) = delete;
    virtual ~OcrEngine() = default;

    /// The lines of an upright flat card (8-bit grey, dark print on white) in reading order, with
    /// boxes in its pixels. Empty where nothing can be read.
    [[nodiscard]] virtual CardText read(const cv::Mat& card) = 0;
};

}  // namespace cardlog
