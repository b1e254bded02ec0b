#pragma once

#include <optional>

#include "app/scan/stopwatch.h"
#include "ocr/engine.h"

namespace cardlog {

/// Another engine, with the seconds spent in it.
class TimedEngine final : public OcrEngine {
public:
    explicit TimedEngine(OcrEngine& engine) : engine_(engine) {}

    [[nodiscard]] Line read(const cv::Mat& line) override
    {
        Stopwatch watch;
        Line reading = engine_.read(line);
        first_seconds_ += watch.lap();
        return reading;
    }

    [[nodiscard]] std::optional<Line> read_again(const cv::Mat& line, int time) override
    {
        Stopwatch watch;
        std::optional<Line> reading = engine_.read_again(line, time);
        again_seconds_ += watch.lap();
        return reading;
    }

    /// In read(), which is what the bare pictures of the lines cost.
    [[nodiscard]] double first_seconds() const { return first_seconds_; }

    /// In read_again().
    [[nodiscard]] double again_seconds() const { return again_seconds_; }

private:
    OcrEngine& engine_;
    double first_seconds_ = 0;
    double again_seconds_ = 0;
};

}  // namespace cardlog
