#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "core/calendar.h"

namespace cardlog {

/// The number of a row in the store; from 1, never used twice.
using Id = std::int64_t;

/// As many entries of a list as there are.
inline constexpr std::size_t all_entries = std::numeric_limits<std::size_t>::max();

/// A callback is due this many working days after the card was received, unless told otherwise:
/// long enough to have asked the colleague, short enough to be remembered.
inline constexpr int default_callback_working_days = 5;

/// What came of a call.
enum class Outcome { reached, they_called, met, no_answer, left_message, released };

/// "reached", "they_called", ...: the words of the command line and of the store.
[[nodiscard]] std::string to_string(Outcome outcome);

/// The reverse of to_string; empty for an unknown word.
[[nodiscard]] std::optional<Outcome> outcome_from(const std::string& word);

/// Whether the outcome keeps the promise (or gives it back): reached, they_called, met, released.
[[nodiscard]] bool closes(Outcome outcome);

/// Where and when a card was received; what is not known is absent.
struct Encounter {
    std::optional<std::string> event{};
    std::optional<Day> met_on{};
    std::optional<std::string> place{};
    std::optional<std::string> talked_about{};

    bool operator==(const Encounter&) const = default;
};

/// One entry in the log of a callback; the one that closes it is the last.
struct Attempt {
    Time at{};
    Outcome outcome = Outcome::no_answer;
    std::string note;  ///< for `released` the reason

    bool operator==(const Attempt&) const = default;
};

/// The due day of a callback was moved by a person; what an attempt moves is no such move.
struct DueMove {
    Time at{};
    Day from{};
    Day to{};
    std::string reason;  ///< empty when none was given

    bool operator==(const DueMove&) const = default;
};

/// The call owed to a contact.
struct Callback {
    Id id = 0;
    Id contact = 0;
    Day due{};
    Time created_at{};
    std::optional<Outcome> outcome{};  ///< none while it is pending
    std::optional<Time> closed_at{};
    std::string reason;             ///< why it was released; empty otherwise
    std::vector<Attempt> attempts;  ///< oldest first
    std::vector<DueMove> moves{};   ///< oldest first
    bool taken_back = false;        ///< it was closed by mistake, and another one is owed instead

    [[nodiscard]] bool pending() const { return !outcome; }

    bool operator==(const Callback&) const = default;
};

/// What became of the introduction. It never opens, closes or moves a callback.
enum class ReferralState { promised, handed_over, meets, declined, no_answer };

/// "promised", "handed_over", ...: the words of the command line and of the store.
[[nodiscard]] std::string to_string(ReferralState state);

/// The reverse of to_string; empty for an unknown word.
[[nodiscard]] std::optional<ReferralState> referral_state_from(const std::string& word);

/// The card is to be handed to a colleague.
struct Referral {
    Id id = 0;
    std::string to_name;               ///< the colleague
    std::optional<std::string> via{};  ///< the mail address of the colleague
    ReferralState state = ReferralState::promised;
    Time created_at{};
    Time changed_at{};                 ///< when it came into its state
    std::optional<Day> promised_on{};  ///< the day of the promise, where it is known

    bool operator==(const Referral&) const = default;
};

}  // namespace cardlog
