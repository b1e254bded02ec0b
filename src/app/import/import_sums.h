#pragma once

#include "app/import/imported_file.h"

namespace cardlog {

/// Sums over the files of an import. A file that could not be read counts as one failed card, and
/// so does a damaged page without one, so that cards_found() = written + already known + failed +
/// left out, and no card goes missing in silence.
struct ImportSummary {
    int files = 0;
    int files_without_card = 0;
    int files_failed = 0;
    int cards_written = 0;
    int cards_known = 0;
    int cards_failed = 0;
    int cards_left_out = 0;  ///< of a file read again: may be those of a person who was forgotten
    int cards_to_review = 0;
    int cards_reread = 0;     ///< of those that are known
    int cards_changed = 0;    ///< of those read again
    int cards_not_found = 0;  ///< of those that are known, by the new reading

    [[nodiscard]] int cards_found() const
    {
        return cards_written + cards_known + cards_failed + cards_left_out;
    }
};

/// The sums with one more file.
[[nodiscard]] ImportSummary with(ImportSummary summary, const ImportedFile& file);

}  // namespace cardlog
