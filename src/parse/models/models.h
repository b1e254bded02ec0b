#pragma once

#include "core/embedded.h"

namespace cardlog {

/// The tables beside this header, for Model; docs/models.md says what each is.
[[nodiscard]] EmbeddedFiles parse_models();

}  // namespace cardlog
