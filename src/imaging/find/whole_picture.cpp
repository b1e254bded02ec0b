#include "imaging/find/whole_picture.h"

#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>

#include "imaging/find/print_on_quad.h"
#include "imaging/quad_shape.h"

namespace cardlog {

WholeFeatures whole_features(const SearchPicture& search, const std::vector<JudgedQuad>& cards)
{
    using enum WholeFeature;
    const cv::Size size = search.lab.size();
    const double shorter = std::min(size.width, size.height);
    double letters = 0;
    double upright = 0;
    double on_cards = 0;
    double heights = 0;
    cv::Rect2d spread;
    for (const PrintRow& row : search.rows) {
        const auto count = static_cast<double>(row.letters.size());
        letters += count;
        heights += count * row.height;
        upright += runs_along(row, {0, 0}, {1, 0}) || runs_along(row, {0, 0}, {0, 1}) ? count : 0;
        on_cards +=
            std::any_of(cards.begin(), cards.end(),
                        [&](const JudgedQuad& card) { return contains(card.quad, middle_of(row)); })
                ? count
                : 0;
        const cv::Rect2d box(cv::Point2d(row.from.x, row.from.y), cv::Point2d(row.to.x, row.to.y));
        spread = spread.empty() ? box + cv::Size2d(1, 1) : spread | (box + cv::Size2d(1, 1));
    }
    const double area = double(size.width) * size.height;
    double covered = 0;
    double best = 0;
    for (const JudgedQuad& card : cards) {
        covered += signed_area(card.quad) / area;
        best = std::max(best, card.probability);
    }
    constexpr double some = 8;
    constexpr double few = 20;
    constexpr double rows_of_a_page = 40;
    WholeFeatures features{};
    features[whole_letters] = std::min(1.0, std::log2(1 + letters) / 10);
    features[whole_few_letters] = letters < few ? 1 : 0;
    features[whole_many_rows] =
        std::min(1.0, static_cast<double>(search.rows.size()) / rows_of_a_page);
    features[print_height] = std::min(1.0, 10 * heights / std::max(1.0, letters) / shorter);
    features[print_spread] = spread.area() / area;
    features[print_upright] = upright / (letters + some);
    features[print_on_cards] = on_cards / (letters + some);
    features[cards_area] = covered;
    features[best_card] = best;
    features[whole_unusual_aspect] =
        std::abs(std::log(std::max(size.width, size.height) / shorter / 1.6));
    features[border_ink] =
        ink_on(search, corners(Box{0, 0, double(size.width), double(size.height)})).on_margin;
    const cv::Mat& mask = search.masks.cards;
    const int rim = std::max(1, static_cast<int>(shorter / 24));
    const cv::Rect inner(rim, rim, mask.cols - 2 * rim, mask.rows - 2 * rim);
    const double all = cv::sum(mask)[0] / 255;
    features[masked_whole] = all / area;
    features[masked_border] = (all - cv::sum(mask(inner))[0] / 255) / (area - inner.area());
    return features;
}

double whole_probability(const WholeFeatures& features)
{
    static const Curves<WholeFeature> curves(imaging_models(), "whole");
    return probability_of(features, curves);
}

}  // namespace cardlog
