#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/contact.h"
#include "parse/text/segment.h"

namespace cardlog {

/// The e-mail addresses on the card (RFC 5321 without quoted local parts), in print order; takes
/// them out of the segments. Printed ones that the recogniser misread are repaired only where the
/// result is well-formed.
[[nodiscard]] std::vector<Field> take_emails(std::vector<Segment>& segments);

/// The addresses of web pages as printed, without a trailing slash; takes them out of the segments.
/// Call after take_emails.
[[nodiscard]] std::vector<Field> take_websites(std::vector<Segment>& segments);

/// Names in social networks ("@erika.muster"); takes them out of the segments. Call after
/// take_emails.
[[nodiscard]] std::vector<Field> take_handles(std::vector<Segment>& segments);

/// Moves what was read as a host but is an e-mail address whose at sign was misread to `emails`:
/// its end is the domain of another website on the card or a mail provider's.
void restore_at_signs(std::vector<Field>& emails, std::vector<Field>& websites);

/// "www.firma.example/kontakt" and "a@firma.example" give "firma.example", in lower case.
[[nodiscard]] std::string domain_of(std::string_view address);

/// The website belongs to a social network.
[[nodiscard]] bool is_social(std::string_view website);

/// The domain gives private people their mail ("gmail.com").
[[nodiscard]] bool is_mail_host(std::string_view domain);

}  // namespace cardlog
