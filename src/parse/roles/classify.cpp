#include "parse/roles/classify.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "parse/internet/domain.h"
#include "parse/internet/social.h"
#include "parse/models/models.h"
#include "parse/text/lexicon.h"
#include "parse/text/misreading.h"
#include "parse/text/name.h"
#include "parse/text/name_letters.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// The best of each role are enough: the others have next to no probability.
constexpr std::size_t most_rivals = 6;

// What naming none weighs. A firm to be looked at costs less than one that is missing: it is taken
// from a chance of three in eight on, and a title of typed text from one in four on; on pictures
// that brings as many wrong titles as right ones. A name that is nobody's is worse than none.
double weight_of_none(Role role, Source source)
{
    const double title = source == Source::text ? 0.35 : 1;
    return role == company_role ? 0.6 : role == title_role ? title : 1;
}

struct Choice {
    std::size_t candidate = 0;
    double probability = 0;
};

using Choices = std::array<std::optional<Choice>, role_count>;

struct Rival {
    std::optional<std::size_t> candidate{};  ///< none: the role is not on the card
    double weight = 1;                       ///< exp(score); "none" has score 0
};

using Rivals = std::array<std::vector<Rival>, role_count>;

using Weights = Model<RoleFeature, role_count>;

// Pictures and typed text have weights of their own: typed text has neither sizes nor misreadings,
// and a person stands among greetings, menus and registers.
const Weights& weights_for(Source source)
{
    static const Weights picture(parse_models(), "picture_roles");
    static const Weights text(parse_models(), "text_roles");
    return source == Source::text ? text : picture;
}

// Letters of a name may be read as figures, but not three of them; and four words in small letters
// are a piece of running text where nothing says that they are a firm.
bool can_be(Role role, const RoleFeatures& features)
{
    using enum RoleFeature;
    const bool running =
        features[without_capitals] > 0 && features[small_words] > 1 &&
        features[single_word] + features[two_or_three_words] == 0 &&
        features[domain_agrees] + features[company_word] + features[legal_form] == 0;
    return role == name_role      ? features[digits] < most_digits
           : role == company_role ? !running
                                  : true;
}

std::vector<Rival> rivals_of(const std::vector<RoleFeatures>& features, Source source, Role role)
{
    const Rival none{std::nullopt, weight_of_none(role, source)};
    std::vector<Rival> rivals{none};
    for (std::size_t i = 0; i < features.size(); ++i) {
        if (can_be(role, features[i])) {
            rivals.push_back({i, std::exp(weighted_sums(features[i], weights_for(source))[role])});
        }
    }
    std::sort(rivals.begin(), rivals.end(),
              [](const Rival& a, const Rival& b) { return a.weight > b.weight; });
    const auto is_none = [](const Rival& rival) { return !rival.candidate; };
    const bool has_none = std::find_if(rivals.begin(), rivals.end(), is_none) - rivals.begin() <
                          static_cast<std::ptrdiff_t>(most_rivals);
    rivals.resize(std::min(rivals.size(), most_rivals));
    if (!has_none) {
        rivals.push_back(none);
    }
    return rivals;
}

// "Chairman: Erika Muster, Treasurer: Hans Wein": the first of several who are named with their
// office is meant, also where the telephone stands below the last.
constexpr double weight_of_later_office = 0.5;

void prefer_first_office(std::vector<Rival>& names, const std::vector<Candidate>& candidates)
{
    const auto has_office = [&](const Rival& rival) {
        return rival.candidate && candidates[*rival.candidate].behind_role;
    };
    std::size_t first = candidates.size();
    for (const Rival& rival : names) {
        first = has_office(rival) ? std::min(first, candidates[*rival.candidate].first) : first;
    }
    for (Rival& rival : names) {
        if (has_office(rival) && candidates[*rival.candidate].first > first) {
            rival.weight *= weight_of_later_office;
        }
    }
}

std::vector<std::string> telling_words(const std::string& text)
{
    constexpr std::size_t shortest = 3;
    std::vector<std::string> words;
    for (const std::string& word : split(text, " ,./&+-'\u2019")) {
        if (std::string key = key_of(word); key.size() >= shortest) {
            words.push_back(std::move(key));
        }
    }
    return words;
}

// "Keane Thatching" after "Diarmuid Keane", by what stands behind the given name; no other way of
// writing him.
bool is_called_after(const std::string& firm, const std::string& name)
{
    const std::vector<std::string> own = telling_words(name);
    const std::vector<std::string> all = telling_words(firm);
    const auto is_shared = [&](const std::string& word) {
        return !own.empty() && std::find(own.begin() + 1, own.end(), word) != own.end();
    };
    return std::any_of(all.begin(), all.end(), is_shared) &&
           !std::all_of(all.begin(), all.end(), is_shared);
}

// Of the firms of 1,500 invented texts 18 in a hundred have a word of the person's name, of other
// lines less than one; not all of the 29 times are believed, since the firms were invented so.
constexpr double odds_of_firm_after_person = 10;

// Goes through the joint choices, depth first.
class JointChoice {
public:
    JointChoice(const std::vector<Candidate>& candidates, Rivals rivals)
        : candidates_(candidates), rivals_(std::move(rivals))
    {
        for (std::size_t role = 0; role < role_count; ++role) {
            marginal_[role].assign(rivals_[role].size(), 0);
        }
        for (const Rival& name : rivals_[name_role]) {
            std::vector<double>& odds = odds_of_pair_.emplace_back();
            for (const Rival& company : rivals_[company_role]) {
                odds.push_back(odds_of_pair(name.candidate, company.candidate));
            }
        }
        visit(0, 1);
    }

    [[nodiscard]] Choices best() const
    {
        Choices choices;
        for (std::size_t role = 0; role < role_count; ++role) {
            const std::size_t chosen = best_[role];
            if (const auto candidate = rivals_[role][chosen].candidate) {
                choices[role] = Choice{*candidate, marginal_[role][chosen] / total_};
            }
        }
        return choices;
    }

private:
    [[nodiscard]] double odds_of_pair(std::optional<std::size_t> name,
                                      std::optional<std::size_t> company) const
    {
        const bool after =
            name && company && is_called_after(candidates_[*company].text, candidates_[*name].text);
        return after ? odds_of_firm_after_person : 1;
    }

    void visit(std::size_t role, double weight)
    {
        if (role == role_count) {
            weight *= odds_of_pair_[chosen_[name_role]][chosen_[company_role]];
            total_ += weight;
            for (std::size_t k = 0; k < role_count; ++k) {
                marginal_[k][chosen_[k]] += weight;
            }
            if (weight > best_weight_) {
                best_weight_ = weight;
                best_ = chosen_;
            }
            return;
        }
        for (std::size_t i = 0; i < rivals_[role].size(); ++i) {
            const Rival& rival = rivals_[role][i];
            chosen_[role] = i;
            const bool possible = rival.candidate ? is_free(role, *rival.candidate)
                                                  : !(role == title_role && name_has_role());
            if (possible) {
                visit(role + 1, weight * rival.weight);
            }
        }
    }

    [[nodiscard]] bool is_free(std::size_t role, std::size_t candidate) const
    {
        const Candidate& own = candidates_[candidate];
        for (std::size_t k = 0; k < role; ++k) {
            if (const auto taken = rivals_[k][chosen_[k]].candidate) {
                const Candidate& other = candidates_[*taken];
                if (own.first <= other.last && other.first <= own.last) {
                    return false;
                }
            }
        }
        return role != title_role ||
               (own.role_of_next || name_has_role() ? is_role_of_name(own) : true);
    }

    // "Director: John Muster": who is named so bears that title and no other, if it can be one.
    [[nodiscard]] bool name_has_role() const
    {
        const std::vector<Rival>& titles = rivals_[title_role];
        return std::any_of(titles.begin(), titles.end(), [&](const Rival& rival) {
            return rival.candidate && candidates_[*rival.candidate].role_of_next &&
                   is_role_of_name(candidates_[*rival.candidate]);
        });
    }

    [[nodiscard]] bool is_role_of_name(const Candidate& title) const
    {
        const auto name = rivals_[name_role][chosen_[name_role]].candidate;
        return name && candidates_[*name].first == title.last + 1;
    }

    const std::vector<Candidate>& candidates_;
    Rivals rivals_;
    std::vector<std::vector<double>> odds_of_pair_{};  ///< by the rivals of name and company
    std::array<std::vector<double>, role_count> marginal_{};
    std::array<std::size_t, role_count> chosen_{};
    std::array<std::size_t, role_count> best_{};
    double best_weight_ = -1;
    double total_ = 0;
};

std::optional<std::size_t> piece_after_name(const std::vector<Candidate>& candidates,
                                            const std::vector<RoleFeatures>& features,
                                            Source source)
{
    const Rival best = rivals_of(features, source, name_role).front();
    return best.candidate ? std::optional(candidates[*best.candidate].last + 1) : std::nullopt;
}

Choices choices_among(const std::vector<Candidate>& candidates, Source source,
                      const Witnesses& witnesses)
{
    std::vector<RoleFeatures> features = features_of(candidates, witnesses);
    const auto after_name = piece_after_name(candidates, features, source);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        features[i][RoleFeature::right_after_name] = after_name == candidates[i].first ? 1 : 0;
    }
    Rivals rivals;
    for (std::size_t role = 0; role < role_count; ++role) {
        rivals[role] = rivals_of(features, source, static_cast<Role>(role));
    }
    prefer_first_office(rivals[name_role], candidates);
    return JointChoice(candidates, std::move(rivals)).best();
}

std::optional<Field> field_of(const std::vector<Candidate>& candidates,
                              const std::optional<Choice>& choice)
{
    if (!choice) {
        return std::nullopt;
    }
    const Candidate& chosen = candidates[choice->candidate];
    Field field{chosen.text, chosen.evidence};
    rate(field.evidence, choice->probability);
    return field;
}

// "Muster &Sohn": a space before the sign and none behind it is a misread gap.
std::string with_spaced_ampersand(std::string company)
{
    for (std::size_t at = company.find(" &"); at != std::string::npos;
         at = company.find(" &", at + 1)) {
        if (at + 2 < company.size() && company[at + 2] != ' ') {
            company.insert(at + 2, 1, ' ');
        }
    }
    return company;
}

// "Muster co, Itd.": a legal form with a misread letter, as the list spells it.
std::string with_legal_form(const std::string& company)
{
    std::string restored;
    for (const std::string& word : split(company)) {
        const std::string likely = lookalike(key_of(word));
        const bool misread = !restored.empty() && key_of(word).size() > 2 &&
                             !is_in(WordClass::legal_form, word) &&
                             is_in(WordClass::legal_form, likely);
        append_word(restored, misread ? spelling(WordClass::legal_form, likely) : word);
    }
    return restored;
}

}  // namespace

Witnesses witnesses_of(const std::vector<Field>& emails, const std::vector<Field>& websites,
                       const std::vector<Field>& social)
{
    const auto letters = [](const std::string& text) { return letters_of(fold_german(text)); };
    Witnesses witnesses;
    const auto add_domain = [&](const std::string& domain) {
        if (!domain.empty() && !is_mail_host(domain) && !is_social(domain)) {
            std::vector<std::string> labels = split(domain, ".");
            labels.pop_back();
            for (const std::string& label : labels) {
                witnesses.domains.push_back(letters(label));
            }
        }
    };
    for (const Field& email : emails) {
        witnesses.local_parts.push_back(letters(email.value.substr(0, email.value.rfind('@'))));
        add_domain(domain_of(email.value));
    }
    for (const Field& website : websites) {
        add_domain(domain_of(website.value));
    }
    for (const Field& one : social) {  // "@muster", "LinkedIn: muster", "network.example/in/muster"
        witnesses.handles.push_back(letters(one.value.substr(one.value.find_last_of("@ /") + 1)));
    }
    return witnesses;
}

Roles find_roles(const std::vector<Segment>& segments, const Witnesses& witnesses,
                 const std::string& region)
{
    const std::vector<Candidate> candidates = candidates_of(segments, pieces_of(segments));
    const Choices choices = choices_among(candidates, source_of(segments), witnesses);
    Roles roles;
    if (const auto field = field_of(candidates, choices[name_role])) {
        const std::string restored =
            with_umlauts(with_capital_i(field->value), witnesses.local_parts);
        roles.name = name_from(restored, {witnesses.local_parts, region});
        roles.name->evidence = field->evidence;
        roles.name->evidence.repaired = restored != field->value;
    }
    roles.company = field_of(candidates, choices[company_role]);
    if (roles.company) {
        const std::string restored = with_legal_form(
            with_spaced_ampersand(with_umlauts(roles.company->value, witnesses.domains)));
        roles.company->evidence.repaired = restored != roles.company->value;
        roles.company->value = restored;
    }
    roles.job_title = field_of(candidates, choices[title_role]);
    roles.department = field_of(candidates, choices[department_role]);
    return roles;
}

}  // namespace cardlog
