#include "app/exchange/agenda.h"

#include <chrono>
#include <sstream>

#include "app/exchange/html.h"
#include "app/exchange/wording.h"
#include "app/people/shown_values.h"
#include "core/fields.h"
#include "storage/calls/calls.h"

namespace cardlog {
namespace {

bool german(Language language)
{
    return language == Language::german;
}

std::string waiting(const CallbackSummary& callback, const Day& today, Language language)
{
    const auto days = std::chrono::sys_days(today) - std::chrono::sys_days(callback.due);
    const std::string due = day_text(callback.due, language);
    if (days.count() <= 0) {
        return (german(language) ? "fällig am " : "due on ") + due;
    }
    return german(language)
               ? "überfällig seit " + due + " (" + std::to_string(days.count()) + " Tage)"
               : "overdue since " + due + " (" + std::to_string(days.count()) + " days)";
}

std::string meeting(const Encounter& met, Language language)
{
    std::string text;
    for (const auto& part : {met.event, met.place}) {
        text += part ? (text.empty() ? "" : ", ") + *part : "";
    }
    if (met.met_on) {
        text += (text.empty() ? "" : ", ") + day_text(*met.met_on, language);
    }
    return text.empty() ? "" : (german(language) ? "getroffen: " : "met: ") + text;
}

std::string last_attempt(const CallbackSummary& callback, Language language)
{
    const Attempt& last = *callback.last_attempt;
    std::string text = german(language) ? "versucht: " : "tried: ";
    text += std::to_string(callback.attempts) + (german(language) ? "-mal, zuletzt " : ", last ");
    text += day_text(utc_day(last.at), language) + " " + outcome_text(last.outcome, language);
    return text + (last.note.empty() ? "" : ": " + last.note);
}

std::string who(const CallbackSummary& callback, Language language)
{
    return shown_name(callback, german(language) ? "nicht lesbare Karte" : unread_card);
}

std::string card_picture(const std::string& jpeg)
{
    return jpeg.empty() ? ""
                        : R"(<img alt="" src="data:image/jpeg;base64,)" + base64(jpeg) + "\">\n";
}

std::string section(const CallbackSummary& callback, const Day& today, Language language,
                    const CardPicture& picture)
{
    std::string html = "<section>\n" + card_picture(picture(callback.contact));
    html += "<h2>" + html_text(who(callback, language)) + "</h2>\n";
    if (!callback.name.empty() && !callback.company.empty()) {
        html += "<p>" + html_text(callback.company) + "</p>\n";
    }
    const std::string number = html_text(number_to_call(callback, language));
    html += R"(<p class="number">)";
    html += callback.phone && callback.phone->e164
                ? "<a href=\"tel:" + *callback.phone->e164 + "\">" + number + "</a>"
                : number;
    html += "</p>\n";
    html += "<ul>\n";
    for (const std::string& note : call_notes(callback, today, language)) {
        html += "<li>" + html_text(note) + "</li>\n";
    }
    return html + "</ul>\n<p class=\"room\"></p>\n</section>\n";
}

constexpr const char* style =
    "<style>body{font:12pt/1.4 sans-serif;max-width:48em;margin:auto;padding:1em}"
    "section{border-top:1px solid #888;padding:.5em 0;overflow:hidden;break-inside:avoid}"
    "img{float:right;max-width:45%;max-height:14em;margin-left:1em}"
    "h2{margin:0}p{margin:.2em 0}.number{font-size:130%}"
    ".room{clear:both;height:3em;border:1px solid #ccc}</style>\n";

}  // namespace

std::vector<std::string> call_notes(const CallbackSummary& callback, const Day& today,
                                    Language language)
{
    std::vector<std::string> notes{waiting(callback, today, language)};
    if (callback.moves > 0) {
        notes.push_back((german(language) ? "verschoben: " : "moved: ") +
                        std::to_string(callback.moves) + (german(language) ? "-mal" : " times"));
    }
    if (callback.last_attempt) {
        notes.push_back(last_attempt(callback, language));
    }
    if (const std::string met = meeting(callback.encounter, language); !met.empty()) {
        notes.push_back(met);
    }
    if (callback.encounter.talked_about) {
        notes.push_back((german(language) ? "Worum es ging: " : "talked about: ") +
                        *callback.encounter.talked_about);
    }
    std::istringstream own_words(callback.note);
    for (std::string line; std::getline(own_words, line);) {
        notes.push_back((german(language) ? "Notiz: " : "note: ") + line);
    }
    for (const auto& [to_name, state] : callback.referrals) {
        notes.push_back(call_sentence(to_name, state, language));
    }
    return notes;
}

std::string agenda_page(const std::vector<CallbackSummary>& callbacks, const Day& today,
                        Language language, const CardPicture& picture)
{
    const std::string title =
        (german(language) ? "Anrufliste, " : "Calls to make, ") + day_text(today, language);
    std::string html = std::string("<!doctype html>\n<html lang=\"") +
                       (german(language) ? "de" : "en") +
                       "\">\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
                       title + "</title>\n" + style + "<h1>" + title + "</h1>\n";
    for (const CallbackSummary& callback : callbacks) {
        html += section(callback, today, language, picture);
    }
    return html + "</html>\n";
}

}  // namespace cardlog
