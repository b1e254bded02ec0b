#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

#include "core/embedded.h"

namespace cardlog {

/// What a word list is for; the sections of lexicon/*.txt carry these names.
enum class WordClass {
    given_name,
    particle,     ///< of a family name: "von", "de"
    prefix,       ///< before a name: "Dr."
    prefix_lead,  ///< before a prefix: "The" of "The Rev."
    suffix,       ///< after a name: "MBA"
    name_link,    ///< between given names or family names: "und", "y"
    birth_label,  ///< before a birth name: "geb."
    pronoun,      ///< "she"
    region,       ///< where the file's language is spoken: "DE"
    name_custom,  ///< of the file's language: "two family names"
    generation,   ///< behind a family name and part of it: "Neto"
    legal_form,   ///< "GmbH"
    company,      ///< trades that firms carry in their names: "Design"
    title,        ///< job titles: "Manager"
    title_end,    ///< endings of job titles: "leiterin"
    doer_end,     ///< endings of who does something, and of much besides: "er"
    department,   ///< "Vertrieb", "Abteilung"
    link,         ///< that no phrase ends with: "of", "für"
    slogan,       ///< words of slogans, not of names: "seit"
    work_label,   ///< before a fixed line's number
    mobile_label,
    fax_label,
    other_label,  ///< before an address, a mail address, a website
    extension_label,
    sender_label,     ///< in a mail's header: "From"
    recipient_label,  ///< "To", "Cc"
    name_label,       ///< before a name: "Ansprechpartner", "Represented"
    firm_label,       ///< before a firm: "Firma"
    title_label,      ///< before a job title: "Position"
    credit_label,     ///< before who made or answers for a page, not whose it is: "Webdesign"
    owner_sign,       ///< before whose firm it is, without a colon: "Inh."
    possessive,       ///< before a job title that labels a name: "Ihre", "Il Suo"
    introduction,     ///< before the name of who says it, without a colon: "Ich bin"
    employer_link,    ///< between a job title and a firm: "at"
    field_label,      ///< before what is in none of those: "Abteilung"
    register_label,   ///< before a number that is none of a phone: "IBAN", "HRB"
    postcode_label,   ///< before a postal code: "ZIP"
    place_label,      ///< before an address: "Anschrift", "Head Office"
    street,           ///< whole words in a street's name: "Am", "Road"
    street_end,       ///< "straße", "weg"
    unit,             ///< parts of buildings: "Floor", "Postfach"
    post_box,         ///< "Postfach", "Case postale"
    district,         ///< parts of towns and countries: "Ward", "Province"
    compass,          ///< its points in the names of streets: "NW"
    area,             ///< states, provinces and counties; its spelling is their country's code
    area_sign,        ///< their short forms: "CA"
    area_word,        ///< before or behind the name of an area: "County"
    area_end,         ///< endings of the names of areas: "shire"
    care_of,          ///< before whose address it is: "c/o"
    landmark,         ///< before what an address lies near: "Opposite"
    district_end,     ///< behind a hyphen: "gu" of "Nowon-gu"
    welcome,          ///< before a firm: "Willkommen bei"
    request,          ///< what a line begins with that asks its reader to do something: "Please"
    page,             ///< around a contact in letters and on web pages: "Impressum", "Regards"
    tld,
    mail_host,  ///< mail providers: no firm's domain
    social_host,
    social_label,      ///< other names of the networks; their spelling is the usual one
    at_word,           ///< an at sign spelt out
    dot_word,          ///< a dot spelt out
    file_ending,       ///< of files: "logo@2x.png" is no address
    pattern_word,      ///< what a local part is made of where it stands for anybody's: "vorname"
    mailbox,           ///< local parts that people share: "info"
    second_level,      ///< below a country's domain: "co" of "co.jp"
    borrowed_tld,      ///< of a country, and used all over the world: "tv"
    area_code_label,   ///< before an area code alone: "Vorwahl"
    joiner,            ///< between two numbers or two labels: "and"
    home_label,        ///< before the number of a home
    number_word,       ///< "No."
    label_stem,        ///< how labels of numbers begin: "telef"
    fax_label_end,     ///< how labels of faxes end
    core_label,        ///< the labels that misread ones are most likely to be
    street_misread,    ///< endings of streets as a model without sharp s reads them
    signing,           ///< before who signs for another: "i. A."
    reservation,       ///< "All rights reserved"
    country_name,      ///< its spelling is the country's code; so for the next two
    country_sign,      ///< before postal codes: "D"
    open_plan,         ///< countries whose numbers may have any length: figures alone are none
    through_dialling,  ///< countries where an extension is dialled behind the number
    near_country,      ///< neighbours, the likeliest first
    count              ///< how many there are
};

/// The word (any spelling that has the same key_of) is in the list.
[[nodiscard]] bool is_in(WordClass list, std::string_view word);

/// The spelling of the entry that a word of three letters or more is, as it stands or as
/// recognisers misread it: "Tel." for "Te1.", "Inh." for "lnh.", "med." for "rned."; empty where it
/// is none.
[[nodiscard]] std::string likely_entry(WordClass list, std::string_view word);

/// The word ends in an entry of the list and is longer than it.
[[nodiscard]] bool ends_in(WordClass list, std::string_view word);

/// The word begins with an entry of the list.
[[nodiscard]] bool begins_in(WordClass list, std::string_view word);

/// The entries as the list spells them, in its order.
[[nodiscard]] const std::vector<std::string>& entries_of(WordClass list);

/// The entry as the list spells it ("DIPL.-ING." gives "Dipl.-Ing."), or what the list says that it
/// stands for ("US" for "USA = US"); empty when there is none.
[[nodiscard]] std::string spelling(WordClass list, std::string_view word);

/// The languages (files of lists, up to the first dot of their names) whose list has the word, a
/// bit each.
using Languages = std::bitset<64>;
[[nodiscard]] Languages languages_with(WordClass list, std::string_view word);

/// The text of the word lists, one a file; by language.
[[nodiscard]] EmbeddedFiles lexicon_files();

}  // namespace cardlog
