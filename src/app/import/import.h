#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/scan/scan.h"
#include "core/error.h"
#include "core/ledger.h"
#include "storage/imports/imports.h"
#include "storage/store.h"

namespace cardlog {

/// The picture files among `paths`: files as given; folders searched through all levels, each in
/// name order, symbolic links to folders not followed. In folders, files without a picture's ending
/// are left out. A file or folder that cannot be opened stays in the list, to fail by its name.
[[nodiscard]] std::vector<std::filesystem::path>
picture_files(const std::vector<std::filesystem::path>& paths);

/// The formats that are read, as a sentence names them: "JPEG, PNG or TIFF".
[[nodiscard]] std::string formats_read();

/// What to remember with every card of an import.
struct ImportOptions {
    Encounter encounter;  ///< met_on: the picture's capture day where none is given
    Day due{};
    std::optional<std::string> refer_to;
    Time now{};
    ScanOptions scan;
    bool with_pages = false;    ///< whether pictures of the pages are wanted
    std::optional<Id> batch{};  ///< where it is noted what became of each file
    bool again = false;         ///< whether known files are read again, see Store::read_again()
    bool dry_run = false;       ///< with a store: what is read again is told and not written
};

/// What became of one file.
struct ImportedFile {
    /// A card of the file as a person may want to look at it.
    struct Card {
        Id contact = 0;  ///< 0 in a dry run
        std::string name;
        std::string company;
        std::vector<std::string> needs_review;
        int page = 1;
        Quad quad{};                       ///< pixels of the page
        Contact read{};                    ///< what the card says; empty for a card of a known file
        bool same_card = false;            ///< it was known, from another picture
        std::optional<CardAgain> again{};  ///< what reading it again came to
        std::vector<FieldChange> changes{};
    };

    /// A page of the file, for a contact sheet.
    struct Page {
        int page = 1;
        int width = 0;     ///< pixels
        int height = 0;    ///< pixels
        std::string jpeg;  ///< the page, made smaller
    };

    std::filesystem::path file;
    FileOutcome outcome = FileOutcome::written;
    std::vector<Card> cards;       ///< written, or would be; of a known file only the contacts
    std::optional<Error> failure;  ///< of a failed file
    std::string sha256{};          ///< of its bytes; empty where they cannot be read
    std::vector<Page> pages{};     ///< of a file that was read, when they are wanted
};

/// Sums over the files of an import. A file that could not be read counts as one failed card, so
/// that cards_found() = written + already known + failed + left out, and no card goes missing in
/// silence.
struct ImportSummary {
    int files = 0;
    int files_without_card = 0;
    int cards_written = 0;
    int cards_known = 0;
    int cards_failed = 0;
    int cards_left_out = 0;  ///< of a file read again: may be those of a person who was forgotten
    int cards_to_review = 0;
    int cards_read_again = 0;  ///< of those that are known
    int cards_changed = 0;     ///< of those read again
    int cards_not_found = 0;   ///< of those that are known, by the new reading

    [[nodiscard]] int cards_found() const
    {
        return cards_written + cards_known + cards_failed + cards_left_out;
    }
};

/// Who reads an import's files.
struct ImportWork {
    int jobs = 1;           ///< threads
    std::size_t ahead = 1;  ///< files that may be in hand or wait for their turn
    std::function<std::shared_ptr<OcrEngine>()> make_engine;  ///< called by each thread that reads
    std::function<bool()> is_stopped = [] { return false; };  ///< no further file is begun then
};

/// Reads picture_files() and writes their cards, each with its pending callback, in the order of
/// the files: the store is the same whatever the number of threads. A file's cards are written all
/// or none; without a store (a dry run) nothing is. A file whose bytes are known is not read again,
/// unless `options` say so; each is then written by itself.
/// `report` hears of each file once it is written. Bad input is an outcome; any other Error is
/// thrown.
void import_files(const std::vector<std::filesystem::path>& files, Store* store,
                  const ImportOptions& options, const ImportWork& work,
                  const std::function<void(const ImportedFile&)>& report);

/// As import_files(), from card records, a line each, in any order and from anywhere: a card that
/// is known is left alone. `name` is what a line that cannot be used is called by, with its number;
/// the others are written all the same.
void import_records(std::istream& records, const std::string& name, Store* store,
                    const ImportOptions& options, const ImportWork& work,
                    const std::function<void(const ImportedFile&)>& report);

/// The sums with one more file.
[[nodiscard]] ImportSummary with(ImportSummary summary, const ImportedFile& file);

}  // namespace cardlog
