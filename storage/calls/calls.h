#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/contact.h"
#include "core/ledger.h"

namespace cardlog {

class Connection;

/// How the introduction to a colleague stands.
struct Introduction {
    std::string to_name;
    ReferralState state = ReferralState::promised;

    bool operator==(const Introduction&) const = default;
};

/// One line of the list of calls that are owed.
struct CallbackSummary {
    Id callback = 0;
    Id contact = 0;
    std::string name;     ///< empty when not known
    std::string company;  ///< empty when not known
    Day due{};
    std::optional<Phone> phone{};  ///< mobile first, never a fax
    bool only_fax = false;         ///< there is no number but a fax's
    std::string note;              ///< a person's own words; empty when there are none
    std::vector<std::string> tags;
    Encounter encounter;  ///< the last one
    std::vector<Introduction> referrals;
    int attempts = 0;
    std::optional<Attempt> last_attempt{};
    int moves = 0;  ///< how often a person moved the due day
    std::string
        known_by{};  ///< what else somebody without name and company is known by: known_by()
};

/// Which calls are asked for.
struct WantedCallbacks {
    std::size_t most = all_entries;                             ///< the first ones
    std::optional<Day> until{};                                 ///< due on this day or before
    std::optional<Id> person{};                                 ///< owed to this one; none: to all
    std::function<bool(const CallbackSummary& call)> passes{};  ///< none: all pass
};

/// One line of the list of introductions.
struct ReferralSummary {
    Referral referral;
    Id contact = 0;
    std::string name;             ///< empty when not known
    std::string company;          ///< empty when not known
    std::optional<Day> call_due;  ///< none when no call is owed
    Encounter encounter;          ///< the last one
    std::string
        known_by{};  ///< what else somebody without name and company is known by: known_by()
};

/// A call, or what made it needless, to be logged.
struct NewAttempt {
    Outcome outcome = Outcome::no_answer;
    std::string note;  ///< for `released` the reason, which must not be blank
    Time at{};
    std::optional<Day> next_due{};   ///< when the call is still owed; none: the next working day
    std::optional<Time> noted_at{};  ///< when that became known, where it was after `at`
};

/// When a call is to be made, decided by a person.
struct NewDue {
    Day due{};
    std::string reason;  ///< may be empty
    Time at{};
};

/// The calls that are owed, and what there is to say in them.
class Calls {
public:
    explicit Calls(Connection& connection) : connection_(connection) {}

    /// The calls that are owed, the most urgent first; of one day in the order in which they came.
    [[nodiscard]] std::vector<CallbackSummary>
    pending_callbacks(const WantedCallbacks& wanted = {}) const;

    /// How many people are owed a call that is due on this day or before; on any day with none.
    [[nodiscard]] std::size_t count_owed(const std::optional<Day>& until = {}) const;

    /// The callback with this number, made at that time; empty when there is none, as when another
    /// store is meant.
    [[nodiscard]] std::optional<Callback> callback(Id id, Time created_at) const;

    /// Logs a call to a contact: an outcome that closes() closes the pending callback, another one
    /// moves its due day. Returns the callback as it is now. Throws Error(usage) for an unknown
    /// contact, one that is owed no call, and a release without a reason; nothing is changed then.
    Callback log_call(Id contact, const NewAttempt& attempt);

    /// Moves the call owed to a contact to another day; owes a new one where none is pending.
    /// Returns the callback as it is now. Throws Error(usage) for an unknown contact.
    Callback set_due(Id contact, const NewDue& due);

    /// Promises to hand the contact's card to a colleague; `via` is the colleague's mail address.
    /// Throws Error(usage) for an unknown contact, a colleague without a name, and a colleague who
    /// is the contact by name or mail address.
    Referral add_referral(Id contact, const std::string& to_name,
                          const std::optional<std::string>& via, Time now,
                          const std::optional<Day>& promised_on = {});

    /// All introductions, those to hand over first, then those without an answer; the oldest first.
    [[nodiscard]] std::vector<ReferralSummary> referrals() const;

    /// The introduction and whom it is about; empty when there is none of this number.
    [[nodiscard]] std::optional<ReferralSummary> referral(Id id) const;

    /// Notes what became of an introduction. Throws Error(usage) for an unknown referral.
    Referral set_referral_state(Id id, ReferralState state, Time now);

private:
    Connection& connection_;
};

}  // namespace cardlog
