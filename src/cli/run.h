#pragma once

#include <string>
#include <vector>

#include "cli/surroundings.h"

namespace cardlog {

/// Runs one command, e.g. {"read", "card.jpg"}; returns the exit code (core/error.h). Every failure
/// is one line on `err`: what happened and what to do.
[[nodiscard]] int run(const std::vector<std::string>& args, const Surroundings& surroundings);

}  // namespace cardlog
