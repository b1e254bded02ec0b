#include "imaging/find/judged_quads.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "imaging/find/card_blocks.h"
#include "imaging/find/print_on_quad.h"
#include "imaging/find/proposed_quads.h"
#include "imaging/quad_shape.h"

namespace cardlog {
namespace {

using enum RelationFeature;

// An outline that shows less than this is no card. Three clear sides and one that is half hidden by
// glare or a ground of its own colour still reach it.
constexpr double least_outline = 0.5;

// A quad in its relations to others.
struct Related {
    double area = 0;
    double probability = 0;  ///< by its own evidence
    double letters = 0;
    bool of_block = false;
    std::vector<std::size_t> within;    ///< the larger ones that hold it
    std::vector<std::size_t> panel_of;  ///< those of them that it fills from side to side
    std::vector<std::size_t> alike;  ///< likely ones of its size and shape that do not overlap it
};

double letters_on(const SearchPicture& search, const Quad& quad)
{
    double letters = 0;
    for (const PrintRow& row : search.rows) {
        letters += contains(quad, middle_of(row)) ? static_cast<double>(row.letters.size()) : 0;
    }
    return letters;
}

bool is_in(const std::vector<std::size_t>& list, std::size_t one)
{
    return std::find(list.begin(), list.end(), one) != list.end();
}

// The second is as large as the first, give or take what perspective does, and of its shape.
bool is_alike(const Quad& one, const Quad& other)
{
    constexpr double same_side = 1.2;
    const cv::Size2d a = mean_size(one);
    const cv::Size2d b = mean_size(other);
    const auto near = [](double x, double y) { return x < same_side * y && y < same_side * x; };
    return near(std::max(a.width, a.height), std::max(b.width, b.height)) &&
           near(std::min(a.width, a.height), std::min(b.width, b.height));
}

// Three sides of the smaller one run along sides of the larger one.
bool is_panel(const Quad& small, const Quad& large)
{
    constexpr double near = 5;  // pixels: each is right to three
    int shared = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        bool along = false;
        for (std::size_t j = 0; j < 4; ++j) {
            const auto off = [&](const Point& p) {
                return std::abs(distance_inside(large[j], large[(j + 1) % 4], p));
            };
            along = along || (off(small[i]) < near && off(small[(i + 1) % 4]) < near);
        }
        shared += along ? 1 : 0;
    }
    return shared == 3;
}

std::vector<Related> related(const SearchPicture& search, const std::vector<JudgedQuad>& judged)
{
    constexpr double clearly_larger = 1.15;
    constexpr double nearly_all = 0.9;
    constexpr double hardly = 0.1;
    constexpr double likely = 0.15;
    std::vector<Related> all;
    all.reserve(judged.size());
    for (const JudgedQuad& one : judged) {
        all.push_back({signed_area(one.quad),
                       one.probability,
                       letters_on(search, one.quad),
                       one.of_block,
                       {},
                       {},
                       {}});
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            const double common = overlap(judged[i].quad, judged[j].quad);
            const std::size_t small = all[i].area < all[j].area ? i : j;
            const std::size_t large = i + j - small;
            if (all[large].area > clearly_larger * all[small].area &&
                common > nearly_all * all[small].area) {
                all[small].within.push_back(large);
                if (is_panel(judged[small].quad, judged[large].quad)) {
                    all[small].panel_of.push_back(large);
                }
            } else if (common < hardly * all[small].area &&
                       std::min(all[i].probability, all[j].probability) > likely &&
                       is_alike(judged[i].quad, judged[j].quad)) {
                all[i].alike.push_back(j);
                all[j].alike.push_back(i);
            }
        }
    }
    return all;
}

double by_enough(std::size_t count)
{
    constexpr double enough = 3;  // more say nothing more
    return std::min(1.0, static_cast<double>(count) / enough);
}

double logit(double probability)
{
    const double inner = std::clamp(probability, 1e-6, 1 - 1e-6);
    return std::log(inner / (1 - inner));
}

RelationFeatures relations_of(const std::vector<Related>& all, std::size_t i, double best)
{
    constexpr double some = 8;  // letters that stray marks may make up
    const Related& one = all[i];
    RelationFeatures features{};
    features[own_evidence] = 0.5 + logit(one.probability) / 16;
    features[below_best] = (best - logit(one.probability)) / 16;
    const auto outlines = std::count_if(one.alike.begin(), one.alike.end(),
                                        [&](std::size_t other) { return !all[other].of_block; });
    features[alike_beside] = by_enough(static_cast<std::size_t>(outlines));
    for (const std::size_t outer : one.within) {
        const bool shared = std::any_of(one.alike.begin(), one.alike.end(), [&](std::size_t other) {
            return is_in(all[other].within, outer);
        });
        const double elsewhere =
            std::max(0.0, all[outer].letters - one.letters) / (all[outer].letters + some);
        features[part_of_other] =
            std::max(features[part_of_other], shared ? 0 : all[outer].probability * elsewhere);
    }
    for (const std::size_t outer : one.panel_of) {
        features[panel_of_other] = std::max(features[panel_of_other], all[outer].probability);
    }
    for (const Related& inner : all) {
        if (!is_in(inner.within, i)) {
            continue;
        }
        const auto beside =
            std::count_if(inner.alike.begin(), inner.alike.end(),
                          [&](std::size_t other) { return is_in(all[other].within, i); });
        features[alike_within] =
            std::max(features[alike_within],
                     inner.probability * by_enough(static_cast<std::size_t>(beside)));
        if (is_in(inner.panel_of, i)) {
            features[panel_within] = std::max(features[panel_within], inner.probability);
        }
        features[print_within] = std::max(features[print_within],
                                          inner.probability * inner.letters / (one.letters + some));
    }
    return features;
}

}  // namespace

std::vector<OutlinedQuad> clear_outlines(const SearchPicture& search)
{
    std::vector<OutlinedQuad> all;
    for (const Quad& quad : card_candidates(search)) {
        OutlinedQuad one{quad, sides_of(search, quad), 0};
        one.score = outline_score(one.sides);
        if (one.score >= least_outline) {
            all.push_back(one);
        }
    }
    std::sort(all.begin(), all.end(),
              [](const OutlinedQuad& a, const OutlinedQuad& b) { return a.score > b.score; });
    constexpr std::size_t most = 150;  // twenty cards, their panels and shadows
    constexpr double nearly_equal = 0.92;
    std::vector<OutlinedQuad> distinct;
    for (const OutlinedQuad& one : all) {
        const bool seen =
            std::any_of(distinct.begin(), distinct.end(), [&](const OutlinedQuad& kept) {
                return intersection_over_union(one.quad, kept.quad) > nearly_equal;
            });
        if (!seen && distinct.size() < most) {
            distinct.push_back(one);
        }
    }
    return distinct;
}

std::vector<JudgedQuad> judged_quads(const SearchPicture& search)
{
    constexpr double hopeless = 0.01;
    std::vector<JudgedQuad> judged;
    std::vector<Quad> outlines;
    for (const OutlinedQuad& one : clear_outlines(search)) {
        outlines.push_back(one.quad);
        if (is_card_shaped(one.quad)) {
            const CardFeatures features = card_features(search, one.quad, one.sides);
            judged.push_back(
                {one.quad, one.sides, false, features, {}, card_probability(features)});
        }
    }
    for (const CardBlock& block : card_blocks(search, outlines)) {
        if (block.probability < hopeless) {
            continue;
        }
        for (const Quad& quad : block.cards) {
            judged.push_back({quad, sides_of(search, quad), true, {}, {}, block.probability});
        }
    }
    const auto rest =
        std::stable_partition(judged.begin(), judged.end(),
                              [](const JudgedQuad& one) { return one.probability >= hopeless; });
    const std::vector<Related> all = related(search, {judged.begin(), rest});
    double best = logit(0);
    for (const Related& one : all) {
        best = std::max(best, logit(one.probability));
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        judged[i].relations = relations_of(all, i, best);
        judged[i].probability = card_probability(judged[i].relations);
    }
    return judged;
}

std::vector<JudgedQuad> best_apart(std::vector<JudgedQuad> candidates, double least_probability)
{
    // Somebody took the picture because of a card: a single candidate may be less sure.
    constexpr double sure_enough_alone = 0.2;
    constexpr double most_overlap = 0.1;  // cards may lie a little over each other
    std::erase_if(candidates,
                  [](const JudgedQuad& one) { return one.probability < sure_enough_alone; });
    std::sort(candidates.begin(), candidates.end(), [](const JudgedQuad& a, const JudgedQuad& b) {
        return a.probability > b.probability;
    });
    std::vector<JudgedQuad> chosen;
    for (const JudgedQuad& one : candidates) {
        const bool taken = std::any_of(chosen.begin(), chosen.end(), [&](const JudgedQuad& kept) {
            return overlap(one.quad, kept.quad) >
                   most_overlap * std::min(signed_area(one.quad), signed_area(kept.quad));
        });
        if (!taken && (one.probability > least_probability || chosen.empty())) {
            chosen.push_back(one);
        }
    }
    return chosen;
}

}  // namespace cardlog
