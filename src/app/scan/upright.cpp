// Which way up is the card? The shapes of its letters tell the axis of the text and, less surely,
// which end of it is up (text_direction). Recognised words settle it: printed text that is read the
// wrong way round comes out as noise of low confidence. So the likeliest direction is read as if it
// were right, which costs nothing where it is, and only an illegible reading makes the others be
// tried, by the lines of most letters.
#include "app/scan/upright.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "app/scan/read_lines.h"
#include "imaging/lines/even_light.h"
#include "imaging/lines/text_direction.h"
#include "imaging/lines/text_lines.h"
#include "parse/text/line_kind.h"

namespace cardlog {
namespace {

// Words of running noise (wood, a logo, text upside down) come out below this; printed words of any
// font at a readable size above it. Tesseract's own scale.
constexpr double legible_word = 0.6;

// Measured on photos and designs: of an upright card at least half of what is read is legible, of
// one upside down at most a quarter.
constexpr double settled_legibility = 0.4;

// With fewer letters than this a reading can be confident by chance.
constexpr double enough_letters = 12;

struct Legibility {
    double letters = 0;  ///< bytes of text in legible words
    double share = 0;    ///< of all that was read

    [[nodiscard]] bool settled() const
    {
        return letters >= enough_letters && share >= settled_legibility;
    }
};

Legibility legibility_of(const std::vector<Line>& lines)
{
    double legible = 0;
    double all = 0;
    for (const Line& line : lines) {
        for (const Word& word : line.words) {
            const auto length = static_cast<double>(word.text.size());
            all += length;
            // One or two characters are easily "read" from any speck.
            legible += word.confidence >= legible_word && word.text.size() > 2 ? length : 0;
        }
    }
    return {legible, all > 0 ? legible / all : 0};
}

// From the likeliest to the least likely.
std::vector<int> directions_by_likelihood(const TextDirection& direction)
{
    const int upright = direction.quarters;
    const double upside_down = direction.axis_confidence * (1 - direction.upright_confidence);
    const double sideways = (1 - direction.axis_confidence) / 2;
    if (upside_down >= sideways) {
        return {upright, upright + 2, upright + 1, upright + 3};
    }
    return {upright, upright + 1, upright + 3, upright + 2};
}

cv::Mat turned(const cv::Mat& picture, int quarters)
{
    if (quarters % 4 == 0) {
        return picture;
    }
    constexpr std::array turns{cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180,
                               cv::ROTATE_90_COUNTERCLOCKWISE};
    cv::Mat result;  // its own pixels: turning in place would turn the picture itself
    cv::rotate(picture, result, turns.at(static_cast<std::size_t>(quarters % 4 - 1)));
    return result;
}

// The most legible of several directions, by a few lines each; the first unless another has words,
// since shapes tell more than noise does.
int most_legible(const std::vector<int>& directions, const cv::Mat& even, OcrEngine& engine)
{
    constexpr std::size_t enough_lines = 6;
    int best = directions.front();
    double most_letters = enough_letters;
    for (const int quarters : directions) {
        const std::vector<TextLine> sample =
            with_most_letters(text_lines(turned(even, quarters)), enough_lines);
        const Legibility legibility = legibility_of(first_pass(sample, engine));
        if (legibility.letters > most_letters) {
            most_letters = legibility.letters;
            best = quarters;
        }
        if (legibility.settled()) {
            break;
        }
    }
    return best;
}

// Of 325 invented cards two have more lines than this. Such a card may name one way to reach
// somebody, and every third line miss it: only beside a page they are judged so.
constexpr std::size_t many_lines = 24;
constexpr std::size_t lines_a_sample = 3;

struct Reading {
    std::vector<Line> lines;  ///< of the first pass
    bool is_page = false;     ///< then only some were read
};

bool names_way_to_reach(const std::vector<Line>& lines)
{
    return std::any_of(lines.begin(), lines.end(),
                       [](const Line& line) { return kind_of(line) != LineKind::other; });
}

Reading read_unless_page(const std::vector<TextLine>& lines, OcrEngine& engine)
{
    std::vector<Line> sample;
    for (std::size_t i = 0; i < lines.size(); i += lines_a_sample) {
        sample.push_back(engine.read(lines[i].picture));
    }
    if (legibility_of(sample).settled() && !names_way_to_reach(sample)) {
        return {std::move(sample), true};
    }
    Reading reading;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        reading.lines.push_back(i % lines_a_sample == 0 ? std::move(sample[i / lines_a_sample])
                                                        : engine.read(lines[i].picture));
    }
    return reading;
}

}  // namespace

cv::Mat without_codes(cv::Mat even, const std::vector<Code>& codes)
{
    // A code's quad runs through the outermost modules' corners and may be a little off.
    for (const Code& code : codes) {
        std::vector<cv::Point> outline;
        for (const Point& corner : code.quad) {
            outline.emplace_back(cvRound(corner.x), cvRound(corner.y));
        }
        const int margin = cv::boundingRect(outline).width / 10;
        cv::fillConvexPoly(even, outline, cv::Scalar(255));
        cv::polylines(even, outline, true, cv::Scalar(255), std::max(1, 2 * margin));
    }
    return even;
}

UprightCard turned_upright(const FlatCard& card, const std::vector<Code>& codes, OcrEngine& engine,
                           const KnownOfCard& known)
{
    const cv::Mat even = without_codes(even_light(card.pixels), codes);
    const std::vector<int> directions =
        known.is_upright ? std::vector{0} : directions_by_likelihood(text_direction(even));
    int quarters = directions.front();
    std::vector<TextLine> lines = text_lines(turned(even, quarters));
    const bool may_be_page = known.beside_page && codes.empty() && lines.size() > many_lines;
    auto [readings, is_page] =
        may_be_page ? read_unless_page(lines, engine) : Reading{first_pass(lines, engine)};
    if (!is_page && directions.size() > 1 && !legibility_of(readings).settled()) {
        const int better = most_legible(directions, even, engine);
        if (better != quarters) {
            quarters = better;
            lines = text_lines(turned(even, quarters));
            readings = first_pass(lines, engine);
        }
    }
    const bool shows_words = legibility_of(readings).letters > 0;
    return {turned(card, quarters),
            turned(even, quarters),
            quarters % 4,
            std::move(lines),
            std::move(readings),
            shows_words,
            is_page};
}

}  // namespace cardlog
