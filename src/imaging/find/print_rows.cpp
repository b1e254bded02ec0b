#include "imaging/find/print_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_map>

#include <opencv2/imgproc.hpp>

#include "imaging/components.h"
#include "imaging/disjoint_sets.h"

namespace cardlog {
namespace {

// Light grey print on white differs by about 30 levels in the middle of a stroke, less where it is
// only a pixel wide.
constexpr double least_stroke_contrast = 14;

// A smaller piece is a dot or a speck.
constexpr int least_size = 4;

// The largest print looked for, pixels: larger print is found by its outline as a panel would be.
constexpr int most_size = 90;

// Textures make tens of thousands of pieces and no rows worth having.
constexpr std::size_t most_pieces = 20000;

// The median of an 8-bit picture, by every 25th pixel.
double median_of(const cv::Mat& values)
{
    constexpr int step = 5;
    std::array<int, 256> counts{};
    int all = 0;
    for (int row = 0; row < values.rows; row += step) {
        const auto* line = values.ptr<unsigned char>(row);
        for (int column = 0; column < values.cols; column += step) {
            ++counts[line[column]];
            ++all;
        }
    }
    std::size_t level = 0;
    for (int below = 0; level < counts.size() && 2 * (below += counts[level]) < all;) {
        ++level;
    }
    return static_cast<double>(level);
}

struct Piece {
    cv::Point2f middle;
    float size = 0;  ///< of the longer side of its box
    float area = 0;  ///< of its strokes
};

// 255 on strokes that stand out from the ground, whose own grain makes strokes too.
cv::Mat strokes_of(const cv::Mat& grey, int operation)
{
    const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_RECT, {9, 9});
    cv::Mat hat;
    cv::morphologyEx(grey, hat, operation, kernel);
    constexpr double above_grain = 2.5;
    return hat > std::max(least_stroke_contrast, above_grain * median_of(hat));
}

std::vector<Piece> pieces_of(const cv::Mat& strokes)
{
    std::vector<Piece> pieces;
    cv::Mat labels;
    for (const auto& [box, area] : components_of(strokes, labels)) {
        const int size = std::max(box.width, box.height);
        if (size >= least_size && size <= most_size && pieces.size() < most_pieces) {
            pieces.push_back({{static_cast<float>(box.x + box.width / 2.0),
                               static_cast<float>(box.y + box.height / 2.0)},
                              static_cast<float>(size),
                              static_cast<float>(area)});
        }
    }
    return pieces;
}

// Finds what is near a place without looking at everything.
class Grid {
public:
    explicit Grid(const std::vector<Piece>& pieces)
    {
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            cells_[key(cell(pieces[i].middle.x), cell(pieces[i].middle.y))].push_back(i);
        }
    }

    template <class Visit>
    void near(const cv::Point2f& place, float radius, Visit visit) const
    {
        for (int y = cell(place.y - radius); y <= cell(place.y + radius); ++y) {
            for (int x = cell(place.x - radius); x <= cell(place.x + radius); ++x) {
                if (const auto found = cells_.find(key(x, y)); found != cells_.end()) {
                    std::for_each(found->second.begin(), found->second.end(), visit);
                }
            }
        }
    }

private:
    static constexpr float side = 32;
    static int cell(float place) { return cvFloor(place / side); }
    static int key(int x, int y) { return y * 4096 + x; }

    std::unordered_map<int, std::vector<std::size_t>> cells_;
};

struct Neighbour {
    std::size_t piece = 0;
    cv::Point2f towards;  ///< unit vector
    float distance = 0;
};

// Letters of one line of print differ in size as "m" and "i" do.
bool alike(const Piece& a, const Piece& b)
{
    constexpr float most_ratio = 2.4F;
    return a.size < most_ratio * b.size && b.size < most_ratio * a.size;
}

std::vector<Neighbour> neighbours_of(const std::vector<Piece>& pieces, const Grid& grid,
                                     std::size_t i)
{
    constexpr float reach = 1.8F;  // sizes: over a space between words, not between columns
    constexpr std::size_t most = 6;
    const Piece& own = pieces[i];
    std::vector<Neighbour> found;
    grid.near(own.middle, reach * own.size, [&](std::size_t j) {
        const cv::Point2f d = pieces[j].middle - own.middle;
        const float distance = std::sqrt(d.dot(d));
        if (j != i && distance > 0 && alike(own, pieces[j]) &&
            distance < reach * std::max(own.size, pieces[j].size)) {
            found.push_back({j, d / distance, distance});
        }
    });
    std::sort(found.begin(), found.end(),
              [](const Neighbour& a, const Neighbour& b) { return a.distance < b.distance; });
    found.resize(std::min(found.size(), most));
    return found;
}

struct Pair {
    std::size_t one = 0;
    std::size_t other = 0;
    cv::Point2f along;
};

// The nearest two neighbours that stand on opposite sides.
std::optional<Pair> opposite(const std::vector<Neighbour>& neighbours)
{
    constexpr float straight = -0.93F;  // within 22 degrees
    float least = 1e9F;
    std::optional<Pair> best;
    for (std::size_t a = 0; a < neighbours.size(); ++a) {
        for (std::size_t b = a + 1; b < neighbours.size(); ++b) {
            const Neighbour& one = neighbours[a];
            const Neighbour& other = neighbours[b];
            if (one.towards.dot(other.towards) < straight &&
                one.distance + other.distance < least) {
                least = one.distance + other.distance;
                const cv::Point2f along = other.towards - one.towards;
                best = Pair{one.piece, other.piece, along / std::sqrt(along.dot(along))};
            }
        }
    }
    return best;
}

float median(std::vector<float> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// The spread of the letters' ink by its mean: writing mixes wide and narrow letters; the knots of
// a cloth or the dots of a grid are all the same.
bool varies(const std::vector<const Piece*>& row)
{
    constexpr double least_spread = 0.2;
    double sum = 0;
    double squares = 0;
    for (const Piece* piece : row) {
        sum += piece->area;
        squares += double(piece->area) * piece->area;
    }
    const double mean = sum / static_cast<double>(row.size());
    const double variance = squares / static_cast<double>(row.size()) - mean * mean;
    return variance > least_spread * least_spread * mean * mean;
}

struct Letter {
    const Piece* piece = nullptr;
    float place = 0;  ///< along the row
    float off = 0;    ///< beside it
};

// A run of letters without a gap, as a row; none where they are too few, too even or not in line.
void add_run(const std::vector<Letter>& letters, const cv::Point2f& at, const cv::Point2f& along,
             std::vector<PrintRow>& rows)
{
    constexpr std::size_t least_letters = 5;
    if (letters.size() < least_letters) {
        return;
    }
    std::vector<float> sizes;
    std::vector<const Piece*> pieces;
    float off = 0;
    PrintRow row;
    for (const Letter& letter : letters) {
        pieces.push_back(letter.piece);
        sizes.push_back(letter.piece->size);
        row.letters.push_back({letter.piece->middle.x, letter.piece->middle.y});
        off += std::abs(letter.off);
    }
    row.height = median(sizes);
    constexpr double straight = 0.25;  // ascenders and dots stand off the middle line
    const float length = letters.back().place - letters.front().place;
    if (off > straight * row.height * static_cast<double>(letters.size()) ||
        length < 2.5 * row.height || !varies(pieces)) {
        return;
    }
    const auto place = [&](const Letter& letter) {
        return Point{at.x + letter.place * along.x, at.y + letter.place * along.y};
    };
    row.from = place(letters.front());
    row.to = place(letters.back());
    rows.push_back(std::move(row));
}

struct MiddleLine {
    cv::Point2f at;
    cv::Point2f along;
};

double distance_to(const MiddleLine& line, const Piece& piece)
{
    const cv::Point2f d = piece.middle - line.at;
    return std::abs(double(d.cross(line.along)));
}

// The line through two letters that the others are nearest to: of least absolute distances, so that
// letters of the next line have little say. Three pairs for each letter are tried; OpenCV's fit of
// this kind takes ten times as long.
MiddleLine middle_line(const std::vector<const Piece*>& pieces)
{
    const std::size_t count = pieces.size();
    MiddleLine best;
    double least = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < 3 * count; ++i) {
        const cv::Point2f& from = pieces[i % count]->middle;
        const std::size_t apart = 1 + (i / count + 1) * (count - 1) / 4;
        const cv::Point2f step = pieces[(i + apart) % count]->middle - from;
        const MiddleLine line{from, step / std::max(1e-3F, std::sqrt(step.dot(step)))};
        double off = 0;
        for (const Piece* piece : pieces) {
            off += distance_to(line, *piece);
        }
        if (off < least) {
            least = off;
            best = line;
        }
    }
    return best;
}

// The letters of one group in their order, split where a gap is too wide for a space.
void add_row(const std::vector<const Piece*>& pieces, std::vector<PrintRow>& rows)
{
    constexpr std::size_t least_letters = 4;
    if (pieces.size() < least_letters) {
        return;
    }
    const auto [at, along] = middle_line(pieces);
    std::vector<Letter> letters;
    for (const Piece* piece : pieces) {
        const cv::Point2f d = piece->middle - at;
        letters.push_back({piece, d.dot(along), static_cast<float>(d.cross(along))});
    }
    std::sort(letters.begin(), letters.end(),
              [](const Letter& a, const Letter& b) { return a.place < b.place; });
    constexpr float widest_gap = 2;
    std::vector<Letter> run;
    for (const Letter& letter : letters) {
        if (!run.empty() && letter.place - run.back().place >
                                widest_gap * std::max(letter.piece->size, run.back().piece->size)) {
            add_run(run, at, along, rows);
            run.clear();
        }
        run.push_back(letter);
    }
    add_run(run, at, along, rows);
}

void add_rows(const std::vector<Piece>& pieces, std::vector<PrintRow>& rows)
{
    const Grid grid(pieces);
    std::vector<std::optional<Pair>> pairs;
    pairs.reserve(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        pairs.push_back(opposite(neighbours_of(pieces, grid, i)));
    }
    constexpr float same_direction = 0.94F;  // within 20 degrees
    DisjointSets groups(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!pairs[i]) {
            continue;
        }
        for (const std::size_t j : {pairs[i]->one, pairs[i]->other}) {
            if (!pairs[j] || std::abs(pairs[i]->along.dot(pairs[j]->along)) > same_direction) {
                groups.join(i, j);
            }
        }
    }
    std::vector<std::vector<const Piece*>> members(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        members[groups.of(i)].push_back(&pieces[i]);
    }
    for (const std::vector<const Piece*>& row : members) {
        add_row(row, rows);
    }
}

}  // namespace

Print find_print(const cv::Mat& grey)
{
    Print print;
    for (const int operation : {cv::MORPH_BLACKHAT, cv::MORPH_TOPHAT}) {
        const cv::Mat strokes = strokes_of(grey, operation);
        add_rows(pieces_of(strokes), print.rows);
        print.ink = print.ink.empty() ? strokes : cv::Mat(print.ink | strokes);
    }
    return print;
}

}  // namespace cardlog
