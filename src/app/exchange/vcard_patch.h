#pragma once

#include <string>

namespace cardlog {

/// The UID of the only vCard in a text; empty where it has none, or the text not exactly one card.
[[nodiscard]] std::string uid_of_vcard(const std::string& text);

/// Whether a vCard is of version 4.0.
[[nodiscard]] bool is_vcard_4(const std::string& text);

/// A vCard that another program may have changed, with what has become of `before` in `after`:
/// properties that went are taken out, those that came are put in, all others stay to the letter,
/// whatever they are. A property is the same where its value is, in any spelling that is usual for
/// it. Numbers without a country are of `region` (ISO 3166-1 alpha-2).
[[nodiscard]] std::string patched_vcard(const std::string& text, const std::string& before,
                                        const std::string& after, const std::string& region);

}  // namespace cardlog
