#include "app/scan/code_cards.h"

#include <algorithm>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "core/evidence.h"
#include "imaging/quad_shape.h"
#include "ocr/codes.h"
#include "parse/parse.h"

namespace cardlog {
namespace {

// Beside cards, where there is seldom one and time counts: 10 ms for 12 megapixels.
constexpr int small_side = 1000;

// ISO/IEC 18004, 9.1: four modules on each side; a contact takes about 33 modules.
constexpr double with_quiet_zone = 1.0 + 2 * 4.0 / 33;

// Unlike paper, a screen may show its codes light on dark.
std::vector<Code> codes_of(const cv::Mat& grey)
{
    std::vector<Code> codes = read_codes(grey);
    if (codes.empty()) {
        cv::Mat inverted;
        cv::bitwise_not(grey, inverted);
        codes = read_codes(inverted);
    }
    return codes;
}

std::vector<Code> large_codes_of(const cv::Mat& grey)
{
    // A whole number of pixels becomes one: that is quickest.
    const int factor = std::max(1, std::max(grey.cols, grey.rows) / small_side);
    cv::Mat small;
    cv::resize(grey, small, {}, 1.0 / factor, 1.0 / factor, cv::INTER_AREA);
    std::vector<Code> codes = read_codes(small);
    for (Code& code : codes) {
        code.quad = scaled(code.quad, factor);
    }
    return codes;
}

Quad grown(Quad quad, double factor, const cv::Size& picture)
{
    const Point middle = middle_of(quad);
    for (Point& corner : quad) {
        corner.x =
            std::clamp(middle.x + factor * (corner.x - middle.x), 0.0, double(picture.width));
        corner.y =
            std::clamp(middle.y + factor * (corner.y - middle.y), 0.0, double(picture.height));
    }
    return quad;
}

bool is_of(const ScannedCard& card, const Code& code)
{
    return contains(card.quad, middle_of(code.quad)) ||
           std::find(card.codes.begin(), card.codes.end(), code.payload) != card.codes.end();
}

}  // namespace

std::vector<ScannedCard> cards_of_codes(const cv::Mat& grey, const std::vector<ScannedCard>& cards,
                                        const std::string& home_region)
{
    std::vector<ScannedCard> found;
    for (const Code& code : cards.empty() ? codes_of(grey) : large_codes_of(grey)) {
        const auto has = [&](const ScannedCard& card) { return is_of(card, code); };
        if (std::any_of(cards.begin(), cards.end(), has) ||
            std::any_of(found.begin(), found.end(), has)) {
            continue;
        }
        ScannedCard card;
        card.contact = parse_contact({}, {home_region, {code.payload}});
        if (!is_empty(card.contact)) {
            card.quad = grown(code.quad, with_quiet_zone, grey.size());
            card.codes = {code.payload};
            found.push_back(std::move(card));
        }
    }
    std::sort(found.begin(), found.end(), [](const ScannedCard& a, const ScannedCard& b) {
        return middle_of(a.quad).y < middle_of(b.quad).y;
    });
    return found;
}

}  // namespace cardlog
