#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "core/text.h"

namespace cardlog {

/// Reads print, one line at a time. Not for use by two threads at once: one engine a thread.
class OcrEngine {
public:
    OcrEngine() = default;
    OcrEngine(const OcrEngine&) = delete;
    OcrEngine& operator=(const OcrEngine&) = delete;
    virtual ~OcrEngine() = default;

    /// A level line of print (8-bit grey, dark on white), with boxes in its pixels. Without words
    /// where nothing can be read.
    [[nodiscard]] virtual Line read(const cv::Mat& line) = 0;

    /// The same line read in other ways, for a second look at a doubtful reading; takes about twice
    /// as long. Empty where there is no other way.
    [[nodiscard]] virtual std::vector<Line> read_again(const cv::Mat& line) = 0;
};

}  // namespace cardlog
