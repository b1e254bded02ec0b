// The idea: a value of the code meets those of the print in four ways, the surest tried first, and
// print and code each have a value only once: what has found its partner is out of the game, so
// that the second line of a switchboard cannot be taken for the first one misread.

#include "parse/code/reconcile_lists.h"

#include <algorithm>
#include <utility>

#include "core/ascii.h"
#include "parse/code/meeting.h"
#include "parse/internet/domain.h"
#include "parse/phone/number_plan.h"
#include "parse/text/misreading.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// What differs by more is no other spelling but something else.
constexpr std::size_t letters_alike = 2;

Meeting meeting_of(const std::string& print, const std::string& code,
                   bool (*is_misread)(const std::string&, const std::string&))
{
    const std::string folded = fold(print);
    const std::string other = fold(code);
    return folded == other                            ? Meeting::same
           : is_misread(folded, other)                ? Meeting::misread
           : distance(folded, other) <= letters_alike ? Meeting::contradicts
                                                      : Meeting::other;
}

std::string letters_of(std::string text)
{
    std::erase_if(text, [](char c) { return !is_wordlike(c) && !is_digit(c); });
    return text;
}

// A letter for one that looks like it, or a dot or a stroke lost.
bool is_misread_text(const std::string& print, const std::string& code)
{
    return lookalike(print) == lookalike(code) || letters_of(print) == letters_of(code);
}

// Only digits, without the signs and zeros that are dialled in front.
std::string subscriber_digits(const std::string& number)
{
    std::string digits = number;
    std::erase_if(digits, [](char c) { return !is_digit(c); });
    return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

// "971210" and "Durchwahl -34" are the end of a number whose front is not printed.
bool is_end_of(const std::string& printed, const std::string& e164)
{
    constexpr std::size_t fewest_digits = 5;
    const std::string digits = subscriber_digits(printed);
    return printed.find('+') == std::string::npos && digits.size() >= fewest_digits &&
           digits.size() < e164.size() && e164.ends_with(digits);
}

bool is_of_one_kind(const Phone& a, const Phone& b)
{
    const auto either = [&](PhoneType type) { return (a.type == type) != (b.type == type); };
    return !either(PhoneType::fax) && !either(PhoneType::mobile);
}

std::string shown(const Phone& phone)
{
    return phone.e164.value_or(phone.evidence.printed) +
           (phone.extension.empty() || (phone.e164 && phone.e164->ends_with(phone.extension))
                ? ""
                : " ext. " + phone.extension);
}

bool is_same_number(const Phone& print, const Phone& code)
{
    if (!print.e164 || !code.e164) {
        return subscriber_digits(print.evidence.printed) ==
               subscriber_digits(code.evidence.printed);
    }
    return *print.e164 == *code.e164 &&
           (print.extension == code.extension || print.extension.empty() || code.extension.empty());
}

bool is_misread_number(const Phone& print, const Phone& code)
{
    if (!code.e164 || print.e164 == code.e164) {
        return false;
    }
    // A number that the plan knows is a number of its own, however alike.
    return is_end_of(print.evidence.printed, *code.e164) ||
           (print.e164 && distance(*print.e164, *code.e164) == 1 && !is_valid_number(*print.e164) &&
            is_of_one_kind(print, code));
}

Meeting meeting_of(const Phone& print, const Phone& code)
{
    if (is_same_number(print, code)) {
        const bool one_kind = (print.type == PhoneType::fax) == (code.type == PhoneType::fax);
        return one_kind || print.type == PhoneType::other ? Meeting::same : Meeting::of_other_kind;
    }
    if (is_misread_number(print, code)) {
        return Meeting::misread;
    }
    const bool contradicts = print.e164 && code.e164 && is_of_one_kind(print, code) &&
                             distance(*print.e164, *code.e164) <= letters_alike;
    return contradicts ? Meeting::contradicts : Meeting::other;
}

Meeting meeting_of(const Field& print, const Field& code)
{
    return meeting_of(print.value, code.value, is_misread_text);
}

void take_from_code(Phone& print, const Phone& code)
{
    print.e164 = code.e164;
    print.extension = print.extension.empty() ? code.extension : print.extension;
}

void take_from_code(Field& print, const Field& code)
{
    print.value = code.value;
}

void complete(Phone& print, const Phone& code)
{
    print.extension = print.extension.empty() ? code.extension : print.extension;
    print.type = print.type == PhoneType::other ? code.type : print.type;
}

void complete(Field& /*print*/, const Field& /*code*/) {}

std::string shown(const Field& field)
{
    return field.value;
}

// Pairs the values of a list, the surest kind of meeting first.
template <class Value>
class Pairing {
public:
    Pairing(std::string what, std::vector<Value>& print, const std::vector<Value>& code,
            std::vector<std::string>& warnings)
        : what_(std::move(what)),
          print_(print),
          code_(code),
          warnings_(warnings),
          print_left_(print.size(), true),
          code_left_(code.size(), true)
    {}

    void pair_all()
    {
        for (const Meeting meeting :
             {Meeting::same, Meeting::of_other_kind, Meeting::misread, Meeting::contradicts}) {
            for (std::size_t i = 0; i < code_.size(); ++i) {
                pair(meeting, i);
            }
        }
        for (std::size_t i = 0; i < code_.size(); ++i) {
            if (code_left_[i]) {
                print_.push_back(code_[i]);
            }
        }
    }

private:
    void pair(Meeting meeting, std::size_t code)
    {
        for (std::size_t i = 0; i < print_left_.size() && code_left_[code]; ++i) {
            if (print_left_[i] && meeting_of(print_[i], code_[code]) == meeting) {
                print_left_[i] = false;
                code_left_[code] = false;
                settle(meeting, print_[i], code_[code]);
            }
        }
    }

    void settle(Meeting meeting, Value& print, const Value& code)
    {
        if (meeting == Meeting::same) {
            complete(print, code);
            confirm(print.evidence);
        } else if (meeting == Meeting::of_other_kind) {
            complete(print, code);
            doubt(print.evidence);
            warnings_.push_back(what_ + " " + quoted(shown(print)) +
                                " is a fax to one of print and code alone");
        } else if (meeting == Meeting::misread) {
            mend(print, code);
        } else {
            keep_both(print, code);
        }
    }

    void mend(Value& print, const Value& code)
    {
        // What was said of the print alone is settled.
        std::erase_if(warnings_, [&](const std::string& warning) {
            return warning.find(quoted(print.evidence.printed)) != std::string::npos;
        });
        warnings_.push_back(mended(what_, print.evidence.printed, shown(code)));
        take_from_code(print, code);
        mark_repaired(print.evidence);
    }

    void keep_both(Value& print, Value code)
    {
        warnings_.push_back(both_kept(what_, shown(print), shown(code)));
        doubt(print.evidence);
        doubt(code.evidence);
        print_.push_back(std::move(code));  // `print` may lie elsewhere from here on
    }

    const std::string what_;
    std::vector<Value>& print_;
    const std::vector<Value>& code_;
    std::vector<std::string>& warnings_;
    std::vector<bool> print_left_;
    std::vector<bool> code_left_;
};

// From the stroke behind the host on; empty where the link has none.
std::string path_of(const std::string& link)
{
    const std::size_t scheme = link.find("//");
    const std::size_t path = link.find('/', scheme == std::string::npos ? 0 : scheme + 2);
    return link.substr(std::min(path, link.size()));
}

std::string profile_key(const Field& profile)
{
    const std::string& link = profile.value;
    return link.find("//") == std::string::npos ? fold(link)
                                                : domain_of(link) + fold(path_of(link));
}

// "/Team/?from=card" is "/team".
std::string page_of(const std::string& link)
{
    std::string page = fold(path_of(link));
    page.resize(std::min(page.find_first_of("?#"), page.size()));
    while (page.ends_with('/')) {
        page.pop_back();
    }
    return page;
}

// Of one domain, and not two different pages there; print may be misread.
bool is_same_website(const std::string& print, const std::string& code)
{
    const std::string printed = page_of(print);
    const std::string other = page_of(code);
    return domain_of(print) == domain_of(code) &&
           (printed.empty() || other.empty() || is_misread_text(printed, other));
}

}  // namespace

void reconcile_emails(std::vector<Field>& print, const std::vector<Field>& code,
                      std::vector<std::string>& warnings)
{
    Pairing<Field>("e-mail", print, code, warnings).pair_all();
}

void reconcile_phones(std::vector<Phone>& print, const std::vector<Phone>& code,
                      std::vector<std::string>& warnings)
{
    Pairing<Phone>("phone", print, code, warnings).pair_all();
}

void reconcile_websites(std::vector<Field>& print, const std::vector<Field>& code)
{
    const std::size_t printed = print.size();
    for (const Field& link : code) {
        const auto end = print.begin() + static_cast<std::ptrdiff_t>(printed);
        const auto same = std::find_if(print.begin(), end, [&](const Field& website) {
            return is_same_website(website.value, link.value);
        });
        if (same == end) {
            print.push_back(link);
        } else {
            confirm(same->evidence);
        }
    }
}

void reconcile_profiles(std::vector<Field>& print, const std::vector<Field>& code)
{
    for (const Field& profile : code) {
        const auto same = std::find_if(print.begin(), print.end(), [&](const Field& printed) {
            return profile_key(printed) == profile_key(profile);
        });
        if (same == print.end()) {
            print.push_back(profile);
        } else {
            confirm(same->evidence);
        }
    }
}

}  // namespace cardlog
