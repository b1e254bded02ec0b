#include "web/pages/people_view.h"

#include <algorithm>
#include <string_view>
#include <type_traits>

#include "app/exchange/record.h"
#include "app/people/shown_values.h"
#include "core/ascii.h"
#include "core/evidence.h"
#include "core/fields.h"
#include "core/hex.h"
#include "storage/sql/digest.h"
#include "web/pages/calls_view.h"
#include "web/pages/texts.h"

namespace cardlog {
namespace {

// Where a tap on a value leads; empty where nowhere. What a card says is never taken for a scheme.
std::string link_of(const std::string& field, const std::string& value)
{
    if (field == "emails") {
        return "mailto:" + value;
    }
    if (field == "phones") {
        return "tel:" + value;
    }
    if (field == "websites") {
        const bool has_scheme = value.starts_with("https://") || value.starts_with("http://");
        return has_scheme ? value : "https://" + value;
    }
    return "";
}

View value_view(const std::string& field, const std::string& shown, const std::string& value,
                const Evidence& evidence, Language language)
{
    const bool is_doubtful = evidence.confidence < review_threshold;
    return {{"label", text(language, "field_" + field)},
            {"value", shown},
            {"link", link_of(field, value)},
            {"check", is_doubtful ? View(text(language, "check",
                                              {{"percent", std::to_string(percent_of(evidence))}}))
                                  : View(false)}};
}

template <class Value>
const std::vector<Value>& value_list(const std::vector<Value>& values)
{
    return values;
}

template <class Value>
std::vector<Value> value_list(const std::optional<Value>& value)
{
    return value ? std::vector{*value} : std::vector<Value>{};
}

// What the card says; note and tags have a form of their own.
View values_view(const Contact& contact, Language language)
{
    View values = View::array();
    const auto add = [&](const std::string& field, const auto& value) {
        values.push_back(
            value_view(field, text_of(value), text_of(value), value.evidence, language));
    };
    for_each_field(contact, [&](const auto& field, const auto& value) {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::vector<Phone>>) {
            for (const Phone& phone : value) {
                values.push_back(value_view(field.name, shown_number(phone), text_of(phone),
                                            phone.evidence, language));
                values.back()["label"] = text(language, "phone_" + to_string(phone.type));
            }
        } else if (field.said_by == SaidBy::card) {
            for (const auto& one : value_list(value)) {
                add(field.name, one);
            }
        }
    });
    return values;
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string whole;
    for (const std::string& part : parts) {
        whole += (whole.empty() || part.empty() ? "" : ", ") + part;
    }
    return whole;
}

View encounters_view(const std::vector<Encounter>& encounters, Language language)
{
    View met = View::array();
    for (const Encounter& one : encounters) {
        const std::string day = one.met_on ? day_text(*one.met_on, language) : "";
        const std::string line = joined(
            {one.event.value_or(""), one.place.value_or(""), day, one.talked_about.value_or("")});
        if (!line.empty()) {
            met.push_back(line);
        }
    }
    return met;
}

// Bytes of a mail address, a subject or a text in an address (RFC 6068).
std::string percent_encoded(const std::string& text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (is_ascii_letter(c) || is_digit(c) || c == '@' || c == '.' || c == '-' || c == '_') {
            encoded += c;
        } else if (c == '\n') {
            encoded += "%0D%0A";
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += '%';
            encoded += digits[byte >> 4U];
            encoded += digits[byte & 15U];
        }
    }
    return encoded;
}

// The mail that hands the card over, ready to be sent.
std::string mail_of(const StoredContact& person, const Referral& referral, Language language)
{
    const std::string message = referral_message(person, referral, language);
    const std::size_t head_end = message.find("\n\n");
    const std::size_t line = message.rfind('\n', head_end - 1);
    const std::size_t first = line == std::string::npos ? 0 : line + 1;
    const std::size_t subject = message.find(": ", first) + 2;
    return "mailto:" + percent_encoded(referral.via.value_or("")) +
           "?subject=" + percent_encoded(message.substr(subject, head_end - subject)) +
           "&body=" + percent_encoded(message.substr(head_end + 2));
}

View referrals_view(const StoredContact& person, Language language)
{
    View referrals = View::array();
    for (const Referral& referral : person.referrals) {
        const bool is_promised = referral.state == ReferralState::promised;
        referrals.push_back(
            {{"id", referral.id},
             {"sentence", call_sentence(referral.to_name, referral.state, language)},
             {"mail", is_promised ? mail_of(person, referral, language) : ""},
             {"is_promised", is_promised}});
    }
    return referrals;
}

View past_view(const std::vector<Callback>& callbacks, Language language)
{
    View past = View::array();
    for (const Callback& callback : callbacks) {
        for (const Attempt& attempt : callback.attempts) {
            past.push_back(joined({day_text(utc_day(attempt.at), language),
                                   outcome_text(attempt.outcome, language), attempt.note}));
        }
    }
    return past;
}

View cards_view(const std::vector<StoredCard>& cards)
{
    View view = View::array();
    for (const StoredCard& card : cards) {
        if (card.has_picture) {
            view.push_back({{"card", card.id}, {"picture", card.id}});
        }
    }
    return view;
}

View one_of_pair(const StoredContact& person, const StoredContact& other, Language language)
{
    View values = values_view(person.contact, language);
    const View of_other = values_view(other.contact, language);
    for (View& value : values) {
        value["differs"] = std::none_of(of_other.begin(), of_other.end(), [&](const View& one) {
            return one["label"] == value["label"] && one["value"] == value["value"];
        });
    }
    return {{"contact", person.id},
            {"who", who(person.contact, language)},
            {"cards", cards_view(person.cards)},
            {"values", values}};
}

}  // namespace

View people_view(const std::vector<ContactSummary>& people, const std::string& query,
                 Language language)
{
    View lines = View::array();
    for (std::size_t i = 0; i < std::min(people.size(), most_people); ++i) {
        const ContactSummary& one = people[i];
        lines.push_back({{"contact", one.id},
                         {"who", who(one, language)},
                         {"company", one.name.empty() ? "" : one.company},
                         {"due", one.next_due ? day_text(*one.next_due, language) : ""},
                         {"tags", listed(one.tags)},
                         {"check", one.needs_review}});
    }
    return {{"people", lines},
            {"query", query},
            {"is_new", people.empty() && query.empty()},
            {"is_empty", people.empty() && !query.empty()},
            {"is_cut", people.size() > most_people}};
}

View person_view(const StoredContact& person, const std::optional<CallbackSummary>& call,
                 const Day& today, Language language)
{
    const Contact& contact = person.contact;
    return {{"contact", person.id},
            {"who", who(contact, language)},
            {"values", values_view(contact, language)},
            {"note", text_of(contact.note)},
            {"tags", listed(texts_of(contact.tags))},
            {"state", state_of(contact)},
            {"cards", cards_view(person.cards)},
            {"no_card", person.no_card},
            {"met", encounters_view(person.encounters, language)},
            {"referrals", referrals_view(person, language)},
            {"past", past_view(person.callbacks, language)},
            {"owed", call.has_value()},
            {"free", !call.has_value()},
            {"call", call ? call_view(*call, today, language) : View(false)},
            {"later", later_view(today, language)}};
}

View pair_view(const StoredContact& first, const StoredContact& second, Language language)
{
    return {{"first", first.id},
            {"second", second.id},
            {"people", View::array({one_of_pair(first, second, language),
                                    one_of_pair(second, first, language)})}};
}

std::string state_of(const Contact& contact)
{
    return hex(sha256_of_bytes(contact_json(contact)));
}

View events_view(const std::vector<EventSummary>& events, Language language)
{
    View lines = View::array();
    for (const EventSummary& event : events) {
        lines.push_back({{"event", event.event},
                         {"day", event.met_on ? day_text(*event.met_on, language) : ""},
                         {"cards", event.cards},
                         {"contacts", event.contacts},
                         {"calls_made", event.calls_made},
                         {"calls_owed", event.calls_owed},
                         {"referrals", event.referrals}});
    }
    return {{"events", lines}, {"is_empty", events.empty()}};
}

}  // namespace cardlog
