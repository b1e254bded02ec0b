#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace cardlog {

/// A property of a vCard (RFC 6350, 3.3) as every format of contact in a code is brought to: in
/// UTF-8, transfer encoding and escapes undone.
struct Property {
    std::string group;                 ///< in capitals: "ITEM1" of "item1.TEL"; empty without
    std::string name;                  ///< in capitals: "TEL"
    std::vector<std::string> types;    ///< in capitals, of all its parameters: "WORK", "CELL"
    std::vector<std::string> parts;    ///< what stands between the value's semicolons; at least one
    std::vector<std::string> items{};  ///< of a vCard: what stands between the value's commas
};

using Properties = std::vector<Property>;

/// One of its types has `word` in it: "FAX" of "WORK_FAX".
[[nodiscard]] inline bool has_type(const Property& property, std::string_view word)
{
    return std::any_of(property.types.begin(), property.types.end(), [&](const std::string& type) {
        return type.find(word) != std::string::npos;
    });
}

/// The part at `index`; empty where the value has fewer.
[[nodiscard]] inline std::string part(const Property& property, std::size_t index)
{
    return index < property.parts.size() ? property.parts[index] : std::string();
}

}  // namespace cardlog
