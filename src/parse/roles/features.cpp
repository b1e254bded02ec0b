#include "parse/roles/features.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "parse/roles/given_name_likeness.h"
#include "parse/text/boilerplate.h"
#include "parse/text/lexicon.h"
#include "parse/text/misreading.h"
#include "parse/text/name.h"
#include "parse/text/name_letters.h"
#include "parse/text/name_words.h"
#include "parse/text/unicode.h"
#include "parse/text/weekday.h"

namespace cardlog {
namespace {

using enum RoleFeature;

double count_in(WordClass list, const std::vector<std::string>& words)
{
    return static_cast<double>(std::count_if(
        words.begin(), words.end(), [&](const std::string& word) { return is_in(list, word); }));
}

// Keys shorter than this agree with anything.
constexpr std::size_t shortest_agreement = 3;

// "nis" of "Northern Industrial Services".
double initials_agreement(const std::vector<std::string>& words, const Witnesses& witnesses)
{
    std::string initials;
    for (const std::string& word : words) {
        if (!is_in(WordClass::link, word) && word != "&") {
            initials += letters_of(fold(word)).substr(0, 1);
        }
    }
    return std::any_of(witnesses.domains.begin(), witnesses.domains.end(),
                       [&](const std::string& domain) {
                           return domain.size() >= shortest_agreement &&
                                  initials.starts_with(domain) &&
                                  initials.size() <= domain.size() + 2;
                       })
               ? 1
               : 0;
}

double any_in(WordClass list, const std::vector<std::string>& words)
{
    return std::min(1.0, count_in(list, words));
}

// "AS", "s.r.o." and a last "plc", not "as".
bool is_printed_as_form(const std::string& word, bool last)
{
    // "Deputy Director (SA)" has another meaning.
    const bool short_note = word.front() == '(' && word.size() < 6;
    const CharacterCounts counts = count_characters(word);
    return (counts.upper > 0 && !short_note) || (last && counts.letters > 2) ||
           std::count(word.begin(), word.end(), '.') > 1;
}

// "Itd." is "Ltd." misread.
bool is_legal_form(const std::string& word)
{
    const std::size_t dot = word.rfind('.', word.size() - 2);  // "CARGO.INC"
    if (word.size() > 4 && dot != std::string::npos && dot > 1 && dot + 3 < word.size() &&
        is_in(WordClass::legal_form, word.substr(dot + 1))) {
        return true;
    }
    return is_in(WordClass::legal_form, word) ||
           (word.size() > 3 && is_in(WordClass::legal_form, lookalike(key_of(word))));
}

// A legal form that ends with words[at], of one word or printed with a space ("e. K.").
bool ends_in_form(const std::vector<std::string>& words, std::size_t at)
{
    const bool pair = at > 1 && words[at - 1].size() <= 3 &&
                      is_in(WordClass::legal_form, words[at - 1] + words[at]);
    const bool last = at + 1 == words.size();
    return at > 0 && (pair || (is_legal_form(words[at]) && is_printed_as_form(words[at], last)));
}

double legal_form_of(const std::vector<std::string>& words)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (ends_in_form(words, i)) {
            return 1;
        }
    }
    return 0;
}

bool is_company_word(const std::string& word)
{
    return is_in(WordClass::company, word) ||
           (key_of(word).size() > 6 && ends_in(WordClass::company, word));
}

double title_end_of(const std::vector<std::string>& words)
{
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        if (ends_in(WordClass::title_end, word)) {
            return true;
        }
        // "Projektleiter*in", "Berater/-in", "Leiter:in"
        const std::size_t mark = word.find_first_of("*/:(");
        return mark != std::string::npos && (ends_in(WordClass::title_end, word.substr(0, mark)) ||
                                             is_in(WordClass::title, word.substr(0, mark)));
    });
}

// "Tuner", "Harfenistin": a word of no list that may be what somebody does.
bool is_doer(const std::string& word)
{
    constexpr std::size_t shortest = 5;
    return key_of(word).size() >= shortest && ends_in(WordClass::doer_end, word) &&
           !is_in(WordClass::given_name, word) && !is_company_word(word);
}

void set_word_shapes(RoleFeatures& features, const std::vector<std::string>& words)
{
    double small = 0;
    double slogan = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool linked = i > 0 && is_in(WordClass::particle, words[i]);
        const bool small_word = !starts_with_capital(trimmed(words[i])) && !linked &&
                                !is_in(WordClass::prefix, words[i]) &&
                                !is_in(WordClass::legal_form, words[i]) &&
                                count_characters(words[i]).letters > 1;
        small += small_word ? 1 : 0;
        slogan += is_in(WordClass::slogan, words[i]) && !linked ? 1 : 0;
    }
    features[small_words] = std::min(small, 2.0);
    features[slogan_words] = std::min(slogan, 2.0);
    features[all_capitalised] = small == 0 ? 1 : 0;
}

// "Consulting GmbH", "und Partner": what no firm is called without more.
bool is_generic(const std::string& text)
{
    const std::vector<std::string> words = split(text, " ,");
    return std::all_of(words.begin(), words.end(), [](const std::string& word) {
        return is_in(WordClass::company, word) || is_in(WordClass::legal_form, word) ||
               is_in(WordClass::link, word) || key_of(word).empty();
    });
}

// "MOREAU Luc": capitals set one word apart from the others.
bool has_one_word_in_capitals(const std::vector<std::string>& words)
{
    const auto count = std::count_if(words.begin(), words.end(), [](const std::string& word) {
        const CharacterCounts counts = count_characters(word);
        return counts.letters > 2 && counts.upper == counts.letters;
    });
    return count == 1 && words.size() > 1;
}

void set_lists(RoleFeatures& features, const std::vector<std::string>& words,
               const std::vector<std::string>& bare)
{
    const auto flag = [](bool value) { return value ? 1.0 : 0.0; };
    if (!bare.empty()) {
        const std::string first = bare[0].substr(0, bare[0].find('-'));
        features[given_name_first] =
            flag(is_in(WordClass::given_name, bare[0]) || is_in(WordClass::given_name, first));
        features[academic_prefix] =
            flag(words.size() > bare.size() && any_in(WordClass::prefix, words) > 0);
    }
    if (bare.size() > 2) {
        features[particle_inside] = any_in(WordClass::particle, {bare.begin() + 1, bare.end() - 1});
    }
    features[legal_form] = legal_form_of(words);
    features[legal_form_last] =
        flag(features[legal_form] > 0 &&
             (is_legal_form(words.back()) || ends_in_form(words, words.size() - 1)));
    features[company_word] = flag(std::any_of(words.begin(), words.end(), is_company_word));
    features[title_word] = any_in(WordClass::title, words);
    features[title_share] = count_in(WordClass::title, words) / static_cast<double>(words.size());
    features[article_first] = flag(words.size() > 1 && (is_in(WordClass::link, words[0]) ||
                                                        is_in(WordClass::slogan, words[0])));
    features[one_word_in_capitals] = flag(has_one_word_in_capitals(words));
    features[title_end] = title_end_of(words);
    features[doer_word] = flag(std::any_of(words.begin(), words.end(), is_doer));
    features[department_word] = any_in(WordClass::department, words);
    features[department_last] = flag(is_in(WordClass::department, words.back()));
    features[suffix_last] = flag(words.size() > 2 && is_in(WordClass::suffix, words.back()) &&
                                 (bare.empty() || bare.back() != words.back()));
}

// "Erika Muster, CFP, LUTC": what stands between this comma and the next one goes with a name.
bool is_comma_of_name(const std::string& text, std::size_t comma)
{
    const std::string_view behind = std::string_view(text).substr(comma + 1);
    return goes_with_name(std::string_view(text).substr(0, text.find(',')),
                          trimmed(behind.substr(0, behind.find(',')), ".)"));
}

// "Muster Co., Ltd.", "MUSTER,LLC"
bool is_comma_of_form(const std::string& text, std::size_t comma)
{
    const std::vector<std::string> behind = split(std::string_view(text).substr(comma + 1));
    return !behind.empty() && is_legal_form(behind.front());
}

// A comma that is none of a legal form.
bool has_comma(const std::string& text)
{
    for (std::size_t at = text.find(','); at != std::string::npos; at = text.find(',', at + 1)) {
        if (!is_comma_of_form(text, at)) {
            return true;
        }
    }
    return false;
}

// A separator of lists: "Fenster, Türen, Tore", "Hair / Nails".
double separators_in(const std::string& text)
{
    double count = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const bool alone = i > 0 && text[i - 1] == ' ' && text[i + 1] == ' ';
        const bool listing = text[i] == ','
                                 ? !is_comma_of_name(text, i) && !is_comma_of_form(text, i)
                                 : (text[i] == '/' || text[i] == '-') && alone;
        count += listing ? 1 : 0;
    }
    return std::min(count, 3.0);
}

// "9-18", "8.30": two figures of a clock or of days, and nothing else.
bool is_time(const std::string& word)
{
    const CharacterCounts counts = count_characters(word);
    return counts.letters <= 2 && counts.digits >= 2 && counts.digits <= 8 &&
           word.find_first_of(":.-h") != std::string::npos;
}

double hours_of(const std::vector<std::string>& words)
{
    return std::any_of(words.begin(), words.end(),
                       [](const std::string& word) { return is_weekday(word) || is_time(word); })
               ? 1
               : 0;
}

// What the last of several lines says, and the first.
void set_several_lines(RoleFeatures& features, const Candidate& candidate)
{
    const std::vector<std::string> last = split(candidate.last_line, " ,");
    const auto flag = [](bool value) { return value ? 1.0 : 0.0; };
    // "BSI" above "Business Systems AG": a logo is not the firm's first line.
    features[firm_alone_below] = flag(legal_form_of(last) > 0 && !is_generic(candidate.last_line));
    features[short_first_line] = flag(count_characters(candidate.first_line).letters < 5);
    features[generic_last_line] = flag(is_generic(candidate.last_line));
    features[slogan_last_line] = flag(
        !candidate.continues && std::any_of(last.begin(), last.end(), [](const std::string& word) {
            return is_in(WordClass::slogan, word) || is_in(WordClass::link, word);
        }));
    features[lines_continue] = flag(candidate.continues);
    features[lines_alike] = flag(candidate.lowest > 0.85 && candidate.size > 1.15);
}

// "lavage à sec, repassage, tapis" is a list.
void set_place(RoleFeatures& features, const Candidate& candidate)
{
    features[first_on_card] = candidate.first == 0 ? 1 : 0;
    features[others_beside] = candidate.beside;
    features[behind_others] = candidate.begins_line ? 0 : 1;
}

void set_lines(RoleFeatures& features, const Candidate& candidate)
{
    features[several_lines] = static_cast<double>(candidate.lines - 1);
    // "Fenster - Türen - Tore"
    features[bridged_separators] =
        static_cast<double>(candidate.last - candidate.first - (candidate.lines - 1));
    if (candidate.lines > 1) {
        set_several_lines(features, candidate);
    }
    features[generic_words] = is_generic(candidate.text) ? 1 : 0;
    features[unlike_sizes] = candidate.lowest < 0.75 ? 1 : 0;
    features[run_of_lines] = candidate.run;
    features[bulleted] = candidate.bulleted ? 1 : 0;
    features[complete_pieces] =
        candidate.complete > 1 ? static_cast<double>(candidate.complete - 1) : 0;
    features[large_print] =
        candidate.size > 0 ? std::clamp(std::log2(candidate.size), -1.0, 1.5) : 0;
    features[largest_print] = candidate.largest > 0.93 ? 1 : 0;
    features[near_top] = 1 - candidate.position;
    features[badly_read] = std::clamp(0.8 - candidate.worst, 0.0, 0.8) / 0.8;
    features[figures_beside] = candidate.figures_beside ? 1 : 0;
    features[fields_before] = candidate.fields_before ? 1 : 0;
    features[fields_behind] = candidate.fields_behind ? 1 : 0;
    features[number_beside] = candidate.number_beside ? 1 : 0;
    set_place(features, candidate);
}

// What stands around a contact in letters and on pages is known by its words.
void set_page(RoleFeatures& features, const Candidate& candidate,
              const std::vector<std::string>& words)
{
    features[page_words] = page_share_of(words);
    features[page_line] = candidate.page_share;
    features[name_labelled] = candidate.label == FieldLabel::name ? 1 : 0;
    features[firm_labelled] = candidate.label == FieldLabel::firm ? 1 : 0;
    features[title_labelled] = candidate.label == FieldLabel::title ? 1 : 0;
    features[credited] = candidate.label == FieldLabel::credit ? 1 : 0;
    features[printed_again] = candidate.repeated ? 1 : 0;
}

// "SafeSea" above "Bangladesh Ltd." goes on, "MBS" above "Muster Bau Systeme GmbH" is its logo.
void set_domain_of_lines(RoleFeatures& features, const Candidate& candidate,
                         const Witnesses& witnesses)
{
    if (candidate.lines < 2) {
        return;
    }
    const std::vector<std::string> first = split(candidate.first_line, " ,");
    const std::vector<std::string> last = split(candidate.last_line, " ,");
    features[domain_in_first_line] = domain_agreement(first, witnesses);
    features[domain_in_last_line] = domain_agreement(last, witnesses);
}

// "adani" above "Adani Township Ltd.", "MBS" beside "Muster Bau Systeme GmbH".
bool begins_with_its_logo(const Candidate& candidate)
{
    const std::string logo = key_of(candidate.first_line);
    if (logo.size() < 2) {
        return false;
    }
    const std::string rest = candidate.text.substr(candidate.first_line.size());
    std::string initials;
    for (const std::string& word : split(rest, " ,")) {
        initials += key_of(word).substr(0, 1);
    }
    // "MBSG" above "Muster Bau Systeme", which goes on below.
    const bool begun = initials.size() > 1 && logo.starts_with(initials);
    return key_of(rest).starts_with(logo) || initials.starts_with(logo) || begun;
}

// "Erika und Paul Muster", "Erika & Paul Muster"
bool has_two_given_names(const std::vector<std::string>& words)
{
    return words.size() > 3 && is_in(WordClass::given_name, words[0]) &&
           (is_in(WordClass::name_link, words[1]) || is_in(WordClass::link, words[1]) ||
            words[1] == "&") &&
           is_in(WordClass::given_name, words[2]);
}

// "Via Muster", "Muster Road"; not "Prof. Muster".
bool names_street(const std::vector<std::string>& words)
{
    return words.size() > 1 &&
           (is_in(WordClass::street, words.front()) || is_in(WordClass::street, words.back()));
}

// Nothing says that this is somebody's name.
bool is_unsupported(const RoleFeatures& features)
{
    return features[given_name_first] + features[given_name_inside] + features[initials_first] +
               features[academic_prefix] + features[mail_agrees] + features[title_before] +
               features[title_behind] + features[name_labelled] + features[role_and_name] ==
           0;
}

bool is_odd(char sign)
{
    return std::string_view("[]{}<>|=_~^\\*").find(sign) != std::string_view::npos;
}

// What its letters and signs say, whatever the words are.
void set_signs(RoleFeatures& features, const std::string& text)
{
    const CharacterCounts counts = count_characters(text);
    features[tiny] = counts.letters < 4 ? 1 : 0;
    features[all_capitals] = counts.letters > 3 && counts.upper == counts.letters ? 1 : 0;
    // "1. Vorsitzende"
    const int figures =
        count_characters(std::string_view(text).substr(ordinal_length(text))).digits;
    features[digits] = std::min<double>(figures, most_digits);
    features[ampersand] = text.find_first_of("&+") != std::string::npos ? 1 : 0;
    features[hyphenated] = text.find('-') != std::string::npos ? 1 : 0;
    features[sentence_end] = std::string_view(".!?").find(text.back()) != std::string_view::npos &&
                                     features[legal_form_last] == 0
                                 ? 1
                                 : 0;
    // "Br [BO": of drawings and logos recognisers make short words and signs that no value has.
    features[odd_signs] =
        std::min<double>(static_cast<double>(std::count_if(text.begin(), text.end(), is_odd)), 2.0);
    constexpr double long_word = 8;
    const auto blanks = static_cast<double>(std::count(text.begin(), text.end(), ' '));
    features[letters_a_word] = std::min(counts.letters / (blanks + 1) / long_word, 1.5);
    features[exclaims] = text.find_first_of("!?") != std::string::npos ? 1 : 0;
    features[without_capitals] = counts.letters > 2 && counts.upper == 0 ? 1 : 0;
}

// "N.K." of "N.K. Muster"
bool is_initials(const std::string& word)
{
    const std::vector<std::string> parts = split(word, ".");
    return word.find('.') != std::string::npos && !parts.empty() &&
           std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
               const CharacterCounts counts = count_characters(part);
               return counts.letters == 1 && counts.digits == 0;
           });
}

// What its words say of whose name it may be.
void set_names(RoleFeatures& features, const std::vector<std::string>& words,
               const std::vector<std::string>& bare)
{
    features[two_given_names] = has_two_given_names(words) ? 1 : 0;
    features[street_word] = names_street(words) ? 1 : 0;
    features[initials_first] =
        bare.size() > 1 && is_initials(bare[0]) && starts_with_capital(bare.back()) ? 1 : 0;
    features[given_name_inside] =
        bare.size() > 1 ? any_in(WordClass::given_name, {bare.begin() + 1, bare.end()}) : 0;
}

// Beyond this the spelling of a word says no more.
constexpr double most_nats = 8;

// Of the part of "SCHUH-ECK" that is least like a name; 0 for a name of the lists, which needs no
// more witness.
double spelt_as_name(const std::string& word)
{
    if (is_in(WordClass::given_name, word)) {
        return 0;
    }
    double least = 1;
    for (const std::string& part : split(word, "-")) {
        least = std::min(least, given_name_likeness(part) / most_nats);
    }
    return std::max(least, -1.0);
}

// "Ngozi Muster", which no list knows, and "Lawn Care", which is nobody.
void set_spelling(RoleFeatures& features, const std::vector<std::string>& bare)
{
    if (bare.empty()) {
        return;
    }
    features[first_spelt_as_name] = spelt_as_name(bare.front());
    features[least_spelt_as_name] = 1;
    for (const std::string& word : bare) {
        features[least_spelt_as_name] =
            std::min(features[least_spelt_as_name], spelt_as_name(word));
    }
}

// "Paul Muster GmbH", "Jordan & Price Solicitors", "J.P. Muster Securities": the name of a person
// in what reads like a firm's says whose firm it is, and not that it is a person.
void set_firm_named_after(RoleFeatures& features)
{
    const bool firm = features[legal_form_last] + features[company_word] > 0 ||
                      (features[ampersand] > 0 && features[two_given_names] == 0);
    const bool person = features[given_name_first] + features[initials_first] > 0;
    if (firm) {
        features[firm_named_after] = person ? 1 : 0;
        features[given_name_first] = features[initials_first] = features[given_name_inside] = 0;
    }
}

RoleFeatures features_alone(const Candidate& candidate, const Witnesses& witnesses)
{
    // "lng. Erika Muster"
    const std::string text = with_capital_i(candidate.text);
    const std::vector<std::string> words = split(with_initials_apart(text), " ,");
    const std::vector<std::string> bare = bare_name(text);
    RoleFeatures features{};
    features[always] = 1;
    if (words.empty()) {
        return features;
    }
    set_lists(features, words, bare);
    set_word_shapes(features, words);
    set_lines(features, candidate);
    set_page(features, candidate, words);
    features[single_word] = bare.size() <= 1 ? 1 : 0;
    features[two_or_three_words] = bare.size() == 2 || bare.size() == 3 ? 1 : 0;
    // The words of a legal form say nothing of how long a phrase is.
    const double forms = count_in(WordClass::legal_form, bare);
    features[many_words] = std::clamp(static_cast<double>(bare.size()) - forms - 4, 0.0, 4.0);
    set_signs(features, candidate.text);
    features[mail_agrees] = mail_agreement(candidate.text, witnesses);
    features[domain_agrees] = domain_agreement(words, witnesses);
    features[domain_agrees_wholly] = features[domain_agrees] > 0.99 ? 1 : 0;
    set_domain_of_lines(features, candidate, witnesses);
    features[logo_in_front] = begins_with_its_logo(candidate) ? 1 : 0;
    features[mailbox_agrees] = mailbox_agreement(words, witnesses);
    features[handle_agrees] = handle_agreement(words, witnesses);
    features[domain_initials] = initials_agreement(words, witnesses);
    features[others_domain] =
        !witnesses.domains.empty() && features[domain_agrees] + features[domain_initials] == 0 ? 1
                                                                                               : 0;
    features[cut_off] = candidate.cut ? 1 : 0;
    features[role_and_name] = candidate.role_of_next || candidate.behind_role ? 1 : 0;
    features[neighbour_alike] = candidate.alike ? 1 : 0;
    features[comma_inside] = has_comma(candidate.text) ? 1 : 0;
    features[colon_inside] = candidate.text.find(": ") != std::string::npos ? 1 : 0;
    features[title_behind] = candidate.title_behind ? 1 : 0;
    features[title_before] = candidate.title_before ? 1 : 0;
    features[list_inside] = separators_in(candidate.text);
    features[hours] = hours_of(words);
    set_names(features, words, bare);
    set_spelling(features, bare);
    set_firm_named_after(features);
    features[unsupported] = is_unsupported(features) ? 1 : 0;
    return features;
}

bool are_apart(const Candidate& a, const Candidate& b)
{
    return a.last < b.first || b.last < a.first;
}

bool ends_in_legal_form(const RoleFeatures& features)
{
    return features[legal_form_last] > 0;
}

// A person's name, by its given name and by what it has not.
bool reads_like_name(const RoleFeatures& features)
{
    return features[given_name_first] * features[two_or_three_words] > 0 &&
           features[digits] + features[legal_form] + features[title_word] + features[comma_inside] +
                   features[list_inside] ==
               0;
}

// Some candidate of other pieces is so.
template <class Test>
bool is_elsewhere(const std::vector<Candidate>& candidates, const std::vector<RoleFeatures>& all,
                  const Candidate& own, Test is_so)
{
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (are_apart(candidates[i], own) && is_so(all[i])) {
            return true;
        }
    }
    return false;
}

// Which of its lines a card sets apart by capitals, and which by none. Typed text has nothing else.
void set_capitals(std::vector<RoleFeatures>& all, const std::vector<Candidate>& candidates)
{
    double lines = 0;
    double capitals = 0;
    double small = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (candidates[i].first == candidates[i].last) {
            ++lines;
            capitals += all[i][all_capitals];
            small += starts_with_capital(candidates[i].text) ? 0 : 1;
        }
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i][alone_in_capitals] = all[i][all_capitals] * (1 - capitals / std::max(lines, 1.0));
        all[i][begins_small] =
            starts_with_capital(candidates[i].text) ? 0 : 1 - small / std::max(lines, 1.0);
    }
}

// "Garten Muster" above "Erika Muster": a word that says something is on both.
void set_words_elsewhere(std::vector<RoleFeatures>& all, const std::vector<Candidate>& candidates)
{
    constexpr std::size_t shortest = 4;
    std::map<std::string, std::vector<std::size_t>> with_word;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        for (const std::string& word : split(candidates[i].text, " ,.-/&'")) {
            if (std::string key = key_of(word);
                key.size() >= shortest && !is_in(WordClass::company, word) &&
                !is_in(WordClass::legal_form, word) && !is_in(WordClass::title, word)) {
                with_word[key].push_back(i);
            }
        }
    }
    for (const auto& [word, places] : with_word) {
        for (const std::size_t i : places) {
            for (const std::size_t k : places) {
                if (are_apart(candidates[i], candidates[k]) &&
                    key_of(candidates[i].text) != key_of(candidates[k].text)) {
                    all[i][word_elsewhere] = 1;
                }
            }
        }
    }
}

// What the card says as a whole: whether its mail is nobody's own, whether it is somebody's whom
// this candidate does not name, whether there is a job title at all, a firm besides, and whether it
// was typed: typed text has neither sizes nor misreadings, and a person stands among greetings,
// menus and registers.
void set_card(std::vector<RoleFeatures>& all, const std::vector<Candidate>& candidates,
              const Witnesses& witnesses, Source source)
{
    const auto shared = [](const std::string& local) { return is_in(WordClass::mailbox, local); };
    const bool impersonal =
        !witnesses.local_parts.empty() &&
        std::all_of(witnesses.local_parts.begin(), witnesses.local_parts.end(), shared);
    const bool personal = !witnesses.local_parts.empty() && !impersonal;
    const bool titled = std::any_of(all.begin(), all.end(), [](const RoleFeatures& features) {
        return features[title_word] + features[title_end] > 0;
    });
    for (std::size_t i = 0; i < all.size(); ++i) {
        RoleFeatures& features = all[i];
        // Another line ends in a legal form: that one is the firm.
        features[form_elsewhere] = is_elsewhere(candidates, all, candidates[i], ends_in_legal_form);
        features[impersonal_mail] = impersonal ? 1 : 0;
        features[others_mail] = personal && features[mail_agrees] == 0 ? 1 : 0;
        features[title_on_card] = titled ? 1 : 0;
        features[typed] = source == Source::text ? 1 : 0;
        features[name_elsewhere] = is_elsewhere(candidates, all, candidates[i], reads_like_name);
    }
    set_capitals(all, candidates);
    set_words_elsewhere(all, candidates);
}

}  // namespace

std::vector<RoleFeatures> features_of(const std::vector<Candidate>& candidates,
                                      const Witnesses& witnesses, Source source)
{
    std::vector<RoleFeatures> all;
    all.reserve(candidates.size());
    for (const Candidate& candidate : candidates) {
        all.push_back(features_alone(candidate, witnesses));
    }
    set_card(all, candidates, witnesses, source);
    return all;
}

}  // namespace cardlog
