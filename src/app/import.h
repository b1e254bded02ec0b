#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/scan.h"
#include "core/error.h"
#include "core/ledger.h"
#include "storage/store.h"

namespace cardlog {

/// The picture files among `paths`: files as given; folders searched through all levels, each in
/// name order, symbolic links to folders not followed. In folders, files without a picture's ending
/// are left out. A file or folder that cannot be opened stays in the list, to fail by its name.
[[nodiscard]] std::vector<std::filesystem::path>
picture_files(const std::vector<std::filesystem::path>& paths);

/// What to remember with every card of an import.
struct ImportOptions {
    Encounter encounter;  ///< met_on: the picture's capture day where none is given
    Day due{};
    std::optional<std::string> refer_to;
    Time now{};
    ScanOptions scan;
};

/// What became of one file.
struct ImportedFile {
    enum class Outcome { written, already_known, no_card, failed };

    /// A card of the file as a person may want to look at it.
    struct Card {
        Id contact = 0;  ///< 0 in a dry run
        std::string name;
        std::string company;
        std::vector<std::string> needs_review;
    };

    std::filesystem::path file;
    Outcome outcome = Outcome::written;
    std::vector<Card> cards;       ///< written, or would be; of a known file only the contacts
    std::optional<Error> failure;  ///< of a failed file
};

/// Sums over the files of an import. A file that could not be read counts as one failed card, so
/// that cards_found() = written + already known + failed, and no card goes missing in silence.
struct ImportSummary {
    int files = 0;
    int files_without_card = 0;
    int cards_written = 0;
    int cards_known = 0;
    int cards_failed = 0;
    int cards_to_review = 0;

    [[nodiscard]] int cards_found() const { return cards_written + cards_known + cards_failed; }
};

/// Reads one of picture_files() and writes its cards, each with its pending callback, in one
/// transaction; without a store (a dry run) nothing is written. A file whose bytes are known is not
/// read again. Bad input is an outcome; any other Error is thrown.
[[nodiscard]] ImportedFile import_file(const std::filesystem::path& file, Store* store,
                                       OcrEngine& engine, const ImportOptions& options);

/// The sums with one more file.
[[nodiscard]] ImportSummary with(ImportSummary summary, const ImportedFile& file);

}  // namespace cardlog
