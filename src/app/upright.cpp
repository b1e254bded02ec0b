#include "app/upright.h"

#include <utility>
#include <vector>

#include "imaging/even_light.h"
#include "imaging/text_direction.h"

namespace cardlog {
namespace {

// Words of running noise (wood, a logo, text upside down) come out below this; printed words of any
// font at a readable size above it. Tesseract's own scale.
constexpr double legible_word = 0.6;

// From here on nearly all that was read is words, so the direction is settled.
constexpr double settled_legibility = 0.7;

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

Legibility legibility_of(const CardText& text)
{
    double legible = 0;
    double all = 0;
    for (const Line& line : text.lines) {
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

}  // namespace

ReadCard read_upright(const FlatCard& card, OcrEngine& engine, const DebugSink& debug)
{
    ReadCard best;
    double most_letters = -1;
    for (const int quarters : directions_by_likelihood(text_direction(card.pixels))) {
        FlatCard flat = turned(card, quarters);
        const cv::Mat even = even_light(flat.pixels);
        CardText text = engine.read(even);
        const Legibility legibility = legibility_of(text);
        if (legibility.letters > most_letters) {
            if (debug) {
                debug("3-flat", flat.pixels);
                debug("4-even-light", even);
            }
            most_letters = legibility.letters;
            best = {std::move(flat), std::move(text), quarters % 4};
        }
        if (legibility.settled()) {
            break;
        }
    }
    return best;
}

}  // namespace cardlog
