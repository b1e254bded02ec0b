#include "imaging/text_lines.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <tuple>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "imaging/components.h"

namespace cardlog {
namespace {

// Paper on an evened card.
constexpr int paper = 245;

// A connected piece of ink: a letter, a part of one, several that touch, or no print at all.
struct Piece {
    cv::Rect box;
    int line = -1;  // index of the line it belongs to

    [[nodiscard]] double middle() const { return box.x + box.width / 2.0; }
};

using Pieces = std::vector<Piece>;
using Indices = std::vector<std::size_t>;

// Letters beside each other, with the line they stand on.
struct Row {
    Indices letters;
    cv::Rect box;
    double slope = 0;  // of the baseline
    double foot = 0;   // height of the baseline at x = 0
    double tall = 0;   // height of capitals
    double x_height = 0;
    double spacing = 0;  // usual gap between letters

    [[nodiscard]] double baseline(double x) const { return foot + slope * x; }
};

double quantile(std::vector<double> values, double share)
{
    if (values.empty()) {
        return 0;
    }
    const auto at = values.begin() +
                    static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

// How much the paper itself varies: its median and its spread, by the median absolute deviation.
double darkest_paper(const cv::Mat& dark)
{
    constexpr double least_contrast = 24;
    constexpr double spreads = 2.5;
    cv::Mat small;
    cv::resize(dark, small, {}, 0.25, 0.25, cv::INTER_NEAREST);
    std::vector<double> values(small.begin<uchar>(), small.end<uchar>());
    const double median = quantile(values, 0.5);
    for (double& value : values) {
        value = std::abs(value - median);
    }
    return median + std::max(least_contrast, spreads * 1.48 * quantile(values, 0.5));
}

// Ink is at least half as dark as the darkest ink around it, so that bold black print and a pale
// grey line each get their own level, and darker than the paper's grain.
cv::Mat ink_of(const cv::Mat& even)
{
    constexpr double surroundings = 0.03;  // of the card: about the height of a line
    cv::Mat dark = 255 - even;
    cv::GaussianBlur(dark, dark, {}, 1.0);
    cv::Mat half;
    cv::resize(dark, half, {}, 0.5, 0.5, cv::INTER_AREA);
    const int side =
        std::max(3, static_cast<int>(std::min(half.cols, half.rows) * surroundings)) | 1;
    cv::Mat level;
    cv::dilate(half, level, cv::getStructuringElement(cv::MORPH_RECT, {side, side}));
    cv::blur(level, level, {side, side});
    cv::resize(level, level, dark.size(), 0, 0, cv::INTER_LINEAR);
    level.convertTo(level, CV_8U, 0.5);
    level = cv::max(level, darkest_paper(dark));
    return dark > level;
}

// The label of pieces[i] is i + 1; label 0 is paper.
Pieces pieces_of(const cv::Mat& ink, cv::Mat& labels)
{
    Pieces pieces;
    for (const Component& component : components_of(ink, labels)) {
        pieces.push_back({component.box});
    }
    return pieces;
}

// From the small letters of 5 point print to the largest name; not a rule, a frame or the card's
// own edge.
bool could_be_letter(const cv::Rect& box, cv::Size card)
{
    const int shorter = std::min(card.width, card.height);
    const bool at_edge =
        box.x <= 1 || box.y <= 1 || box.br().x >= card.width - 1 || box.br().y >= card.height - 1;
    return !at_edge && box.height >= std::max(5.0, shorter * 0.011) &&
           box.height <= shorter * 0.2 && box.width < card.width * 0.6 &&
           box.width < 25 * box.height && box.height < 12 * box.width;
}

double overlap(double a_begin, double a_end, double b_begin, double b_end)
{
    return std::min(a_end, b_end) - std::max(a_begin, b_begin);
}

// Word spaces are up to 1.6 times the letters' height; a bracket is 2.6 times as tall as a flat
// small letter in a condensed font.
constexpr double widest_word_space = 1.6;
constexpr double tallest_beside_lowest = 2.6;

bool stand_beside(const cv::Rect& left, const cv::Rect& right)
{
    const int tall = std::max(left.height, right.height);
    const int low = std::min(left.height, right.height);
    return right.x - left.br().x < widest_word_space * tall && tall < tallest_beside_lowest * low &&
           overlap(left.y, left.br().y, right.y, right.br().y) > 0.5 * low;
}

// Disjoint sets of indices.
class Sets {
public:
    explicit Sets(std::size_t count) : parent_(count)
    {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    }

    [[nodiscard]] std::size_t of(std::size_t i)
    {
        while (parent_[i] != i) {
            parent_[i] = parent_[parent_[i]];
            i = parent_[i];
        }
        return i;
    }

    void join(std::size_t a, std::size_t b) { parent_[of(a)] = of(b); }

private:
    Indices parent_;
};

// Each letter is joined to its nearest neighbour on the right; `letters` are sorted from the left.
std::vector<Indices> neighbours(const Indices& letters, const Pieces& pieces)
{
    Sets sets(pieces.size());
    for (auto at = letters.begin(); at != letters.end(); ++at) {
        const cv::Rect& left = pieces[*at].box;
        const double reach = left.br().x + widest_word_space * tallest_beside_lowest * left.height;
        const auto next = std::find_if(at + 1, letters.end(), [&](std::size_t i) {
            return pieces[i].box.x > reach || stand_beside(left, pieces[i].box);
        });
        if (next != letters.end() && pieces[*next].box.x <= reach) {
            sets.join(*at, *next);
        }
    }
    std::vector<Indices> groups(pieces.size());
    for (const std::size_t i : letters) {
        groups[sets.of(i)].push_back(i);
    }
    std::erase_if(groups, [](const Indices& group) { return group.empty(); });
    return groups;
}

std::vector<double> heights_of(const Indices& letters, const Pieces& pieces)
{
    std::vector<double> heights;
    heights.reserve(letters.size());
    for (const std::size_t i : letters) {
        heights.push_back(pieces[i].box.height);
    }
    return heights;
}

// Pieces too tall for the letters they stand beside: an icon or a logo, which may join the two
// lines that it spans. In rising order.
Indices towering(const std::vector<Indices>& groups, const Pieces& pieces)
{
    Indices tall;
    for (const Indices& group : groups) {
        const std::vector<double> heights = heights_of(group, pieces);
        const double limit = std::max(1.6 * quantile(heights, 0.75), 2.1 * quantile(heights, 0.5));
        for (const std::size_t i : group) {
            if (group.size() > 2 && pieces[i].box.height > limit) {
                tall.push_back(i);
            }
        }
    }
    std::sort(tall.begin(), tall.end());
    return tall;
}

struct Baseline {
    double slope = 0;
    double foot = 0;
};

// Least squares; level where the letters do not reach far enough to tell.
Baseline fitted(const std::vector<cv::Point2d>& feet, double height)
{
    cv::Point2d mean;
    for (const cv::Point2d& point : feet) {
        mean += point / static_cast<double>(feet.size());
    }
    double xx = 0;
    double xy = 0;
    for (const cv::Point2d& point : feet) {
        xx += (point.x - mean.x) * (point.x - mean.x);
        xy += (point.x - mean.x) * (point.y - mean.y);
    }
    const bool far = std::sqrt(xx / static_cast<double>(feet.size())) > 3 * height;
    const double slope = far ? std::clamp(xy / xx, -0.1, 0.1) : 0;
    return {slope, mean.y - slope * mean.x};
}

// Descenders hang below the line and quotation marks above it: after each fit those that do are
// left out of the next.
Baseline baseline_of(const Indices& letters, const Pieces& pieces, double height)
{
    std::vector<cv::Point2d> feet;
    for (const std::size_t i : letters) {
        if (pieces[i].box.height > 0.6 * height) {
            feet.emplace_back(pieces[i].middle(), pieces[i].box.br().y);
        }
    }
    Baseline line = fitted(feet, height);
    for (int round = 0; round < 3; ++round) {
        std::vector<cv::Point2d> on_it;
        std::copy_if(feet.begin(), feet.end(), std::back_inserter(on_it), [&](const auto& point) {
            const double below = point.y - line.foot - line.slope * point.x;
            return below < 0.12 * height && below > -0.3 * height;
        });
        if (on_it.size() < 2) {
            break;
        }
        line = fitted(on_it, height);
    }
    return line;
}

double spacing_of(const Indices& letters, const Pieces& pieces)
{
    std::vector<cv::Rect> boxes;
    boxes.reserve(letters.size());
    for (const std::size_t i : letters) {
        boxes.push_back(pieces[i].box);
    }
    std::sort(boxes.begin(), boxes.end(), [](auto& a, auto& b) { return a.x < b.x; });
    std::vector<double> gaps;
    for (std::size_t i = 1; i < boxes.size(); ++i) {
        gaps.push_back(std::max(0, boxes[i].x - boxes[i - 1].br().x));
    }
    return quantile(gaps, 0.5);
}

Row row_of(Indices letters, const Pieces& pieces)
{
    Row row;
    const double height = quantile(heights_of(letters, pieces), 0.5);
    const Baseline line = baseline_of(letters, pieces, height);
    row.slope = line.slope;
    row.foot = line.foot;
    row.spacing = spacing_of(letters, pieces);
    std::vector<double> above;
    above.reserve(letters.size());
    for (const std::size_t i : letters) {
        const Piece& piece = pieces[i];
        row.box |= piece.box;
        if (piece.box.height > 0.5 * height) {
            above.push_back(row.baseline(piece.middle()) - piece.box.y);
        }
    }
    row.tall = quantile(above, 0.9);
    row.x_height = quantile(above, 0.33);
    row.letters = std::move(letters);
    return row;
}

std::vector<Row> rows_of(const Pieces& pieces, cv::Size card)
{
    Indices letters;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (could_be_letter(pieces[i].box, card)) {
            letters.push_back(i);
        }
    }
    std::sort(letters.begin(), letters.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple(pieces[a].box.x, a) < std::tuple(pieces[b].box.x, b);
    });
    std::vector<Indices> groups = neighbours(letters, pieces);
    if (const Indices tall = towering(groups, pieces); !tall.empty()) {
        std::erase_if(letters, [&](std::size_t i) {
            return std::binary_search(tall.begin(), tall.end(), i);
        });
        groups = neighbours(letters, pieces);
    }
    std::vector<Row> rows;
    rows.reserve(groups.size());
    for (Indices& group : groups) {
        rows.push_back(row_of(std::move(group), pieces));
    }
    return rows;
}

// Two parts of one line: on one baseline, of one size, a word space apart. Spaced letters have
// wider word spaces.
bool continue_each_other(const Row& a, const Row& b)
{
    const double tall = std::max(a.tall, b.tall);
    const int begin = std::max(a.box.x, b.box.x);
    const int end = std::min(a.box.br().x, b.box.br().x);
    const double between = (begin + end) / 2.0;
    return begin - end < 1.7 * tall + 2 * std::min(a.spacing, b.spacing) &&
           std::min(a.tall, b.tall) > 0.55 * tall &&
           std::abs(a.baseline(between) - b.baseline(between)) < 0.25 * tall;
}

bool join_one_pair(std::vector<Row>& rows, const Pieces& pieces)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = i + 1; j < rows.size(); ++j) {
            if (continue_each_other(rows[i], rows[j])) {
                Indices letters = rows[i].letters;
                letters.insert(letters.end(), rows[j].letters.begin(), rows[j].letters.end());
                rows[i] = row_of(std::move(letters), pieces);
                rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(j));
                return true;
            }
        }
    }
    return false;
}

// Whether a piece may be a mark of the line: an accent, a dot, a comma, a hyphen.
bool is_within(const Row& row, const cv::Rect& box)
{
    const double foot = row.baseline(box.x + box.width / 2.0);
    return box.height < 1.4 * row.tall && box.height > 0.06 * row.tall &&
           box.width < 2.5 * row.tall && box.y > foot - 1.7 * row.tall &&
           box.br().y < foot + 0.5 * row.tall && box.br().x > row.box.x - 0.8 * row.tall &&
           box.x < row.box.br().x + 0.8 * row.tall;
}

// The dots of two umlauts look like a line of their own.
bool are_marks_of(const Row& small, const Row& large, const Pieces& pieces)
{
    return small.tall < 0.45 * large.tall &&
           std::all_of(small.letters.begin(), small.letters.end(),
                       [&](std::size_t i) { return is_within(large, pieces[i].box); });
}

// One piece alone is an icon unless it is wide: letters that touch.
bool is_print(const Row& row)
{
    return row.letters.size() >= 2 || row.box.width > 3 * row.box.height;
}

std::vector<Row> printed_rows(const Pieces& pieces, cv::Size card)
{
    std::vector<Row> rows = rows_of(pieces, card);
    constexpr std::size_t most_rows = 400;  // a card has up to thirty; noise can have any number
    if (rows.size() > most_rows) {
        std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
            return a.letters.size() > b.letters.size();
        });
        rows.resize(most_rows);
    }
    while (join_one_pair(rows, pieces)) {
    }
    std::vector<Row> kept;
    for (const Row& row : rows) {
        const bool marks = std::any_of(rows.begin(), rows.end(), [&](const Row& other) {
            return are_marks_of(row, other, pieces);
        });
        if (!marks && is_print(row)) {
            kept.push_back(row);
        }
    }
    return kept;
}

// Every letter and every mark learns its line; a mark between two lines goes to the nearer one.
void assign_lines(Pieces& pieces, std::vector<Row>& rows)
{
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (const std::size_t i : rows[r].letters) {
            pieces[i].line = static_cast<int>(r);
        }
    }
    for (Piece& piece : pieces) {
        if (piece.line >= 0) {
            continue;
        }
        double nearest = 1e9;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const Row& row = rows[r];
            const double away = std::abs(piece.box.y + piece.box.height / 2.0 -
                                         row.baseline(piece.middle()) + row.tall / 2);
            if (away < nearest && is_within(row, piece.box)) {
                nearest = away;
                piece.line = static_cast<int>(r);
            }
        }
    }
    for (const Piece& piece : pieces) {
        if (piece.line >= 0) {
            rows[static_cast<std::size_t>(piece.line)].box |= piece.box;
        }
    }
}

// Ink that is not the line's: other lines, icons and rules. Specks may be parts of letters.
void whiten_others(cv::Mat& picture, const cv::Mat& labels, const Pieces& pieces, int line,
                   double tall)
{
    std::vector<uchar> others(pieces.size() + 1, 0);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
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
    picture.setTo(paper, mask);
}

struct Reach {
    double above = 0;  // the baseline
    double below = 0;
};

// The recogniser scales a line to a fixed height, so each line gets the same room above its
// capitals and below its baseline, whatever letters it has. Measured on flat cards: much more room
// makes small letters too small, less cuts marks.
Reach reach_of(const Row& row, const Pieces& pieces, int line)
{
    constexpr double least_below = 0.5;
    constexpr double margin_above = 0.35;
    constexpr double margin_below = 0.08;
    Reach reach{row.tall, least_below * row.tall};
    for (const Piece& piece : pieces) {
        if (piece.line == line) {
            const double foot = row.baseline(piece.middle());
            reach.above = std::max(reach.above, foot - piece.box.y);
            reach.below = std::max(reach.below, piece.box.br().y - foot);
        }
    }
    return {reach.above + margin_above * row.tall, reach.below + margin_below * row.tall};
}

TextLine cut_out(const cv::Mat& even, const cv::Mat& labels, const Pieces& pieces, const Row& row,
                 int line)
{
    constexpr double margin_beside = 0.2;
    const Reach reach = reach_of(row, pieces, line);
    const double middle = row.box.x + row.box.width / 2.0;
    const double rise = std::abs(row.slope) * row.box.width / 2;
    const int beside = cvRound(margin_beside * row.tall);
    const double top = row.baseline(middle) - reach.above;
    const cv::Point corner(row.box.x - beside, static_cast<int>(std::floor(top - rise)));
    const cv::Point opposite(
        row.box.br().x + beside,
        static_cast<int>(std::ceil(row.baseline(middle) + reach.below + rise)));
    const cv::Rect area = cv::Rect(corner, opposite) & cv::Rect({}, even.size());

    TextLine cut;
    cut.box = {double(row.box.x), double(row.box.y), double(row.box.br().x),
               double(row.box.br().y)};
    cut.x_height = row.x_height;
    cut.picture = even(area).clone();
    whiten_others(cut.picture, labels(area), pieces, line, row.tall);
    cut.to_card = {1, 0, double(area.x), 0, 1, double(area.y)};
    if (rise > 0.05 * row.tall) {
        const double shift = top - area.y - row.slope * (middle - area.x);
        const cv::Matx23d sheared(1, 0, 0, row.slope, 1, shift);
        cv::warpAffine(cut.picture, cut.picture, sheared,
                       {area.width, std::max(1, cvRound(reach.above + reach.below))},
                       cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
        cut.to_card = {1, 0, double(area.x), row.slope, 1, shift + area.y};
    }
    return cut;
}

// Lines that stand close under each other are a block; blocks come by their tops.
std::vector<TextLine> in_reading_order(std::vector<TextLine> lines)
{
    Sets sets(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::size_t j = 0; j < lines.size(); ++j) {
            const Box& above = lines[i].box;
            const Box& below = lines[j].box;
            if (above.top < below.top &&
                below.top - above.bottom < std::max(above.height(), below.height()) &&
                overlap(above.left, above.right, below.left, below.right) >
                    0.3 * std::min(above.width(), below.width())) {
                sets.join(i, j);
            }
        }
    }
    std::vector<Box> blocks(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        blocks[sets.of(i)] = united(blocks[sets.of(i)], lines[i].box);
    }
    Indices order(lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto place = [&](std::size_t i) {
        const Box& block = blocks[sets.of(i)];
        const Box& box = lines[i].box;
        return std::tuple(block.top, block.left, sets.of(i), box.top + box.bottom, box.left);
    };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    std::vector<TextLine> ordered;
    for (const std::size_t i : order) {
        ordered.push_back(std::move(lines[i]));
    }
    return ordered;
}

}  // namespace

std::vector<TextLine> text_lines(const cv::Mat& even_card)
{
    constexpr int least_side = 16;
    if (std::min(even_card.cols, even_card.rows) < least_side) {
        return {};
    }
    cv::Mat labels;
    Pieces pieces = pieces_of(ink_of(even_card), labels);
    std::vector<Row> rows = printed_rows(pieces, even_card.size());
    assign_lines(pieces, rows);
    std::vector<TextLine> lines;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        lines.push_back(cut_out(even_card, labels, pieces, rows[i], static_cast<int>(i)));
    }
    return in_reading_order(std::move(lines));
}

}  // namespace cardlog
