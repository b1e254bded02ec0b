// Which pieces of ink stand in one line of print? Pieces of a letter's size are joined to their
// nearest neighbour on the right, if it stands beside them: that gives words, and lines where words
// are near. Each group gets a baseline, straight or bent, and groups that continue each other along
// it are joined to lines. What is much taller than its neighbours (an icon, a logo) is taken out
// and the rest joined anew, since it may have tied two lines together. Marks (accents, dots,
// commas) are too small to be judged alone: they go to the line whose height they lie within.
#include "imaging/lines/letter_rows.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "imaging/disjoint_sets.h"
#include "imaging/quantile.h"

namespace cardlog {
namespace {

using Indices = std::vector<std::size_t>;

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

// Word spaces are up to 1.6 times the letters' height; a bracket is 2.6 times as tall as a flat
// small letter in a condensed font.
constexpr double widest_word_space = 1.6;
constexpr double tallest_beside_lowest = 2.6;

bool stand_beside(const cv::Rect& left, const cv::Rect& right)
{
    const int tall = std::max(left.height, right.height);
    const int low = std::min(left.height, right.height);
    return right.x - left.br().x < widest_word_space * tall && tall < tallest_beside_lowest * low &&
           std::min(left.br().y, right.br().y) - std::max(left.y, right.y) > 0.5 * low;
}

using Rules = std::vector<cv::Rect>;

// Thin pieces that stand upright: what parts columns, but also bars and the letter l.
Rules upright_rules(const InkPieces& pieces)
{
    constexpr int least_slenderness = 8;
    Rules rules;
    for (const InkPiece& piece : pieces) {
        if (piece.box.height > least_slenderness * piece.box.width) {
            rules.push_back(piece.box);
        }
    }
    return rules;
}

// A rule between two columns passes both by; a bar between two items of a line is hardly taller
// than they are.
bool are_parted(const cv::Rect& left, const cv::Rect& right, const Rules& rules)
{
    constexpr double least_reach = 2;
    const cv::Rect both = left | right;
    return std::any_of(rules.begin(), rules.end(), [&](const cv::Rect& rule) {
        return rule.x >= left.br().x && rule.br().x <= right.x && rule.y <= both.y &&
               rule.br().y >= both.br().y && rule.height > least_reach * both.height;
    });
}

// Each letter is joined to its nearest neighbour on the right; `letters` are sorted from the left.
std::vector<Indices> neighbours(const Indices& letters, const InkPieces& pieces, const Rules& rules)
{
    DisjointSets sets(pieces.size());
    for (auto at = letters.begin(); at != letters.end(); ++at) {
        const cv::Rect& left = pieces[*at].box;
        const double reach = left.br().x + widest_word_space * tallest_beside_lowest * left.height;
        const auto next = std::find_if(at + 1, letters.end(), [&](std::size_t i) {
            return pieces[i].box.x > reach || stand_beside(left, pieces[i].box);
        });
        if (next != letters.end() && pieces[*next].box.x <= reach &&
            !are_parted(left, pieces[*next].box, rules)) {
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

std::vector<double> heights_of(const Indices& letters, const InkPieces& pieces)
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
Indices towering(const std::vector<Indices>& groups, const InkPieces& pieces)
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

Baseline baseline_of(const Indices& letters, const InkPieces& pieces, double height)
{
    std::vector<cv::Point2d> feet;
    for (const std::size_t i : letters) {
        if (pieces[i].box.height > 0.6 * height) {
            feet.emplace_back(pieces[i].middle(), pieces[i].box.br().y);
        }
    }
    return baseline_through(feet, height);
}

double spacing_of(const Indices& letters, const InkPieces& pieces)
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

LetterRow row_of(Indices letters, const InkPieces& pieces)
{
    LetterRow row;
    const double height = quantile(heights_of(letters, pieces), 0.5);
    row.baseline = baseline_of(letters, pieces, height);
    row.spacing = spacing_of(letters, pieces);
    std::vector<double> above;
    above.reserve(letters.size());
    for (const std::size_t i : letters) {
        const InkPiece& piece = pieces[i];
        row.box |= piece.box;
        if (piece.box.height > 0.5 * height) {
            above.push_back(row.baseline.y(piece.middle()) - piece.box.y);
        }
    }
    row.tall = quantile(above, 0.9);
    row.x_height = quantile(above, 0.33);
    row.letters = std::move(letters);
    return row;
}

std::vector<LetterRow> rows_of(const InkPieces& pieces, const Rules& rules, cv::Size card)
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
    std::vector<Indices> groups = neighbours(letters, pieces, rules);
    if (const Indices tall = towering(groups, pieces); !tall.empty()) {
        std::erase_if(letters, [&](std::size_t i) {
            return std::binary_search(tall.begin(), tall.end(), i);
        });
        groups = neighbours(letters, pieces, rules);
    }
    std::vector<LetterRow> rows;
    rows.reserve(groups.size());
    for (Indices& group : groups) {
        rows.push_back(row_of(std::move(group), pieces));
    }
    return rows;
}

// Two parts of one line: on one baseline, of one size, a word space apart. Spaced letters have
// wider word spaces.
bool continue_each_other(const LetterRow& a, const LetterRow& b, const Rules& rules)
{
    const double tall = std::max(a.tall, b.tall);
    const int begin = std::max(a.box.x, b.box.x);
    const int end = std::min(a.box.br().x, b.box.br().x);
    const double between = (begin + end) / 2.0;
    return begin - end < 1.7 * tall + 2 * std::min(a.spacing, b.spacing) &&
           std::min(a.tall, b.tall) > 0.55 * tall &&
           std::abs(a.baseline.y(between) - b.baseline.y(between)) < 0.25 * tall &&
           !are_parted(a.box.x < b.box.x ? a.box : b.box, a.box.x < b.box.x ? b.box : a.box, rules);
}

bool join_one_pair(std::vector<LetterRow>& rows, const InkPieces& pieces, const Rules& rules)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = i + 1; j < rows.size(); ++j) {
            if (continue_each_other(rows[i], rows[j], rules)) {
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
bool is_within(const LetterRow& row, const cv::Rect& box)
{
    const double foot = row.baseline.y(box.x + box.width / 2.0);
    return box.height < 1.4 * row.tall && box.height > 0.06 * row.tall &&
           box.width < 2.5 * row.tall && box.y > foot - 1.7 * row.tall &&
           box.br().y < foot + 0.5 * row.tall && box.br().x > row.box.x - 0.8 * row.tall &&
           box.x < row.box.br().x + 0.8 * row.tall;
}

// The dots of two umlauts look like a line of their own.
bool are_marks_of(const LetterRow& small, const LetterRow& large, const InkPieces& pieces)
{
    return small.tall < 0.45 * large.tall &&
           std::all_of(small.letters.begin(), small.letters.end(),
                       [&](std::size_t i) { return is_within(large, pieces[i].box); });
}

// One piece alone is an icon unless it is wide: letters that touch.
bool is_print(const LetterRow& row)
{
    return row.letters.size() >= 2 || row.box.width > 3 * row.box.height;
}

std::vector<LetterRow> printed_rows(const InkPieces& pieces, cv::Size card)
{
    const Rules rules = upright_rules(pieces);
    std::vector<LetterRow> rows = rows_of(pieces, rules, card);
    constexpr std::size_t most_rows = 400;  // a card has up to thirty; noise can have any number
    if (rows.size() > most_rows) {
        std::stable_sort(rows.begin(), rows.end(), [](const LetterRow& a, const LetterRow& b) {
            return a.letters.size() > b.letters.size();
        });
        rows.resize(most_rows);
    }
    while (join_one_pair(rows, pieces, rules)) {
    }
    std::vector<LetterRow> kept;
    for (const LetterRow& row : rows) {
        const bool marks = std::any_of(rows.begin(), rows.end(), [&](const LetterRow& other) {
            return are_marks_of(row, other, pieces);
        });
        if (!marks && is_print(row)) {
            kept.push_back(row);
        }
    }
    return kept;
}

// Every letter and every mark learns its line; a mark between two lines goes to the nearer one.
void assign_lines(InkPieces& pieces, std::vector<LetterRow>& rows)
{
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (const std::size_t i : rows[r].letters) {
            pieces[i].line = static_cast<int>(r);
        }
    }
    for (InkPiece& piece : pieces) {
        if (piece.line >= 0) {
            continue;
        }
        double nearest = 1e9;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const LetterRow& row = rows[r];
            const double away = std::abs(piece.box.y + piece.box.height / 2.0 -
                                         row.baseline.y(piece.middle()) + row.tall / 2);
            if (away < nearest && is_within(row, piece.box)) {
                nearest = away;
                piece.line = static_cast<int>(r);
            }
        }
    }
    for (const InkPiece& piece : pieces) {
        if (piece.line >= 0) {
            rows[static_cast<std::size_t>(piece.line)].box |= piece.box;
        }
    }
}

}  // namespace

std::vector<LetterRow> letter_rows(InkPieces& pieces, cv::Size card)
{
    std::vector<LetterRow> rows = printed_rows(pieces, card);
    assign_lines(pieces, rows);
    return rows;
}

}  // namespace cardlog
