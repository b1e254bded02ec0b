#pragma once

#include <opencv2/core.hpp>

#include "core/geometry.h"

namespace cardlog {

/// The quad with its sides moved onto the card's edge, to a fraction of a pixel: along normals of
/// each side the steepest change of colour within `reach` pixels is taken, and a straight line is
/// fitted to these points with Huber weights (Huber, "Robust Estimation of a Location Parameter",
/// Ann. Math. Statist. 35, 1964). A side without a clear edge stays where it is.
[[nodiscard]] Quad refined(const cv::Mat& picture, const Quad& quad, double reach);

}  // namespace cardlog
