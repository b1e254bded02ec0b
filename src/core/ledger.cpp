#include "core/ledger.h"

#include <array>
#include <utility>

namespace cardlog {
namespace {

constexpr std::array<std::pair<Outcome, const char*>, 6> outcome_words{{
    {Outcome::reached, "reached"},
    {Outcome::they_called, "they_called"},
    {Outcome::met, "met"},
    {Outcome::no_answer, "no_answer"},
    {Outcome::left_message, "left_message"},
    {Outcome::released, "released"},
}};

constexpr std::array<std::pair<ReferralState, const char*>, 5> referral_words{{
    {ReferralState::promised, "promised"},
    {ReferralState::handed_over, "handed_over"},
    {ReferralState::meets, "meets"},
    {ReferralState::declined, "declined"},
    {ReferralState::no_answer, "no_answer"},
}};

template <class Words, class Value>
std::string word_of(const Words& words, Value value)
{
    for (const auto& [known, word] : words) {
        if (known == value) {
            return word;
        }
    }
    return {};
}

template <class Words>
auto value_of(const Words& words, const std::string& text)
{
    std::optional<typename Words::value_type::first_type> value;
    for (const auto& [known, word] : words) {
        if (text == word) {
            value = known;
        }
    }
    return value;
}

}  // namespace

std::string to_string(Outcome outcome)
{
    return word_of(outcome_words, outcome);
}

std::optional<Outcome> outcome_from(const std::string& word)
{
    return value_of(outcome_words, word);
}

bool closes(Outcome outcome)
{
    return outcome != Outcome::no_answer && outcome != Outcome::left_message;
}

std::string to_string(ReferralState state)
{
    return word_of(referral_words, state);
}

std::optional<ReferralState> referral_state_from(const std::string& word)
{
    return value_of(referral_words, word);
}

}  // namespace cardlog
