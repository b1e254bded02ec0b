#pragma once

#include <string>

#include "app/exchange/wording.h"
#include "core/error.h"

namespace cardlog {

/// Why a picture that was sent could not be read, and what to do, in whole sentences for whoever
/// sent it. What no sentence is known for is told by its code alone, never in another language.
[[nodiscard]] std::string picture_failure_text(const Error& error, Language language);

/// Why something could not be done, in a whole sentence; what no sentence is known for as the error
/// says it.
[[nodiscard]] std::string failure_text(const Error& error, Language language);

}  // namespace cardlog
