#include "parse/phone/printed_number.h"

#include <algorithm>
#include <array>

#include "parse/text/lexicon.h"
#include "parse/text/misreading.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// Letters the recogniser takes for digits, in words that are otherwise numbers; the same length.
void repair_digits(std::string& word)
{
    const auto signs = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
        return std::string_view("+-/().").find(c) != std::string_view::npos;
    }));
    const std::size_t count = digits_in(word);
    const std::size_t lookalikes = count_letters_like_figures(word);
    const bool trunk =
        word.find("(O)") != std::string::npos || word.find("(o)") != std::string::npos;
    const bool numeric = signs + count + lookalikes == word.size();
    if (numeric && (trunk || (count > 0 && lookalikes <= count + 1))) {
        word = with_figures(word);
    }
}

// "Te1.": a label of which a letter was read as a figure is no part of the number behind it.
void repair_label(std::string& word)
{
    static constexpr std::string_view figures = "0158";
    static constexpr std::string_view letters = "olsb";
    const std::size_t at = word.find_first_of(figures);
    const CharacterCounts counts = count_characters(word);
    if (at == std::string::npos || counts.letters < 2 || counts.digits != 1) {
        return;
    }
    const std::array lists{WordClass::work_label, WordClass::mobile_label, WordClass::fax_label};
    if (std::any_of(lists.begin(), lists.end(),
                    [&](WordClass list) { return !likely_entry(list, word).empty(); })) {
        word[at] = letters[figures.find(word[at])];
    }
}

bool is_hour(std::string_view hours, std::string_view minutes)
{
    return minutes.size() == 2 && minutes < "60" &&
           (hours.size() == 1 || (hours.size() == 2 && hours < "25"));
}

// "8:30", "08:00": the colon of an hour.
bool is_time(std::string_view text, std::size_t colon)
{
    const auto digits_from = [&](std::size_t begin) {
        const std::size_t end = std::min(text.find_first_not_of("0123456789", begin), text.size());
        return text.substr(begin, end - begin);
    };
    std::size_t begin = colon;
    while (begin > 0 && is_digit(text[begin - 1])) {
        --begin;
    }
    const std::string_view hours = digits_from(begin);
    const std::string_view minutes = digits_from(colon + 1);
    const std::size_t end = colon + 1 + minutes.size();
    const bool alone = (begin == 0 || (text[begin - 1] != ':' && text[begin - 1] != '+')) &&
                       (end >= text.size() || text[end] != ':');
    return alone && is_hour(hours, minutes);
}

bool is_number_char(char c)
{
    return is_digit(c) || std::string_view(" /.-()+").find(c) != std::string_view::npos;
}

bool is_iso_date(const std::vector<std::string>& parts)
{
    return parts.size() == 3 && parts[0].size() == 4 && parts[1].size() == 2 &&
           parts[2].size() == 2 && (parts[0].starts_with("19") || parts[0].starts_with("20")) &&
           parts[1] <= "12" && parts[2] <= "31";
}

// "(40 lines)", "(Fax)": a bracket with more in it than figures.
bool opens_words(std::string_view view, std::size_t at)
{
    const std::size_t close =
        view[at] == '(' ? view.find_first_not_of("0123456789 /.-", at + 1) : std::string_view::npos;
    return view[at] == '(' && (close == std::string_view::npos || view[close] != ')');
}

// "0251 | 12 34 56": a bar behind an area code, which is no number by itself, is its stroke.
void join_area_code(std::string& view)
{
    static constexpr std::string_view digits = "0123456789";
    constexpr std::size_t longest_code = 6;
    const std::size_t begin = view.find_first_of("0123456789+");
    const std::size_t end = view.find_first_not_of(digits, begin);
    const std::size_t bar = view.find_first_not_of(" )", end);
    const std::size_t next = view.find_first_not_of(' ', bar + 1);
    if (begin != std::string::npos && end != std::string::npos && bar != std::string::npos &&
        next != std::string::npos && view[begin] == '0' && view[bar] == '|' && end - begin > 2 &&
        end - begin <= longest_code && view[next] > '0' && view[next] <= '9') {
        view[bar] = '/';
    }
}

}  // namespace

std::size_t digits_in(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

std::string numeric_view(const std::string& open)
{
    std::string view = open;
    for (const std::string_view dash : {"\u2013", "\u2014", "\u2010", "\u2011", "\u2212"}) {
        for (std::size_t at = view.find(dash); at != std::string::npos; at = view.find(dash, at)) {
            view.replace(at, dash.size(), std::string(dash.size(), '-'));
        }
    }
    std::replace(view.begin(), view.end(), '[', '(');
    std::replace(view.begin(), view.end(), ']', ')');
    // "+82:10:2818", "+82°53": dots and hyphens misread.
    for (std::size_t at = 1; at + 2 < view.size(); ++at) {
        const bool degree = view.compare(at, 2, "\u00b0") == 0 && is_digit(view[at + 2]);
        const bool colon = view[at] == ':' && is_digit(view[at + 1]) && !is_time(view, at);
        if (is_digit(view[at - 1]) && (degree || colon)) {
            view.replace(at, degree ? 2 : 1, degree ? "--" : "-");
        }
    }
    for (std::size_t at = view.find_first_not_of(" \t"); at != std::string::npos;) {
        const std::size_t end = std::min(view.find_first_of(" \t:", at), view.size());
        std::string word = view.substr(at, end - at);
        repair_digits(word);
        repair_label(word);
        view.replace(at, word.size(), word);
        at = view.find_first_not_of(" \t:", end);
    }
    join_area_code(view);
    return view;
}

std::vector<Span> runs_in(std::string_view view)
{
    std::vector<Span> runs;
    for (std::size_t at = 0; at < view.size();) {
        if (!is_digit(view[at]) && view[at] != '+' && view[at] != '(') {
            ++at;
            continue;
        }
        std::size_t end = at;
        std::size_t last_digit = at;
        bool more = true;
        while (more && end < view.size() && is_number_char(view[end])) {
            last_digit = is_digit(view[end]) ? end + 1 : last_digit;
            ++end;
            // A plus sign starts another number, and words in brackets are none.
            more = end >= view.size() || (view[end] != '+' && !opens_words(view, end));
        }
        if (last_digit > at) {
            runs.push_back({at, last_digit});
        }
        at = std::max(end, at + 1);
    }
    return runs;
}

std::string dialled(std::string_view printed)
{
    std::string number(printed);
    // The trunk 0 of "+49 (0)541" is not dialled after a country code; before a number that has its
    // own, "(0) 02764 220226", it is the label "(O)" of an office.
    if (const std::size_t trunk = number.find("(0)"); trunk != std::string::npos) {
        const std::size_t next = number.find_first_not_of(" ./-", trunk + 3);
        const bool own = next != std::string::npos && (number[next] == '0' || number[next] == '+');
        if (own || digits_in(number.substr(0, trunk)) > 0) {
            number.erase(trunk, 3);
        }
    }
    bool plus = number.find('+') != std::string::npos;
    if (const std::size_t zero = printed.find("(0)");
        zero != std::string_view::npos && !plus && is_digit(printed.front()) && printed[0] != '0') {
        plus = true;  // '"31 (0) 30': only a country code stands in front of it
    }
    std::erase_if(number, [](char c) { return !is_digit(c); });
    if (plus) {
        number.insert(number.begin(), '+');
    }
    return number;
}

bool is_date(std::string_view run)
{
    // "2012-01-02 08:00" (ISO 8601)
    if (is_iso_date(split(run.substr(0, run.find(' ')), "-"))) {
        return true;
    }
    // "01.04.1987 - 31.12.2024"
    if (const std::size_t range = run.find(" - "); range != std::string_view::npos) {
        return is_date(run.substr(0, range));
    }
    const std::vector<std::string> parts = split(run, ".-/ ");
    return parts.size() == 3 && parts[0].size() <= 2 && parts[1].size() <= 2 &&
           parts[2].size() == 4 && (parts[2].starts_with("19") || parts[2].starts_with("20"));
}

bool is_hours(std::string_view run)
{
    const std::vector<std::string> times = split(run, " -");
    return !times.empty() && std::all_of(times.begin(), times.end(), [](const std::string& time) {
        const std::vector<std::string> parts = split(time, ".");
        return parts.size() == 2 && is_hour(parts[0], parts[1]) &&
               time.size() == parts[0].size() + 3;
    });
}

bool is_in_pairs(std::string_view printed)
{
    const std::vector<std::string> groups = split(printed, " .");
    return groups.size() == 5 && printed.front() == '0' &&
           std::all_of(groups.begin(), groups.end(), [](const std::string& group) {
               return group.size() == 2 && digits_in(group) == 2;
           });
}

}  // namespace cardlog
