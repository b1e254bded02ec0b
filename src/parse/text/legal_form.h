#pragma once

#include <string_view>

namespace cardlog {

/// The stretch is legal forms of a firm and nothing else: "GmbH", "Co., Ltd.", "e.V.", also with a
/// letter misread ("Itd."). False for an empty one.
[[nodiscard]] bool is_legal_form_alone(std::string_view stretch);

}  // namespace cardlog
