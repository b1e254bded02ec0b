#include "imaging/components.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include <opencv2/imgproc.hpp>

namespace cardlog {
namespace {

struct Extent {
    int left = std::numeric_limits<int>::max();
    int top = 0;
    int right = 0;
    int bottom = 0;
    int area = 0;
};

}  // namespace

// OpenCV gathers this too, but in six times the time: it asks the ground as well.
std::vector<Component> components_of(const cv::Mat& mask, cv::Mat& labels)
{
    const int count = cv::connectedComponents(mask, labels, 8, CV_32S);
    std::vector<Extent> extents(static_cast<std::size_t>(count));
    for (int row = 0; row < labels.rows; ++row) {
        const int* label = labels.ptr<int>(row);
        for (int column = 0; column < labels.cols; ++column) {
            if (label[column] == 0) {
                continue;
            }
            Extent& extent = extents[static_cast<std::size_t>(label[column])];
            extent.top = extent.area == 0 ? row : extent.top;
            extent.bottom = row + 1;
            extent.left = std::min(extent.left, column);
            extent.right = std::max(extent.right, column + 1);
            ++extent.area;
        }
    }
    std::vector<Component> components;
    components.reserve(extents.size());
    for (std::size_t i = 1; i < extents.size(); ++i) {
        const Extent& extent = extents[i];
        components.push_back(
            {{cv::Point(extent.left, extent.top), cv::Point(extent.right, extent.bottom)},
             extent.area});
    }
    return components;
}

}  // namespace cardlog
