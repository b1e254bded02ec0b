#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/contact.h"
#include "parse/text/segment.h"

namespace cardlog {

/// An address of parts, each of words, as they are printed: all of it in `text`, and its fields as
/// far as they are understood. Where two addresses are printed in one, the fields are those of the
/// `own` parts. `region` as for postal_code_at. Words of a picture may be misread, and are
/// repaired; evidence only says whether something was.
[[nodiscard]] Address address_of(std::vector<std::vector<std::string>> parts, Span own,
                                 const std::string& region, Source source);

}  // namespace cardlog
