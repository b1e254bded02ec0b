// Edges tell exactly where a card ends, if one knows which edges are a card's. On wood, cloth,
// print or in a hand most edges are something else's, and colours, contrasts and lines cannot tell
// whose. A net that has seen many scenes can, from afar: its masks say where a card lies, right to
// a few pixels, and the edges near by say the rest.
#include "imaging/find/card_masks.h"

#include <algorithm>
#include <string_view>

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include "imaging/find/additive_model.h"
#include "imaging/quad_shape.h"

namespace cardlog {
namespace {

// What the net was taught with.
const cv::Size seen_size(256, 192);
constexpr double half_range = 127.5;  // 0 to 255 comes as -1 to 1

cv::dnn::Net read_net()
{
    const EmbeddedFiles files = imaging_models();
    const auto file = std::find_if(files.begin(), files.end(), [](const EmbeddedFile& one) {
        return one.name == std::string_view("card_masks");
    });
    return cv::dnn::readNetFromONNX(file->text.data(), file->text.size());
}

cv::Mat turned(const cv::Mat& picture, bool turn, cv::RotateFlags how)
{
    cv::Mat result = picture;
    if (turn) {
        cv::rotate(picture, result, how);
    }
    return result;
}

// A quad and its surroundings, seen straight: the quad takes the cells from `margin` on.
const cv::Size seen_cells(32, 24);
constexpr int margin = 4;

// Without the outermost cells.
cv::Rect cells_from(int rim)
{
    return {rim, rim, seen_cells.width - 2 * rim, seen_cells.height - 2 * rim};
}

cv::Mat seen_on(const cv::Mat& mask, const Quad& quad)
{
    const cv::Rect place = cells_from(margin);
    const Quad cells =
        corners(Box{double(place.x), double(place.y), double(place.br().x), double(place.br().y)});
    cv::Mat seen;
    cv::warpPerspective(mask, seen, cv::getPerspectiveTransform(polygon(quad), polygon(cells)),
                        seen_cells);
    return seen;
}

double mean_between(const cv::Mat& seen, int outer, int inner)
{
    const double sum = cv::sum(seen(cells_from(outer)))[0] - cv::sum(seen(cells_from(inner)))[0];
    return sum / 255 / (cells_from(outer).area() - cells_from(inner).area());
}

}  // namespace

CardMasks card_masks(const cv::Mat& picture)
{
    // A net keeps what it computes within itself, so each thread has its own.
    thread_local cv::dnn::Net net = read_net();
    const bool turn = picture.rows > picture.cols;  // it was taught on landscape pictures
    cv::Mat seen;
    cv::resize(turned(picture, turn, cv::ROTATE_90_CLOCKWISE), seen, seen_size, 0, 0,
               cv::INTER_AREA);
    net.setInput(cv::dnn::blobFromImage(seen, 1 / half_range, {}, cv::Scalar::all(half_range)));
    const cv::Mat answer = net.forward();
    const auto mask = [&](int channel) {
        const cv::Mat small(answer.size[2], answer.size[3], CV_32F,
                            const_cast<float*>(answer.ptr<float>(0, channel)));
        cv::Mat bytes;
        small.convertTo(bytes, CV_8U, 255);
        cv::Mat full;
        cv::resize(turned(bytes, turn, cv::ROTATE_90_COUNTERCLOCKWISE), full, picture.size(), 0, 0,
                   cv::INTER_LINEAR);
        return full;
    };
    return {mask(0), mask(1)};
}

MasksOnQuad masks_on(const CardMasks& masks, const Quad& quad)
{
    const cv::Mat cards = seen_on(masks.cards, quad);
    const cv::Mat outlines = seen_on(masks.outlines, quad);
    return {cv::mean(cards(cells_from(margin)))[0] / 255, mean_between(cards, 0, margin - 1),
            mean_between(outlines, margin - 1, margin + 1)};
}

}  // namespace cardlog
