#pragma once

#include <optional>
#include <string>

#include "app/scan/scan.h"
#include "core/error.h"
#include "storage/imports/imports.h"

namespace cardlog {

/// Where a card stands: the file it came from, its page, its number among the file's cards.
struct CardPlace {
    std::string file;
    std::string sha256;
    int page = 1;
    int number = 1;
    int of = 1;
    std::optional<Day> taken_on{};  ///< the picture's capture day
};

/// The card record: one JSON object on one line, UTF-8, without a line break. In a file name that
/// is not valid UTF-8 the odd bytes become U+FFFD, and `file_bytes` is the name in base64. A card's
/// flat_jpeg, where there is one, is in it as base64.
[[nodiscard]] std::string card_record(const ScannedCard& card, const CardPlace& place);

/// The name of a file in base64 where it is not valid UTF-8, so that JSON cannot hold it; empty
/// where it is.
[[nodiscard]] std::string file_bytes(const std::string& name);

/// The record of pasted text: as card_record, with no quads and no codes; `sha256` null where the
/// place has none.
[[nodiscard]] std::string text_record(const ScannedText& scanned, const CardPlace& place);

/// The "contact" part of a record alone.
[[nodiscard]] std::string contact_json(const Contact& contact);

/// The record of a file that failed.
[[nodiscard]] std::string failure_record(const std::string& file, const Error& error);

/// The reverse of card_record() and failure_record(): a file with one card, or why it failed. What
/// is not in the record stays empty: a value without evidence has confidence 0, so that a person
/// looks at it. Throws Error(input) that says what is wrong with the line.
[[nodiscard]] NewFile file_from_record(const std::string& line);

}  // namespace cardlog
