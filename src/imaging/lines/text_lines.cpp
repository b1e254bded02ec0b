#include "imaging/lines/text_lines.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "imaging/disjoint_sets.h"
#include "imaging/lines/ground.h"
#include "imaging/lines/ink_pieces.h"
#include "imaging/lines/letter_rows.h"

namespace cardlog {
namespace {

// Ink that is not the line's: other lines, icons and rules. Specks may be parts of letters.
void whiten_others(cv::Mat& picture, const cv::Mat& labels, const InkPieces& pieces, int line,
                   double tall)
{
    std::vector<uchar> others(pieces.size() + 1, 0);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const InkPiece& piece = pieces[i];
        const bool large = piece.box.height > 1.5 * tall || piece.box.width > 3 * tall;
        others[i + 1] = piece.line != line && (piece.line >= 0 || large) ? 255 : 0;
    }
    cv::Mat mask(picture.size(), CV_8U);
    for (int y = 0; y < mask.rows; ++y) {
        const int* label = labels.ptr<int>(y);
        std::transform(label, label + mask.cols, mask.ptr<uchar>(y),
                       [&](int at) { return others[static_cast<std::size_t>(at)]; });
    }
    cv::dilate(mask, mask, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
    picture.setTo(paper_level, mask);
}

struct Reach {
    double above = 0;  // the baseline
    double below = 0;
};

// The recogniser scales a line to a fixed height, so each line gets the same room above its
// capitals and below its baseline, whatever letters it has. Measured on flat cards: much more room
// makes small letters too small, less cuts marks.
Reach reach_of(const LetterRow& row, const InkPieces& pieces, int line)
{
    constexpr double least_below = 0.5;
    constexpr double margin_above = 0.35;
    constexpr double margin_below = 0.08;
    Reach reach{row.tall, least_below * row.tall};
    for (const InkPiece& piece : pieces) {
        if (piece.line == line) {
            const double foot = row.baseline.y(piece.middle());
            reach.above = std::max(reach.above, foot - piece.box.y);
            reach.below = std::max(reach.below, piece.box.br().y - foot);
        }
    }
    return {reach.above + margin_above * row.tall, reach.below + margin_below * row.tall};
}

// Each column is moved so that its part of the edge comes to the top.
cv::Mat levelled(const cv::Mat& picture, const std::vector<float>& edge, int height)
{
    cv::Mat x(height, picture.cols, CV_32F);
    cv::Mat y(height, picture.cols, CV_32F);
    for (int row = 0; row < height; ++row) {
        std::iota(x.ptr<float>(row), x.ptr<float>(row) + x.cols, 0.0F);
        std::transform(edge.begin(), edge.end(), y.ptr<float>(row),
                       [&](float top) { return top + static_cast<float>(row); });
    }
    cv::Mat level;
    cv::remap(picture, level, x, y, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return level;
}

TextLine cut_out(const cv::Mat& even, const cv::Mat& labels, const InkPieces& pieces,
                 const LetterRow& row, int line)
{
    constexpr double margin_beside = 0.2;
    const Reach reach = reach_of(row, pieces, line);
    const int beside = cvRound(margin_beside * row.tall);
    const cv::Vec2d feet = extent(row.baseline, row.box.x, row.box.br().x);
    const cv::Point corner(row.box.x - beside, static_cast<int>(std::floor(feet[0] - reach.above)));
    const cv::Point opposite(row.box.br().x + beside,
                             static_cast<int>(std::ceil(feet[1] + reach.below)));
    const cv::Rect area = cv::Rect(corner, opposite) & cv::Rect({}, even.size());

    TextLine cut;
    cut.box = {double(row.box.x), double(row.box.y), double(row.box.br().x),
               double(row.box.br().y)};
    cut.x_height = row.x_height;
    cut.picture = even(area).clone();
    whiten_others(cut.picture, labels(area), pieces, line, row.tall);
    cut.left = area.x;
    cut.top.at = area.tl();
    if (feet[1] - feet[0] > 0.1 * row.tall) {
        cut.top = row.baseline;
        cut.top.at.y -= reach.above;
        std::vector<float> edge;
        for (int x = area.x; x < area.br().x; ++x) {
            edge.push_back(static_cast<float>(cut.top.y(x) - area.y));
        }
        cut.picture = levelled(cut.picture, edge, std::max(1, cvRound(reach.above + reach.below)));
    }
    return cut;
}

// Lines that stand close under each other are a block; blocks come by their tops.
std::vector<TextLine> in_reading_order(std::vector<TextLine> lines)
{
    DisjointSets sets(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::size_t j = 0; j < lines.size(); ++j) {
            const Box& above = lines[i].box;
            const Box& below = lines[j].box;
            if (above.top < below.top &&
                below.top - above.bottom < std::max(above.height(), below.height()) &&
                std::min(above.right, below.right) - std::max(above.left, below.left) >
                    0.3 * std::min(above.width(), below.width())) {
                sets.join(i, j);
            }
        }
    }
    std::vector<Box> blocks(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        blocks[sets.of(i)] = united(blocks[sets.of(i)], lines[i].box);
    }
    std::vector<std::size_t> order(lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto place = [&](std::size_t i) {
        const Box& block = blocks[sets.of(i)];
        const Box& box = lines[i].box;
        return std::tuple(block.top, block.left, sets.of(i), box.top + box.bottom, box.left);
    };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    std::vector<TextLine> ordered;
    ordered.reserve(order.size());
    for (const std::size_t i : order) {
        ordered.push_back(std::move(lines[i]));
    }
    return ordered;
}

}  // namespace

std::vector<TextLine> text_lines(const cv::Mat& even_card, double least_contrast)
{
    constexpr int least_side = 16;
    if (std::min(even_card.cols, even_card.rows) < least_side) {
        return {};
    }
    cv::Mat labels;
    InkPieces pieces = ink_pieces(even_card, least_contrast, labels);
    const std::vector<LetterRow> rows = letter_rows(pieces, even_card.size());
    std::vector<TextLine> lines;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        lines.push_back(cut_out(even_card, labels, pieces, rows[i], static_cast<int>(i)));
    }
    return in_reading_order(std::move(lines));
}

}  // namespace cardlog
