#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ledger.h"

namespace cardlog {

class Connection;

/// One line of what happened.
struct HistoryEntry {
    Time at{};
    Id contact = 0;
    std::string actor;   ///< "import" or "person"
    std::string action;  ///< "import", "add", "edit", "merge", "call", "move", "undo", …
    std::string before;  ///< JSON of what was; empty when there was nothing
    std::string after;   ///< JSON of what became
};

/// How much is in the store.
struct StoreSums {
    int cards = 0;
    int contacts = 0;  ///< those that were merged count each
    int pending = 0;   ///< callbacks
    int closed = 0;    ///< callbacks
    int forgotten = 0;
};

/// The store's own book: what happened, taking it back, and whether all is well.
class Journal {
public:
    explicit Journal(Connection& connection) : connection_(connection) {}

    /// What happened to a person, oldest first; empty for an unknown contact.
    [[nodiscard]] std::vector<HistoryEntry> history(Id contact) const;

    /// The number of the newest entry of the book, 0 where it is empty. Every change has one.
    [[nodiscard]] Id newest() const;

    /// The number of the change that undo() would take back; none where there is none.
    [[nodiscard]] std::optional<Id> last_change() const;

    /// A change that a person made, by its number; none where there is none.
    [[nodiscard]] std::optional<HistoryEntry> change(Id number) const;

    /// Takes the last change back that a person made and has not taken back yet; a callback that
    /// was closed is owed anew. Throws Error(usage) when there is none, or it cannot be taken back;
    /// Error(busy) when another one is `expected`, since one more was made in the meantime.
    HistoryEntry undo(Time now, const std::optional<Id>& expected = {});

    [[nodiscard]] StoreSums sums() const;

    /// What is broken: a damaged file, a card without contact or callback, a picture that is not
    /// the one that was stored, a callback closed without an outcome, one that no list shows, a gap
    /// in the history; a sentence each. Empty when all is well.
    [[nodiscard]] std::vector<std::string> audit() const;

private:
    Connection& connection_;
};

}  // namespace cardlog
