#pragma once

#include <optional>

#include "app/scan/stage_seconds.h"
#include "app/scan/stopwatch.h"
#include "ocr/engine.h"

namespace cardlog {

/// Another engine, which adds the time spent in it to `seconds`: in read(), which is what the bare
/// pictures of the lines cost, and in reread().
class TimedEngine final : public OcrEngine {
public:
    TimedEngine(OcrEngine& engine, StageSeconds& seconds) : engine_(engine), seconds_(seconds) {}

    [[nodiscard]] Line read(const cv::Mat& line) override
    {
        Stopwatch watch;
        Line reading = engine_.read(line);
        seconds_.first_pass += watch.lap();
        return reading;
    }

    [[nodiscard]] std::optional<Line> reread(const cv::Mat& line, int way) override
    {
        Stopwatch watch;
        std::optional<Line> reading = engine_.reread(line, way);
        seconds_.rereading += watch.lap();
        return reading;
    }

private:
    OcrEngine& engine_;
    StageSeconds& seconds_;
};

}  // namespace cardlog
