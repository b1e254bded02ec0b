#include <algorithm>

#include "app/people/people.h"
#include "app/people/search.h"
#include "core/ascii.h"
#include "core/error.h"
#include "core/fields.h"
#include "storage/calls/calls.h"
#include "storage/imports/imports.h"
#include "storage/people/people.h"
#include "web/pages/failures.h"
#include "web/pages/people_view.h"
#include "web/pages/qr_code.h"
#include "web/pages/review_view.h"
#include "web/pages/texts.h"
#include "web/screens/screens.h"

namespace cardlog {
namespace {

std::string path_of(Id contact)
{
    return "/people/" + std::to_string(contact);
}

StoredContact person_of(const Visit& visit)
{
    std::optional<StoredContact> person = visit.store.people().contact(visit.id);
    if (!person) {
        throw Error(ExitCode::input, text(visit.language, "failed_no_contact"));
    }
    return *std::move(person);
}

Response people_page(Visit& visit, const std::string& query)
{
    return page(
        visit, "people", text(visit.language, "people"),
        people_view(find_contacts(visit.store, query, "", most_people + 1), query, visit.language));
}

std::string reading_text(CardReading reading, Language language)
{
    switch (reading) {
    case CardReading::waits: return text(language, "reading_waits");
    case CardReading::read: return text(language, "reading_read");
    case CardReading::unreadable: return text(language, "reading_unreadable");
    case CardReading::failed: break;
    }
    return text(language, "reading_failed");
}

// "garden, boats" as changes of the list.
std::vector<std::string> tag_changes(const std::string& typed)
{
    std::vector<std::string> changes{"tags="};
    std::string rest = typed + ",";
    for (std::size_t comma = 0; (comma = rest.find(',')) != std::string::npos;) {
        if (const std::string tag = without_blank_ends(rest.substr(0, comma)); !tag.empty()) {
            changes.push_back("tags+=" + tag);
        }
        rest.erase(0, comma + 1);
    }
    return changes;
}

Response changed_meanwhile(const Visit& visit, const StoredContact& person)
{
    View differences = View::array();
    const auto add = [&](const char* name, const std::string& now) {
        if (now != field(visit, name)) {
            differences.push_back({{"label", text(visit.language, std::string("field_") + name)},
                                   {"now", now},
                                   {"yours", field(visit, name)}});
        }
    };
    add("note", text_of(person.contact.note));
    add("tags", listed(texts_of(person.contact.tags)));
    return message_page(visit.language, 409, text(visit.language, "changed_meanwhile"),
                        text(visit.language, "changed_meanwhile_long"), path_of(visit.id),
                        {{"differences", differences}});
}

}  // namespace

Response list_people(Visit& visit)
{
    return people_page(visit, "");
}

Response search_people(Visit& visit)
{
    return people_page(visit, field(visit, "query"));
}

Response show_person(Visit& visit)
{
    const StoredContact person = person_of(visit);
    View view =
        person_view(person, call_owed_to(visit, person.id), visit.moment.today, visit.language);
    for (View& card : view["cards"]) {
        const std::optional<CardReading> reading = visit.uploads.tell_reading(card["card"]);
        card["reading"] = reading ? reading_text(*reading, visit.language) : "";
        card["is_read"] = reading == CardReading::read;
    }
    view["mend"] = mend_view(person, visit.language);
    const std::string title = view["who"];
    return page(visit, "person", title, std::move(view));
}

Response save_own_words(Visit& visit)
{
    const StoredContact person = person_of(visit);
    if (state_of(person.contact) != field(visit, "state")) {
        return changed_meanwhile(visit, person);
    }
    std::string note = field(visit, "note");
    std::erase(note, '\r');  // browsers send line breaks as CRLF
    std::vector<std::string> changes{"note=" + note};
    for (const std::string& change : tag_changes(field(visit, "tags"))) {
        changes.push_back(change);
    }
    edit_contact(visit.store, person.id, changes, visit.region, visit.moment.now);
    return done(visit, path_of(visit.id),
                text(visit.language, "done_saved", {{"who", who(person.contact, visit.language)}}));
}

Response add_value(Visit& visit)
{
    const StoredContact person = person_of(visit);
    const std::string name = field(visit, "field");
    const View fields = mend_view(person, visit.language)["fields"];
    if (std::none_of(fields.begin(), fields.end(),
                     [&](const View& one) { return one["field"] == name; })) {
        return said(visit, path_of(visit.id), text(visit.language, "settled_already"));
    }
    const std::string change =
        name + (is_list(name) ? "+=" : "=") + without_blank_ends(field(visit, "text"));
    try {
        edit_contact(visit.store, person.id, {change}, visit.region, visit.moment.now);
    } catch (const Error& error) {
        if (error.code() != ExitCode::usage) {
            throw;
        }
        return said(visit, path_of(visit.id), failure_text(error, visit.language));
    }
    return done(visit, path_of(visit.id),
                text(visit.language, "done_saved", {{"who", who(person.contact, visit.language)}}));
}

Response note_referral(Visit& visit)
{
    const std::optional<ReferralState> state = referral_state_from(field(visit, "state"));
    if (!state) {
        throw Error(ExitCode::usage, text(visit.language, "failed_form"));
    }
    const Referral referral =
        visit.store.calls().set_referral_state(visit.id, *state, visit.moment.now);
    const std::optional<ReferralSummary> about = visit.store.calls().referral(referral.id);
    return done(visit, about ? path_of(about->contact) : "/",
                text(visit.language, "done_referral", {{"who", referral.to_name}}));
}

Response set_card_aside(Visit& visit)
{
    const StoredContact person = person_of(visit);
    visit.store.imports().set_aside(person.id, visit.moment.now);
    return done(
        visit, "/review",
        text(visit.language, "done_no_card", {{"who", who(person.contact, visit.language)}}));
}

Response show_dial_code(Visit& visit)
{
    const std::optional<CallbackSummary> call = call_owed_to(visit, visit.id);
    if (!call || !call->phone) {
        throw Error(ExitCode::input, text(visit.language, "no_number"));
    }
    return {200, "image/svg+xml", qr_code_svg("tel:" + text_of(call->phone))};
}

Response show_card(Visit& visit)
{
    std::string jpeg = visit.store.people().card_picture(visit.id);
    if (jpeg.empty()) {
        throw Error(ExitCode::input, text(visit.language, "failed_no_picture"));
    }
    return {200, "image/jpeg", std::move(jpeg)};
}

}  // namespace cardlog
