// The idea: a name, a firm or a title is one piece of a line between separators, or a few that
// follow each other. All pieces and all short runs of them are candidates, with what their print
// and their place say of each; none is judged here.
#include "parse/roles/candidates.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>

#include "parse/text/boilerplate.h"
#include "parse/text/lexicon.h"
#include "parse/text/name.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

constexpr std::size_t longest_run = 4;
constexpr double most_beside = 3;

// Under this a line says nothing of the one beside it: "di", read out of a texture above a name, is
// no part of it.
constexpr double least_reading_of_joined = 0.5;

// The second line may go on what the first one begins.
bool goes_on(const std::vector<Segment>& segments, const Piece& above, const Piece& below)
{
    const auto is_read = [&](const Piece& piece) {
        return seen(segments[piece.segment], piece.span).confidence >= least_reading_of_joined;
    };
    return follows(segments[above.segment], segments[below.segment]) && is_read(above) &&
           is_read(below);
}

bool on_one_line(const Segment& a, const Segment& b)
{
    return &a == &b || on_one_row(a, b);
}

// Ends with a word that titles, departments or firms end with.
bool is_complete(const std::string& text)
{
    const std::string last = split(text).back();
    return is_in(WordClass::title, last) || ends_in(WordClass::title_end, last) ||
           is_in(WordClass::department, last) || is_in(WordClass::legal_form, last);
}

// The stretch of two pieces of one line with what is printed between them.
std::optional<Span> spanning(const Segment& segment, const Piece& first, const Piece& last)
{
    const Span span{first.span.begin, last.span.end};
    const std::string_view between = text_of(segment.open, span);
    const bool whole = between.find_first_of("\t|") == std::string_view::npos &&
                       between.find("•") == std::string_view::npos &&
                       between.find("·") == std::string_view::npos;
    return whole ? std::optional(span) : std::nullopt;
}

Candidate candidate_of(const std::vector<Segment>& segments, const Piece& piece)
{
    const Segment& segment = segments[piece.segment];
    Candidate candidate;
    candidate.evidence = seen(segment, piece.span);
    candidate.text = candidate.evidence.printed;
    candidate.size = segment.size;
    candidate.worst = candidate.evidence.confidence;
    candidate.complete = is_complete(candidate.text) ? 1 : 0;
    return candidate;
}

// "Annika J.": the family name is on the next line.
bool ends_in_initial(const std::string& text)
{
    const std::vector<std::string> words = split(text);
    const std::string& last = words.back();
    return words.size() > 1 && last.size() == 2 && last[1] == '.' && starts_with_capital(last) &&
           is_in(WordClass::given_name, words[words.size() - 2]);
}

// "OG" is Norwegian for "and" as well as a firm's legal form.
bool ends_in_link(const std::string& text)
{
    const std::string last = split(text).back();
    return is_in(WordClass::link, last) && !is_in(WordClass::legal_form, last);
}

bool cannot_end(const std::string& text)
{
    return ends_in_initial(text) || text.ends_with('-') || text.ends_with('&') ||
           text.ends_with('+') || ends_in_link(text) ||
           (bare_name(text).empty() && is_in(WordClass::prefix, split(text).back()));
}

bool cannot_begin(const std::string& text)
{
    const std::vector<std::string> words = split(text);
    return text.front() == '&' || text.front() == '+' || text.front() == '(' ||
           (is_in(WordClass::link, words.front()) && !starts_with_capital(words.front())) ||
           std::all_of(words.begin(), words.end(), [](const std::string& word) {
               return is_in(WordClass::legal_form, word) || word == "&";
           });
}

// "Gesellschaft für Mess- und": goes on for sure.
bool is_torn_off(const std::string& text)
{
    return text.ends_with('-') || text.ends_with('&') || text.ends_with('+') || ends_in_link(text);
}

// "Muster UG" above "(haftungsbeschränkt)"
bool is_form_torn_off(std::string_view firm, std::string_view below)
{
    const auto is_form = [](const std::string& word) { return is_in(WordClass::legal_form, word); };
    const std::vector<std::string> forms = split(below);
    return is_form(split(firm).back()) && std::all_of(forms.begin(), forms.end(), is_form);
}

// "Vorname: Erika" above "Name: Muster"; not "Kontakt: Erika Muster" above "Redaktion: Hans Wein".
bool are_parts_of_name(const std::vector<Segment>& segments, const Piece& above, const Piece& below)
{
    const auto is_part = [&](const Piece& piece) {
        return piece.label == FieldLabel::name &&
               words_in(text_of(segments[piece.segment].text, piece.span)).size() == 1;
    };
    return above.segment + 1 == below.segment && is_part(above) && is_part(below);
}

// What it begins in the middle of, or ends in, is on the lines beside it.
bool is_torn(const Candidate& candidate, const std::vector<Segment>& segments,
             const std::vector<Piece>& pieces)
{
    const auto below = [&](std::size_t own, std::size_t next) {
        return next < pieces.size() && pieces[own].segment != pieces[next].segment &&
               goes_on(segments, pieces[own], pieces[next]);
    };
    const std::size_t first = candidate.first;
    const std::size_t last = candidate.last;
    if ((first > 0 && are_parts_of_name(segments, pieces[first - 1], pieces[first])) ||
        (last + 1 < pieces.size() && are_parts_of_name(segments, pieces[last], pieces[last + 1]))) {
        return true;
    }
    const bool begins = first > 0 && below(first - 1, first) &&
                        is_torn_off(std::string(text_of(segments[pieces[first - 1].segment].text,
                                                        pieces[first - 1].span)));
    if (!below(last, last + 1)) {
        return begins;
    }
    const Piece& next = pieces[last + 1];
    return begins || is_torn_off(candidate.text) ||
           is_form_torn_off(candidate.text, text_of(segments[next.segment].text, next.span));
}

// A neighbour on the same or the next line cannot stand without the candidate, or it not without.
bool is_cut(const Candidate& candidate, const std::vector<Segment>& segments,
            const std::vector<Piece>& pieces)
{
    const auto text = [&](const Piece& piece) {
        return std::string(text_of(segments[piece.segment].text, piece.span));
    };
    const auto near = [&](std::size_t above, std::size_t below) {
        return goes_on(segments, pieces[above], pieces[below]) ||
               pieces[above].segment == pieces[below].segment;
    };
    const std::size_t before = candidate.first - 1;
    const std::size_t after = candidate.last + 1;
    const bool cut_front = candidate.first > 0 && near(before, candidate.first) &&
                           (cannot_end(text(pieces[before])) || cannot_begin(candidate.text));
    const bool cut_back = after < pieces.size() && near(candidate.last, after) &&
                          (cannot_end(candidate.text) || cannot_begin(text(pieces[after])));
    return cut_front || cut_back;
}

// A line right above or below is as large as the candidate, and both larger than most print: lines
// of one display text.
bool has_alike_neighbour(const Candidate& candidate, const std::vector<Segment>& segments,
                         const std::vector<Piece>& pieces, double median)
{
    const auto alike = [&](std::size_t own, std::size_t other) {
        const Segment& a = segments[pieces[std::min(own, other)].segment];
        const Segment& b = segments[pieces[std::max(own, other)].segment];
        return follows(a, b) && std::min(a.size, b.size) > 0.92 * std::max(a.size, b.size) &&
               a.size > 1.15 * median;
    };
    return median > 0 &&
           ((candidate.first > 0 && alike(candidate.first, candidate.first - 1)) ||
            (candidate.last + 1 < pieces.size() && alike(candidate.last, candidate.last + 1)));
}

// A telephone number is taken from this line, or from the one below that goes with it.
bool has_number_beside(const std::vector<Segment>& segments, std::size_t at)
{
    const auto digits_taken = [](const Segment& segment) {
        return count_characters(segment.text).digits - count_characters(segment.open).digits;
    };
    constexpr int of_number = 6;
    const auto numbered = [&](const Segment& segment) {
        return digits_taken(segment) >= of_number && segment.text.find('@') == std::string::npos;
    };
    return numbered(segments[at]) || (at + 1 < segments.size() && numbered(segments[at + 1]) &&
                                      count_characters(segments[at + 1].open).letters == 0 &&
                                      follows(segments[at], segments[at + 1]));
}

// "B/3, Muster Tower": figures that no scanner took, on the line but not in the piece; not "1.
// Vorsitzende".
bool has_figures_beside(const std::vector<Segment>& segments, const Piece& piece)
{
    const std::string_view open = segments[piece.segment].open;
    const std::string_view line = open.substr(std::min(ordinal_length(open), piece.span.begin));
    return count_characters(line).digits > count_characters(text_of(open, piece.span)).digits;
}

// "• Wartung": what stands in front of a list's entries.
bool has_bullet(const Segment& segment, Span span)
{
    static constexpr std::array<std::string_view, 11> bullets{"•", "·", "»", "›", "✓", "▪",
                                                              "-", "*", ">", "+", "–"};
    const std::vector<std::string> before = split(segment.text.substr(0, span.begin));
    return before.size() == 1 &&
           std::find(bullets.begin(), bullets.end(), before.front()) != bullets.end();
}

// The piece `other`, right before or behind the candidate's piece `own`, reads like a job title.
bool is_title_beside(std::size_t own, std::size_t other, const std::vector<Segment>& segments,
                     const std::vector<Piece>& pieces)
{
    const Segment& above = segments[pieces[std::min(own, other)].segment];
    const Segment& below = segments[pieces[std::max(own, other)].segment];
    return (&above == &below || on_one_row(above, below) || follows(above, below)) &&
           reads_like_title(text_of(segments[pieces[other].segment].text, pieces[other].span));
}

// Lines of words alone that are as large as this one, right above and below it: a list has many.
double run_of_alike(const std::vector<Segment>& segments, std::size_t at)
{
    constexpr double alike = 0.92;
    constexpr double many = 6;
    const auto goes_on = [&](const Segment& above, const Segment& below) {
        const double smaller = std::min(above.size, below.size);
        return follows(above, below) && smaller >= alike * std::max(above.size, below.size) &&
               count_characters(above.text).digits + count_characters(below.text).digits == 0;
    };
    std::size_t first = at;
    while (first > 0 && goes_on(segments[first - 1], segments[first])) {
        --first;
    }
    std::size_t last = at;
    while (last + 1 < segments.size() && goes_on(segments[last], segments[last + 1])) {
        ++last;
    }
    return std::min(1.0, static_cast<double>(last - first) / many);
}

// Goes on with the next piece; false where it cannot.
bool extend(Candidate& candidate, const std::vector<Segment>& segments,
            const std::vector<Piece>& pieces, std::size_t next)
{
    const Piece& before = pieces[next - 1];
    const Piece& piece = pieces[next];
    if (before.role_of_next) {
        return false;
    }
    const Segment& above = segments[before.segment];
    const Segment& own = segments[piece.segment];
    if (before.segment == piece.segment) {
        if (!spanning(own, before, piece)) {
            return false;
        }
        const Candidate part = candidate_of(segments, piece);
        const std::string printed =
            candidate.text + own.text.substr(before.span.end, piece.span.end - before.span.end);
        candidate.evidence = joined(candidate.evidence, part.evidence, "");
        candidate.evidence.printed = printed;
        candidate.text = printed;
        candidate.complete += part.complete;
        return true;
    }
    // Lines join only as wholes: not "Erika : 98765 43210" with the next such line; but the parts
    // of a form's name: "Vorname: Erika" above "Name: Muster".
    const bool labelled = before.label == FieldLabel::name && piece.label == FieldLabel::name &&
                          before.segment + 1 == piece.segment;
    const bool ends_line = above.open.find_first_not_of(' ', before.span.end) == std::string::npos;
    const bool begins_line = labelled || own.open.find_first_not_of(" \t") >= piece.span.begin;
    if (!ends_line || !begins_line ||
        !(on_one_line(above, own) || goes_on(segments, before, piece))) {
        return false;
    }
    const Candidate part = candidate_of(segments, piece);
    candidate.first_line = candidate.first_line.empty() ? candidate.text : candidate.first_line;
    candidate.last_line = part.text;
    candidate.continues = cannot_end(candidate.text) || cannot_begin(part.text);
    const bool hyphen = candidate.text.ends_with('-');
    candidate.evidence = joined(candidate.evidence, part.evidence, hyphen ? "" : " ");
    candidate.text = candidate.evidence.printed;
    candidate.lowest =
        std::min(candidate.size, part.size) / std::max({candidate.size, part.size, 1.0});
    candidate.size = std::max(candidate.size, part.size);
    candidate.worst = std::min(candidate.worst, part.worst);
    candidate.complete += part.complete;
    candidate.lines += on_one_line(above, own) ? 0 : 1;
    return true;
}

double median_size(const std::vector<Segment>& segments)
{
    std::vector<double> sizes;
    for (const Segment& segment : segments) {
        if (segment.size > 0) {
            sizes.push_back(segment.size);
        }
    }
    if (sizes.empty()) {
        return 0;
    }
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return *middle;
}

// A candidate of one piece, to which others may be added.
Candidate begun_at(std::size_t first, const std::vector<Segment>& segments,
                   const std::vector<Piece>& pieces)
{
    const Piece& piece = pieces[first];
    Candidate candidate = candidate_of(segments, piece);
    candidate.first = first;
    candidate.role_of_next = piece.role_of_next;
    candidate.behind_role = piece.behind_role;
    candidate.label = piece.label;
    candidate.figures_beside = has_figures_beside(segments, piece);
    candidate.number_beside = has_number_beside(segments, piece.segment);
    candidate.bulleted = has_bullet(segments[piece.segment], piece.span);
    candidate.run = run_of_alike(segments, piece.segment);
    candidate.page_share = page_share_of(split(segments[piece.segment].text, " |,;\u00b7:"));
    // The second of two lines stands near the top too.
    candidate.position = static_cast<double>(first) /
                         static_cast<double>(std::max<std::size_t>(pieces.size() - 1, 4));
    return candidate;
}

// Of a mail address, a number, a street: the scanners left no letter of it.
bool is_wholly_taken(const Segment& segment)
{
    return count_characters(segment.open).letters == 0 && segment.open != segment.text;
}

// What stands beside it, above and below.
void set_neighbours(Candidate& candidate, const std::vector<Segment>& segments,
                    const std::vector<Piece>& pieces, double median)
{
    const std::size_t first = candidate.first;
    const std::size_t next = candidate.last + 1;
    candidate.cut = is_cut(candidate, segments, pieces);
    candidate.alike = has_alike_neighbour(candidate, segments, pieces, median);
    candidate.title_before = first > 0 && is_title_beside(first, first - 1, segments, pieces);
    candidate.title_behind =
        next < pieces.size() && is_title_beside(next - 1, next, segments, pieces);
    const std::size_t above = pieces[first].segment;
    const std::size_t below = pieces[candidate.last].segment + 1;
    candidate.fields_before = above > 0 && is_wholly_taken(segments[above - 1]);
    candidate.fields_behind = below < segments.size() && is_wholly_taken(segments[below]);
    candidate.begins_line = first == 0 || pieces[first - 1].segment != pieces[first].segment;
    const auto is_beside = [&](const Piece& piece) {
        return piece.segment == pieces[first].segment ||
               piece.segment == pieces[candidate.last].segment;
    };
    const auto on_lines =
        static_cast<double>(std::count_if(pieces.begin(), pieces.end(), is_beside));
    const double others = on_lines - static_cast<double>(next - first);
    const double elsewhere = 1 - on_lines / static_cast<double>(pieces.size());
    candidate.beside = std::min(others, most_beside) * elsewhere;
}

// Its size and how often it is printed, when all candidates are known.
void set_relative_to_card(std::vector<Candidate>& candidates, const std::vector<Segment>& segments,
                          const std::vector<Piece>& pieces, double median)
{
    double largest = 0;
    for (const Piece& piece : pieces) {
        largest = std::max(largest, segments[piece.segment].size);
    }
    std::map<std::string, int> printed;
    for (const Candidate& candidate : candidates) {
        ++printed[key_of(candidate.text)];
    }
    for (Candidate& candidate : candidates) {
        candidate.largest = largest > 0 ? candidate.size / largest : 0;
        candidate.size = median > 0 ? candidate.size / median : 0;
        candidate.repeated = printed[key_of(candidate.text)] > 1;
    }
}

}  // namespace

std::vector<Candidate> candidates_of(const std::vector<Segment>& segments,
                                     const std::vector<Piece>& pieces)
{
    const double median = median_size(segments);
    std::vector<Candidate> candidates;
    for (std::size_t first = 0; first < pieces.size(); ++first) {
        Candidate candidate = begun_at(first, segments, pieces);
        const std::size_t end = std::min(first + longest_run, pieces.size());
        for (std::size_t next = first; next < end; ++next) {
            if (next > first && !extend(candidate, segments, pieces, next)) {
                break;
            }
            candidate.last = next;
            if (!is_torn(candidate, segments, pieces)) {
                set_neighbours(candidate, segments, pieces, median);
                candidates.push_back(candidate);
            }
        }
    }
    set_relative_to_card(candidates, segments, pieces, median);
    return candidates;
}

}  // namespace cardlog
