#include "imaging/lines/text_direction.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "imaging/components.h"

namespace cardlog {
namespace {

// Lines of text show at this size; letters need not. Half of a flat card's, since whole blocks of
// pixels are averaged fastest.
constexpr double judged_size = 675;

cv::Mat ink_of(const cv::Mat& even_card)
{
    const double scale = std::min(1.0, judged_size / std::max(even_card.cols, even_card.rows));
    cv::Mat small;
    cv::resize(even_card, small, {}, scale, scale, cv::INTER_AREA);
    if (small.cols < 8 || small.rows < 8) {
        return cv::Mat::zeros(small.size(), CV_8U);
    }
    cv::Mat ink;
    cv::threshold(small, ink, 0, 1, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
    // The outermost pixels show the card's edge, not print.
    const int margin = std::max(2, std::min(ink.cols, ink.rows) / 40);
    cv::rectangle(ink, {0, 0}, {ink.cols - 1, ink.rows - 1}, cv::Scalar(0), margin);
    return ink;
}

std::vector<double> row_sums(const cv::Mat& ink)
{
    cv::Mat sums;
    cv::reduce(ink, sums, 1, cv::REDUCE_SUM, CV_64F);
    return {sums.begin<double>(), sums.end<double>()};
}

std::vector<cv::Rect> pieces_of(const cv::Mat& ink)
{
    cv::Mat labels;
    std::vector<Component> components = components_of(ink, labels);
    constexpr int least_size = 3;              // specks of noise
    constexpr std::size_t most_pieces = 2000;  // a card has a few hundred letters
    components.resize(std::min(components.size(), most_pieces));
    std::vector<cv::Rect> pieces;
    for (const auto& [box, area] : components) {
        // Logos and frames are no letters.
        if (std::max(box.width, box.height) >= least_size && box.height < ink.rows / 4 &&
            box.width < ink.cols / 2) {
            pieces.push_back(box);
        }
    }
    return pieces;
}

cv::Point gap_between(const cv::Rect& a, const cv::Rect& b)
{
    const int dx = std::max(a.x, b.x) - std::min(a.br().x, b.br().x);
    const int dy = std::max(a.y, b.y) - std::min(a.br().y, b.br().y);
    return {std::max(0, dx), std::max(0, dy)};
}

// The share of letters and words whose nearest neighbour stands beside them and not above or below:
// gaps within a line are smaller than between lines (O'Gorman, "The Document Spectrum for Page
// Layout Analysis", PAMI 15, 1993). 0.5 where there are too few to tell.
double share_along_rows(const std::vector<cv::Rect>& pieces)
{
    double beside = 0;
    double all = 0;
    for (const cv::Rect& piece : pieces) {
        double nearest = 1e9;
        cv::Point gap;
        for (const cv::Rect& other : pieces) {
            const cv::Point between = gap_between(piece, other);
            const double distance = std::hypot(between.x, between.y);
            if (&other != &piece && distance > 0 && distance < nearest) {
                nearest = distance;
                gap = between;
            }
        }
        // Diagonal neighbours say nothing.
        beside += gap.x > 2 * gap.y ? 1 : 0;
        all += gap.x > 2 * gap.y || gap.y > 2 * gap.x ? 1 : 0;
    }
    constexpr double fewest = 6;
    return all >= fewest ? beside / all : 0.5;
}

// Ink above the x-height and below the baseline, summed over the lines. Latin print has about three
// times as many ascenders, capitals and digits as descenders.
struct OverAndUnder {
    double over = 0;
    double under = 0;
};

void add_line(const std::vector<double>& rows, OverAndUnder& sums)
{
    const double peak = *std::max_element(rows.begin(), rows.end());
    std::size_t core_first = 0;
    std::size_t core_last = rows.size() - 1;
    while (rows[core_first] < peak / 2) {
        ++core_first;
    }
    while (rows[core_last] < peak / 2) {
        --core_last;
    }
    for (std::size_t row = 0; row < core_first; ++row) {
        sums.over += rows[row] / peak;
    }
    for (std::size_t row = core_last + 1; row < rows.size(); ++row) {
        sums.under += rows[row] / peak;
    }
}

// Lines are blobs of letters joined across the gaps between them; columns stay apart.
OverAndUnder over_and_under(const cv::Mat& ink)
{
    constexpr int least_height = 6;
    const int gap = std::max(3, ink.cols / 50);
    cv::Mat joined;
    cv::morphologyEx(ink, joined, cv::MORPH_CLOSE,
                     cv::getStructuringElement(cv::MORPH_RECT, {gap, 1}));
    cv::Mat labels;
    OverAndUnder sums;
    for (const auto& [line, area] : components_of(joined, labels)) {
        // A word of three letters is wider than it is high; logos and specks are not.
        if (line.height >= least_height && line.width > 3 * line.height) {
            add_line(row_sums(ink(line)), sums);
        }
    }
    return sums;
}

// From an advantage of one side over the other (-1 to 1) to a probability; the caller reads the
// card and so checks it, which is why it never claims to be sure.
double confidence_from(double advantage)
{
    return 0.5 + 0.45 * std::min(1.0, std::abs(advantage) * 2);
}

}  // namespace

TextDirection text_direction(const cv::Mat& even_card)
{
    cv::Mat ink = ink_of(even_card);
    if (cv::countNonZero(ink) == 0) {
        return {0, 0.5, 0.5};
    }
    const double along_rows = share_along_rows(pieces_of(ink));
    const bool turn = along_rows < 0.5;
    if (turn) {
        cv::rotate(ink, ink, cv::ROTATE_90_CLOCKWISE);
    }
    const OverAndUnder sums = over_and_under(ink);
    const double both = sums.over + sums.under;
    const double advantage = both > 0 ? (sums.over - sums.under) / both : 0;
    TextDirection direction;
    direction.quarters = (turn ? 1 : 0) + (advantage < 0 ? 2 : 0);
    direction.axis_confidence = confidence_from(2 * along_rows - 1);
    direction.upright_confidence = confidence_from(advantage);
    return direction;
}

}  // namespace cardlog
