#include "imaging/judged_quads.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "imaging/candidates.h"
#include "imaging/print_on_quad.h"
#include "imaging/quad_shape.h"

namespace cardlog {
namespace {

// An outline that shows less than this is no card. Three clear sides and one that is half hidden by
// glare or a ground of its own colour still reach it.
constexpr double least_outline = 0.5;

struct Outlined {
    Quad quad{};
    Sides sides;
    double score = 0;
};

// The clearest outlines first, without those that another is nearly equal to.
std::vector<Outlined> distinct_outlines(const SearchPicture& search)
{
    std::vector<Outlined> all;
    for (const Quad& quad : card_candidates(search)) {
        Outlined one{quad, sides_of(search, quad), 0};
        one.score = outline_score(one.sides);
        if (one.score >= least_outline) {
            all.push_back(one);
        }
    }
    std::sort(all.begin(), all.end(),
              [](const Outlined& a, const Outlined& b) { return a.score > b.score; });
    constexpr std::size_t most = 150;  // twenty cards, their panels and shadows
    constexpr double nearly_equal = 0.92;
    std::vector<Outlined> distinct;
    for (const Outlined& one : all) {
        const bool seen = std::any_of(distinct.begin(), distinct.end(), [&](const Outlined& kept) {
            return intersection_over_union(one.quad, kept.quad) > nearly_equal;
        });
        if (!seen && distinct.size() < most) {
            distinct.push_back(one);
        }
    }
    return distinct;
}

// A quad in its relations to others.
struct Related {
    double area = 0;
    double probability = 0;  ///< by its own evidence
    double letters = 0;
    std::vector<std::size_t> within;  ///< the larger ones that hold it
    std::vector<std::size_t> alike;   ///< likely ones of its size and shape that do not overlap it
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

std::vector<Related> related(const SearchPicture& search, const std::vector<JudgedQuad>& judged)
{
    constexpr double clearly_larger = 1.15;
    constexpr double nearly_all = 0.9;
    constexpr double hardly = 0.1;
    constexpr double likely = 0.15;
    std::vector<Related> all;
    all.reserve(judged.size());
    for (const JudgedQuad& one : judged) {
        all.push_back(
            {signed_area(one.quad), one.probability, letters_on(search, one.quad), {}, {}});
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            const double common = overlap(judged[i].quad, judged[j].quad);
            const std::size_t small = all[i].area < all[j].area ? i : j;
            const std::size_t large = i + j - small;
            if (all[large].area > clearly_larger * all[small].area &&
                common > nearly_all * all[small].area) {
                all[small].within.push_back(large);
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

RelationFeatures relations_of(const std::vector<Related>& all, std::size_t i)
{
    constexpr double some = 8;  // letters that stray marks may make up
    const Related& one = all[i];
    RelationFeatures features{};
    features[relation_always] = 1;
    const double own = std::clamp(one.probability, 1e-4, 1 - 1e-4);
    features[own_evidence] = std::log(own / (1 - own)) / 4;
    features[alike_beside] = by_enough(one.alike.size());
    for (const std::size_t outer : one.within) {
        const bool shared = std::any_of(one.alike.begin(), one.alike.end(), [&](std::size_t other) {
            return is_in(all[other].within, outer);
        });
        const double elsewhere =
            std::max(0.0, all[outer].letters - one.letters) / (all[outer].letters + some);
        features[part_of_other] =
            std::max(features[part_of_other], shared ? 0 : all[outer].probability * elsewhere);
    }
    for (const Related& inner : all) {
        if (!is_in(inner.within, i)) {
            continue;
        }
        const auto beside =
            std::count_if(inner.alike.begin(), inner.alike.end(),
                          [&](std::size_t other) { return is_in(all[other].within, i); });
        features[alike_within] =
            std::max(features[alike_within], by_enough(static_cast<std::size_t>(beside)));
        features[print_within] = std::max(features[print_within],
                                          inner.probability * inner.letters / (one.letters + some));
    }
    return features;
}

}  // namespace

std::vector<JudgedQuad> judged_quads(const SearchPicture& search)
{
    constexpr double hopeless = 0.01;
    std::vector<JudgedQuad> judged;
    for (const Outlined& one : distinct_outlines(search)) {
        const CardFeatures features = card_features(search, one.quad, one.sides);
        judged.push_back({one.quad, one.sides, features, {}, card_probability(features)});
    }
    const auto rest =
        std::stable_partition(judged.begin(), judged.end(),
                              [](const JudgedQuad& one) { return one.probability >= hopeless; });
    const std::vector<Related> all = related(search, {judged.begin(), rest});
    for (std::size_t i = 0; i < all.size(); ++i) {
        judged[i].relations = relations_of(all, i);
        judged[i].probability = card_probability(judged[i].relations);
    }
    return judged;
}

std::vector<JudgedQuad> best_apart(std::vector<JudgedQuad> candidates)
{
    constexpr double even = 0.5;
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
        if (!taken && (one.probability > even || chosen.empty())) {
            chosen.push_back(one);
        }
    }
    return chosen;
}

}  // namespace cardlog
