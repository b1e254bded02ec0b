#pragma once

#include <memory>
#include <string>

#include "ocr/engine.h"

namespace cardlog {

/// An engine for print in `languages` ("deu+eng"). Where Debian's tesseract-ocr-script-latn is
/// installed and all the languages are written in Latin letters, its model, which knows the accents
/// of all of them, reads first and the languages' own models take the second look. Making one takes
/// about 0.25 s; keep it. Throws Error(setup) that names the Debian package of each language whose
/// data is missing, and Error(usage) where no language is named.
[[nodiscard]] std::unique_ptr<OcrEngine> make_tesseract(const std::string& languages);

}  // namespace cardlog
