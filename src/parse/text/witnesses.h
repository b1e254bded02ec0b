#pragma once

#include <string>
#include <vector>

namespace cardlog {

/// What mail addresses, websites and names in networks say about the names on the card.
struct Witnesses {
    std::vector<std::string> local_parts;  ///< of the mail addresses, folded, letters only
    std::vector<std::string>
        domains;  ///< the labels of the firm's domains without ".de", letters only
    std::vector<std::string> handles{};  ///< the names in social networks, letters only
};

/// How far the local part of some mail address spells the name `printed`: 1 with the family name in
/// it, 1.2 with the given name or its initial too, 0.8 for the given name alone, 0 for none.
[[nodiscard]] double mail_agreement(const std::string& printed, const Witnesses& witnesses);

/// The share of a domain's letters that the words spell, of the domain that agrees best; 0 without.
[[nodiscard]] double domain_agreement(const std::vector<std::string>& words,
                                      const Witnesses& witnesses);

/// The same of the local parts of mail addresses: "mustergarten@gmail.com" of "Muster Garten".
[[nodiscard]] double mailbox_agreement(const std::vector<std::string>& words,
                                       const Witnesses& witnesses);

/// The same of the names in social networks.
[[nodiscard]] double handle_agreement(const std::vector<std::string>& words,
                                      const Witnesses& witnesses);

}  // namespace cardlog
