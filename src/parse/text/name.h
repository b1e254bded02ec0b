#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/contact.h"

namespace cardlog {

/// What the rest of the card says about the order of a name.
struct NameWitnesses {
    std::vector<std::string> local_parts;  ///< of the mail addresses, folded, letters only
    std::string region;                    ///< "HU"; empty when not known
    std::string company{};                 ///< as printed; empty when not known
};

/// A printed name in its parts: honorific prefixes ("Prof. Dr."), given names, the family name with
/// its particles, honorific suffixes ("MBA"). Capitals become mixed case; "Muster, Erika"
/// becomes "Erika Muster"; pronouns are left out. Evidence is
/// left empty.
[[nodiscard]] Name name_from(const std::string& printed, const NameWitnesses& witnesses = {});

/// The given names and the family name without what stands around them, as name_from orders them.
[[nodiscard]] std::vector<std::string> bare_name(const std::string& printed);

/// What stands behind a comma goes with what stands before it: the given names of a directory's
/// order ("Muster, Erika"), or honorific suffixes and pronouns. Suffixes are listed or, behind a
/// listed given name, look like it ("Erika Muster, CFP, LUTC").
[[nodiscard]] bool goes_with_name(std::string_view before, std::string_view behind);

}  // namespace cardlog
