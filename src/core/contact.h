#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/geometry.h"

namespace cardlog {

/// A value under this confidence is shown to a person for review.
inline constexpr double review_threshold = 0.90;

/// What stands behind a value: the print it was taken from, where it is, how sure we are.
struct Evidence {
    std::string printed;         ///< as the recogniser read it, before any repair
    double confidence = 0;       ///< 0 to 1: the probability that the value is right
    bool repaired = false;       ///< the value differs from the print by a corrected misreading
    std::optional<Quad> quad{};  ///< parse: pixels of the flat card; in a record: of the picture

    bool operator==(const Evidence&) const = default;
};

/// A value that is one piece of text.
struct Field {
    std::string value;
    Evidence evidence;

    bool operator==(const Field&) const = default;
};

/// A person's name; `full` is as printed, with its prefix and suffix, in mixed case where print is
/// capitals and without the comma of "Muster, Erika".
struct Name {
    std::string full;
    std::string honorific_prefix;  ///< "Prof. Dr."; empty when there is none
    std::string given_name;
    std::string family_name;  ///< with its particle: "von der Heide"
    Evidence evidence;
    std::string honorific_suffix{};  ///< "MBA"; empty when there is none

    bool operator==(const Name&) const = default;
};

enum class PhoneType { work, mobile, fax, home, other };

struct Phone {
    PhoneType type = PhoneType::other;
    std::optional<std::string>
        e164{};             ///< the whole number with its extension; none where not valid
    std::string extension;  ///< the last group of "123456-78"; empty when there is none
    Evidence evidence;      ///< evidence.printed is the number as printed, without its label

    bool operator==(const Phone&) const = default;
};

/// A postal address on one line ("Lange Straße 5, 49074 Osnabrück") and its parts; a part that is
/// not on the card is empty.
struct Address {
    std::string text;
    std::string street;
    std::string postal_code;
    std::string city;
    std::string country;
    Evidence evidence;

    bool operator==(const Address&) const = default;
};

/// What an absent field may be: print of which it is too likely to be passed over.
struct PossibleValue {
    std::string field;  ///< as in the card record: "name"
    /// `printed` is the value as it was read, `confidence` the probability that it is one.
    Evidence evidence;

    bool operator==(const PossibleValue&) const = default;
};

/// What a card says about a person. A field that is not on the card is absent, not guessed.
struct Contact {
    std::optional<Name> name{};
    std::optional<Field> company{};
    std::optional<Field> department{};
    std::optional<Field> job_title{};
    std::vector<Field> emails;
    std::vector<Phone> phones;
    std::vector<Field> websites;
    std::optional<Address> address{};
    std::vector<Field> social;
    std::optional<Field> note{};            ///< a person's own words, of one line or several
    std::vector<Field> tags{};              ///< words of a person to sort contacts by
    std::vector<PossibleValue> possible{};  ///< see open_values()
    std::vector<std::string> warnings;      ///< sentences for the person who reviews the card

    bool operator==(const Contact&) const = default;
};

/// "work", "mobile", ...: the words of the card record and of the store.
[[nodiscard]] std::string to_string(PhoneType type);

/// The reverse of to_string; empty for an unknown word.
[[nodiscard]] std::optional<PhoneType> phone_type_from(const std::string& word);

}  // namespace cardlog
