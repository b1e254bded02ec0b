#include "web/pages/capture_view.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <numeric>

#include "app/people/shown_values.h"
#include "core/evidence.h"
#include "core/fields.h"
#include "web/pages/failures.h"
#include "web/pages/texts.h"

namespace cardlog {
namespace {

std::string state_key(Upload::State state)
{
    switch (state) {
    case Upload::State::waiting: return "picture_waiting";
    case Upload::State::reading: return "picture_reading";
    case Upload::State::done: return "picture_done";
    case Upload::State::left: return "picture_left";
    case Upload::State::failed: break;
    }
    return "picture_failed";
}

// The width of a page in the units of its drawing.
constexpr double width = 1000;

std::string number_text(double number)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", number);
    return text.data();
}

std::string corners_text(const Quad& quad, double scale)
{
    std::string text;
    for (const Point& corner : quad) {
        text += (text.empty() ? "" : " ") + number_text(corner.x * scale) + "," +
                number_text(corner.y * scale);
    }
    return text;
}

std::string reading_class(Outline::Reading reading)
{
    switch (reading) {
    case Outline::Reading::card: return "card";
    case Outline::Reading::no_card: return "no-card";
    case Outline::Reading::waits: break;
    }
    return "waits";
}

// Blurred, too far away or in glare: it shows in what could be read, whatever the reason.
bool is_hard_to_read(const Contact& values)
{
    const std::vector<NamedEvidence> all = evidence_of(values);
    const auto doubtful = std::count_if(all.begin(), all.end(), [](const NamedEvidence& one) {
        return one.evidence.confidence < review_threshold;
    });
    return 2 * doubtful > std::ssize(all) || all.empty();
}

// What a person should do while the card still lies there; empty: nothing.
std::string advice(const Outline& outline, Language language)
{
    const View number{{"number", std::to_string(outline.number)}};
    if (outline.cut_off) {
        return text(language, "cut_off", number);
    }
    const bool is_card = outline.reading == Outline::Reading::card;
    return is_card && is_hard_to_read(outline.values) ? text(language, "hard_to_read", number) : "";
}

View outline_view(const Outline& outline, double scale, Language language)
{
    const Point middle{
        (outline.quad[0].x + outline.quad[1].x + outline.quad[2].x + outline.quad[3].x) / 4,
        (outline.quad[0].y + outline.quad[1].y + outline.quad[2].y + outline.quad[3].y) / 4};
    return {{"number", outline.number},
            {"class", reading_class(outline.reading)},
            {"corners", corners_text(outline.quad, scale)},
            {"x", number_text(middle.x * scale)},
            {"y", number_text(middle.y * scale)},
            {"who", shown_name(outline.values, "")},
            {"no_card", outline.reading == Outline::Reading::no_card},
            {"advice", advice(outline, language)}};
}

View page_view(const UploadedPage& page, Language language)
{
    const double scale = page.width > 0 ? width / page.width : 1;
    View outlines = View::array();
    for (const Outline& outline : page.outlines) {
        outlines.push_back(outline_view(outline, scale, language));
    }
    return {{"page", page.id},
            {"page_number", page.number},
            {"page_width", page.width},
            {"height", number_text(page.height * scale)},
            {"outlines", outlines}};
}

int count_of(const Upload& upload, Outline::Reading reading)
{
    int count = 0;
    for (const UploadedPage& page : upload.pages) {
        count += static_cast<int>(
            std::count_if(page.outlines.begin(), page.outlines.end(),
                          [&](const Outline& one) { return one.reading == reading; }));
    }
    return count;
}

// "9 cards: right?", as long as nobody has said so.
View question_view(const Upload& upload, Language language)
{
    const int cards =
        count_of(upload, Outline::Reading::waits) + count_of(upload, Outline::Reading::card);
    const bool is_asked = !upload.is_confirmed && !upload.pages.empty() && cards > 0;
    return is_asked ? View(counted_text(language, "cards_right", cards)) : View(false);
}

// What was found in pictures; what a person called no card is neither new nor known.
struct Found {
    int written = 0;
    int known = 0;
    int aside = 0;
};

bool is_known(const ImportedFile::Card& card)
{
    return card.how == CardOutcome::known || card.how == CardOutcome::same_card;
}

Found with(Found found, const Upload& upload, const std::set<Id>& aside)
{
    found.written += upload.sums.cards_written;
    found.known += upload.sums.cards_known;
    for (const ImportedFile::Card& card : upload.cards) {
        if (aside.contains(card.contact)) {
            --(is_known(card) ? found.known : found.written);
            ++found.aside;
        }
    }
    return found;
}

// "Cards found: 17 = 16 new + 1 known"; nothing as long as there are none.
std::string sum_text(const Found& found, Language language)
{
    if (found.written + found.known + found.aside == 0) {
        return "";
    }
    return text(language, found.aside > 0 ? "cards_sum_aside" : "cards_sum",
                {{"found", std::to_string(found.written + found.known + found.aside)},
                 {"new", std::to_string(found.written)},
                 {"known", std::to_string(found.known)},
                 {"aside", std::to_string(found.aside)}});
}

// "known since 26 Nov"; false of a new one.
View known_text(const Upload& upload, const ImportedFile::Card& card, Language language)
{
    const auto since = upload.known_since.find(card.contact);
    if (!is_known(card) || since == upload.known_since.end()) {
        return is_known(card) ? View(text(language, "known")) : View(false);
    }
    return text(language, "known_since", {{"day", day_text(since->second, language)}});
}

View card_view(const Upload& upload, const ImportedFile::Card& card, bool is_aside,
               Language language)
{
    const std::string name = text_of(card.values.name);
    const std::string company = text_of(card.values.company);
    const bool known = is_known(card);
    return {{"contact", card.contact > 0 ? View(card.contact) : View(false)},
            {"who", shown_name(card.values, text(language, known ? "known_card" : "unread_card"))},
            {"company", name.empty() ? "" : company},
            {"known", known_text(upload, card, language)},
            {"no_card", is_aside},
            {"check", !is_aside && !card.needs_review.empty()}};
}

View upload_view(const Upload& upload, const std::set<Id>& aside, Language language)
{
    View pages = View::array();
    for (const UploadedPage& page : upload.pages) {
        pages.push_back(page_view(page, language));
    }
    View cards = View::array();
    for (const ImportedFile::Card& card : upload.cards) {
        cards.push_back(card_view(upload, card, aside.contains(card.contact), language));
        cards.back()["index"] = cards.size();
    }
    const bool is_done = upload.state == Upload::State::done;
    const bool is_empty = is_done && upload.cards.empty();
    return {
        {"number", upload.number},
        {"state", text(language, is_empty ? "picture_empty" : state_key(upload.state))},
        {"sum", is_done && !is_empty ? sum_text(with({}, upload, aside), language) : ""},
        {"failure", upload.failure ? picture_failure_text(*upload.failure, language) : ""},
        {"question", question_view(upload, language)},
        {"pages", upload.state == Upload::State::left ? View::array() : pages},
        {"has_pages", !pages.empty()},
        {"may_be_read", upload.cards.empty() && upload.state == Upload::State::failed},
        {"may_be_left", upload.cards.empty() && (is_done || upload.state == Upload::State::failed)},
        {"cards", cards}};
}

Found sum_of(const std::vector<Upload>& uploads, const std::set<Id>& aside)
{
    return std::accumulate(
        uploads.begin(), uploads.end(), Found{},
        [&](const Found& sum, const Upload& upload) { return with(sum, upload, aside); });
}

// "16 calls are owed, the first on Fri 4 Dec"; false where there are none.
View calls_text(const std::vector<CallbackSummary>& calls, Language language)
{
    if (calls.empty()) {
        return false;
    }
    return text(
        language, calls.size() == 1 ? "calls_owed_one" : "calls_owed_many",
        {{"count", std::to_string(calls.size())}, {"day", day_text(calls.front().due, language)}});
}

}  // namespace

View capture_view(const std::vector<Upload>& uploads, const std::set<Id>& aside,
                  const std::vector<CallbackSummary>& calls, const Encounter& evening, int doubtful,
                  Language language)
{
    View pictures = View::array();
    std::transform(uploads.rbegin(), uploads.rend(), std::back_inserter(pictures),
                   [&](const Upload& upload) { return upload_view(upload, aside, language); });
    const std::string sum = sum_text(sum_of(uploads, aside), language);
    return {{"pictures", pictures},
            {"has_pictures", !uploads.empty()},
            {"largest", longest_picture},
            {"sum", sum},
            {"glance_is_next", doubtful == 0 && !sum.empty()},
            {"calls_owed", calls_text(calls, language)},
            {"event", evening.event.value_or("")},
            {"place", evening.place.value_or("")},
            {"talked_about", evening.talked_about.value_or("")},
            {"met_on", evening.met_on ? to_iso(*evening.met_on) : ""},
            {"doubtful",
             doubtful > 0 ? View(counted_text(language, "check_values", doubtful)) : View(false)}};
}

View corners_view(const StoredCard& card, int page_width, int page_height, Id person)
{
    const double scale = page_width > 0 ? width / page_width : 1;
    return {{"card", card.id},
            {"person", person},
            {"page_number", card.page},
            {"page_width", page_width},
            {"height", number_text(page_height * scale)},
            {"corners", corners_text(card.quad, scale)}};
}

}  // namespace cardlog
