#pragma once

#include <vector>

#include "core/contact.h"
#include "parse/text/segment.h"

namespace cardlog {

/// The addresses of web pages as printed, without a trailing slash; takes them out of the segments.
/// Call after take_emails.
[[nodiscard]] std::vector<Field> take_websites(std::vector<Segment>& segments);

}  // namespace cardlog
