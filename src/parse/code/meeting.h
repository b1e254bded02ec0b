#pragma once

#include <string>
#include <string_view>

#include "core/contact.h"

namespace cardlog {

/// How a value of the code meets one of the print.
enum class Meeting {
    same,           ///< both say it
    of_other_kind,  ///< both say the number, to one it is a fax
    misread,        ///< the print is a misreading of it
    contradicts,    ///< alike, and not both can be right
    other           ///< something else
};

/// Both witnesses say it.
void confirm(Evidence& evidence);

/// The print was mended after the code.
void mark_repaired(Evidence& evidence);

/// The witnesses contradict each other: a person decides.
void doubt(Evidence& evidence);

/// The text in the quotation marks of warnings.
[[nodiscard]] std::string quoted(const std::string& text);

/// The warning that the print's misreading of `what` ("phone") was mended.
[[nodiscard]] std::string mended(const std::string& what, const std::string& print,
                                 const std::string& code);

/// The warning that print and code contradict each other, of a field with several values.
[[nodiscard]] std::string both_kept(const std::string& what, const std::string& print,
                                    const std::string& code);

/// The warning that print and code contradict each other, of a field with one value: what the
/// other witness ("print", "code") says is told and not kept.
[[nodiscard]] std::string one_kept(const std::string& what, const std::string& kept,
                                   const std::string& other, std::string_view witness);

}  // namespace cardlog
