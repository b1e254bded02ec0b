#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/geometry.h"
#include "storage/rows/card_line.h"
#include "storage/rows/contact_rows.h"

namespace cardlog {

// What the store keeps as JSON text in one column. Bytes that are not UTF-8 become U+FFFD. The
// reverse functions throw nlohmann::json::exception for text that is not of that form.

/// [[x,y],[x,y],[x,y],[x,y]]
[[nodiscard]] std::string json_text(const Quad& quad);
[[nodiscard]] Quad quad_from_json(const std::string& text);

/// ["…","…"]
[[nodiscard]] std::string json_text(const std::vector<std::string>& texts);
[[nodiscard]] std::vector<std::string> texts_from_json(const std::string& text);

/// [["…","…"],…]
[[nodiscard]] std::vector<std::pair<std::string, std::string>>
pairs_from_json(const std::string& text);

/// The values of a contact as history keeps them, with their evidence.
[[nodiscard]] std::string json_text(const std::vector<ContactRow>& rows);
[[nodiscard]] std::vector<ContactRow> rows_from_json(const std::string& text);

/// [{"text":"…","confidence":0.95,"quad":[…]}], as in the card record
[[nodiscard]] std::string json_text(const std::vector<CardLine>& lines);
[[nodiscard]] std::vector<CardLine> lines_from_json(const std::string& text);

}  // namespace cardlog
