#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "app/exchange/wording.h"

namespace cardlog {

/// What a template shows: an object. null, false and an empty text hide a section, a list repeats
/// it.
using View = nlohmann::json;

/// The template (templates/NAME.mustache) with the view and, as "text" and "assets", the words of
/// the language and the addresses of styles and scripts. All values are escaped. Throws
/// std::logic_error for a template that is not there or not well-formed.
[[nodiscard]] std::string render(const std::string& name, const View& view, Language language);

/// A text with its {{placeholders}} filled in; nothing is escaped.
[[nodiscard]] std::string filled(const std::string& text, const View& values);

}  // namespace cardlog
