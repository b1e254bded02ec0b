#pragma once

#include <string_view>

namespace cardlog {

/// Debian's model of the Latin script (tesseract-ocr-script-latn) as a traineddata file in memory,
/// without its word list. The list is 99 of 100 parts of the model: reading it takes 0.2 s and
/// 100 MB, and on 240 made cards and the corpus it made nothing more right.
[[nodiscard]] std::string_view latin_model();

}  // namespace cardlog
