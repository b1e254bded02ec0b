// The idea: of a field that has one value the witnesses say the same, one says more, the print has
// misread it, or they contradict each other; then one value stays, doubted, and the other is told.

#include "parse/code/reconcile_values.h"

#include <algorithm>
#include <string_view>
#include <type_traits>

#include "core/ascii.h"
#include "parse/code/meeting.h"
#include "parse/text/misreading.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

std::size_t foreign_letters(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_inner_byte));
}

// A recogniser loses accents; nothing adds them.
bool has_lost_accents(const std::string& print, const std::string& code)
{
    return foreign_letters(code) > foreign_letters(print);
}

// One misread letter in six still is the same text.
bool is_one_text(const std::string& print, const std::string& code)
{
    const std::size_t length = std::min(print.size(), code.size());
    return lookalike(print) == lookalike(code) ||
           (length > 0 && distance(print, code) <= std::max<std::size_t>(1, length / 6));
}

// One says the same and more.
bool is_part_of(const std::string& part, const std::string& whole)
{
    const std::string inner = " " + fold(part) + " ";
    return (" " + fold(whole) + " ").find(inner) != std::string::npos;
}

// Which of two values that contradict each other stays; the other is told.
template <class Value>
void settle_contradiction(const std::string& what, std::optional<Value>& print, const Value& code,
                          bool print_stays, std::vector<std::string>& warnings)
{
    const auto text = [](const Value& value) {
        if constexpr (std::is_same_v<Value, Field>) {
            return value.value;
        } else if constexpr (std::is_same_v<Value, Name>) {
            return value.full;
        } else {
            return value.text;
        }
    };
    warnings.push_back(print_stays ? one_kept(what, text(*print), text(code), "code")
                                   : one_kept(what, text(code), text(*print), "print"));
    if (!print_stays) {
        print = code;
    }
    doubt(print->evidence);
}

std::vector<std::string> sorted_words(const Name& name)
{
    std::vector<std::string> words = split(fold(name.given_name + " " + name.family_name), " -.");
    std::sort(words.begin(), words.end());
    return words;
}

std::string replaced(std::string text, const std::string& old, const std::string& with)
{
    const std::size_t at = old.empty() ? std::string::npos : text.find(old);
    return at == std::string::npos ? text : text.replace(at, old.size(), with);
}

// The code's spelling in the print's name, whose titles the code may leave out.
void respell(Name& print, const Name& code)
{
    const std::string bare = print.given_name + " " + print.family_name;
    print.full = replaced(print.full, bare, code.given_name + " " + code.family_name);
    print.given_name = code.given_name;
    print.family_name = code.family_name;
    if (print.honorific_prefix.empty() && !code.honorific_prefix.empty()) {
        print.honorific_prefix = code.honorific_prefix;
        print.full = code.honorific_prefix + " " + print.full;
    }
    if (print.honorific_suffix.empty() && !code.honorific_suffix.empty()) {
        print.honorific_suffix = code.honorific_suffix;
        print.full += ", " + code.honorific_suffix;
    }
}

// "Hauptstr. 5" is "Hauptstraße 5".
std::string street_key(const std::string& street)
{
    return replaced(key_of(street), "strasse", "str");
}

bool agrees(const std::string& print, const std::string& code)
{
    return print.empty() || code.empty() || print == code || is_one_text(print, code) ||
           print.find(code) != std::string::npos || code.find(print) != std::string::npos;
}

}  // namespace

bool says_the_same(const std::string& print, const std::string& code)
{
    return key_of(print) == key_of(code) || key_of(fold_german(print)) == key_of(fold_german(code));
}

bool is_one_person(const Name& print, const Name& code)
{
    const std::vector<std::string> a = split(fold(print.given_name), " -.");
    const std::vector<std::string> b = split(fold(code.given_name), " -.");
    const bool families = fold(print.family_name) == fold(code.family_name);
    const bool given = !a.empty() && !b.empty() &&
                       (a[0].starts_with(b[0]) || b[0].starts_with(a[0])) &&
                       (a[0] == b[0] || std::min(a[0].size(), b[0].size()) == 1);
    return (families && given) || sorted_words(print) == sorted_words(code);
}

void reconcile_text(const std::string& what, std::optional<Field>& print,
                    const std::optional<Field>& code, bool print_is_supported,
                    std::vector<std::string>& warnings)
{
    if (!print || !code) {
        print = print ? print : code;
        return;
    }
    const std::string read = print->value;
    const bool same = says_the_same(read, code->value);
    if ((same && !has_lost_accents(read, code->value)) || is_part_of(code->value, read)) {
        confirm(print->evidence);
    } else if (same || is_part_of(read, code->value) ||
               is_one_text(key_of(read), key_of(code->value))) {
        print->value = code->value;
        mark_repaired(print->evidence);
        warnings.push_back(mended(what, read, code->value));
    } else {
        settle_contradiction(what, print, *code, print_is_supported, warnings);
    }
}

void reconcile_names(std::optional<Name>& print, const std::optional<Name>& code,
                     bool print_is_supported, std::vector<std::string>& warnings)
{
    if (!print || !code) {
        print = print ? print : code;
        return;
    }
    const std::string read = print->full;
    const std::string print_bare = print->given_name + " " + print->family_name;
    const std::string code_bare = code->given_name + " " + code->family_name;
    const bool fuller = print_bare.size() > code_bare.size();
    if (is_one_person(*print, *code)) {
        if (!fuller || sorted_words(*print) == sorted_words(*code)) {
            respell(*print, *code);
        }
        confirm(print->evidence);
    } else if (is_one_text(key_of(print_bare), key_of(code_bare))) {
        respell(*print, *code);
        mark_repaired(print->evidence);
        warnings.push_back(mended("name", read, print->full));
    } else {
        settle_contradiction("name", print, *code, print_is_supported, warnings);
    }
}

void reconcile_addresses(std::optional<Address>& print, const std::optional<Address>& code,
                         std::vector<std::string>& warnings)
{
    if (!print || !code) {
        print = print ? print : code;
        return;
    }
    const bool one_place = agrees(key_of(print->postal_code), key_of(code->postal_code)) &&
                           agrees(key_of(print->city), key_of(code->city)) &&
                           agrees(street_key(print->street), street_key(code->street));
    const bool fuller = code->text.size() > print->text.size();
    if (!one_place) {
        settle_contradiction("address", print, *code, true, warnings);
    } else if (key_of(print->postal_code) != key_of(code->postal_code) ||
               key_of(print->city) != key_of(code->city) || (print->street.empty() && fuller)) {
        warnings.push_back(mended("address", print->text, code->text));
        const Evidence evidence = print->evidence;
        print = code;
        print->evidence = evidence;
        mark_repaired(print->evidence);
    } else {
        confirm(print->evidence);
    }
}

}  // namespace cardlog
