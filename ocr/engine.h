#pragma once

#include <optional>

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

    /// The same line read another way, for a second opinion on a doubtful reading; `way` counts
    /// from 0, the likelier to be right first. Takes up to three times as long as read(). Nullopt
    /// where there is no further way.
    [[nodiscard]] virtual std::optional<Line> reread(const cv::Mat& line, int way) = 0;
};

}  // namespace cardlog
