#pragma once

#include <vector>

#include "app/import/imported_file.h"
#include "storage/imports/imports.h"

namespace cardlog {

// A known file that is read again, by a better reader than the first time. Each card of the new
// reading is matched with the stored one that it shares most of its area with. What that card said
// then gives way to what it says now; what a person has corrected stays, and so does what another
// card of the same person says.

/// A new reading of a known file: what is to be written, and what is to be told of each card.
struct Rereading {
    RereadFile file;
    std::vector<ImportedFile::Card> report;  ///< one for each of file.cards
};

/// A card is the stored one, on the same page, that its quad shares most with, and more than half
/// of the area that both cover. One that is there in addition is added, unless a person with a card
/// of the file was forgotten. One on which nothing could be read leaves the stored one as it is.
[[nodiscard]] Rereading reread(const NewFile& reading, const KnownFile& known);

}  // namespace cardlog
