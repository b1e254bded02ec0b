#pragma once

#include <functional>
#include <string>

#include <opencv2/core.hpp>

namespace cardlog {

/// Receives the picture of a stage under a name such as "2-candidates"; an empty function means
/// that nobody looks, and stages then draw nothing.
using DebugSink = std::function<void(const std::string& stage, const cv::Mat& picture)>;

}  // namespace cardlog
