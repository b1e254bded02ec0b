#pragma once

#include <memory>
#include <string>

#include "ocr/engine.h"

namespace cardlog {

/// An engine with the LSTM models of `languages` ("deu+eng"). Making one takes about 0.15 s; keep
/// it. Throws Error(setup) that names the Debian package of each language whose data is missing,
/// and Error(usage) where no language is named.
[[nodiscard]] std::unique_ptr<OcrEngine> make_tesseract(const std::string& languages);

}  // namespace cardlog
