#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ocr/engine.h"

namespace cardlog {

/// An engine for print in `languages` ("deu+eng"). Where all of them are written in Latin letters,
/// the model of the script, which knows the accents of all, reads first, and the languages' own
/// models reread last. Making one takes about 0.05 s; keep it. Throws Error(setup) that
/// names the Debian package of each language whose data is missing, and Error(usage) where no
/// language is named.
[[nodiscard]] std::unique_ptr<OcrEngine> make_tesseract(const std::string& languages);

/// "deu+eng" as its parts; empty where no language is named.
[[nodiscard]] std::vector<std::string> split_languages(const std::string& languages);

/// The languages and scripts whose data Tesseract finds; that of page layouts is none.
[[nodiscard]] std::vector<std::string> installed_languages();

/// The Debian package with the data of a language.
[[nodiscard]] std::string language_package(std::string language);

/// "5.3.0"
[[nodiscard]] std::string tesseract_version();

}  // namespace cardlog
