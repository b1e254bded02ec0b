#include "parse/code/person_values.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "parse/code/property_text.h"
#include "parse/text/name.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// Several values of one part stand between commas.
std::string listed_words(std::string text)
{
    std::replace(text.begin(), text.end(), ',', ' ');
    return clean(std::move(text));
}

std::optional<Field> field_from(const std::string& text)
{
    return has_letters(text) ? std::optional(Field{text, evidence_of_code(text)}) : std::nullopt;
}

// N: family name, given name, further names, prefixes, suffixes.
Name name_of_parts(const Property& parts)
{
    Name name;
    name.family_name = listed_words(part(parts, 0));
    name.given_name = listed_words(part(parts, 1));
    name.honorific_prefix = listed_words(part(parts, 3));
    name.honorific_suffix = listed_words(part(parts, 4));
    name.full = joined(
        {name.honorific_prefix, name.given_name, listed_words(part(parts, 2)), name.family_name},
        " ");
    name.full = joined({name.full, name.honorific_suffix}, ", ");
    return name;
}

// Some programs put the whole name into one part.
bool is_apart(const Name& name)
{
    return !name.given_name.empty() && !name.family_name.empty();
}

// "Müller, Jörg": as in an index.
bool is_family_first(const std::string& shown, const Name& name)
{
    const std::size_t comma = shown.find(',');
    return comma != std::string::npos && fold(shown.substr(0, comma)) == fold(name.family_name);
}

std::optional<Name> name_in(const Properties& properties)
{
    const Property* parts = find(properties, "N");
    Name name = parts == nullptr ? Name{} : name_of_parts(*parts);
    std::string shown = text_of(properties, "FN");
    shown = has_letters(shown) ? shown : name.full;
    shown = has_letters(shown) ? shown : text_of(properties, "NICKNAME");
    if (!has_letters(shown)) {
        return std::nullopt;
    }
    if (!is_apart(name)) {
        const bool one_word = split(shown).size() == 1 && !name.full.empty();
        name = one_word ? name : name_from(shown);
        name.full = shown;
    } else if (!is_family_first(shown, name)) {
        name.full = shown;
    }
    name.evidence = evidence_of_code(shown);
    return name;
}

// A firm's own card (RFC 6350, 6.1.4; Apple's older sign for it), or one that names nobody else.
bool is_of_firm(const Properties& properties, const std::string& company)
{
    const std::string shown = text_of(properties, "FN");
    const Property* parts = find(properties, "N");
    const Name name = parts == nullptr ? Name{} : name_of_parts(*parts);
    return fold(text_of(properties, "KIND")) == "org" ||
           fold(text_of(properties, "X-ABSHOWAS")) == "company" ||
           (!is_apart(name) && !company.empty() && fold(shown) == fold(company));
}

}  // namespace

void add_person_and_firm(Contact& contact, const Properties& properties)
{
    const Property* organisation = find(properties, "ORG");
    std::string company = organisation == nullptr ? "" : clean(part(*organisation, 0));
    if (is_of_firm(properties, company)) {
        company = company.empty() ? text_of(properties, "FN") : company;
    } else {
        contact.name = name_in(properties);
    }
    contact.company = field_from(company);
    contact.department = field_from(organisation == nullptr ? "" : clean(part(*organisation, 1)));
    const std::string title = text_of(properties, "TITLE");
    contact.job_title = field_from(title.empty() ? text_of(properties, "ROLE") : title);
}

}  // namespace cardlog
