#include "imaging/find_cards.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "imaging/refine_quad.h"

// The idea: quads are proposed in two ways, from regions of like colour and from closed edges; each
// is judged by what its outline and its inside show; the best that do not overlap are the cards,
// refined on the full picture. Where no outline convinces but there are lines of text on an even
// ground, the picture itself is the card.

namespace cardlog {
namespace {

// Candidates are looked for in a picture of this size: the edge of a card of 1/8 of the width is
// then still 100 pixels long.
constexpr double search_size = 900;

// Words on a card of a fifth of the width show at this size, and it costs little more.
constexpr double print_size = 2000;

// A card smaller than this share of the picture has print too small to read in phone pictures.
constexpr double least_area = 0.008;

// Paper cards run from square to 2.1:1 (a DIN long card); perspective widens that.
constexpr double longest_aspect = 2.6;

// A quad whose outline is supported less than this is no card; a card with one side lost in glare
// or in a ground of its own colour still reaches it.
constexpr double least_score = 0.62;

using Contour = std::vector<cv::Point>;

struct Candidate {
    Quad quad{};
    double area = 0;
    double score = 0;     ///< 0 to 1
    double strength = 0;  ///< of the change of colour along its outline, levels a pixel
};

struct SearchPicture {
    cv::Mat lab;       ///< 8-bit, smoothed
    cv::Mat gradient;  ///< 32-bit: the largest of the channels' gradients, levels a pixel
    double noise = 0;  ///< the gradient of the ground
    cv::Mat text;      ///< 8-bit: 255 on strokes of print
    double scale = 1;  ///< from the full picture
    cv::Mat print;     ///< 8-bit grey, large enough for words to show
    double print_scale = 1;
};

double signed_area(const Quad& quad)
{
    double sum = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const Point& a = quad[i];
        const Point& b = quad[(i + 1) % 4];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum / 2;
}

double side_length(const Quad& quad, std::size_t i)
{
    return std::hypot(quad[(i + 1) % 4].x - quad[i].x, quad[(i + 1) % 4].y - quad[i].y);
}

std::vector<cv::Point2f> polygon(const Quad& quad)
{
    std::vector<cv::Point2f> points;
    for (const Point& p : quad) {
        points.emplace_back(static_cast<float>(p.x), static_cast<float>(p.y));
    }
    return points;
}

double overlap(const Quad& a, const Quad& b)
{
    std::vector<cv::Point2f> common;
    return cv::intersectConvexConvex(polygon(a), polygon(b), common);
}

cv::Mat gradient_of(const cv::Mat& lab)
{
    cv::Mat largest = cv::Mat::zeros(lab.size(), CV_32F);
    std::vector<cv::Mat> channels;
    cv::split(lab, channels);
    for (const cv::Mat& channel : channels) {
        cv::Mat dx;
        cv::Mat dy;
        cv::Mat size;
        cv::Sobel(channel, dx, CV_32F, 1, 0, 3, 1.0 / 8);
        cv::Sobel(channel, dy, CV_32F, 0, 1, 3, 1.0 / 8);
        cv::magnitude(dx, dy, size);
        largest = cv::max(largest, size);
    }
    return largest;
}

double median_of(const cv::Mat& values)
{
    std::vector<float> all;
    for (int row = 0; row < values.rows; row += 3) {
        const auto* first = values.ptr<float>(row);
        all.insert(all.end(), first, first + values.cols);
    }
    if (all.empty()) {
        return 0;
    }
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    return *middle;
}

// Strokes: what a small black-hat or top-hat finds, that is dark on light or light on dark and
// thinner than a letter is high (Serra, "Image Analysis and Mathematical Morphology", 1982).
cv::Mat strokes_of(const cv::Mat& lightness)
{
    const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_RECT, {7, 7});
    cv::Mat dark;
    cv::Mat light;
    cv::morphologyEx(lightness, dark, cv::MORPH_BLACKHAT, kernel);
    cv::morphologyEx(lightness, light, cv::MORPH_TOPHAT, kernel);
    constexpr double least_stroke_contrast = 18;
    return cv::max(dark, light) > least_stroke_contrast;
}

SearchPicture search_picture(const cv::Mat& picture)
{
    SearchPicture search;
    search.print_scale = std::min(1.0, print_size / std::max(picture.cols, picture.rows));
    cv::resize(picture, search.print, {}, search.print_scale, search.print_scale, cv::INTER_AREA);
    cv::cvtColor(search.print, search.print, cv::COLOR_BGR2GRAY);
    search.scale = std::min(1.0, search_size / std::max(picture.cols, picture.rows));
    cv::Mat small;
    cv::resize(picture, small, {}, search.scale, search.scale, cv::INTER_AREA);
    cv::cvtColor(small, search.lab, cv::COLOR_BGR2Lab);
    cv::Mat lightness;
    cv::extractChannel(search.lab, lightness, 0);
    search.text = strokes_of(lightness);
    cv::medianBlur(search.lab, search.lab, 5);
    search.gradient = gradient_of(search.lab);
    search.noise = median_of(search.gradient);
    return search;
}

// The quad that a convex outline comes nearest to: vertices are dropped, each time the one whose
// two sides extended add the least area, until four are left.
std::optional<Quad> quad_around(const Contour& hull)
{
    std::vector<cv::Point2d> points(hull.begin(), hull.end());
    while (points.size() > 4) {
        const std::size_t n = points.size();
        double least = 1e18;
        std::size_t drop = n;
        cv::Point2d moved;
        for (std::size_t i = 0; i < n; ++i) {
            // Side i to i+1 goes: its neighbours are extended until they meet.
            const cv::Point2d a = points[(i + n - 1) % n];
            const cv::Point2d b = points[i];
            const cv::Point2d c = points[(i + 1) % n];
            const cv::Point2d d = points[(i + 2) % n];
            const cv::Point2d u = b - a;
            const cv::Point2d v = c - d;
            const double cross = u.x * v.y - u.y * v.x;
            if (std::abs(cross) < 1e-9) {
                continue;
            }
            const cv::Point2d w = d - a;
            const double t = (w.x * v.y - w.y * v.x) / cross;
            const double s = (w.x * u.y - w.y * u.x) / cross;
            if (t < 1 || s < 1) {
                continue;
            }
            const cv::Point2d p = a + u * t;
            const double added = std::abs((c - b).cross(p - b)) / 2;
            if (added < least) {
                least = added;
                drop = i;
                moved = p;
            }
        }
        if (drop == n) {
            return std::nullopt;
        }
        points[drop] = moved;
        points.erase(points.begin() + static_cast<std::ptrdiff_t>((drop + 1) % n));
    }
    if (points.size() < 4) {
        return std::nullopt;
    }
    Quad quad{};
    for (std::size_t i = 0; i < 4; ++i) {
        quad[i] = {points[i].x, points[i].y};
    }
    if (signed_area(quad) < 0) {
        std::swap(quad[1], quad[3]);
    }
    return quad;
}

bool is_card_shaped(const Quad& quad, cv::Size size)
{
    const double area = signed_area(quad);
    const double whole = double(size.width) * size.height;
    if (area < least_area * whole || area > 0.985 * whole) {
        return false;
    }
    const double width = (side_length(quad, 0) + side_length(quad, 2)) / 2;
    const double height = (side_length(quad, 1) + side_length(quad, 3)) / 2;
    const double aspect = std::max(width, height) / std::max(1.0, std::min(width, height));
    // Opposite sides differ by the perspective only; 2:1 is a view from a hand's breadth.
    const auto unequal = [&](std::size_t a, std::size_t b) {
        const double one = side_length(quad, a);
        const double other = side_length(quad, b);
        return std::max(one, other) > 2 * std::min(one, other);
    };
    if (aspect > longest_aspect || unequal(0, 2) || unequal(1, 3)) {
        return false;
    }
    for (std::size_t i = 0; i < 4; ++i) {
        const Point& a = quad[(i + 3) % 4];
        const Point& b = quad[i];
        const Point& c = quad[(i + 1) % 4];
        const double sine = ((c.x - b.x) * (b.y - a.y) - (c.y - b.y) * (b.x - a.x)) /
                            std::max(1e-9, side_length(quad, (i + 3) % 4) * side_length(quad, i));
        if (std::abs(sine) < 0.7) {  // a corner sharper than 45 or wider than 135 degrees
            return false;
        }
    }
    return true;
}

// Borders run outside the picture by more than rounding.
int sides_on_border(const Quad& quad, cv::Size size)
{
    constexpr double near = 4;
    const auto on_border = [&](const Point& p, const Point& q) {
        return (p.x < near && q.x < near) || (p.y < near && q.y < near) ||
               (p.x > size.width - near && q.x > size.width - near) ||
               (p.y > size.height - near && q.y > size.height - near);
    };
    int sides = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        sides += on_border(quad[i], quad[(i + 1) % 4]) ? 1 : 0;
    }
    return sides;
}

struct SideSupport {
    double share = 0;     ///< of the samples that show a clear change of colour
    double strength = 0;  ///< the mean change, levels a pixel
};

SideSupport side_support(const SearchPicture& search, const Point& from, const Point& to)
{
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const double normal_x = -(to.y - from.y) / length;
    const double normal_y = (to.x - from.x) / length;
    const double clear = std::clamp(3 * search.noise, 1.2, 5.0);
    constexpr int reach = 3;
    const int samples = std::clamp(static_cast<int>(length / 2), 12, 200);
    int supported = 0;
    double sum = 0;
    for (int i = 0; i < samples; ++i) {
        const double share = 0.04 + 0.92 * (i + 0.5) / samples;
        float strongest = 0;
        for (int step = -reach; step <= reach; ++step) {
            const cv::Point at(cvFloor(from.x + share * (to.x - from.x) + step * normal_x),
                               cvFloor(from.y + share * (to.y - from.y) + step * normal_y));
            if (at.x >= 0 && at.y >= 0 && at.x < search.gradient.cols &&
                at.y < search.gradient.rows) {
                strongest = std::max(strongest, search.gradient.at<float>(at));
            }
        }
        supported += strongest > clear ? 1 : 0;
        sum += strongest;
    }
    return {double(supported) / samples, sum / samples};
}

// How much the colour just inside a side differs from that just outside, 0 to 1, in the median over
// the side: print and pattern change sides, paper does not.
double side_contrast(const SearchPicture& search, const Point& from, const Point& to)
{
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const double normal_x = -(to.y - from.y) / length;
    const double normal_y = (to.x - from.x) / length;
    constexpr double away = 6;
    std::vector<cv::Vec3d> differences;
    for (int i = 0; i < 24; ++i) {
        const double share = 0.06 + 0.88 * (i + 0.5) / 24;
        const double x = from.x + share * (to.x - from.x);
        const double y = from.y + share * (to.y - from.y);
        const cv::Point in(cvFloor(x + away * normal_x), cvFloor(y + away * normal_y));
        const cv::Point out(cvFloor(x - away * normal_x), cvFloor(y - away * normal_y));
        const cv::Rect area({}, search.lab.size());
        if (area.contains(in) && area.contains(out)) {
            differences.push_back(cv::Vec3d(search.lab.at<cv::Vec3b>(in)) -
                                  cv::Vec3d(search.lab.at<cv::Vec3b>(out)));
        }
    }
    if (differences.empty()) {
        return 0;
    }
    cv::Vec3d median;
    for (int channel = 0; channel < 3; ++channel) {
        std::nth_element(differences.begin(),
                         differences.begin() + static_cast<std::ptrdiff_t>(differences.size() / 2),
                         differences.end(), [channel](const cv::Vec3d& a, const cv::Vec3d& b) {
                             return a[channel] < b[channel];
                         });
        median[channel] = differences[differences.size() / 2][channel];
    }
    constexpr double certain = 12;  // Lab levels; white paper on a white desk still shows 3 to 6
    return std::min(1.0, cv::norm(median) / certain);
}

Candidate judged(const SearchPicture& search, const Quad& quad)
{
    double sum = 0;
    double weakest = 1;
    double contrast = 0;
    double strength = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const SideSupport support = side_support(search, quad[i], quad[(i + 1) % 4]);
        sum += support.share / 4;
        weakest = std::min(weakest, support.share);
        strength += support.strength / 4;
        contrast += side_contrast(search, quad[i], quad[(i + 1) % 4]) / 4;
    }
    return {quad, signed_area(quad), 0.35 * sum + 0.3 * weakest + 0.35 * contrast, strength};
}

void add_candidate(const SearchPicture& search, const Contour& contour,
                   std::vector<Candidate>& candidates)
{
    const double whole = double(search.lab.cols) * search.lab.rows;
    const cv::Rect bounds = cv::boundingRect(contour);
    if (bounds.area() < least_area * whole) {
        return;
    }
    Contour hull;
    cv::convexHull(contour, hull);
    const double hull_area = cv::contourArea(hull);
    if (hull_area < least_area * whole) {
        return;
    }
    cv::approxPolyDP(hull, hull, 1.5, true);
    std::vector<Quad> quads;
    if (const std::optional<Quad> quad = quad_around(hull)) {
        quads.push_back(*quad);
    }
    std::array<cv::Point2f, 4> corners_found;
    cv::minAreaRect(hull).points(corners_found.data());
    Quad box{};
    for (std::size_t i = 0; i < 4; ++i) {
        box[i] = {corners_found[i].x, corners_found[i].y};
    }
    if (signed_area(box) < 0) {
        std::swap(box[1], box[3]);
    }
    quads.push_back(box);
    for (const Quad& quad : quads) {
        const double area = signed_area(quad);
        // The outline fills its quad but for rounded corners and a bite of glare or a finger.
        if (!is_card_shaped(quad, search.lab.size()) || hull_area < 0.88 * area ||
            sides_on_border(quad, search.lab.size()) > 1) {
            continue;
        }
        candidates.push_back(judged(search, quad));
    }
}

void add_contours(const SearchPicture& search, const cv::Mat& mask,
                  std::vector<Candidate>& candidates)
{
    std::vector<Contour> contours;
    cv::findContours(mask, contours, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE);
    for (const Contour& contour : contours) {
        add_candidate(search, contour, candidates);
    }
}

// Regions: each channel cut at levels spread over its range, and cut against its surroundings, so
// that a gradient of light across the table does not join card and table.
void add_regions(const SearchPicture& search, std::vector<Candidate>& candidates)
{
    constexpr int levels = 9;
    std::vector<cv::Mat> channels;
    cv::split(search.lab, channels);
    for (const cv::Mat& channel : channels) {
        double low = 0;
        double high = 0;
        cv::minMaxLoc(channel, &low, &high);
        for (int level = 1; level <= levels; ++level) {
            const double cut = low + (high - low) * level / (levels + 1);
            add_contours(search, channel > cut, candidates);
        }
        const int window = (std::max(channel.cols, channel.rows) / 2) | 1;
        for (const double margin : {4.0, -4.0}) {
            cv::Mat mask;
            cv::adaptiveThreshold(channel, mask, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY,
                                  window, margin);
            add_contours(search, mask, candidates);
        }
    }
}

// Edges: places that change more than the ground does, closed over small gaps (the gradient and its
// thresholds by Canny, "A Computational Approach to Edge Detection", PAMI 8, 1986).
void add_edges(const SearchPicture& search, std::vector<Candidate>& candidates)
{
    const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_RECT, {3, 3});
    for (const double factor : {2.5, 5.0, 10.0}) {
        cv::Mat edges = search.gradient > std::max(0.8, factor * search.noise);
        cv::morphologyEx(edges, edges, cv::MORPH_CLOSE, kernel);
        add_contours(search, edges, candidates);
        add_contours(search, ~edges, candidates);
    }
}

// A card and its shadow give two quads, one around the other: the paper's edge is the sharper one.
std::vector<Candidate> sharpest_of_nested(const std::vector<Candidate>& candidates)
{
    constexpr double same_card = 0.6;
    constexpr double as_good = 0.15;
    constexpr double clearly_sharper = 1.25;
    std::vector<Candidate> kept;
    for (const Candidate& one : candidates) {
        const bool blurred =
            std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& other) {
                const double common = overlap(one.quad, other.quad);
                return common > same_card * (one.area + other.area - common) &&
                       other.score > one.score - as_good &&
                       other.strength > clearly_sharper * one.strength;
            });
        if (!blurred) {
            kept.push_back(one);
        }
    }
    return kept;
}

// The best first, without those that another is nearly equal to.
std::vector<Candidate> distinct_of(std::vector<Candidate> candidates)
{
    constexpr std::size_t most = 80;
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    std::vector<Candidate> distinct;
    for (const Candidate& candidate : candidates) {
        const bool seen = std::any_of(distinct.begin(), distinct.end(), [&](const Candidate& kept) {
            const double common = overlap(candidate.quad, kept.quad);
            return common > 0.9 * (candidate.area + kept.area - common);
        });
        if (!seen && distinct.size() < most) {
            distinct.push_back(candidate);
        }
    }
    return distinct;
}

// Best first; a quad that lies inside a convincing one is its panel, logo or code, so the outer one
// goes first unless it is a sheet that holds several cards.
std::vector<Candidate> best_apart(const std::vector<Candidate>& candidates)
{
    const auto holds = [](const Candidate& outer, const Candidate& inner) {
        return outer.area > 1.15 * inner.area && overlap(outer.quad, inner.quad) > 0.9 * inner.area;
    };
    constexpr double nearly_as_good = 0.12;
    constexpr double most_cards_of_a_panel = 12;
    std::vector<Candidate> chosen;
    for (const Candidate& candidate : candidates) {
        const bool inside =
            std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& outer) {
                return holds(outer, candidate) && outer.score > candidate.score - nearly_as_good &&
                       outer.area < most_cards_of_a_panel * candidate.area;
            });
        const bool taken = std::any_of(chosen.begin(), chosen.end(), [&](const Candidate& kept) {
            return overlap(candidate.quad, kept.quad) > 0.08 * std::min(candidate.area, kept.area);
        });
        if (!inside && !taken) {
            chosen.push_back(candidate);
        }
    }
    return chosen;
}

// Strokes in rows: how many lines of text the picture has, along whichever axis has more of them.
int text_lines(const cv::Mat& strokes, bool sideways)
{
    cv::Mat joined;
    const cv::Size bridge = sideways ? cv::Size(1, 13) : cv::Size(13, 1);
    cv::morphologyEx(strokes, joined, cv::MORPH_CLOSE,
                     cv::getStructuringElement(cv::MORPH_RECT, bridge));
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(joined, labels, stats, centres);
    int lines = 0;
    for (int i = 1; i < count; ++i) {
        int width = stats.at<int>(i, cv::CC_STAT_WIDTH);
        int height = stats.at<int>(i, cv::CC_STAT_HEIGHT);
        if (sideways) {
            std::swap(width, height);
        }
        lines += width > 3 * height && width > 24 && height >= 4 ? 1 : 0;
    }
    return lines;
}

// The inside of a quad, seen from above at the least size at which words still show.
cv::Mat small_face(const cv::Mat& grey, const Quad& quad)
{
    constexpr double face_size = 600;
    const double width = (side_length(quad, 0) + side_length(quad, 2)) / 2;
    const double height = (side_length(quad, 1) + side_length(quad, 3)) / 2;
    const double scale = std::min(1.0, face_size / std::max(width, height));
    const cv::Size size(std::max(8, cvRound(width * scale)), std::max(8, cvRound(height * scale)));
    const std::vector<cv::Point2f> face =
        polygon(corners(Box{0, 0, double(size.width), double(size.height)}));
    cv::Mat flat;
    cv::warpPerspective(grey, flat, cv::getPerspectiveTransform(polygon(quad), face), size);
    // The edge itself looks like a stroke.
    const int margin = std::max(2, std::min(size.width, size.height) / 25);
    return flat(cv::Rect(margin, margin, size.width - 2 * margin, size.height - 2 * margin));
}

// A card has at least a name or an address on it. Knots in wood, a logo or a photo have fewer
// strokes of a letter's size, and none in a row.
bool has_print(const cv::Mat& grey, const Quad& quad)
{
    constexpr int least_letters = 8;
    const cv::Mat strokes = strokes_of(small_face(grey, quad));
    cv::Mat labels;
    const int letters = cv::connectedComponents(strokes, labels) - 1;
    return letters >= least_letters &&
           std::max(text_lines(strokes, false), text_lines(strokes, true)) >= 1;
}

// The picture itself is a card: of a card's proportions, an even ground along its border, and more
// than one line of print but less than a page.
bool is_card_itself(const SearchPicture& search)
{
    const cv::Size size = search.lab.size();
    const double aspect =
        double(std::max(size.width, size.height)) / std::max(1, std::min(size.width, size.height));
    if (aspect > 2.35 || std::min(size.width, size.height) < 40) {
        return false;
    }
    const int lines = std::max(text_lines(search.text, false), text_lines(search.text, true));
    const double strokes = cv::mean(search.text)[0] / 255;
    constexpr int lines_of_a_page = 60;
    return lines >= 2 && lines < lines_of_a_page && strokes < 0.3;
}

Quad scaled(const Quad& quad, double factor)
{
    Quad result = quad;
    for (Point& p : result) {
        p = {p.x * factor, p.y * factor};
    }
    return result;
}

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
    const auto centre = [](const FoundCard& card) {
        Point sum;
        for (const Point& p : card.quad) {
            sum = {sum.x + p.x / 4, sum.y + p.y / 4};
        }
        return sum;
    };
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

cv::Mat drawn(const SearchPicture& search, const std::vector<Candidate>& candidates)
{
    cv::Mat picture;
    cv::cvtColor(search.lab, picture, cv::COLOR_Lab2BGR);
    for (const Candidate& candidate : candidates) {
        std::vector<cv::Point> outline;
        for (const Point& p : candidate.quad) {
            outline.emplace_back(cvRound(p.x), cvRound(p.y));
        }
        const bool good = candidate.score >= least_score;
        cv::polylines(picture, outline, true, good ? cv::Scalar(0, 200, 0) : cv::Scalar(0, 0, 220));
        cv::putText(picture, std::to_string(cvRound(100 * candidate.score)), outline[0],
                    cv::FONT_HERSHEY_SIMPLEX, 0.5, cv::Scalar(255, 0, 200));
    }
    return picture;
}

FoundCard found_card(const cv::Mat& picture, const SearchPicture& search,
                     const Candidate& candidate)
{
    FoundCard card;
    // Candidates are right to about two pixels of the search picture; then once more, closer.
    const double reach = std::max(3.0, 4 / search.scale);
    const Quad coarse = scaled(candidate.quad, 1 / search.scale);
    card.quad = from_top_left(refined(picture, refined(picture, coarse, reach), reach / 3 + 2));
    card.score = candidate.score;
    card.cut_off = sides_on_border(candidate.quad, search.lab.size()) > 0;
    return card;
}

}  // namespace

std::vector<FoundCard> find_cards(const cv::Mat& picture, const DebugSink& debug)
{
    constexpr int least_side = 32;
    if (std::min(picture.cols, picture.rows) < least_side) {
        return {};
    }
    const SearchPicture search = search_picture(picture);
    std::vector<Candidate> candidates;
    add_regions(search, candidates);
    add_edges(search, candidates);
    if (debug) {
        debug("1-candidates", drawn(search, candidates));
    }
    std::erase_if(candidates,
                  [&](const Candidate& candidate) { return candidate.score < least_score; });
    candidates = distinct_of(std::move(candidates));
    std::erase_if(candidates, [&](const Candidate& candidate) {
        return !has_print(search.print, scaled(candidate.quad, search.print_scale / search.scale));
    });
    const std::vector<Candidate> chosen = best_apart(sharpest_of_nested(candidates));
    if (debug) {
        debug("2-cards", drawn(search, chosen));
    }
    std::vector<FoundCard> cards;
    cards.reserve(chosen.size());
    for (const Candidate& candidate : chosen) {
        cards.push_back(found_card(picture, search, candidate));
    }
    if (cards.empty() && is_card_itself(search)) {
        cards.push_back(
            {corners(Box{0, 0, double(picture.cols), double(picture.rows)}), 1.0, true, false});
    }
    sort_for_reading(cards);
    return cards;
}

}  // namespace cardlog
