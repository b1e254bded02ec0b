#include "parse/phone/phone.h"

#include <algorithm>
#include <array>
#include <optional>

#include <phonenumbers/geocoding/phonenumber_offline_geocoder.h>
#include <phonenumbers/phonenumberutil.h>
#include <unicode/locid.h>

#include "parse/parse.h"
#include "parse/phone/region.h"
#include "parse/text/lexicon.h"
#include "parse/text/misreading.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// Probabilities that a number is right when it was read well and is what the plan says of it.
constexpr double valid_number = 0.96;
constexpr double possible_number = 0.7;
constexpr double guessed_country = 0.6;
constexpr double after_repair = 0.8;

constexpr std::size_t fewest_digits = 6;
constexpr std::size_t fewest_whole = 8;  // without a label, area code and number
constexpr std::size_t most_digits = 18;  // 00, a country code and 15 digits (E.164) leave none
constexpr std::size_t longest_extension = 4;

struct Reading {
    std::string e164;
    double prior = 0;
    bool mobile = false;
    bool either = false;  ///< the plan does not tell mobiles from fixed lines
    int country_code = 0;
    std::string warning{};
};

const PhoneNumberUtil& plans()
{
    return *PhoneNumberUtil::GetInstance();
}

std::size_t digits_in(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

std::string dialled(std::string_view printed)
{
    std::string number(printed);
    // The trunk 0 of "+49 (0)541" is not dialled after a country code.
    if (const std::size_t trunk = number.find("(0)");
        trunk != std::string::npos && digits_in(number.substr(0, trunk)) > 0) {
        number.erase(trunk, 3);
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

std::optional<PhoneNumber> parsed(const std::string& number, const std::string& region)
{
    PhoneNumber result;
    if (plans().Parse(number, region, &result) != PhoneNumberUtil::NO_PARSING_ERROR) {
        return std::nullopt;
    }
    return result;
}

Reading reading_of(const PhoneNumber& number, double prior)
{
    Reading reading;
    plans().Format(number, PhoneNumberUtil::E164, &reading.e164);
    const PhoneNumberUtil::PhoneNumberType type = plans().GetNumberType(number);
    reading.mobile = type == PhoneNumberUtil::MOBILE;
    reading.either = type == PhoneNumberUtil::FIXED_LINE_OR_MOBILE;
    reading.country_code = number.country_code();
    reading.prior = prior;
    return reading;
}

bool is_country_code(std::string_view digits)
{
    std::string region;
    plans().GetRegionCodeForCountryCode(std::stoi(std::string(digits)), &region);
    return region != "ZZ";
}

// "+541 7654321": the country code was forgotten, not the plus sign.
std::optional<Reading> with_country(const std::string& number, std::string_view printed,
                                    const std::string& region)
{
    // "+54 11 ..." has its country code printed apart.
    const std::size_t plus = printed.find('+') + 1;
    const std::size_t first = printed.find_first_not_of("0123456789", plus);
    if (first != std::string_view::npos && first > plus && first - plus <= 3 &&
        is_country_code(printed.substr(plus, first - plus))) {
        return std::nullopt;
    }
    std::string whole = number;
    whole.insert(1, std::to_string(plans().GetCountryCodeForRegion(region)));
    const auto guess = parsed(whole, region);
    if (!guess || !plans().IsValidNumber(*guess)) {
        return std::nullopt;
    }
    Reading reading = reading_of(*guess, guessed_country);
    std::string readable;
    plans().Format(*guess, PhoneNumberUtil::INTERNATIONAL, &readable);
    reading.warning =
        "phone \"" + std::string(printed) + "\" has no valid country code; read as " + readable;
    return reading;
}

// Where no 0 is dialled first, a whole number shows by its groups.
bool is_grouped(std::string_view printed)
{
    return digits_in(printed) >= fewest_whole && printed.find_first_not_of("0123456789") < 5;
}

// "8243-943-6161" in a country with the code 82: the plus was not printed.
std::optional<Reading> without_plus(const std::string& number, const std::string& region)
{
    const std::string code = std::to_string(plans().GetCountryCodeForRegion(region));
    const auto whole = number.starts_with(code) ? parsed("+" + number, region) : std::nullopt;
    return whole && plans().IsPossibleNumber(*whole)
               ? std::optional(reading_of(*whole, possible_number))
               : std::nullopt;
}

// Numbers that start like a local one need a label to be told from other numbers.
std::optional<Reading> read_number(std::string_view printed, const std::string& region,
                                   bool labelled)
{
    const std::string number = dialled(printed);
    const std::size_t digits = digits_in(number);
    if (digits < fewest_digits || digits > most_digits) {
        return std::nullopt;
    }
    const bool plus = number.front() == '+';
    const bool starts = plus || number.front() == '0';
    const auto result = parsed(number, region);
    const bool valid = result && plans().IsValidNumber(*result);
    if (!starts && !labelled && !(valid && region != "DE" && is_grouped(printed))) {
        return std::nullopt;
    }
    if (valid) {
        return reading_of(*result, starts || region != "DE" ? valid_number : possible_number);
    }
    if (auto guess = plus ? with_country(number, printed, region) : std::nullopt) {
        return guess;
    }
    if (!starts) {
        return without_plus(number, region);
    }
    const bool possible =
        result && plans().IsPossibleNumberWithReason(*result) == PhoneNumberUtil::IS_POSSIBLE;
    const bool enough = labelled || digits >= fewest_whole;
    return possible && enough ? std::optional(reading_of(*result, possible_number)) : std::nullopt;
}

// Letters the recogniser takes for digits, in words that are otherwise numbers; the same length.
void repair_digits(std::string& word)
{
    static constexpr std::string_view letters = "OoQIl|SB";
    static constexpr std::string_view digits = "00011158";
    const bool numeric = std::all_of(word.begin(), word.end(), [](char c) {
        return is_digit(c) || std::string_view("+-/().").find(c) != std::string_view::npos ||
               letters.find(c) != std::string_view::npos;
    });
    const std::size_t count = digits_in(word);
    const auto lookalikes =
        static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
            return letters.find(c) != std::string_view::npos;
        }));
    const bool trunk =
        word.find("(O)") != std::string::npos || word.find("(o)") != std::string::npos;
    if (!numeric || (!trunk && (count == 0 || lookalikes > count + 1))) {
        return;
    }
    for (char& c : word) {
        const std::size_t at = letters.find(c);
        c = at == std::string_view::npos ? c : digits[at];
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

// The text with typographic dashes as "---" and lookalike letters as digits, byte for byte in its
// place.
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
        view.replace(at, word.size(), word);
        at = view.find_first_not_of(" \t:", end);
    }
    return view;
}

bool is_number_char(char c)
{
    return is_digit(c) || std::string_view(" /.-()+").find(c) != std::string_view::npos;
}

// Stretches of digits and the signs printed between them.
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
            // A plus sign starts another number.
            more = end >= view.size() || view[end] != '+';
        }
        if (last_digit > at) {
            runs.push_back({at, last_digit});
        }
        at = std::max(end, at + 1);
    }
    return runs;
}

bool is_date(std::string_view run)
{
    // "01.04.1987 - 31.12.2024"
    if (const std::size_t range = run.find(" - "); range != std::string_view::npos) {
        return is_date(run.substr(0, range));
    }
    const std::vector<std::string> parts = split(run, ".-/ ");
    return parts.size() == 3 && parts[0].size() <= 2 && parts[1].size() <= 2 &&
           parts[2].size() == 4 && (parts[2].starts_with("19") || parts[2].starts_with("20"));
}

// "08.00 - 12.30"
bool is_hours(std::string_view run)
{
    const std::vector<std::string> times = split(run, " -");
    return !times.empty() && std::all_of(times.begin(), times.end(), [](const std::string& time) {
        const std::vector<std::string> parts = split(time, ".");
        return parts.size() == 2 && is_hour(parts[0], parts[1]) &&
               time.size() == parts[0].size() + 3;
    });
}

enum class Label { none, work, mobile, fax, home, extension, not_a_phone };

Label label_of(std::string_view word)
{
    const std::string key = key_of(word);
    if (key.empty()) {
        return Label::none;
    }
    if (is_in(WordClass::register_label, key)) {
        return Label::not_a_phone;
    }
    if (key == "privat" || key == "home" || key == "private") {
        return Label::home;
    }
    if (is_in(WordClass::fax_label, key) || key.ends_with("fax")) {
        return Label::fax;
    }
    if (is_in(WordClass::mobile_label, key)) {
        return Label::mobile;
    }
    if (is_in(WordClass::extension_label, key) && key != "durchwahl") {
        return Label::extension;
    }
    return is_in(WordClass::work_label, key) || key.starts_with("telef") ? Label::work
                                                                         : Label::none;
}

// The label nearest to the number: the last one in front of it.
Label last_label(std::string_view text)
{
    static constexpr std::array<std::string_view, 5> numbers{"no", "nr", "number", "nummer", "num"};
    Label label = Label::none;
    bool named = false;
    for (const std::string& word : split(text, " \t:/|.,;()[]-+&")) {
        const std::string key = key_of(word);
        const bool number = std::find(numbers.begin(), numbers.end(), key) != numbers.end();
        if (const Label one = label_of(word); one != Label::none) {
            label = one;
        } else if (number && named && label == Label::none) {
            label = Label::not_a_phone;  // "Company No. 01234567"
        }
        named = !key.empty();
    }
    return label;
}

// The whole segment is labels: a label above its number or in a column of its own.
Label label_alone(const Segment& segment)
{
    const bool short_text = segment.words.size() <= 2 && digits_in(segment.text) == 0;
    return short_text && segment.open == segment.text ? last_label(segment.text) : Label::none;
}

Label label_beside(const std::vector<Segment>& segments, std::size_t number)
{
    for (std::size_t i = 0; i < segments.size() && !segments[number].box.empty(); ++i) {
        if (i != number && on_one_row(segments[i], segments[number]) &&
            segments[i].box.right <= segments[number].box.left) {
            if (const Label label = label_alone(segments[i]); label != Label::none) {
                return label;
            }
        }
    }
    return number > 0 ? label_alone(segments[number - 1]) : Label::none;
}

PhoneType type_of(Label label, const Reading& reading)
{
    if (label == Label::fax) {
        return PhoneType::fax;
    }
    if (reading.mobile || (reading.either && label == Label::mobile)) {
        return PhoneType::mobile;
    }
    return label == Label::home ? PhoneType::home : PhoneType::work;
}

// German and Austrian switchboards print the Durchwahl as a last group after a hyphen (DIN 5008).
std::string extension_of(std::string_view printed, const Reading& reading)
{
    const std::size_t hyphen = printed.rfind('-');
    if (hyphen == std::string_view::npos || reading.mobile ||
        (reading.country_code != 49 && reading.country_code != 43)) {
        return {};
    }
    std::string_view group = printed.substr(hyphen + 1);
    group.remove_prefix(std::min(group.find_first_not_of(' '), group.size()));
    const std::string_view main = printed.substr(0, hyphen);
    const bool all_digits = !group.empty() && std::all_of(group.begin(), group.end(), is_digit);
    return all_digits && group.size() <= longest_extension && digits_in(main) >= fewest_digits
               ? std::string(group)
               : std::string();
}

// Reads the numbers of one segment from left to right.
class PhoneScan {
public:
    PhoneScan(std::vector<Segment>& segments, const std::string& region,
              const std::vector<std::string>& offices, std::vector<std::string>& warnings)
        : segments_(segments), region_(region), offices_(offices), warnings_(warnings)
    {}

    std::vector<Phone> scan()
    {
        for (std::size_t i = 0; i < segments_.size(); ++i) {
            office_ = offices_[i];
            scan_segment(i);
        }
        return phones_;
    }

private:
    [[nodiscard]] std::optional<Reading> read(std::string_view printed, bool labelled) const
    {
        const auto abroad = office_.empty() || office_ == region_
                                ? std::nullopt
                                : read_number(printed, office_, labelled);
        return abroad && abroad->prior == valid_number ? abroad
                                                       : read_number(printed, region_, labelled);
    }

    void scan_segment(std::size_t index)
    {
        Segment& segment = segments_[index];
        if (digits_in(segment.open) == 0) {
            return;
        }
        const std::string view = numeric_view(segment.open);
        std::size_t from = 0;
        for (const Span run : runs_in(view)) {
            Label label = last_label(std::string_view(view).substr(from, run.begin - from));
            if (label == Label::none && from == 0) {
                label = label_after(view, run.end);
            }
            if (label == Label::none && from == 0) {
                label = label_beside(segments_, index);
            }
            if (read_run(segment, view, run, label) || read_extension(segment, view, run, label)) {
                from = run.end;
            }
        }
    }

    static Label label_after(std::string_view view, std::size_t end)
    {
        const std::string_view rest = view.substr(end);
        return digits_in(rest) == 0 && rest.size() < 20 ? last_label(rest) : Label::none;
    }

    // One number, or several printed without a label between them.
    bool read_run(Segment& segment, std::string_view view, Span run, Label label)
    {
        const std::string_view printed = view.substr(run.begin, run.end - run.begin);
        if (label == Label::not_a_phone || is_date(printed) || is_hours(printed) ||
            glued_to_word(view, run.begin)) {
            return false;
        }
        const auto reading = read(printed, label != Label::none);
        const bool trusted = reading && reading->prior == valid_number;
        if (!trusted && read_two(segment, view, run, label)) {
            return true;
        }
        if (!reading) {
            return false;
        }
        add(segment, view, run, label, *reading);
        return true;
    }

    bool read_two(Segment& segment, std::string_view view, Span run, Label label)
    {
        for (std::size_t at = run.begin + fewest_digits; at + fewest_digits < run.end; ++at) {
            const bool starts = view[at] == '0' || view[at] == '+' || view[at] == '(';
            if (!starts || (view[at - 1] != ' ' && view[at - 1] != '/')) {
                continue;
            }
            const std::size_t last = view.find_last_of("0123456789", at - 1);
            const Span left{run.begin, last + 1};
            const auto first = read(view.substr(left.begin, left.end - left.begin), false);
            const auto second = read(view.substr(at, run.end - at), false);
            if (first && second && first->prior == valid_number && second->prior == valid_number) {
                add(segment, view, left, label, *first);
                add(segment, view, {at, run.end}, label, *second);
                return true;
            }
        }
        return false;
    }

    // "Durchwahl -34" and "Fax -99" after "0541 1234-0".
    bool read_extension(Segment& segment, std::string_view view, Span run, Label label)
    {
        const std::size_t digits = run.end - run.begin;
        const bool hyphen = run.begin > 0 && view[run.begin - 1] == '-';
        if (phones_.empty() || label == Label::none || digits > longest_extension ||
            (!hyphen && label != Label::extension)) {
            return false;
        }
        std::string base = trunk_;
        const std::size_t cut = base.rfind('-');
        if (cut != std::string::npos && base.size() - cut <= longest_extension + 1) {
            base.erase(cut);
        }
        const std::string whole = base + "-" + std::string(view.substr(run.begin, digits));
        const auto reading = read(whole, true);
        if (!reading) {
            return false;
        }
        const std::string kept = trunk_;
        add(segment, view, {run.begin - (hyphen ? 1 : 0), run.end}, label, *reading);
        phones_.back().extension = whole.substr(base.size() + 1);
        phones_.back().evidence.repaired = true;
        trunk_ = kept;
        return true;
    }

    static bool glued_to_word(std::string_view view, std::size_t begin)
    {
        if (begin == 0 || !is_wordlike(view[begin - 1]) || view[begin] == '+') {
            return false;
        }
        std::size_t word = begin;
        while (word > 0 && is_wordlike(view[word - 1])) {
            --word;
        }
        return label_of(view.substr(word, begin - word)) == Label::none;
    }

    // A word in front of a number is its label though it was misread ("wobi", "Fel").
    static bool is_misread_label(const Word& word)
    {
        static constexpr std::array<std::string_view, 8> labels{
            "tel", "fon", "fax", "mobil", "mobile", "phone", "telefon", "telefax"};
        const std::string key = key_of(word.text);
        const std::size_t doubt = !starts_with_capital(word.text) || word.confidence < 0.5 ? 2 : 1;
        return key.size() > 2 && std::any_of(labels.begin(), labels.end(), [&](auto label) {
                   const std::size_t most = label.size() > 3 ? doubt : 1;
                   return distance(key, std::string(label)) <= most;
               });
    }

    // Where the labels in front of a number begin.
    static std::size_t label_begin(const Segment& segment, std::size_t number)
    {
        for (std::size_t i = segment.words.size(); i-- > 0;) {
            const Word& word = segment.words[i];
            const std::size_t begin = segment.starts[i];
            if (begin + word.text.size() > number || segment.open[begin] == '\t') {
                continue;
            }
            const bool beside =
                segment.open.find_first_not_of(" \t:.", begin + word.text.size()) >= number;
            const bool signs =
                count_characters(word.text).letters + count_characters(word.text).digits == 0;
            if (!beside ||
                (!signs && label_of(word.text) == Label::none && !is_misread_label(word))) {
                break;
            }
            number = begin;
        }
        return number;
    }

    void add(Segment& segment, std::string_view view, Span span, Label label,
             const Reading& reading)
    {
        const std::string_view printed = view.substr(span.begin, span.end - span.begin);
        Phone phone;
        phone.type = type_of(label, reading);
        phone.e164 = reading.e164;
        phone.extension = extension_of(printed, reading);
        phone.evidence = seen(segment, span);
        const bool misread = segment.text.substr(span.begin, printed.size()) != printed &&
                             printed.find("---") == std::string_view::npos;
        phone.evidence.repaired = misread || !reading.warning.empty();
        rate(phone.evidence, misread ? std::min(reading.prior, after_repair) : reading.prior);
        if (!reading.warning.empty()) {
            warnings_.push_back(reading.warning);
        }
        trunk_ = printed;
        take(segment, {label_begin(segment, span.begin), span.end});
        const bool known = std::any_of(phones_.begin(), phones_.end(), [&](const Phone& other) {
            return other.e164 == phone.e164 && other.type == phone.type;
        });
        if (!known) {
            phones_.push_back(std::move(phone));
        }
    }

    std::vector<Segment>& segments_;
    const std::string& region_;
    const std::vector<std::string>& offices_;
    std::string office_{};  ///< the region of the segment's numbers; empty: the card's
    std::vector<std::string>& warnings_;
    std::vector<Phone> phones_{};
    std::string trunk_{};  ///< the last whole number as printed
};

}  // namespace

bool is_phone_region(const std::string& region)
{
    return plans().GetCountryCodeForRegion(region) != 0;
}

std::vector<Phone> take_phones(std::vector<Segment>& segments, const std::string& region,
                               const std::vector<std::string>& offices,
                               std::vector<std::string>& warnings)
{
    return PhoneScan(segments, region, offices, warnings).scan();
}

bool is_valid_number(const std::string& e164)
{
    const auto number = parsed(e164, "ZZ");
    return number && plans().IsValidNumber(*number);
}

std::string town_of(const std::string& e164)
{
    static const i18n::phonenumbers::PhoneNumberOfflineGeocoder towns;
    const auto number = parsed(e164, "ZZ");
    if (!number || plans().GetNumberType(*number) != PhoneNumberUtil::FIXED_LINE) {
        return {};
    }
    const std::string town = towns.GetDescriptionForNumber(*number, icu::Locale::getGerman());
    // "Hanover" is listed as "Hannover"; a country's or a state's name has no number of its own.
    return country_named(town).empty() ? town : std::string();
}

namespace {

// "01 99 00 12 34"
bool is_in_pairs(std::string_view printed)
{
    const std::vector<std::string> groups = split(printed, " .");
    return groups.size() == 5 && printed.front() == '0' &&
           std::all_of(groups.begin(), groups.end(), [](const std::string& group) {
               return group.size() == 2 && digits_in(group) == 2;
           });
}

}  // namespace

bool is_number_of_town(const std::string& number, const std::string& region,
                       const std::string& town)
{
    static const i18n::phonenumbers::PhoneNumberOfflineGeocoder towns;
    const auto result = parsed(dialled(number), region);
    if (!result) {
        return false;
    }
    const auto names = {icu::Locale::getGerman(), icu::Locale::getEnglish(),
                        icu::Locale("und", region.c_str())};
    return std::any_of(names.begin(), names.end(), [&](const icu::Locale& language) {
        const std::string key = key_of(towns.GetDescriptionForNumber(*result, language));
        return !key.empty() && (key == town || town.starts_with(key));
    });
}

RegionHints region_hints_of(const std::vector<Segment>& segments)
{
    RegionHints hints;
    for (const Segment& segment : segments) {
        const std::string view = numeric_view(segment.open);
        for (const Span run : runs_in(view)) {
            const std::string number = dialled(view.substr(run.begin, run.end - run.begin));
            if (digits_in(number) < fewest_digits || digits_in(number) > most_digits) {
                continue;
            }
            const bool whole = number.front() == '+' || number.starts_with("00");
            const auto result = whole ? parsed(number, "DE") : std::nullopt;
            if (hints.dialled.empty() && result && plans().IsValidNumber(*result)) {
                plans().GetRegionCodeForCountryCode(result->country_code(), &hints.dialled);
            } else if (!whole) {
                hints.numbers.push_back(number);
                hints.in_pairs =
                    hints.in_pairs || is_in_pairs(view.substr(run.begin, run.end - run.begin));
            }
        }
    }
    return hints;
}

Phone phone_from(const std::string& number, PhoneType label, const std::string& region)
{
    Phone phone;
    phone.type = label;
    phone.evidence.printed = number;
    if (const auto reading = read_number(number, region, true)) {
        phone.e164 = reading->e164;
        phone.extension = extension_of(number, *reading);
        phone.type = label == PhoneType::fax ? label : reading->mobile ? PhoneType::mobile : label;
    }
    return phone;
}

}  // namespace cardlog
