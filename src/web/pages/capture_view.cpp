#include "web/pages/capture_view.h"

#include <algorithm>
#include <iterator>

#include "core/fields.h"
#include "web/pages/texts.h"

namespace cardlog {
namespace {

std::string state_key(Upload::State state)
{
    switch (state) {
    case Upload::State::waiting: return "picture_waiting";
    case Upload::State::reading: return "picture_reading";
    case Upload::State::done: return "picture_done";
    case Upload::State::failed: break;
    }
    return "picture_failed";
}

// "17 found = 16 new + 1 known"
std::string sum_text(const ImportSummary& sums, Language language)
{
    return text(language, "cards_sum",
                {{"found", std::to_string(sums.cards_found() - sums.cards_failed)},
                 {"new", std::to_string(sums.cards_written)},
                 {"known", std::to_string(sums.cards_known)}});
}

View card_view(const ImportedFile::Card& card, Language language)
{
    const std::string name = text_of(card.values.name);
    const std::string company = text_of(card.values.company);
    const bool is_unread = name.empty() && company.empty();
    const bool is_known = card.how == CardOutcome::known || card.how == CardOutcome::same_card;
    return {{"contact", card.contact > 0 ? View(card.contact) : View(false)},
            {"who", !is_unread ? shown_name(name, company)
                    : is_known ? text(language, "known_card")
                               : text(language, "unread_card")},
            {"company", name.empty() ? "" : company},
            {"known", is_known},
            {"check", !card.needs_review.empty()}};
}

View upload_view(const Upload& upload, Language language)
{
    View cards = View::array();
    for (const ImportedFile::Card& card : upload.cards) {
        cards.push_back(card_view(card, language));
    }
    const bool is_done = upload.state == Upload::State::done;
    const bool is_empty = is_done && upload.cards.empty();
    return {{"number", upload.number},
            {"state", text(language, is_empty ? "picture_empty" : state_key(upload.state))},
            {"sum", is_done && !is_empty ? sum_text(upload.sums, language) : ""},
            {"failure", upload.failure},
            {"cards", cards}};
}

ImportSummary sum_of(const std::vector<Upload>& uploads)
{
    ImportSummary all;
    for (const Upload& upload : uploads) {
        all.cards_written += upload.sums.cards_written;
        all.cards_known += upload.sums.cards_known;
    }
    return all;
}

}  // namespace

View capture_view(const std::vector<Upload>& uploads, const Encounter& evening, int doubtful,
                  Language language)
{
    View pictures = View::array();
    std::transform(uploads.rbegin(), uploads.rend(), std::back_inserter(pictures),
                   [&](const Upload& upload) { return upload_view(upload, language); });
    return {{"pictures", pictures},
            {"has_pictures", !uploads.empty()},
            {"sum", sum_text(sum_of(uploads), language)},
            {"event", evening.event.value_or("")},
            {"place", evening.place.value_or("")},
            {"talked_about", evening.talked_about.value_or("")},
            {"met_on", evening.met_on ? to_iso(*evening.met_on) : ""},
            {"doubtful",
             doubtful > 0 ? View(counted_text(language, "check_values", doubtful)) : View(false)}};
}

}  // namespace cardlog
