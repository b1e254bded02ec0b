#pragma once

#include <string>
#include <vector>

#include <opencv2/core.hpp>

#include "app/scan/scan.h"

namespace cardlog {

/// The cards of which a picture (grey) shows only a code: a telephone's screen, the back of a card.
/// One for each code that lies in none of `cards`, is none of theirs and says something of a
/// person, from top to bottom. Their quad is the code with its quiet zone, from the code's own top
/// left corner; they have no lines. Beside `cards` only codes are found that are large enough to
/// be seen in a smaller picture.
[[nodiscard]] std::vector<ScannedCard> cards_of_codes(const cv::Mat& grey,
                                                      const std::vector<ScannedCard>& cards,
                                                      const std::string& home_region);

}  // namespace cardlog
