#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/exchange/wording.h"
#include "storage/calls/calls.h"

namespace cardlog {

/// What there is to know for one call, a sentence each: since when it waits, how often it was moved
/// and tried, where the two met, what was talked about, a person's own words, how each
/// introduction stands.
[[nodiscard]] std::vector<std::string> call_notes(const CallbackSummary& callback, const Day& today,
                                                  Language language);

/// A JPEG of the contact's card; empty when there is none.
using CardPicture = std::function<std::string(Id contact)>;

/// The calling sheet as one HTML file that needs nothing else, to be printed: the calls in the
/// order given, with the number as a link, the notes, the card and room to write.
[[nodiscard]] std::string agenda_page(const std::vector<CallbackSummary>& callbacks,
                                      const Day& today, Language language,
                                      const CardPicture& picture);

}  // namespace cardlog
