#include "parse/roles/classify.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "parse/internet/domain.h"
#include "parse/internet/social.h"
#include "parse/roles/role_scores.h"
#include "parse/text/lexicon.h"
#include "parse/text/misreading.h"
#include "parse/text/name.h"
#include "parse/text/name_letters.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// The best of each role are enough: the others have next to no probability.
constexpr std::size_t most_rivals = 6;

// Their names in the card record.
constexpr std::array<const char*, role_count> role_fields{"name", "company", "job_title",
                                                          "department"};

// What naming none weighs. A firm to be looked at costs less than one that is missing: it is taken
// from a chance of three in eight on.
double weight_of_none(Role role)
{
    return role == company_role ? 0.6 : 1;
}

struct Choice {
    std::size_t candidate = 0;
    double probability = 0;
};

// What becomes of the roles: their values; and of a role that has none, though what is left may
// well hold one, the likeliest candidate.
struct Choices {
    std::array<std::optional<Choice>, role_count> values{};
    std::array<std::optional<Choice>, role_count> possible{};
};

struct Rival {
    std::optional<std::size_t> candidate{};  ///< none: the role is not on the card
    double weight = 1;                       ///< exp(score); "none" has score 0
};

using Rivals = std::array<std::vector<Rival>, role_count>;

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

// "Frau Muster", "Dr. Muster": somebody is called so, which is asked about at least.
constexpr double of_addressed = 0.25;

bool is_addressed(const RoleFeatures& features)
{
    using enum RoleFeature;
    return features[academic_prefix] > 0 && features[all_capitalised] > 0 &&
           features[single_word] + features[two_or_three_words] > 0 &&
           features[slogan_words] + features[digits] + features[legal_form] == 0;
}

std::vector<Rival> rivals_of(const std::vector<RoleFeatures>& features,
                             const std::vector<RoleScores>& scores, Role role)
{
    const Rival none{std::nullopt, weight_of_none(role)};
    std::vector<Rival> rivals{none};
    for (std::size_t i = 0; i < features.size(); ++i) {
        if (can_be(role, features[i])) {
            const bool addressed = role == name_role && is_addressed(features[i]);
            rivals.push_back(
                {i, std::max(std::exp(scores[i][role]), addressed ? of_addressed : 0)});
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

// How much less likely a job title is that is nobody's.
constexpr double of_nobody = 0.2;

// Goes through the joint choices, depth first.
class JointChoice {
public:
    JointChoice(const std::vector<Candidate>& candidates, Rivals rivals)
        : candidates_(candidates), rivals_(std::move(rivals))
    {
        for (std::size_t role = 0; role < role_count; ++role) {
            marginal_[role].assign(rivals_[role].size(), 0);
        }
        visit(0, 1);
    }

    [[nodiscard]] Choices best() const
    {
        Choices choices;
        for (std::size_t role = 0; role < role_count; ++role) {
            const std::size_t chosen = best_[role];
            if (const auto candidate = rivals_[role][chosen].candidate) {
                choices.values[role] = Choice{*candidate, marginal_[role][chosen] / total_};
            } else {
                choices.possible[role] = passed_over(role);
            }
        }
        ask_once(choices.possible);
        return choices;
    }

private:
    // What may be of two roles is asked about as the likelier one.
    void ask_once(std::array<std::optional<Choice>, role_count>& possible) const
    {
        for (std::size_t role = 0; role < role_count; ++role) {
            const bool rivalled =
                possible[role] && std::any_of(possible.begin(), possible.end(), [&](auto& other) {
                    return other && other->probability > possible[role]->probability &&
                           overlap(other->candidate, possible[role]->candidate);
                });
            if (rivalled) {
                possible[role].reset();
            }
        }
    }

    [[nodiscard]] bool overlap(std::size_t one, std::size_t other) const
    {
        return candidates_[one].first <= candidates_[other].last &&
               candidates_[other].first <= candidates_[one].last;
    }

    // Of what no other role took: where such print is a value, that one is in doubt already.
    [[nodiscard]] std::optional<Choice> passed_over(std::size_t role) const
    {
        std::optional<Choice> likeliest;
        double chance = 0;
        for (std::size_t i = 0; i < rivals_[role].size(); ++i) {
            const auto candidate = rivals_[role][i].candidate;
            const double probability = marginal_[role][i] / total_;
            if (!candidate || !is_left_by(best_, role_count, *candidate)) {
                continue;
            }
            chance += probability;
            if (!likeliest || probability > likeliest->probability) {
                likeliest = Choice{*candidate, probability};
            }
        }
        return chance > 1 - review_threshold ? likeliest : std::nullopt;
    }

    void visit(std::size_t role, double weight)
    {
        if (role == role_count) {
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
                visit(role + 1, weight * rival.weight * (is_of_nobody(role) ? of_nobody : 1));
            }
        }
    }

    [[nodiscard]] bool is_of_nobody(std::size_t role) const
    {
        return role == title_role && rivals_[role][chosen_[role]].candidate &&
               !rivals_[name_role][chosen_[name_role]].candidate;
    }

    [[nodiscard]] bool is_free(std::size_t role, std::size_t candidate) const
    {
        const Candidate& own = candidates_[candidate];
        return is_left_by(chosen_, role, candidate) &&
               (role != title_role ||
                (own.role_of_next || name_has_role() ? is_role_of_name(own) : true));
    }

    // Whether the first roles, as they are chosen, use none of its print.
    [[nodiscard]] bool is_left_by(const std::array<std::size_t, role_count>& chosen,
                                  std::size_t roles, std::size_t candidate) const
    {
        for (std::size_t k = 0; k < roles; ++k) {
            const auto taken = rivals_[k][chosen[k]].candidate;
            if (taken && overlap(*taken, candidate)) {
                return false;
            }
        }
        return true;
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
    std::array<std::vector<double>, role_count> marginal_{};
    std::array<std::size_t, role_count> chosen_{};
    std::array<std::size_t, role_count> best_{};
    double best_weight_ = -1;
    double total_ = 0;
};

Choices choices_among(const std::vector<Candidate>& candidates, Source source,
                      const Witnesses& witnesses)
{
    const std::vector<RoleFeatures> features = features_of(candidates, witnesses, source);
    const std::vector<RoleScores> scores = role_scores(candidates, features);
    Rivals rivals;
    for (std::size_t k = 0; k < role_count; ++k) {
        const auto role = static_cast<Role>(k);
        rivals[role] = rivals_of(features, scores, role);
    }
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
    roles.company = field_of(candidates, choices.values[company_role]);
    if (roles.company) {
        const std::string restored = with_legal_form(
            with_spaced_ampersand(with_umlauts(roles.company->value, witnesses.domains)));
        roles.company->evidence.repaired = restored != roles.company->value;
        roles.company->value = restored;
    }
    if (const auto field = field_of(candidates, choices.values[name_role])) {
        const std::string restored =
            with_umlauts(with_capital_i(field->value), witnesses.local_parts);
        roles.name = name_from(
            restored, {witnesses.local_parts, region, roles.company ? roles.company->value : ""});
        roles.name->evidence = field->evidence;
        roles.name->evidence.repaired = restored != field->value;
    }
    roles.job_title = field_of(candidates, choices.values[title_role]);
    roles.department = field_of(candidates, choices.values[department_role]);
    for (std::size_t role = 0; role < role_count; ++role) {
        if (const auto field = field_of(candidates, choices.possible[role])) {
            roles.possible.push_back({role_fields[role], field->evidence});
        }
    }
    return roles;
}

}  // namespace cardlog
