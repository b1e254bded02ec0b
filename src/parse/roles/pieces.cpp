// The idea: a line is cut where it shows that a value ends: at separators and commas, behind a
// label, between a name and a job title. What is noise at the ends of a piece, icons and strokes of
// a design, is left out.
#include "parse/roles/pieces.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "parse/text/boilerplate.h"
#include "parse/text/legal_form.h"
#include "parse/text/lexicon.h"
#include "parse/text/name.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

constexpr std::size_t most_pieces = 200;

// Icons read as two letters are read with doubt.
constexpr double firm_doubt = 0.75;
constexpr double junk_doubt = 0.6;
constexpr double sure_initial = 0.85;

bool is_label(std::string_view word)
{
    return is_in(WordClass::work_label, word) || is_in(WordClass::mobile_label, word) ||
           is_in(WordClass::fax_label, word) || is_in(WordClass::other_label, word);
}

// An icon or a stroke of the design at the end of a piece. One letter alone is an initial when it
// has its dot, and a word where it is a particle or part of a legal form. An "&" at the end of a
// line goes on on the next.
bool is_junk(const Word& word, bool in_front, bool behind_one)
{
    const CharacterCounts counts = count_characters(word.text);
    const int length = counts.letters + counts.digits;
    if (length == 0) {
        return in_front || word.text != "&";
    }
    // "Venkatanarayanan S", read without a doubt
    const bool family = behind_one && word.confidence > sure_initial && word.text.size() == 1;
    const bool initial = length == 1 && counts.upper == 1 && (word.text.back() == '.' || family);
    if (counts.letters == 0 && word.confidence < junk_doubt) {  // other scripts
        return true;
    }
    const bool known = is_in(WordClass::legal_form, word.text) ||
                       is_in(WordClass::prefix, word.text) ||
                       (is_in(WordClass::particle, word.text) &&
                        (length > 1 || word.text.find('\'') != std::string::npos));
    return !known && ((length == 1 && !initial) || (length <= 2 && word.confidence < junk_doubt));
}

// Nothing is printed behind a firm's legal form but other forms: where doubtful or small words
// follow ("au capital de 8 000 €"), the end of the form; else the end of the span.
std::size_t end_of_firm(const Segment& segment, Span span)
{
    std::size_t form_end = span.end;
    bool doubtful = true;
    for (std::size_t i = 0; i < segment.words.size(); ++i) {
        const std::size_t begin = segment.starts[i];
        const Word& word = segment.words[i];
        if (begin <= span.begin || begin >= span.end) {
            continue;
        }
        // "Sp. z o.o." goes on in small letters, "as" is none by itself.
        const bool goes_on = form_end < span.end && doubtful;
        if (is_in(WordClass::legal_form, word.text) &&
            (goes_on || count_characters(word.text).upper > 0)) {
            form_end = begin + word.text.size();
            doubtful = true;
        } else if (begin > form_end) {
            doubtful = doubtful && word.text != "&" &&
                       (word.confidence < firm_doubt || !starts_with_capital(trimmed(word.text)));
        }
    }
    return doubtful ? std::min(form_end, span.end) : span.end;
}

// Without words at its ends that are icons or noise.
Span without_junk(const Segment& segment, Span span)
{
    for (std::size_t i = 0; i < segment.words.size(); ++i) {
        const std::size_t end = segment.starts[i] + segment.words[i].text.size();
        const bool goes_on = segment.words[i].text == "&" && i + 1 < segment.words.size() &&
                             is_in(WordClass::legal_form, segment.words[i + 1].text);
        if (segment.starts[i] == span.begin && end < span.end && !goes_on &&
            is_junk(segment.words[i], true, false)) {
            span.begin = end + 1;
        }
    }
    span.end = end_of_firm(segment, span);
    for (std::size_t i = segment.words.size(); i-- > 0;) {
        const std::size_t end = segment.starts[i] + segment.words[i].text.size();
        const bool behind_one = i > 0 && segment.starts[i - 1] == span.begin;
        if (end == span.end && segment.starts[i] > span.begin &&
            is_junk(segment.words[i], false, behind_one)) {
            span.end = segment.starts[i] - 1;
        }
    }
    return span;
}

// Without punctuation at its ends; a closing dot or bracket is part of "Inc." and "(FH)".
Span without_punctuation(std::string_view text, Span span)
{
    const std::string_view part = text_of(text, span);
    const std::string_view core = trimmed(part);
    if (core.empty()) {
        return {span.begin, span.begin};
    }
    auto begin = static_cast<std::size_t>(core.data() - text.data());
    std::size_t end = begin + core.size();
    if (begin > span.begin && text[begin - 1] == '(') {
        --begin;
    }
    if (begin >= span.begin + 2 && text.substr(begin - 2, 2) == "& " &&
        is_in(WordClass::legal_form, split(core).front())) {
        begin -= 2;
    }
    while (end < span.end && (text[end] == '.' || text[end] == ')' || text[end] == '-')) {
        ++end;
    }
    if (text.substr(end, 2) == " &" && end + 2 == span.end) {
        end += 2;
    }
    return {begin, end};
}

// Under this the recogniser saw nothing but strokes of a ground, a frame or a logo.
constexpr double least_reading = 0.35;

void add_piece(std::vector<Piece>& pieces, const std::vector<Segment>& segments, Piece piece)
{
    const Segment& segment = segments[piece.segment];
    Span& span = piece.span;
    span = without_junk(segment, without_punctuation(segment.open, span));
    span = without_punctuation(segment.open, span);
    const std::string_view text = text_of(segment.open, span);
    const std::vector<std::string> words = split(text);
    if (count_characters(text).letters > 1 && !std::all_of(words.begin(), words.end(), is_label) &&
        seen(segment, span).confidence >= least_reading && pieces.size() < most_pieces) {
        pieces.push_back(piece);
    }
}

// "Erika Muster (Director)": where the bracket with a job title begins; npos without one.
std::size_t title_in_brackets(std::string_view text)
{
    const std::size_t open = text.find(" (");
    if (open == std::string_view::npos || text.find(')', open) == std::string_view::npos) {
        return std::string_view::npos;
    }
    const std::vector<std::string> words = split(text.substr(open), " ()");
    return !words.empty() && is_role(words.back()) ? open : std::string_view::npos;
}

// How many words from `first` on are an entry of the list: "Jag heter"; 0: none.
std::size_t phrase_length(WordClass list, std::string_view text, std::size_t first = 0)
{
    constexpr std::size_t longest = 4;
    const std::vector<Span> words = words_in(text);
    const auto has_apostrophe = [](std::string_view phrase) {
        return phrase.find('\'') != std::string_view::npos ||
               phrase.find("\u2019") != std::string_view::npos;
    };
    for (std::size_t end = std::min(first + longest, words.size()); end > first; --end) {
        const std::string_view phrase = text_of(text, {words[first].begin, words[end - 1].end});
        // "Im" is no "I'm".
        if (is_in(list, phrase) &&
            has_apostrophe(phrase) == has_apostrophe(spelling(list, phrase))) {
            return end - first;
        }
    }
    return 0;
}

// Where the word behind `count` words begins; the end of the text without one.
std::size_t begin_behind(std::string_view text, std::size_t count)
{
    const std::vector<Span> words = words_in(text);
    return count < words.size() ? words[count].begin : text.size();
}

constexpr std::size_t longest_label = 5;

FieldLabel label_of(const std::vector<std::string>& words)
{
    static constexpr std::array<std::pair<WordClass, FieldLabel>, 4> kinds{
        {{WordClass::credit_label, FieldLabel::credit},
         {WordClass::firm_label, FieldLabel::firm},
         {WordClass::title_label, FieldLabel::title},
         {WordClass::name_label, FieldLabel::name}}};
    for (const auto& [list, label] : kinds) {
        if (std::any_of(words.begin(), words.end(),
                        [list = list](const std::string& word) { return is_in(list, word); })) {
            return label;
        }
    }
    return FieldLabel::none;
}

bool is_label_of_field(const std::vector<std::string>& words)
{
    return label_of(words) != FieldLabel::none || is_in(WordClass::place_label, words.front()) ||
           std::any_of(words.begin(), words.end(), [](const std::string& word) {
               return is_in(WordClass::field_label, word) || is_in(WordClass::other_label, word);
           });
}

// "Managing Director: John Muster", "Contact: John Muster": where the colon of a label of a few
// words is; npos without one.
std::size_t label_colon(std::string_view text)
{
    const std::size_t colon = text.find(": ");
    if (colon == std::string_view::npos || trimmed(text.substr(colon)).empty()) {
        return std::string_view::npos;
    }
    const std::vector<std::string> words = split(text.substr(0, colon));
    const bool label = !words.empty() && words.size() <= longest_label;
    // "1. Vorsitzender: Erika Muster"
    const std::size_t first = words.empty() ? 0 : ordinal_length(text);
    return label && count_characters(text.substr(first, colon - first)).digits == 0
               ? colon
               : std::string_view::npos;
}

// "Inh. Erika Muster": where the name begins behind a sign of who owns the firm.
std::size_t behind_owner_sign(std::string_view text)
{
    constexpr std::size_t shortest_name = 2;
    const std::vector<Span> words = words_in(text);
    const bool owner = words.size() > shortest_name &&
                       !likely_entry(WordClass::owner_sign, text_of(text, words.front())).empty();
    return owner ? words[1].begin : std::string_view::npos;
}

bool is_of_name(const std::string& word)
{
    return is_in(WordClass::particle, word) ||
           (starts_with_capital(word) && !is_role(word) && !is_in(WordClass::company, word) &&
            !is_in(WordClass::department, word) && !is_in(WordClass::legal_form, word));
}

// Without the form of a firm behind it: "Erika Muster e. K."
std::size_t end_of_name(std::string_view text)
{
    const std::vector<Span> words = words_in(text);
    const auto is_form = [&](std::size_t first, std::size_t last) {
        return is_in(WordClass::legal_form, text_of(text, {words[first].begin, words[last].end}));
    };
    std::size_t count = words.size();
    if (count > 2 && is_form(count - 2, count - 1)) {
        count -= 2;
    } else if (count > 1 && is_form(count - 1, count - 1)) {
        --count;
    }
    return count == words.size() ? text.size() : words[count - 1].end;
}

// "Muster GmbH", "Studio Muster"; not "Law" of "Attorney at Law".
bool reads_like_firm(const std::vector<std::string>& words)
{
    return words.size() > 1 && std::any_of(words.begin(), words.end(), [](const std::string& word) {
               return is_in(WordClass::company, word) ||
                      (is_in(WordClass::legal_form, word) && count_characters(word).upper > 0);
           });
}

bool is_in_capitals(std::string_view word)
{
    const CharacterCounts counts = count_characters(word);
    return counts.letters > 1 && counts.upper == counts.letters;
}

// "Dr. Erika Muster", by a given name of the lists.
bool reads_like_name(std::string_view text)
{
    constexpr std::size_t longest_name = 3;
    std::vector<std::string> words = split(text);
    words.erase(words.begin(),
                std::find_if_not(words.begin(), words.end(), [](const std::string& word) {
                    return is_in(WordClass::prefix, word);
                }));
    return words.size() > 1 && words.size() <= longest_name &&
           is_in(WordClass::given_name, words.front()) &&
           std::all_of(words.begin(), words.end(), is_of_name);
}

// What stands behind "I'm" may be a promise.
bool can_be_introduced(std::string_view text)
{
    constexpr std::size_t longest_name = 4;
    const std::vector<std::string> words = split(text);
    return !words.empty() && words.size() <= longest_name &&
           (words.size() > 1 || is_in(WordClass::given_name, words.front())) &&
           std::all_of(words.begin(), words.end(), [](const std::string& word) {
               return is_of_name(word) && !is_in(WordClass::slogan, word);
           });
}

// "Hi! I'm Erika Muster", "bei Frau Erika Muster": where the name begins; npos without one.
std::size_t behind_introduction(std::string_view text)
{
    const std::vector<Span> words = words_in(text);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const bool begins = i == 0 || std::string_view("!?.").find(text[words[i].begin - 2]) !=
                                          std::string_view::npos;
        const std::size_t length = begins ? phrase_length(WordClass::introduction, text, i) : 0;
        const std::size_t name = begin_behind(text, i + length);
        if (length > 0 && can_be_introduced(text.substr(name))) {
            return name;
        }
    }
    const bool visited = words.size() > 2 &&
                         is_in(WordClass::employer_link, text_of(text, words[0])) &&
                         is_in(WordClass::prefix, text_of(text, words[1])) &&
                         reads_like_name(text.substr(words[1].begin));
    return visited ? words[1].begin : std::string_view::npos;
}

// "Head of Design at Muster GmbH", "CEO @ Muster", "ERIKA MUSTER Head of Sales", "Architect Erika
// Muster": where the second of two values on one line begins, and where the first ends; both at the
// end of the text without one.
Span between_values(std::string_view text)
{
    const std::vector<Span> words = words_in(text);
    const auto word = [&](std::size_t i) { return text_of(text, words[i]); };
    std::size_t capitals = 0;
    while (capitals < words.size() && is_in_capitals(word(capitals))) {
        ++capitals;
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string_view front = text.substr(0, words[i - 1].end);
        const std::string_view back = text.substr(words[i].begin);
        const std::vector<std::string> behind = split(back, " ,");
        // What stands behind "at" may be a town or a court; the sign says whose it is.
        const bool employed =
            word(i) == "@" || (is_in(WordClass::employer_link, word(i)) && !behind.empty() &&
                               reads_like_firm({behind.begin() + 1, behind.end()}));
        if (i + 1 < words.size() && employed && reads_like_title(front)) {
            return {words[i - 1].end, words[i + 1].begin};
        }
        if ((reads_like_title(front) && reads_like_name(back)) ||
            (reads_like_name(front) && reads_like_title(back))) {
            return {words[i - 1].end, words[i].begin};
        }
        const bool told = reads_like_title(back) ||
                          std::none_of(behind.begin(), behind.end(), starts_with_capital);
        if (i == capitals && i > 1 && !is_in(WordClass::particle, word(i)) && told &&
            !reads_like_title(front) &&
            std::none_of(behind.begin(), behind.end(), is_in_capitals)) {
            return {words[i - 1].end, words[i].begin};
        }
    }
    return {text.size(), text.size()};
}

// A stretch without a label in front of it, cut between a job title and its name.
std::vector<Piece> parts_of(const Segment& segment, Piece whole)
{
    const Span stretch = whole.span;
    const std::string_view text = text_of(segment.open, stretch);
    const auto part = [&](std::size_t begin, std::size_t end) {
        Piece piece = whole;
        piece.span = {begin, end};
        return piece;
    };
    if (const std::size_t bracket = title_in_brackets(text); bracket != std::string_view::npos) {
        const std::size_t begin = stretch.begin + bracket;
        const std::size_t close = segment.open.find(')', begin);
        return {part(stretch.begin, begin), part(begin + 2, close), part(close + 1, stretch.end)};
    }
    const std::size_t colon = label_colon(text);
    if (colon == std::string_view::npos) {
        const std::size_t owner = behind_owner_sign(text);
        const std::size_t name =
            owner != std::string_view::npos ? owner : behind_introduction(text);
        if (name != std::string_view::npos) {
            Piece named =
                part(stretch.begin + name, stretch.begin + name + end_of_name(text.substr(name)));
            named.label = FieldLabel::name;
            return {named};
        }
        if (const Span gap = between_values(text); gap.begin < text.size()) {
            Piece behind = part(stretch.begin + gap.end, stretch.end);
            const std::string_view link = text_of(text, gap);
            behind.label =
                link.find('@') == std::string_view::npos ? whole.label : FieldLabel::firm;
            return {part(stretch.begin, stretch.begin + gap.begin), behind};
        }
        return {whole};
    }
    const std::vector<std::string> words = split(text.substr(0, colon));
    Piece front = part(stretch.begin, stretch.begin + colon);
    Piece value = part(stretch.begin + colon + 1, stretch.end);
    const bool role = is_role(words.back()) && label_of(words) != FieldLabel::credit;
    if (!role && is_label_of_field(words)) {
        value.label = label_of(words);
        return {value};
    }
    front.role_of_next = value.behind_role = role;
    // "Ihre Beraterin: Erika Muster"
    front.span.begin += begin_behind(text, phrase_length(WordClass::possessive, text));
    if (role && label_of(words) == FieldLabel::name) {
        // "Vertreten durch die Gesellschafterin: Erika Muster"
        front.span.begin = front.span.end - words.back().size();
    }
    return {front, value};
}

// "Vertreten durch:", "Firma:": a line that is the label of the next one.
FieldLabel label_below(const Segment& segment)
{
    const std::vector<std::string> words = split(segment.open);
    return !words.empty() && words.back().back() == ':' && words.size() <= longest_label
               ? label_of(words)
               : FieldLabel::none;
}

bool ends_in_role(const Segment& segment)
{
    const std::vector<std::string> words = split(segment.open);
    return !words.empty() && words.back().back() == ':' && words.size() <= longest_label &&
           is_role(words.back());
}

// The stretches of a line; honorific suffixes go with the name before their comma, and legal forms
// with the firm.
std::vector<Span> stretches_with_suffixes(const std::string& open)
{
    const auto text = [&](std::size_t begin, std::size_t end) {
        return trimmed(std::string_view(open).substr(begin, end - begin), ".)");
    };
    std::vector<Span> stretches;
    for (const Span stretch : stretches_of(open)) {
        if (!stretches.empty()) {
            Span& before = stretches.back();
            const std::string between = open.substr(before.end, stretch.begin - before.end);
            const std::string_view own = text(stretch.begin, stretch.end);
            if (between.find_first_not_of(" ,") == std::string::npos &&
                (is_legal_form_alone(own) || goes_with_name(text(before.begin, before.end), own))) {
                before.end = stretch.end;
                continue;
            }
        }
        stretches.push_back(stretch);
    }
    return stretches;
}

// "Please leave a review": not of who is named in it.
bool is_request(std::string_view text)
{
    const std::vector<std::string> words = split(text);
    return phrase_length(WordClass::request, text) > 0 &&
           std::none_of(words.begin(), words.end(),
                        [](const std::string& word) { return is_in(WordClass::given_name, word); });
}

// "Welcome to Muster Lodge": without the welcome; not of "welcome to our page".
Span without_welcome(std::string_view open, Span stretch)
{
    const std::string_view text = text_of(open, stretch);
    const std::size_t begin = begin_behind(text, phrase_length(WordClass::welcome, text));
    return begin == text.size() || starts_with_capital(text.substr(begin))
               ? Span{stretch.begin + begin, stretch.end}
               : stretch;
}

// "Hébergeur :": French puts a blank before the colon, which parts the label from its value.
bool is_credit_label(std::string_view open, Span stretch)
{
    const std::size_t sign = open.find_first_not_of(' ', stretch.end);
    return sign != std::string_view::npos && open[sign] == ':' &&
           label_of(split(text_of(open, stretch))) == FieldLabel::credit;
}

// The same of "Votre conseillère :".
bool is_role_label(std::string_view open, Span stretch)
{
    const std::string_view text = text_of(open, stretch);
    const std::size_t sign = open.find_first_not_of(' ', stretch.end);
    return sign != std::string_view::npos && open[sign] == ':' &&
           phrase_length(WordClass::possessive, text) > 0 && is_role(split(text).back());
}

// What parts the stretch that begins here from the one before.
bool is_comma(std::string_view text, std::size_t begin)
{
    const std::size_t sign = text.find_last_not_of(' ', begin - 1);
    return sign != std::string_view::npos && text[sign] == ',';
}

// The whole line as a piece, with what the line above and its own end say of it.
Piece line_of(const std::vector<Segment>& segments, std::size_t at)
{
    Piece line;
    line.segment = at;
    if (at > 0 && follows(segments[at - 1], segments[at])) {
        line.label = label_below(segments[at - 1]);
        line.behind_role = ends_in_role(segments[at - 1]);
    }
    line.role_of_next = ends_in_role(segments[at]);
    return line;
}

void add_pieces_of_line(std::vector<Piece>& pieces, const std::vector<Segment>& segments,
                        std::size_t at)
{
    const Segment& segment = segments[at];
    const Piece line = line_of(segments, at);
    const bool of_copyright = has_copyright(segment);
    bool credited = line.label == FieldLabel::credit;
    bool has_role = false;
    bool is_labelled = false;
    for (const Span printed : stretches_with_suffixes(segment.open)) {
        const Span stretch = without_welcome(segment.open, printed);
        if (is_request(text_of(segment.open, stretch))) {
            continue;
        }
        if (is_credit_label(segment.open, stretch)) {
            credited = true;
            continue;
        }
        Piece whole = line;
        if (stretch.begin > 0) {
            whole = {};
            whole.segment = at;
            // "Managing Directors: Erika Muster, Hans Wein"
            whole.behind_role = is_labelled || (has_role && is_comma(segment.open, stretch.begin));
        }
        whole.span = stretch;
        is_labelled = is_role_label(segment.open, stretch);
        if (is_labelled) {
            const std::string_view text = text_of(segment.open, stretch);
            whole.span.begin += begin_behind(text, phrase_length(WordClass::possessive, text));
            whole.role_of_next = true;
        }
        whole.label = of_copyright ? FieldLabel::firm : whole.label;
        has_role = whole.behind_role;
        for (Piece part : parts_of(segment, whole)) {
            // "Webdesign: Studio Muster, Erika Muster": all that follows on the line.
            credited = credited || part.label == FieldLabel::credit;
            part.label = credited ? FieldLabel::credit : part.label;
            has_role = has_role || part.behind_role;
            add_piece(pieces, segments, part);
        }
    }
}

}  // namespace

bool is_role(const std::string& word)
{
    return is_in(WordClass::title, word) || ends_in(WordClass::title_end, word);
}

bool reads_like_title(std::string_view text)
{
    const std::vector<std::string> words = split(text, " ,");
    constexpr std::size_t longest_title = 6;
    return !words.empty() && words.size() <= longest_title &&
           std::any_of(words.begin(), words.end(), is_role) &&
           std::none_of(words.begin(), words.end(), [](const std::string& word) {
               return (is_in(WordClass::legal_form, word) && count_characters(word).upper > 0) ||
                      (is_in(WordClass::slogan, word) && !is_in(WordClass::link, word));
           });
}

std::size_t ordinal_length(std::string_view text)
{
    const std::size_t figures = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::size_t blank = text.find(' ');
    return figures > 0 && figures <= 2 && blank != std::string_view::npos && blank > figures &&
                   blank - figures <= 2
               ? blank + 1
               : 0;
}

std::vector<Piece> pieces_of(const std::vector<Segment>& segments)
{
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        add_pieces_of_line(pieces, segments, i);
    }
    return pieces;
}

}  // namespace cardlog
