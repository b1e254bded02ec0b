#include "app/exchange/wording.h"

#include <array>
#include <cstdio>

#include "app/people/shown_values.h"
#include "core/fields.h"
#include "storage/people/people.h"

namespace cardlog {
namespace {

/// The same words in both languages.
struct Words {
    const char* english;
    const char* german;

    [[nodiscard]] std::string in(Language language) const
    {
        return language == Language::german ? german : english;
    }
};

constexpr Words unread{"somebody whose card could not be read",
                       "jemand, dessen Karte nicht lesbar war"};

Words words_of(Outcome outcome)
{
    switch (outcome) {
    case Outcome::reached: return {"reached", "erreicht"};
    case Outcome::they_called: return {"they called", "rief selbst an"};
    case Outcome::met: return {"met", "getroffen"};
    case Outcome::no_answer: return {"no answer", "keine Antwort"};
    case Outcome::left_message: return {"left a message", "Nachricht hinterlassen"};
    case Outcome::released: break;
    }
    return {"promise given back", "Versprechen zurückgegeben"};
}

Words sentence_after_name(ReferralState state)
{
    switch (state) {
    case ReferralState::promised:
        return {" is still to get the card", " soll die Karte noch bekommen"};
    case ReferralState::handed_over:
        return {" has the card, no answer yet", " hat die Karte, noch keine Antwort"};
    case ReferralState::meets: return {" would like to meet", " möchte sich treffen"};
    case ReferralState::declined:
        return {" declined: call all the same", " hat abgesagt: trotzdem anrufen"};
    case ReferralState::no_answer: break;
    }
    return {" does not answer: call all the same", " antwortet nicht: trotzdem anrufen"};
}

std::string who(const Contact& contact, Language language)
{
    if (contact.name || contact.company) {
        return contact.name ? text_of(contact.name) : text_of(contact.company);
    }
    return unread.in(language);
}

// " at the fair in Bremen on 2026-11-24", as far as it is known.
std::string when_and_where(const StoredContact& contact, Language language)
{
    if (contact.encounters.empty()) {
        return "";
    }
    const Encounter& met = contact.encounters.back();
    std::string text;
    text += met.event
                ? Words{" at ", " bei „"}.in(language) + *met.event + Words{"", "“"}.in(language)
                : "";
    text += met.place ? " in " + *met.place : "";
    text += met.met_on ? Words{" on ", " am "}.in(language) + day_text(*met.met_on, language) : "";
    return text;
}

// A line for each value.
template <class Values>
std::string lines_of(const Values& values)
{
    std::string lines;
    for (const std::string& text : texts_of(values)) {
        lines += "  " + text + "\n";
    }
    return lines;
}

Words label_of(PhoneType type)
{
    switch (type) {
    case PhoneType::mobile: return {"mobile ", "mobil "};
    case PhoneType::fax: return {"fax ", "Fax "};
    default: return {"phone ", "Telefon "};
    }
}

std::string data_of(const Contact& contact, Language language)
{
    std::string lines = "  " + who(contact, language) + "\n";
    lines += lines_of(contact.job_title);
    lines += contact.name ? lines_of(contact.company) : "";
    for (const Phone& phone : contact.phones) {
        lines += "  " + label_of(phone.type).in(language) + shown_number(phone) + "\n";
    }
    return lines + lines_of(contact.emails) + lines_of(contact.websites) +
           lines_of(contact.address);
}

std::string talked_about(const StoredContact& contact, Language language)
{
    for (const Encounter& met : contact.encounters) {
        if (met.talked_about) {
            return Words{"\nWe talked about: ", "\nWorum es ging: "}.in(language) +
                   *met.talked_about + "\n";
        }
    }
    return "";
}

}  // namespace

std::optional<Language> language_from(const std::string& word)
{
    if (word == "de" || word == "en") {
        return word == "de" ? Language::german : Language::english;
    }
    return std::nullopt;
}

Language language_of_locale(const std::string& locale)
{
    return locale.starts_with("de") ? Language::german : Language::english;
}

std::string day_text(const Day& day, Language language)
{
    if (language == Language::english) {
        return to_iso(day);
    }
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%02u.%02u.%04d", static_cast<unsigned>(day.day()),
                  static_cast<unsigned>(day.month()), static_cast<int>(day.year()));
    return text.data();
}

std::string outcome_text(Outcome outcome, Language language)
{
    return words_of(outcome).in(language);
}

std::string call_sentence(const std::string& colleague, ReferralState state, Language language)
{
    return colleague + sentence_after_name(state).in(language);
}

std::string number_to_call(const CallbackSummary& callback, Language language)
{
    if (!callback.phone) {
        return callback.only_fax ? Words{"only a fax", "nur ein Fax"}.in(language)
                                 : Words{"no number", "keine Nummer"}.in(language);
    }
    return shown_number(*callback.phone) +
           (callback.phone->e164 ? "" : Words{" (incomplete)", " (unvollständig)"}.in(language));
}

std::string referral_message(const StoredContact& contact, const Referral& referral,
                             Language language)
{
    const std::string name = who(contact.contact, language);
    std::string text;
    text += referral.via ? Words{"To: ", "An: "}.in(language) + *referral.via + "\n" : "";
    text +=
        Words{"Subject: An introduction: ", "Betreff: Ein Kontakt: "}.in(language) + name + "\n\n";
    text += Words{"Hello ", "Hallo "}.in(language) + referral.to_name + ",\n\n";
    text += Words{"I met ", "ich habe "}.in(language) + name + when_and_where(contact, language) +
            Words{" and promised to pass this card on:\n\n",
                  " kennengelernt und versprochen, die Karte weiterzugeben:\n\n"}
                .in(language);
    text += data_of(contact.contact, language);
    text += talked_about(contact, language);
    text += Words{"\nA short answer, whether a meeting suits, would help. I will call back in any"
                  " case.\n",
                  "\nÜber eine kurze Antwort, ob ein Treffen passt, freue ich mich. Anrufen werde"
                  " ich in jedem Fall.\n"}
                .in(language);
    return text;
}

}  // namespace cardlog
