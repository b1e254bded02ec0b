#include "imaging/find/card_blocks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "imaging/find/card_format.h"
#include "imaging/find/evidence.h"
#include "imaging/find/print_on_quad.h"
#include "imaging/quad_shape.h"

namespace cardlog {
namespace {

using enum BlockFeature;

constexpr int most_in_line = 6;
constexpr int most_cards = 20;

// A block cut into columns and rows; in its own coordinates every card measures 1 by 1.
struct Cut {
    int columns = 1;
    int rows = 1;
    cv::Matx33d to_picture;
    cv::Matx33d to_cards;

    Cut(const Quad& block, int across, int down)
        : columns(across),
          rows(down),
          to_picture(cv::getPerspectiveTransform(
              polygon(corners(Box{0, 0, double(across), double(down)})), polygon(block))),
          to_cards(to_picture.inv())
    {}

    [[nodiscard]] int count() const { return columns * rows; }

    [[nodiscard]] Point seen(double x, double y) const { return mapped(to_picture, x, y); }

    /// The place's card, counted row by row; -1 outside.
    [[nodiscard]] int card_at(const Point& p) const
    {
        const Point q = mapped(to_cards, p.x, p.y);
        const bool inside = q.x >= 0 && q.y >= 0 && q.x < columns && q.y < rows;
        return inside ? cvFloor(q.y) * columns + cvFloor(q.x) : -1;
    }

    [[nodiscard]] Quad card(int index) const
    {
        const int row = index / columns;
        const double x = index % columns;
        const double y = row;
        return {seen(x, y), seen(x + 1, y), seen(x + 1, y + 1), seen(x, y + 1)};
    }

private:
    static Point mapped(const cv::Matx33d& map, double x, double y)
    {
        const cv::Vec3d p = map * cv::Vec3d(x, y, 1);
        return {p[0] / p[2], p[1] / p[2]};
    }
};

// Print as the cut distributes it; false where it contradicts the cut.
bool set_print(BlockFeatures& features, const SearchPicture& search, const Quad& block,
               const Cut& cut)
{
    constexpr double some = 8;  // letters that stray marks may make up
    double letters = 0;
    double over_seams = 0;
    double heights = 0;
    std::map<int, double> on_cards;
    for (const PrintRow& row : search.rows) {
        if (!contains(block, middle_of(row))) {
            continue;
        }
        std::map<int, double> shares;
        for (const Point& letter : row.letters) {
            shares[cut.card_at(letter)] += 1;
        }
        const auto count = static_cast<double>(row.letters.size());
        const auto most =
            std::max_element(shares.begin(), shares.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        letters += count;
        heights += count * row.height;
        over_seams += most->second < 0.9 * count ? count : 0;
        on_cards[most->first] += count;
    }
    on_cards.erase(-1);
    const cv::Size2d size = mean_size(block);
    features[rows_over_seams] = over_seams / (letters + some);
    features[cards_printed] = static_cast<double>(on_cards.size()) / cut.count();
    features[letters_on_cards] = std::min(1.0, std::log2(1 + letters / cut.count()) / 8);
    features[size_of_block_print] =
        print_size(heights / std::max(1.0, letters),
                   std::min(size.width / cut.columns, size.height / cut.rows));
    constexpr double most_over_seams = 0.3;
    constexpr double least_printed = 0.5;
    return features[rows_over_seams] < most_over_seams && features[cards_printed] > least_printed;
}

// The share of places on the line and a little beside it that have strokes.
double ink_along(const SearchPicture& search, const Cut& cut, const Point& from, const Point& to)
{
    constexpr int samples = 40;
    constexpr int inked = 64;  // of 255
    constexpr double aside = 0.03;
    const double off_x = from.x == to.x ? aside : 0;
    const double off_y = from.y == to.y ? aside : 0;
    int seen = 0;
    int with_ink = 0;
    for (int i = 0; i < samples; ++i) {
        for (const int side : {-1, 0, 1}) {
            const double share = (i + 0.5) / samples;
            const Point p = cut.seen(from.x + share * (to.x - from.x) + side * off_x,
                                     from.y + share * (to.y - from.y) + side * off_y);
            const cv::Point at(cvFloor(p.x), cvFloor(p.y));
            if (cv::Rect({}, search.ink.size()).contains(at)) {
                ++seen;
                with_ink += search.ink.at<unsigned char>(at) > inked ? 1 : 0;
            }
        }
    }
    return double(with_ink) / std::max(1, seen);
}

void set_seams(BlockFeatures& features, const SearchPicture& search, const Cut& cut)
{
    int seams = 0;
    features[seam_support_weakest] = 1;
    for (int i = 0; i < cut.count(); ++i) {
        const int x = i % cut.columns;
        const int y = i / cut.columns;
        const Sides sides = sides_of(search, cut.card(i));
        const auto add = [&](std::size_t side, const Point& from, const Point& to) {
            ++seams;
            features[seam_support] += sides.at(side).support;
            features[seam_support_weakest] =
                std::min(features[seam_support_weakest], sides.at(side).support);
            features[seam_ink] += ink_along(search, cut, from, to);
        };
        const Point corner{x + 1.0, y + 1.0};
        if (x + 1 < cut.columns) {
            add(1, {corner.x, corner.y - 1}, corner);
        }
        if (y + 1 < cut.rows) {
            add(2, {corner.x - 1, corner.y}, corner);
        }
    }
    features[seam_support] /= std::max(1, seams);
    features[seam_ink] /= std::max(1, seams);
}

void set_outline(BlockFeatures& features, const Sides& sides)
{
    features[block_support_weakest] = 1;
    double own = 0;
    for (const SideEvidence& side : sides) {
        features[block_border_sides] += side.on_border ? 0.25 : 0;
        if (!side.on_border) {
            own += 1;
            features[block_support] += side.support;
            features[block_support_weakest] =
                std::min(features[block_support_weakest], side.support);
        }
    }
    features[block_support] /= std::max(1.0, own);
}

void set_masks(BlockFeatures& features, const CardMasks& masks, const Quad& block, const Cut& cut)
{
    const MasksOnQuad on = masks_on(masks, block);
    features[block_masked_inside] = on.inside;
    features[block_masked_beyond] = on.beyond;
    features[block_masked_outline] = on.outline;
    for (int i = 0; i < cut.count(); ++i) {
        features[cards_masked_outline] += masks_on(masks, cut.card(i)).outline / cut.count();
    }
}

void add_block(const SearchPicture& search, const Quad& outline, const Cut& cut, double aspect,
               std::vector<CardBlock>& blocks)
{
    CardBlock block;
    BlockFeatures& features = block.features;
    if (!set_print(features, search, outline, cut)) {
        return;
    }
    set_outline(features, sides_of(search, outline));
    set_seams(features, search, cut);
    set_masks(features, search.masks, outline, cut);
    features[cards_off_format] = off_format(aspect * cut.rows / cut.columns).common;
    features[block_off_format] = off_format(aspect).common;
    features[card_count] = std::log2(cut.count()) / 4;
    static const Curves<BlockFeature> curves(imaging_models(), "block");
    block.probability = probability_of(features, curves);
    for (int i = 0; i < cut.count(); ++i) {
        block.cards.push_back(cut.card(i));
    }
    blocks.push_back(std::move(block));
}

}  // namespace

std::vector<CardBlock> card_blocks(const SearchPicture& search, const std::vector<Quad>& outlines)
{
    constexpr double most_off = 0.67;  // ten percent: perspective cannot be told closer
    std::vector<CardBlock> blocks;
    for (const Quad& outline : outlines) {
        const double aspect = aspect_ratio(outline, search.lab.size());
        for (int columns = 1; columns <= most_in_line; ++columns) {
            for (int rows = 1; rows <= most_in_line; ++rows) {
                const int count = columns * rows;
                if (count > 1 && count <= most_cards &&
                    off_format(aspect * rows / columns).common < most_off) {
                    add_block(search, outline, Cut(outline, columns, rows), aspect, blocks);
                }
            }
        }
    }
    return blocks;
}

}  // namespace cardlog
