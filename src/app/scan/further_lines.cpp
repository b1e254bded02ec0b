// A second look at what the first has left. In grey, print of the ground's own lightness does not
// show, and where the ground changes its lightness within a line half of the line does not: here
// everything that differs from the ground in any colour is print. And a web address or a firm may
// run up the card's side. What the first look has read well is painted over before, so that nothing
// is read twice; what remains is mostly ornaments and photographs, so that only what reads well is
// print.
#include "app/scan/further_lines.h"

#include <algorithm>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "app/scan/read_lines.h"
#include "core/ascii.h"
#include "imaging/flat/flatten.h"
#include "imaging/lines/colour_print.h"
#include "imaging/lines/ground.h"
#include "imaging/lines/text_lines.h"
#include "imaging/quad_shape.h"

namespace cardlog {
namespace {

// Measured on 120 made photos with 145 cards: from here on 34 lines are added and no card is lost;
// from 0.7 on it would be 84 lines and two cards lost, from 0.95 on one line.
constexpr double surely_print = 0.85;

// Shorter ones are read by chance.
constexpr int fewest_letters = 5;

// What the first look has read like this it has seen.
constexpr double seen_print = 0.8;

int letters_of(const Line& line)
{
    int letters = 0;
    for (const Word& word : line.words) {
        letters +=
            static_cast<int>(std::count_if(word.text.begin(), word.text.end(), is_letter_or_digit));
    }
    return letters;
}

bool reads_well(const Line& line)
{
    return confidence_of(line) >= surely_print && letters_of(line) >= fewest_letters;
}

cv::Rect rect_of(const Box& box)
{
    return {cv::Point(cvFloor(box.left), cvFloor(box.top)),
            cv::Point(cvCeil(box.right), cvCeil(box.bottom))};
}

// Letters that reach above or below their line too.
void paint_over(cv::Mat& print, const UprightCard& card, double scale)
{
    for (std::size_t i = 0; i < card.lines.size(); ++i) {
        if (confidence_of(card.readings[i]) >= seen_print) {
            const Box& box = card.lines[i].box;
            const double margin = box.height() / 4;
            cv::rectangle(print,
                          rect_of({scale * (box.left - margin), scale * (box.top - margin),
                                   scale * (box.right + margin), scale * (box.bottom + margin)}),
                          cv::Scalar(paper_level), cv::FILLED);
        }
    }
}

// The print on the upright card, so many times its size, that was not read well.
cv::Mat unread_print(const cv::Mat& flat, const UprightCard& card, std::vector<Code> codes,
                     double scale)
{
    for (Code& code : codes) {
        code.quad = scaled(code.quad, scale);
    }
    const cv::Mat print = without_codes(print_in_colour(flat), codes);
    cv::Mat upright = turned({print, cv::Matx33d::eye()}, card.quarters).pixels.clone();
    paint_over(upright, card, scale);
    return upright;
}

// The lines of an upright card's print that are seen when it is turned by so many quarters and that
// may be words: a letter is about as wide as the small ones are high. In photographs and ornaments
// more rows seem to run sideways than are ever print; of these only the longest are looked at.
std::vector<TextLine> lines_seen(const cv::Mat& print, int quarters)
{
    constexpr std::size_t most_sideways = 3;
    std::vector<TextLine> lines = text_lines(print, pale_print);
    std::erase_if(lines, [](const TextLine& line) {
        return line.box.width() < fewest_letters * line.x_height;
    });
    return quarters == 0 ? lines : with_most_letters(std::move(lines), most_sideways);
}

// On many cards no print is left. That shows at half the size, in a quarter of the time.
std::vector<int> directions_with_lines(const cv::Mat& picture, const Quad& quad,
                                       const UprightCard& card, const std::vector<Code>& codes)
{
    constexpr double half = 0.5;
    const cv::Mat flat = flatten(picture, quad, cv::INTER_LINEAR, half).pixels;
    const FlatCard print{unread_print(flat, card, codes, half), cv::Matx33d::eye()};
    std::vector<int> directions{0, 1, 3};
    std::erase_if(directions, [&](int quarters) {
        return lines_seen(turned(print, quarters).pixels, quarters).empty();
    });
    return directions;
}

Box unturned(const Box& box, const FlatCard& turned)
{
    const Quad quad = to_picture(turned, corners(box));
    const auto [left, right] = std::minmax({quad[0].x, quad[1].x, quad[2].x, quad[3].x});
    const auto [top, bottom] = std::minmax({quad[0].y, quad[1].y, quad[2].y, quad[3].y});
    return {left, top, right, bottom};
}

// The lines of the card turned by so many quarters, with their words on the card as it was.
std::vector<Line> read_turned(const FlatCard& print, int quarters, OcrEngine& engine)
{
    const FlatCard card = turned(print, quarters);
    std::vector<Line> well_read;
    for (const TextLine& line : lines_seen(card.pixels, quarters)) {
        Line reading = on_card(engine.read(line.picture), line);
        if (reads_well(reading)) {
            for (Word& word : reading.words) {
                word.box = unturned(word.box, card);
            }
            well_read.push_back(std::move(reading));
        }
    }
    return well_read;
}

std::vector<Line> further_lines(const cv::Mat& picture, const Quad& quad, const UprightCard& card,
                                const std::vector<Code>& codes, OcrEngine& engine)
{
    const std::vector<int> directions = directions_with_lines(picture, quad, card, codes);
    if (directions.empty()) {
        return {};
    }
    const FlatCard print{unread_print(flatten(picture, quad).pixels, card, codes, 1),
                         cv::Matx33d::eye()};
    std::vector<Line> all;
    for (const int quarters : directions) {
        for (Line& line : read_turned(print, quarters, engine)) {
            cv::rectangle(print.pixels, rect_of(box_of(line)), cv::Scalar(paper_level), cv::FILLED);
            all.push_back(std::move(line));
        }
    }
    return all;
}

// Most of the smaller one lies on the other.
bool in_one_place(const Line& one, const Line& other)
{
    constexpr double most = 0.5;
    const Box a = box_of(one);
    const Box b = box_of(other);
    const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
    const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    const double smaller = std::min(a.width() * a.height(), b.width() * b.height());
    return width > 0 && height > 0 && width * height > most * smaller;
}

// Behind the lowest line above it in its column; first where there is none, and last where it runs
// sideways.
std::vector<Line>::iterator place_of(std::vector<Line>& lines, const Box& own)
{
    if (own.height() > own.width()) {
        return lines.end();
    }
    auto place = lines.begin();
    double lowest = 0;
    for (auto line = lines.begin(); line != lines.end(); ++line) {
        const Box box = box_of(*line);
        const bool above = box.bottom <= own.top + own.height() / 2 &&
                           std::min(box.right, own.right) > std::max(box.left, own.left);
        if (above && box.bottom >= lowest) {
            lowest = box.bottom;
            place = line + 1;
        }
    }
    return place;
}

}  // namespace

CardText with_further_lines(CardText text, const cv::Mat& picture, const Quad& quad,
                            const UprightCard& card, const std::vector<Code>& codes,
                            OcrEngine& engine)
{
    for (Line& line : further_lines(picture, quad, card, codes, engine)) {
        const auto same = [&](const Line& other) { return in_one_place(line, other); };
        int letters_before = 0;
        for (const Line& other : text.lines) {
            letters_before += same(other) ? letters_of(other) : 0;
        }
        if (letters_of(line) >= letters_before) {
            std::erase_if(text.lines, same);
            text.lines.insert(place_of(text.lines, box_of(line)), std::move(line));
        }
    }
    return text;
}

}  // namespace cardlog
