#pragma once

#include <vector>

#include "core/contact.h"
#include "parse/text/segment.h"

namespace cardlog {

/// The e-mail addresses on the card (RFC 5321 without quoted local parts), in print order; takes
/// them out of the segments. Printed ones that the recogniser misread are repaired only where the
/// result is well-formed.
[[nodiscard]] std::vector<Field> take_emails(std::vector<Segment>& segments);

/// Moves what was read as a host but is an e-mail address whose at sign was misread to `emails`:
/// its end is the domain of another website on the card or a mail provider's.
void restore_at_signs(std::vector<Field>& emails, std::vector<Field>& websites);

}  // namespace cardlog
