#pragma once

#include <map>
#include <string>

#include "app/exchange/wording.h"
#include "app/people/shown_values.h"

namespace cardlog {

/// The words of the page in one language: text/en.json, text/de.json.
[[nodiscard]] const std::map<std::string, std::string>& texts(Language language);

/// A text with its placeholders ("{{count}}") filled in. Throws std::out_of_range for an unknown
/// key.
[[nodiscard]] std::string text(Language language, const std::string& key,
                               const std::map<std::string, std::string>& values = {});

/// As text(), of "KEY_one" or "KEY_many", with the number as "{{count}}".
[[nodiscard]] std::string counted_text(Language language, const std::string& key, int count);

/// What somebody is called, of a contact or of a line of a list; somebody of whom nothing is known
/// by the language's words for it.
template <class Person>
[[nodiscard]] std::string who(const Person& person, Language language)
{
    return shown_name(person, text(language, "unread_card"));
}

/// The language of an Accept-Language header: German or English, whichever comes first there;
/// English where neither does.
[[nodiscard]] Language language_of_header(const std::string& accept_language);

}  // namespace cardlog
