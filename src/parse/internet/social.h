#pragma once

#include <string_view>
#include <vector>

#include "core/contact.h"
#include "parse/text/segment.h"

namespace cardlog {

/// Names in social networks, as printed: "@erika.muster", and with the network where it is the
/// label
/// ("LinkedIn: erika-muster"); takes them out of the segments. Call after take_emails, and before
/// take_websites, which would take "@erika.example" for a host.
[[nodiscard]] std::vector<Field> take_handles(std::vector<Segment>& segments);

/// The website belongs to a social network.
[[nodiscard]] bool is_social(std::string_view website);

/// Moves the websites that belong to social networks behind the names there.
void separate_social(Contact& contact);

/// Whether a word names a network: "LinkedIn", "Insta".
[[nodiscard]] bool is_network(std::string_view word);

}  // namespace cardlog
