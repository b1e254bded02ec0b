#pragma once

#include <optional>
#include <string>

#include "storage/calls/calls.h"
#include "storage/people/people.h"

namespace cardlog {

/// The languages of texts for other people and of the calling sheet.
enum class Language { english, german };

/// "de" or "en"; empty for another word.
[[nodiscard]] std::optional<Language> language_from(const std::string& word);

/// The language of a POSIX locale ("de_AT.UTF-8"): German, or else English.
[[nodiscard]] Language language_of_locale(const std::string& locale);

/// "24.11.2026" or "2026-11-24".
[[nodiscard]] std::string day_text(const Day& day, Language language);

/// "no answer": what came of a call, in words.
[[nodiscard]] std::string outcome_text(Outcome outcome, Language language);

/// What there is to say of an introduction in the call, which is to be made whatever came of it:
/// "Karin Beispiel declined: call all the same".
[[nodiscard]] std::string call_sentence(const std::string& colleague, ReferralState state,
                                        Language language);

/// What to dial for a call that is owed, for people: the number; where no plan has it, that it is
/// incomplete; "only a fax", "no number".
[[nodiscard]] std::string number_to_call(const CallbackSummary& callback, Language language);

/// A short mail that hands a contact over to a colleague: To (where the address is known), Subject,
/// a blank line, the evening, the contact's data, what was talked about. UTF-8, lines by "\n".
[[nodiscard]] std::string referral_message(const StoredContact& contact, const Referral& referral,
                                           Language language);

}  // namespace cardlog
