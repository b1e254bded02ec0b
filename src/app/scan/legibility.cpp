#include "app/scan/legibility.h"

namespace cardlog {

Legibility legibility_of(const std::vector<Line>& lines)
{
    // Tesseract's own scale; printed words of any font at a readable size come out above it.
    constexpr double legible_word = 0.6;
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

}  // namespace cardlog
