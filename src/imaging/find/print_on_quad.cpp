#include "imaging/find/print_on_quad.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "imaging/quad_shape.h"

namespace cardlog {
namespace {

// How far around a quad rows of the same card may stand, by the quad's size: a card's other half
// is that near; its neighbour mostly is not.
constexpr double around = 0.35;

bool runs_along_a_side(const PrintRow& row, const Quad& quad)
{
    for (std::size_t i = 0; i < 4; ++i) {
        if (runs_along(row, quad[i], quad[(i + 1) % 4])) {
            return true;
        }
    }
    return false;
}

// Whether the row, going on by another letter at one of its ends, would run into the quad.
bool ends_at(const PrintRow& row, const Quad& quad)
{
    constexpr double next_letter = 1.2;  // of the letters' size; print keeps a wider margin
    const double length = std::hypot(row.to.x - row.from.x, row.to.y - row.from.y);
    const double share = next_letter * row.height / std::max(1.0, length);
    const Point step{share * (row.to.x - row.from.x), share * (row.to.y - row.from.y)};
    return contains(quad, {row.to.x + step.x, row.to.y + step.y}) ||
           contains(quad, {row.from.x - step.x, row.from.y - step.y});
}

// Whether a cell of the grid has strokes, which are thinner than it: a few places in it are looked
// at. Nothing where it lies outside of the picture.
std::optional<bool> has_ink(const cv::Mat& ink, const cv::Matx33d& to_picture, cv::Point cell)
{
    constexpr int inked = 64;  // of 255
    std::optional<bool> found;
    for (const double dy : {0.2, 0.5, 0.8}) {
        for (const double dx : {0.2, 0.5, 0.8}) {
            const cv::Vec3d p = to_picture * cv::Vec3d(cell.x + dx, cell.y + dy, 1);
            const cv::Point at(cvFloor(p[0] / p[2]), cvFloor(p[1] / p[2]));
            if (cv::Rect({}, ink.size()).contains(at)) {
                found = found.value_or(false) || ink.at<unsigned char>(at) > inked;
            }
        }
    }
    return found;
}

}  // namespace

Point middle_of(const PrintRow& row)
{
    return {(row.from.x + row.to.x) / 2, (row.from.y + row.to.y) / 2};
}

bool runs_along(const PrintRow& row, const Point& a, const Point& b)
{
    constexpr double sine = 0.14;
    const cv::Point2d along(row.to.x - row.from.x, row.to.y - row.from.y);
    const cv::Point2d side(b.x - a.x, b.y - a.y);
    return std::abs(along.cross(side)) < sine * cv::norm(along) * cv::norm(side);
}

RowsNear rows_near(const SearchPicture& search, const Quad& quad)
{
    const double reach = around * std::sqrt(std::max(0.0, signed_area(quad)));
    std::vector<const PrintRow*> inside;
    std::vector<const PrintRow*> outside;
    RowsNear near;
    for (const PrintRow& row : search.rows) {
        const auto letters = static_cast<double>(row.letters.size());
        const auto within = static_cast<double>(
            std::count_if(row.letters.begin(), row.letters.end(),
                          [&](const Point& letter) { return contains(quad, letter); }));
        if (within > 0.9 * letters) {
            near.inside += letters;
            near.letter_height += letters * row.height;
            near.askew += runs_along_a_side(row, quad) ? 0 : letters;
            inside.push_back(&row);
        } else if (within > 0.1 * letters) {
            near.cut += letters;
        } else if (contains(quad, middle_of(row), reach)) {
            outside.push_back(&row);
        }
    }
    near.letter_height /= std::max(1.0, near.inside);
    near.hidden = static_cast<double>(std::count_if(
        outside.begin(), outside.end(), [&](const PrintRow* row) { return ends_at(*row, quad); }));
    for (const PrintRow* row : outside) {
        const auto agreeing =
            std::count_if(inside.begin(), inside.end(), [&](const PrintRow* other) {
                return runs_along(*row, other->from, other->to);
            });
        near.beside += 2 * agreeing > static_cast<std::ptrdiff_t>(inside.size())
                           ? static_cast<double>(row->letters.size())
                           : 0;
    }
    return near;
}

InkOnFace ink_on(const SearchPicture& search, const Quad& quad)
{
    constexpr int columns = 16;
    constexpr int rows = 12;
    const cv::Matx33d to_picture = cv::getPerspectiveTransform(
        polygon(corners(Box{0, 0, double(columns), double(rows)})), polygon(quad));
    InkOnFace ink;
    int margin_cells = 0;
    int inner_cells = 0;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const std::optional<bool> inked = has_ink(search.ink, to_picture, {column, row});
            if (!inked) {
                continue;
            }
            const bool margin = row == 0 || column == 0 || row == rows - 1 || column == columns - 1;
            (margin ? margin_cells : inner_cells) += 1;
            (margin ? ink.on_margin : ink.inside) += *inked ? 1 : 0;
        }
    }
    ink.inside /= std::max(1, inner_cells);
    ink.on_margin /= std::max(1, margin_cells);
    return ink;
}

}  // namespace cardlog
