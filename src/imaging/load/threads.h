#pragma once

namespace cardlog {

/// Lets several threads load pictures at the same time. Called before one is loaded, as often as
/// one likes.
void allow_threads();

}  // namespace cardlog
