#include "cli/json.h"

#include "app/exchange/record.h"

namespace cardlog {

std::string json_line(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json text_or_null(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

Json text_or_null(const std::optional<std::string>& text)
{
    return text_or_null(text.value_or(""));
}

Json day_or_null(const std::optional<Day>& day)
{
    return day ? Json(to_iso(*day)) : Json(nullptr);
}

void add_file_bytes(Json& json, const std::filesystem::path& file)
{
    if (const std::string bytes = file_bytes(file.string()); !bytes.empty()) {
        json["file_bytes"] = bytes;
    }
}

Json json_of(const Encounter& encounter)
{
    return {{"event", text_or_null(encounter.event)},
            {"met_on", day_or_null(encounter.met_on)},
            {"place", text_or_null(encounter.place)},
            {"talked_about", text_or_null(encounter.talked_about)}};
}

Json json_of(const Attempt& attempt)
{
    return {{"at", to_iso(attempt.at)},
            {"outcome", to_string(attempt.outcome)},
            {"note", text_or_null(attempt.note)}};
}

Json json_of(const DueMove& move)
{
    return {{"at", to_iso(move.at)},
            {"from", to_iso(move.from)},
            {"to", to_iso(move.to)},
            {"reason", text_or_null(move.reason)}};
}

Json json_of(const Callback& callback)
{
    Json attempts = Json::array();
    for (const Attempt& attempt : callback.attempts) {
        attempts.push_back(json_of(attempt));
    }
    Json moves = Json::array();
    for (const DueMove& move : callback.moves) {
        moves.push_back(json_of(move));
    }
    return {{"callback", callback.id},
            {"contact", callback.contact},
            {"due", to_iso(callback.due)},
            {"state", callback.pending() ? "pending" : to_string(*callback.outcome)},
            {"closed_at", callback.closed_at ? Json(to_iso(*callback.closed_at)) : Json(nullptr)},
            {"reason", text_or_null(callback.reason)},
            {"attempts", attempts},
            {"moves", moves}};
}

Json json_of(const Referral& referral)
{
    return {{"referral", referral.id},
            {"to", referral.to_name},
            {"via", text_or_null(referral.via)},
            {"state", to_string(referral.state)},
            {"promised_on", day_or_null(referral.promised_on)},
            {"changed_at", to_iso(referral.changed_at)}};
}

}  // namespace cardlog
