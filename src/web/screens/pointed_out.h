#pragma once

#include <optional>

#include "app/scan/scan.h"
#include "web/screens/visit.h"

namespace cardlog {

/// The card whose corners a form has ("corners": "12.5,40 600,41 …", clockwise, and "page"). None
/// where they lie around no card. Throws Error(usage) for fields that are no corners.
[[nodiscard]] std::optional<PointedOut> card_of_form(const Visit& visit);

}  // namespace cardlog
