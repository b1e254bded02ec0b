#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/contact.h"
#include "core/geometry.h"
#include "core/ledger.h"
#include "storage/people/people.h"
#include "storage/store.h"

namespace cardlog {

/// A value that a person is asked about, or puts right, and where it stands.
struct DoubtfulValue {
    Id contact = 0;
    std::string field;         ///< as in the card record: "company", "emails[0]"
    std::string value;         ///< for programs, see text_of(); empty where the field is absent
    std::string shown;         ///< for people
    Evidence evidence;         ///< `printed` is the line as it was read
    Id card = 0;               ///< that it was printed on, with a picture; 0: there is none
    std::optional<Box> box{};  ///< where on that picture, if known: its sides are 0 and 1

    bool operator==(const DoubtfulValue&) const = default;
};

/// Whether the field is absent: `evidence` is then of what it may be, see open_values().
[[nodiscard]] bool is_open(const DoubtfulValue& value);

/// Where a quad of the picture lies on a card, whose sides are 0 and 1; none where its middle is
/// not on it.
[[nodiscard]] std::optional<Box> box_on_card(const Quad& quad, const StoredCard& card);

/// The values of a person that are under review_threshold, in the order of the card record, and
/// behind them the open ones. A card of which nothing was read has none.
[[nodiscard]] std::vector<DoubtfulValue> doubtful_values(const StoredContact& person);

/// Those of all people, by the numbers of the contacts: the queue of the review.
[[nodiscard]] std::vector<DoubtfulValue> doubtful_values(const Store& store);

/// How long that queue is.
[[nodiscard]] std::size_t count_doubtful_values(const Store& store);

/// The value of that queue with so many before it; none behind its end. Reads that person alone.
[[nodiscard]] std::optional<DoubtfulValue> doubtful_value(const Store& store, std::size_t before);

/// All values of a person that a card could have told, in the order of the card record.
[[nodiscard]] std::vector<DoubtfulValue> values_of_card(const StoredContact& person);

/// The numbers and e-mail addresses of a person that are not doubtful and that nobody has confirmed
/// yet, for a glance at each beside its print.
[[nodiscard]] std::vector<DoubtfulValue> values_to_glance_at(const StoredContact& person);

/// How many people a glance goes over: those of an evening.
inline constexpr std::size_t most_glanced_at = 100;

/// Those of the newest people, the newest first: all numbers, then all addresses.
[[nodiscard]] std::vector<DoubtfulValue> values_to_glance_at(const Store& store);

/// What a person says of such a value.
enum class Verdict {
    right,        ///< it is as it stands; an open one is not on the card
    corrected,    ///< it is another one
    not_on_card,  ///< it is none
};

/// Stores what a person says of a value, which is sure from then on and stays when the card is read
/// again; undo takes that back. `text`: the right value, as it is typed. Throws Error(usage) for a
/// text that is not well-formed, Error(busy) when the value is no longer there.
void settle_value(Store& store, const DoubtfulValue& value, Verdict verdict,
                  const std::string& text, const std::string& region, Time now);

/// Takes back that a person has called a value right: it is as doubtful again as its evidence says,
/// and what was said of others stays. False where it is no longer there, or not confirmed.
[[nodiscard]] bool unsettle_value(Store& store, const DoubtfulValue& value, Time now);

}  // namespace cardlog
