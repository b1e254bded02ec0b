#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cardlog {

/// Any byte that a label of a domain may have.
[[nodiscard]] bool is_domain_char(char c);

/// RFC 1035: labels of 1 to 63 letters, digits and inner hyphens; the last one is alphabetic.
[[nodiscard]] bool is_domain(std::string_view domain);

/// "example" of "firma.example".
[[nodiscard]] std::string last_label(std::string_view domain);

/// The domain's last label is one of those seen on cards.
[[nodiscard]] bool has_known_tld(std::string_view domain);

/// ".c0m", ".corn", ".dе": the last label in the letters it must have been printed in.
[[nodiscard]] std::string repaired_tld(std::string domain);

/// A domain as it was read from a line.
struct DomainReading {
    std::string domain{};
    std::size_t end = 0;    ///< where it ends in the line
    bool repaired = false;  ///< it was not printed as it stands here
};

/// Reads a domain from `at` on, which goes on with what is read already. Spaces beside dots and a
/// comma for a dot are misreadings, as long as the domain is not complete.
[[nodiscard]] DomainReading read_domain(std::string_view text, std::size_t at,
                                        std::string begun = {});

/// "muster com", "co. jp", "co uk" at the end of the line: goes on with the last label behind a
/// space in place of its dot, where there is one.
[[nodiscard]] DomainReading with_spaced_tld(std::string_view text, DomainReading read);

/// Where the spaces at `at` end.
[[nodiscard]] std::size_t skip_spaces(std::string_view text, std::size_t at);

/// "www.firma.example/kontakt" and "a@firma.example" give "firma.example", in lower case.
[[nodiscard]] std::string domain_of(std::string_view address);

/// The domain gives private people their mail ("gmail.com").
[[nodiscard]] bool is_mail_host(std::string_view domain);

/// Probabilities that an address is right when it was read well and has this form.
inline constexpr double well_formed_address = 0.97;
inline constexpr double unknown_tld_address = 0.75;
inline constexpr double repaired_address = 0.85;

}  // namespace cardlog
