#include "parse/classify.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "parse/features.h"
#include "parse/internet.h"
#include "parse/lexicon.h"
#include "parse/name.h"
#include "parse/unicode.h"

namespace cardlog {
namespace {

enum Role : std::size_t { name_role, company_role, title_role, department_role, role_count };

// Log-odds that each unit of a feature adds for name, company, job title, department. Set by hand
// from what the features mean, then balanced on 72 synthetic cards; single cards moved none.
constexpr std::array<std::array<double, role_count>, feature_count> weights{{
    /* always             */ {-2.5, -2.6, -3.0, -4.0},
    /* given_name_first   */ {3.0, -1.6, -1.5, -2.0},
    /* academic_prefix    */ {3.5, -2.5, -2.0, -2.0},
    /* particle_inside    */ {1.0, -0.3, 0.0, 0.0},
    /* legal_form         */ {-4.0, 5.5, -3.0, -2.0},
    /* company_word       */ {-3.0, 2.8, -0.7, 0.5},
    /* title_word         */ {-3.0, -1.5, 5.0, -1.5},
    /* title_end          */ {-2.0, -0.5, 5.0, -1.5},
    /* department_word    */ {-2.0, -0.2, 0.3, 4.5},
    /* single_word        */ {-2.0, 0.0, 0.3, 0.0},
    /* two_or_three_words */ {1.5, 0.3, 0.3, 0.0},
    /* many_words         */ {-1.0, -0.3, -0.5, -0.5},
    /* all_capitalised    */ {1.0, 0.8, 0.2, 0.2},
    /* small_words        */ {-2.0, -1.2, -0.4, -0.6},
    /* digits             */ {-1.5, -0.5, -0.8, -0.8},
    /* ampersand          */ {-2.0, 1.0, -0.5, 0.0},
    /* large_print        */ {1.4, 1.4, -1.2, -1.0},
    /* mail_agrees        */ {4.0, -1.0, -1.5, -1.0},
    /* domain_agrees      */ {-0.5, 4.5, -1.5, -1.0},
    /* slogan_words       */ {-3.0, -2.5, -2.0, -1.5},
    /* badly_read         */ {-2.0, -2.5, -1.5, -1.5},
    /* several_lines      */ {-2.5, -2.0, -3.0, -3.0},
    /* lines_continue     */ {3.5, 3.5, 1.0, 0.0},
    /* lines_alike        */ {2.0, 0.5, 0.0, 0.0},
    /* near_top           */ {0.3, 0.4, 0.0, 0.0},
}};

// A job title is printed under the name more often than anywhere else.
constexpr double title_under_name = 1.0;

// Of each role only this many best candidates are tried in every combination.
constexpr std::size_t best_candidates = 8;

// Cards have fewer lines of words than this; the rest of a long text is not looked at.
constexpr std::size_t most_pieces = 60;

// The model's log-odds are too sure of themselves; confidences stop here.
constexpr double surest = 0.96;

struct Piece {
    std::size_t segment = 0;
    Span span;
    std::string text;
};

struct Scored {
    Candidate candidate;
    std::array<double, role_count> odds{};
};

bool is_label(const std::string& word)
{
    return is_in(WordClass::work_label, word) || is_in(WordClass::mobile_label, word) ||
           is_in(WordClass::fax_label, word) || is_in(WordClass::other_label, word);
}

// Icons and strokes at the ends of a line: one or two characters that are no initial, badly read
// or without letters.
bool is_junk(const Segment& segment, std::size_t begin, const std::string& word, bool in_front)
{
    const CharacterCounts counts = count_characters(word);
    if (counts.letters + counts.digits == 0) {
        return true;
    }
    const bool initial = in_front && counts.letters == 1 && word.back() == '.' && counts.upper == 1;
    const bool known = is_in(WordClass::legal_form, word) || is_in(WordClass::particle, word) ||
                       is_in(WordClass::prefix, word);
    const double confidence = seen(segment, {begin, begin + word.size()}).confidence;
    return !known && ((counts.letters + counts.digits == 1 && !initial) ||
                      (counts.letters + counts.digits <= 3 && confidence < 0.4));
}

struct PlacedWord {
    std::string text;
    std::size_t begin = 0;
};

std::vector<PlacedWord> placed_words(const std::string& text, Span span)
{
    std::vector<PlacedWord> words;
    for (std::size_t at = text.find_first_not_of(' ', span.begin); at < span.end;) {
        const std::size_t end = std::min(text.find(' ', at), span.end);
        words.push_back({text.substr(at, end - at), at});
        at = text.find_first_not_of(' ', end);
    }
    return words;
}

void add_piece(std::vector<Piece>& pieces, const Segment& segment, std::size_t index, Span span)
{
    std::vector<PlacedWord> words = placed_words(segment.text, span);
    while (!words.empty() && is_junk(segment, words.back().begin, words.back().text, false)) {
        words.pop_back();
    }
    while (!words.empty() && is_junk(segment, words.front().begin, words.front().text, true)) {
        words.erase(words.begin());
    }
    const bool labels_only = std::all_of(words.begin(), words.end(), [](const PlacedWord& word) {
        return is_label(word.text) || count_characters(word.text).letters < 2;
    });
    if (labels_only) {
        return;
    }
    Piece piece{index, {words.front().begin, words.back().begin + words.back().text.size()}, {}};
    const std::string_view text =
        std::string_view(segment.text).substr(piece.span.begin, piece.span.end - piece.span.begin);
    piece.text = std::string(trimmed(text, ".()"));
    if (count_characters(piece.text).letters >= 2) {
        pieces.push_back(std::move(piece));
    }
}

// What is open in a segment, apart at strokes and dots that typographers set between values.
std::vector<Piece> pieces_of(const std::vector<Segment>& segments)
{
    static constexpr std::array<std::string_view, 6> separators{"\t",     "|",      "\u00b7",
                                                                "\u2022", "\u00bb", " - "};
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < segments.size() && pieces.size() < most_pieces; ++i) {
        const std::string& open = segments[i].open;
        std::size_t begin = 0;
        for (std::size_t at = 0; at <= open.size(); ++at) {
            const auto* found =
                std::find_if(separators.begin(), separators.end(), [&](std::string_view mark) {
                    return std::string_view(open).substr(at, mark.size()) == mark;
                });
            const bool end = at == open.size();
            if (end || found != separators.end()) {
                add_piece(pieces, segments[i], i, {begin, at});
                at += end ? 0 : found->size() - 1;
                begin = at + 1;
            }
        }
    }
    return pieces;
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

// "Dipl.-Ing." cannot stand alone, nor can "(haftungsbeschränkt)", "& Co. KG" or a line that ends
// in "&" or a hyphen.
bool goes_on(const std::string& above, const std::string& below)
{
    const std::vector<std::string> head = split(above);
    const std::vector<std::string> tail = split(below, " &");
    const bool only_legal = std::all_of(tail.begin(), tail.end(), [](const std::string& word) {
        return is_in(WordClass::legal_form, word);
    });
    const bool only_prefix = std::all_of(head.begin(), head.end(), [](const std::string& word) {
        return is_in(WordClass::prefix, word);
    });
    return only_legal || only_prefix || above.back() == '&' || above.back() == '-' ||
           below.front() == '&';
}

Candidate candidate_of(const std::vector<Segment>& segments, const std::vector<Piece>& pieces,
                       std::size_t first, std::size_t last, double median)
{
    Candidate candidate;
    candidate.first = first;
    candidate.last = last;
    double largest = 0;
    double smallest = 0;
    for (std::size_t i = first; i <= last; ++i) {
        const Piece& piece = pieces[i];
        const double size = segments[piece.segment].size;
        largest = i == first ? size : std::max(largest, size);
        smallest = i == first ? size : std::min(smallest, size);
        const Evidence evidence = seen(segments[piece.segment], piece.span);
        candidate.evidence = i == first ? evidence : joined(candidate.evidence, evidence, " ");
        append_word(candidate.text, piece.text);
        candidate.continues =
            candidate.continues || (i > first && goes_on(pieces[i - 1].text, piece.text));
    }
    candidate.size = median > 0 ? largest / median : 0;
    candidate.lowest = largest > 0 ? smallest / largest : 1;
    return candidate;
}

// A value is broken over three lines at most.
std::vector<Candidate> candidates_of(const std::vector<Segment>& segments,
                                     const std::vector<Piece>& pieces)
{
    const double median = median_size(segments);
    std::vector<Candidate> candidates;
    for (std::size_t first = 0; first < pieces.size(); ++first) {
        for (std::size_t last = first; last < std::min(first + 3, pieces.size()); ++last) {
            if (last > first &&
                (pieces[last].segment == pieces[last - 1].segment ||
                 !follows(segments[pieces[last - 1].segment], segments[pieces[last].segment]))) {
                break;
            }
            candidates.push_back(candidate_of(segments, pieces, first, last, median));
        }
    }
    return candidates;
}

Witnesses witnesses_of(const std::vector<Field>& emails, const std::vector<Field>& websites)
{
    const auto letters = [](const std::string& text) {
        std::string plain = fold_german(text);
        std::erase_if(plain, [](char c) { return !is_wordlike(c); });
        return plain;
    };
    Witnesses witnesses;
    const auto add_domain = [&](const std::string& domain) {
        if (!is_mail_host(domain) && !is_social(domain)) {
            witnesses.domains.push_back(letters(domain.substr(0, domain.rfind('.'))));
        }
    };
    for (const Field& email : emails) {
        witnesses.local_parts.push_back(letters(email.value.substr(0, email.value.rfind('@'))));
        add_domain(domain_of(email.value));
    }
    for (const Field& website : websites) {
        add_domain(domain_of(website.value));
    }
    return witnesses;
}

Scored scored(Candidate candidate, const Witnesses& witnesses, double position)
{
    Scored result;
    const Features features = features_of(candidate, witnesses, position);
    for (std::size_t role = 0; role < role_count; ++role) {
        for (std::size_t feature = 0; feature < feature_count; ++feature) {
            result.odds.at(role) += features.at(feature) * weights.at(feature).at(role);
        }
    }
    result.candidate = std::move(candidate);
    return result;
}

using Choice = std::array<const Scored*, role_count>;

bool overlap(const Candidate& a, const Candidate& b)
{
    return a.first <= b.last && b.first <= a.last;
}

bool is_free(const Choice& choice, const Candidate& candidate)
{
    return std::none_of(choice.begin(), choice.end(), [&](const Scored* other) {
        return other != nullptr && overlap(other->candidate, candidate);
    });
}

// What a role gains from where the others are.
double bonus(const Choice& choice, std::size_t role, const Scored& one)
{
    const Scored* name = choice[name_role];
    const bool under = name != nullptr && one.candidate.first == name->candidate.last + 1;
    return role == title_role && under ? title_under_name : 0;
}

// Tries every combination of the best candidates, role after role.
class Assignment {
public:
    explicit Assignment(const std::vector<Scored>& all)
    {
        for (std::size_t role = 0; role < role_count; ++role) {
            std::vector<const Scored*>& best = ranked_.at(role);
            for (const Scored& one : all) {
                if (one.odds.at(role) + title_under_name > 0) {
                    best.push_back(&one);
                }
            }
            std::sort(best.begin(), best.end(), [&](const Scored* a, const Scored* b) {
                return a->odds.at(role) > b->odds.at(role);
            });
            best.resize(std::min(best.size(), best_candidates));
        }
        extend(name_role, 0);
    }

    [[nodiscard]] const Choice& best() const { return best_; }

private:
    void extend(std::size_t role, double sum)
    {
        if (role == role_count) {
            if (sum > best_sum_) {
                best_sum_ = sum;
                best_ = current_;
            }
            return;
        }
        extend(role + 1, sum);
        for (const Scored* one : ranked_.at(role)) {
            if (is_free(current_, one->candidate)) {
                const double odds = one->odds.at(role) + bonus(current_, role, *one);
                current_.at(role) = one;
                extend(role + 1, sum + odds);
                current_.at(role) = nullptr;
            }
        }
    }

    std::array<std::vector<const Scored*>, role_count> ranked_{};
    Choice current_{};
    Choice best_{};
    double best_sum_ = 0;
};

// The model's own probability, lowered where another line fits the role nearly as well.
double probability(const std::vector<Scored>& all, const Choice& choice, std::size_t role)
{
    const Scored& chosen = *choice.at(role);
    double next = -5;
    for (const Scored& other : all) {
        if (!overlap(other.candidate, chosen.candidate)) {
            next = std::max(next, other.odds.at(role));
        }
    }
    const double odds = chosen.odds.at(role) + bonus(choice, role, chosen);
    const auto logistic = [](double x) { return 1 / (1 + std::exp(-x)); };
    return std::min(surest, logistic(odds)) * (0.6 + 0.4 * logistic(odds - next));
}

std::optional<Field> field_of(const std::vector<Scored>& all, const Choice& choice, Role role)
{
    const Scored* chosen = choice.at(role);
    if (chosen == nullptr) {
        return std::nullopt;
    }
    Field field{chosen->candidate.text, chosen->candidate.evidence};
    rate(field.evidence, probability(all, choice, role));
    return field;
}

}  // namespace

Roles find_roles(const std::vector<Segment>& segments, const std::vector<Field>& emails,
                 const std::vector<Field>& websites)
{
    const std::vector<Piece> pieces = pieces_of(segments);
    const Witnesses witnesses = witnesses_of(emails, websites);
    std::vector<Scored> all;
    for (Candidate& candidate : candidates_of(segments, pieces)) {
        const double position =
            static_cast<double>(candidate.first) / static_cast<double>(pieces.size());
        all.push_back(scored(std::move(candidate), witnesses, position));
    }
    const Assignment assignment(all);
    const Choice& choice = assignment.best();
    Roles roles;
    if (const auto field = field_of(all, choice, name_role)) {
        const std::string restored = with_umlauts(field->value, witnesses.local_parts);
        roles.name = name_from(restored);
        roles.name->evidence = field->evidence;
        roles.name->evidence.repaired = restored != field->value;
    }
    roles.company = field_of(all, choice, company_role);
    roles.job_title = field_of(all, choice, title_role);
    roles.department = field_of(all, choice, department_role);
    return roles;
}

}  // namespace cardlog
