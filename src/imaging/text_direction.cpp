#include "imaging/text_direction.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "imaging/even_light.h"

namespace cardlog {
namespace {

// Lines of text show at this size; letters need not.
constexpr double judged_size = 700;

cv::Mat ink_of(const cv::Mat& flat_card)
{
    const double scale = std::min(1.0, judged_size / std::max(flat_card.cols, flat_card.rows));
    cv::Mat small;
    cv::resize(flat_card, small, {}, scale, scale, cv::INTER_AREA);
    if (small.cols < 8 || small.rows < 8) {
        return cv::Mat::zeros(small.size(), CV_8U);
    }
    cv::Mat ink;
    cv::threshold(even_light(small), ink, 0, 1, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
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

// How sharply ink and gaps alternate from row to row: high along lines of text, low across them
// (projection profiles: Postl, "Detection of linear oblique structures and skew scan", ICPR 1986).
// Strips keep columns of text from filling each other's gaps.
double alternation(const cv::Mat& ink)
{
    constexpr int strips = 4;
    double sum = 0;
    for (int strip = 0; strip < strips; ++strip) {
        const int from = ink.cols * strip / strips;
        const int to = ink.cols * (strip + 1) / strips;
        const std::vector<double> rows = row_sums(ink.colRange(from, to));
        for (std::size_t i = 1; i < rows.size(); ++i) {
            sum += (rows[i] - rows[i - 1]) * (rows[i] - rows[i - 1]);
        }
    }
    return sum;
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
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(joined, labels, stats, centres);
    OverAndUnder sums;
    for (int i = 1; i < count; ++i) {
        const cv::Rect line(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                            stats.at<int>(i, cv::CC_STAT_WIDTH),
                            stats.at<int>(i, cv::CC_STAT_HEIGHT));
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

TextDirection text_direction(const cv::Mat& flat_card)
{
    cv::Mat ink = ink_of(flat_card);
    if (cv::countNonZero(ink) == 0) {
        return {0, 0.5, 0.5};
    }
    cv::Mat sideways;
    cv::rotate(ink, sideways, cv::ROTATE_90_CLOCKWISE);
    const double along = alternation(ink) / std::max(1, ink.cols);
    const double across = alternation(sideways) / std::max(1, sideways.cols);
    const bool turn = across > along;
    if (turn) {
        ink = sideways;
    }
    const OverAndUnder sums = over_and_under(ink);
    const double both = sums.over + sums.under;
    const double advantage = both > 0 ? (sums.over - sums.under) / both : 0;
    TextDirection direction;
    direction.quarters = (turn ? 1 : 0) + (advantage < 0 ? 2 : 0);
    direction.axis_confidence = confidence_from((along - across) / std::max(1e-9, along + across));
    direction.upright_confidence = confidence_from(advantage);
    return direction;
}

}  // namespace cardlog
