// Quads are proposed in three ways, each gets a probability from what its outline and the
// print on and around it show, and the most probable that do not overlap are the cards, refined on
// the full picture. The picture itself is a candidate too, with evidence of its own kind.
#include "imaging/find/find_cards.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "imaging/find/evidence.h"
#include "imaging/find/judged_quads.h"
#include "imaging/find/refine_quad.h"
#include "imaging/find/search_picture.h"
#include "imaging/find/whole_picture.h"
#include "imaging/quad_shape.h"

namespace cardlog {
namespace {

// The corner nearest to the picture's top left comes first.
Quad from_top_left(const Quad& quad)
{
    int first = 0;
    for (int i = 1; i < 4; ++i) {
        const Point& p = quad[static_cast<std::size_t>(i)];
        const Point& q = quad[static_cast<std::size_t>(first)];
        first = p.x + p.y < q.x + q.y ? i : first;
    }
    return starting_at(quad, first);
}

void sort_for_reading(std::vector<FoundCard>& cards)
{
    const auto centre = [](const FoundCard& card) { return middle_of(card.quad); };
    const auto height = [](const FoundCard& card) {
        return std::abs(card.quad[2].y - card.quad[0].y);
    };
    std::sort(cards.begin(), cards.end(),
              [&](const FoundCard& a, const FoundCard& b) { return centre(a).y < centre(b).y; });
    // Rows: cards whose centres are within half a card's height of the row's first.
    for (auto row = cards.begin(); row != cards.end();) {
        const double limit = centre(*row).y + height(*row) / 2;
        const auto end = std::find_if(
            row, cards.end(), [&](const FoundCard& card) { return centre(card).y > limit; });
        std::sort(row, end, [&](const FoundCard& a, const FoundCard& b) {
            return centre(a).x < centre(b).x;
        });
        row = end;
    }
}

cv::Mat drawn(const SearchPicture& search, const std::vector<JudgedQuad>& candidates)
{
    cv::Mat picture;
    cv::cvtColor(search.lab, picture, cv::COLOR_Lab2BGR);
    for (const PrintRow& row : search.rows) {
        cv::line(picture, {cvRound(row.from.x), cvRound(row.from.y)},
                 {cvRound(row.to.x), cvRound(row.to.y)}, cv::Scalar(200, 120, 0), 1);
    }
    for (const JudgedQuad& candidate : candidates) {
        std::vector<cv::Point> outline;
        for (const Point& p : candidate.quad) {
            outline.emplace_back(cvRound(p.x), cvRound(p.y));
        }
        const cv::Scalar colour(0, 220 * candidate.probability, 220 * (1 - candidate.probability));
        cv::polylines(picture, outline, true, colour, 2);
        cv::putText(picture, std::to_string(cvRound(100 * candidate.probability)), outline[0],
                    cv::FONT_HERSHEY_SIMPLEX, 0.5, cv::Scalar(255, 0, 200));
    }
    return picture;
}

// Whether part of the card lies outside: more of it than the tip of a corner, or what is behind the
// picture's border where that takes a side's place. A card that fills the picture ends there.
bool is_cut_off(const Quad& quad, bool at_border, cv::Size picture)
{
    constexpr double tip = 0.005;
    constexpr double filled = 0.93;
    const Quad frame = corners(Box{0, 0, double(picture.width), double(picture.height)});
    const double seen = overlap(quad, frame);
    return seen < (1 - tip) * signed_area(quad) ||
           (at_border && seen < filled * signed_area(frame));
}

FoundCard found_card(const cv::Mat& picture, const SearchPicture& search,
                     const JudgedQuad& candidate)
{
    FoundCard card;
    // Candidates are right to about three pixels of the search picture; then once more, closer.
    const double reach = std::max(3.0, 4 / search.scale);
    const Quad coarse = scaled(candidate.quad, 1 / search.scale);
    card.quad = from_top_left(refined(picture, refined(picture, coarse, reach), reach / 3 + 2));
    card.score = candidate.probability;
    const bool at_border = std::any_of(candidate.sides.begin(), candidate.sides.end(),
                                       [](const SideEvidence& side) { return side.on_border; });
    card.cut_off = is_cut_off(card.quad, at_border, picture.size());
    return card;
}

}  // namespace

FoundCards find_cards(const cv::Mat& picture, const DebugSink& debug)
{
    constexpr int least_side = 32;
    if (std::min(picture.cols, picture.rows) < least_side) {
        return {};
    }
    const SearchPicture search = search_picture(picture);
    const std::vector<JudgedQuad> candidates = judged_quads(search);
    const std::vector<JudgedQuad> chosen = best_apart(candidates, possible_card);
    if (debug) {
        debug("1-candidates", drawn(search, candidates));
        debug("2-cards", drawn(search, chosen));
    }
    const FoundCard whole{
        corners(Box{0, 0, double(picture.cols), double(picture.rows)}),
        whole_probability(whole_features(search, best_apart(candidates, likely_card))), true,
        false};
    if (whole.score > 0.5) {
        return {{whole}, {}};
    }
    FoundCards found{{}, whole};
    for (const JudgedQuad& candidate : chosen) {
        found.cards.push_back(found_card(picture, search, candidate));
    }
    sort_for_reading(found.cards);
    return found;
}

}  // namespace cardlog
