#pragma once

#include <vector>

#include "parse/text/segment.h"

namespace cardlog {

/// Takes out the lines of a pasted mail's header that say who received it ("To:", "Cc:"): whose
/// card it is says the sender's.
void take_recipients(std::vector<Segment>& segments);

}  // namespace cardlog
