#include "web/screens/pointed_out.h"

#include <charconv>
#include <cmath>
#include <vector>

#include "core/error.h"
#include "web/pages/texts.h"

namespace cardlog {
namespace {

// "12.5,40 600,41": empty where something else stands there.
std::vector<double> numbers_in(const std::string& text)
{
    constexpr double most = 1e6;  // pixels of a side
    std::vector<double> numbers;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        double number = 0;
        const auto [behind, failure] = std::from_chars(at, end, number);
        if (failure != std::errc() || !(std::abs(number) < most)) {
            return {};
        }
        numbers.push_back(number);
        at = behind == end ? end : behind + 1;
    }
    return numbers;
}

// Convex, clockwise, and large enough to be read.
bool is_card_shaped(const Quad& quad)
{
    constexpr double least_area = 400;
    for (std::size_t i = 0; i < quad.size(); ++i) {
        const Point& one = quad[i];
        const Point& corner = quad[(i + 1) % quad.size()];
        const Point& other = quad[(i + 2) % quad.size()];
        const double turn =
            (corner.x - one.x) * (other.y - corner.y) - (corner.y - one.y) * (other.x - corner.x);
        if (turn < least_area) {
            return false;
        }
    }
    return true;
}

}  // namespace

std::optional<PointedOut> card_of_form(const Visit& visit)
{
    const std::vector<double> numbers = numbers_in(field(visit, "corners"));
    const Id page = number_in(field(visit, "page"));
    if (numbers.size() != 8 || page < 1) {
        throw Error(ExitCode::usage, text(visit.language, "failed_form"));
    }
    PointedOut card{static_cast<int>(page), {}};
    for (std::size_t i = 0; i < card.quad.size(); ++i) {
        card.quad[i] = {numbers[2 * i], numbers[2 * i + 1]};
    }
    return is_card_shaped(card.quad) ? std::optional(card) : std::nullopt;
}

}  // namespace cardlog
