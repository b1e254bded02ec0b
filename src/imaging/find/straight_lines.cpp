#include "imaging/find/straight_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "imaging/quad_shape.h"

namespace cardlog {
namespace {

// Shorter segments are letters, grain and noise; a card's side has several of this length even
// where a shadow or a finger interrupts it.
constexpr double least_segment = 14;

// Lines are taken from the longest down; twenty cards have eighty sides.
constexpr std::size_t most_lines = 110;

// A line that carries an edge for less than this is no side of a card of a tenth of the picture.
constexpr double least_line = 30;

// The lens bends a side by two or three pixels of the search picture at most.
constexpr double line_tolerance = 2.5;

struct Segment {
    cv::Point2d from;
    cv::Point2d to;
    double length = 0;
};

double dot(const Point& a, const Point& b)
{
    return a.x * b.x + a.y * b.y;
}

double cross(const Point& a, const Point& b)
{
    return a.x * b.y - a.y * b.x;
}

// The unit gradient in the pixel's own direction; both ways round count as different, since the
// two sides of a thin stroke are not one edge.
cv::Point2f direction_at(const SearchPicture& search, const cv::Point& p)
{
    const cv::Point2f g(search.dx.at<short>(p), search.dy.at<short>(p));
    return g / std::max(1e-6F, std::sqrt(g.dot(g)));
}

// Takes from `edges` the pixels that hang together with `seed` and share its direction.
std::vector<cv::Point> grown(const SearchPicture& search, cv::Mat& edges, const cv::Point& seed)
{
    constexpr float same_direction = 0.92F;  // within 22.5 degrees of the mean, as in the paper
    std::vector<cv::Point> region{seed};
    edges.at<unsigned char>(seed) = 0;
    cv::Point2f sum = direction_at(search, seed);
    const cv::Rect inside({}, edges.size());
    for (std::size_t next = 0; next < region.size(); ++next) {
        const cv::Point2f mean = sum / std::sqrt(sum.dot(sum));
        for (int dy = -2; dy <= 2; ++dy) {
            for (int dx = -2; dx <= 2; ++dx) {
                const cv::Point p = region[next] + cv::Point(dx, dy);
                if (!inside.contains(p) || edges.at<unsigned char>(p) == 0) {
                    continue;
                }
                const cv::Point2f direction = direction_at(search, p);
                if (direction.dot(mean) > same_direction) {
                    edges.at<unsigned char>(p) = 0;
                    region.push_back(p);
                    sum += direction;
                }
            }
        }
    }
    return region;
}

std::optional<Segment> segment_of(const std::vector<cv::Point>& region)
{
    if (static_cast<double>(region.size()) < 0.6 * least_segment) {
        return std::nullopt;
    }
    cv::Vec4f line;
    cv::fitLine(region, line, cv::DIST_L2, 0, 0.01, 0.01);
    const cv::Point2d along(line[0], line[1]);
    const cv::Point2d at(line[2] + 0.5, line[3] + 0.5);
    double first = 0;
    double last = 0;
    double off = 0;
    for (const cv::Point& p : region) {
        const cv::Point2d d = cv::Point2d(p) + cv::Point2d(0.5, 0.5) - at;
        first = std::min(first, d.dot(along));
        last = std::max(last, d.dot(along));
        off += std::abs(d.cross(along));
    }
    constexpr double straight = 1.2;
    if (last - first < least_segment || off > straight * static_cast<double>(region.size())) {
        return std::nullopt;
    }
    return Segment{at + first * along, at + last * along, last - first};
}

std::vector<Segment> segments_of(const SearchPicture& search)
{
    const double clear = clear_gradient(search) * sobel_gain;
    cv::Mat edges;
    cv::Canny(search.dx, search.dy, edges, 0.6 * clear, clear, true);
    std::vector<Segment> segments;
    for (int row = 0; row < edges.rows; ++row) {
        for (int column = 0; column < edges.cols; ++column) {
            if (edges.at<unsigned char>(row, column) != 0) {
                if (const auto segment = segment_of(grown(search, edges, {column, row}))) {
                    segments.push_back(*segment);
                }
            }
        }
    }
    std::sort(segments.begin(), segments.end(),
              [](const Segment& a, const Segment& b) { return a.length > b.length; });
    return segments;
}

void add_part(StraightLine& line, const Segment& segment)
{
    const auto place = [&](const cv::Point2d& p) {
        return dot({p.x - line.at.x, p.y - line.at.y}, line.along);
    };
    const double a = place(segment.from);
    const double b = place(segment.to);
    line.parts.push_back({std::min(a, b), std::max(a, b)});
}

bool lies_on(const StraightLine& line, const Segment& segment)
{
    const auto off = [&](const cv::Point2d& p) {
        return std::abs(cross(line.along, {p.x - line.at.x, p.y - line.at.y}));
    };
    return off(segment.from) < line_tolerance && off(segment.to) < line_tolerance;
}

void merge_parts(StraightLine& line)
{
    std::sort(line.parts.begin(), line.parts.end(),
              [](const auto& a, const auto& b) { return a.from < b.from; });
    std::vector<StraightLine::Part> apart;
    for (const StraightLine::Part& part : line.parts) {
        if (!apart.empty() && part.from <= apart.back().to) {
            apart.back().to = std::max(apart.back().to, part.to);
        } else {
            apart.push_back(part);
        }
    }
    line.parts = apart;
    line.length = 0;
    for (const StraightLine::Part& part : line.parts) {
        line.length += part.to - part.from;
    }
}

std::array<StraightLine, 4> borders(cv::Size size)
{
    const Quad frame = corners(Box{0, 0, double(size.width), double(size.height)});
    std::array<StraightLine, 4> lines;
    for (std::size_t i = 0; i < 4; ++i) {
        const Point& a = frame[i];
        const Point& b = frame[(i + 1) % 4];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        lines[i].at = a;
        lines[i].along = {(b.x - a.x) / length, (b.y - a.y) / length};
        lines[i].parts = {{0, length}};
        lines[i].length = length;
        lines[i].border = true;
    }
    return lines;
}

struct Corner {
    std::size_t line = 0;
    Point at;
};

std::optional<Point> crossing(const StraightLine& a, const StraightLine& b)
{
    constexpr double least_sine = 0.6;  // paper's right angle, seen from the side
    const double sine = cross(a.along, b.along);
    if (std::abs(sine) < least_sine) {
        return std::nullopt;
    }
    const Point d{b.at.x - a.at.x, b.at.y - a.at.y};
    const double t = cross(d, b.along) / sine;
    return Point{a.at.x + t * a.along.x, a.at.y + t * a.along.y};
}

// How far p, a place on the line, is from where the line shows an edge.
double gap_to(const StraightLine& line, const Point& p)
{
    const double place = dot({p.x - line.at.x, p.y - line.at.y}, line.along);
    double gap = 1e9;
    for (const StraightLine::Part& part : line.parts) {
        gap = std::min(gap, std::max({0.0, part.from - place, place - part.to}));
    }
    return gap;
}

// The share of the side from a to b where its line shows an edge.
double covered(const StraightLine& line, const Point& a, const Point& b)
{
    const double p = dot({a.x - line.at.x, a.y - line.at.y}, line.along);
    const double q = dot({b.x - line.at.x, b.y - line.at.y}, line.along);
    const double first = std::min(p, q);
    const double last = std::max(p, q);
    double sum = 0;
    for (const StraightLine::Part& part : line.parts) {
        sum += std::max(0.0, std::min(last, part.to) - std::max(first, part.from));
    }
    return sum / std::max(1.0, last - first);
}

bool in_reach(const Point& p, cv::Size size)
{
    // A card that is cut off slightly has corners outside the picture.
    const double beyond_x = 0.12 * size.width;
    const double beyond_y = 0.12 * size.height;
    return p.x > -beyond_x && p.y > -beyond_y && p.x < size.width + beyond_x &&
           p.y < size.height + beyond_y;
}

std::vector<std::vector<Corner>> corners_between(const std::vector<StraightLine>& lines,
                                                 cv::Size size)
{
    std::vector<std::vector<Corner>> all(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::size_t j = i + 1; j < lines.size(); ++j) {
            const auto p = crossing(lines[i], lines[j]);
            if (!p || !in_reach(*p, size) || (lines[i].border && lines[j].border)) {
                continue;
            }
            const auto near = [&](const StraightLine& line) {
                return gap_to(line, *p) < 8 + 0.2 * line.length;
            };
            if (near(lines[i]) && near(lines[j])) {
                all[i].push_back({j, *p});
                all[j].push_back({i, *p});
            }
        }
    }
    return all;
}

// The mean share of its own sides where they show an edge; 0 where that is too little. Sides are
// lines[names[i]] from corner i to the next.
double coverage(const std::vector<StraightLine>& lines, const Quad& quad,
                const std::array<std::size_t, 4>& names)
{
    constexpr double least_side = 0.3;
    constexpr double least_mean = 0.6;
    double sum = 0;
    int own = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const StraightLine& line = lines[names[i]];
        const double share = covered(line, quad[i], quad[(i + 1) % 4]);
        if (share < least_side) {
            return 0;
        }
        sum += line.border ? 0 : share;
        own += line.border ? 0 : 1;
    }
    return own >= 2 && sum >= least_mean * own ? sum / own : 0;
}

// Goes round from line to line: a side, its neighbours b and d, and c, the side opposite.
class Chains {
public:
    Chains(cv::Size size, std::vector<StraightLine> lines) : size_(size), lines_(std::move(lines))
    {
        for (const StraightLine& border : borders(size)) {
            lines_.push_back(border);
        }
        meeting_ = corners_between(lines_, size);
        for (std::size_t a = 0; a < lines_.size(); ++a) {
            for (const Corner& b : meeting_[a]) {
                for (const Corner& d : meeting_[a]) {
                    if (b.line != d.line && is_side(b.at, d.at)) {
                        close(a, b, d);
                    }
                }
            }
        }
    }

    /// The best covered ones.
    [[nodiscard]] std::vector<Quad> quads()
    {
        // Checks and tiles make tens of thousands.
        constexpr std::ptrdiff_t most = 1000;
        const auto end = found_.begin() + std::min(most, std::ssize(found_));
        std::partial_sort(
            found_.begin(), end, found_.end(),
            [](const Covered& a, const Covered& b) { return a.coverage > b.coverage; });
        std::vector<Quad> best;
        std::transform(found_.begin(), end, std::back_inserter(best),
                       [](const Covered& one) { return one.quad; });
        return best;
    }

private:
    struct Covered {
        Quad quad{};
        double coverage = 0;
    };

    static bool is_side(const Point& from, const Point& to)
    {
        constexpr double least = 40;
        return std::hypot(from.x - to.x, from.y - to.y) >= least;
    }

    void close(std::size_t a, const Corner& b, const Corner& d)
    {
        for (const Corner& c : meeting_[b.line]) {
            if (c.line != a && c.line != d.line && is_side(c.at, b.at)) {
                add({a, b.line, c.line, d.line}, b.at, c.at, d.at);
            }
        }
    }

    void add(std::array<std::size_t, 4> names, const Point& b, const Point& c, const Point& d)
    {
        const auto last = crossing(lines_[names[2]], lines_[names[3]]);
        if (!last || !in_reach(*last, size_)) {
            return;
        }
        std::array<std::size_t, 4> key = names;
        std::sort(key.begin(), key.end());
        Quad quad{d, b, c, *last};
        if (signed_area(quad) < 0) {
            quad = {b, d, *last, c};
            std::swap(names[1], names[3]);
        }
        const double covered = is_block_shaped(quad) ? coverage(lines_, quad, names) : 0;
        if (covered > 0 && tried_.insert(key).second) {
            found_.push_back({quad, covered});
        }
    }

    cv::Size size_;
    std::vector<StraightLine> lines_;
    std::vector<std::vector<Corner>> meeting_;
    std::set<std::array<std::size_t, 4>> tried_;
    std::vector<Covered> found_;
};

}  // namespace

std::vector<StraightLine> straight_lines(const SearchPicture& search)
{
    std::vector<StraightLine> lines;
    for (const Segment& segment : segments_of(search)) {
        const auto line = std::find_if(lines.begin(), lines.end(), [&](const StraightLine& one) {
            return lies_on(one, segment);
        });
        if (line != lines.end()) {
            add_part(*line, segment);
            continue;
        }
        if (lines.size() >= 4 * most_lines) {
            continue;
        }
        StraightLine fresh;
        fresh.at = {segment.from.x, segment.from.y};
        fresh.along = {(segment.to.x - segment.from.x) / segment.length,
                       (segment.to.y - segment.from.y) / segment.length};
        add_part(fresh, segment);
        lines.push_back(fresh);
    }
    std::for_each(lines.begin(), lines.end(), merge_parts);
    std::erase_if(lines, [](const StraightLine& line) { return line.length < least_line; });
    std::sort(lines.begin(), lines.end(),
              [](const StraightLine& a, const StraightLine& b) { return a.length > b.length; });
    lines.resize(std::min(lines.size(), most_lines));
    return lines;
}

std::vector<Quad> quads_from_lines(const SearchPicture& search,
                                   const std::vector<StraightLine>& lines)
{
    return Chains(search.lab.size(), lines).quads();
}

}  // namespace cardlog
