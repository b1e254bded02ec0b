#pragma once

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "core/ledger.h"
#include "storage/people/people.h"

namespace cardlog {

/// Keys stay in the order in which they were written.
using Json = nlohmann::ordered_json;

/// One line of NDJSON with its line break; bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string json_line(const Json& json);

/// Text, or null where it is empty.
[[nodiscard]] Json text_or_null(const std::string& text);

/// Text, or null where there is none.
[[nodiscard]] Json text_or_null(const std::optional<std::string>& text);

/// An ISO day, or null.
[[nodiscard]] Json day_or_null(const std::optional<Day>& day);

/// Puts `file_bytes` in, the bytes of a name that is not valid UTF-8, as the card record has it.
void add_file_bytes(Json& json, const std::filesystem::path& file);

/// All of a contact, with its cards, calls and introductions.
[[nodiscard]] Json json_of(const StoredContact& stored);

[[nodiscard]] Json json_of(const Encounter& encounter);
[[nodiscard]] Json json_of(const Attempt& attempt);
[[nodiscard]] Json json_of(const DueMove& move);
[[nodiscard]] Json json_of(const Callback& callback);
[[nodiscard]] Json json_of(const Referral& referral);

}  // namespace cardlog
