#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/import/imported_file.h"
#include "app/import/input_file.h"
#include "app/scan/scan.h"
#include "core/ledger.h"

namespace cardlog {

class OcrEngine;
class Store;

/// What to remember with every card of an import.
struct ImportOptions {
    Encounter encounter;           ///< met_on: the picture's capture day where none is given
    std::optional<Day> came_on{};  ///< met_on of a picture that tells no day of its own
    Day due{};
    std::optional<std::string> refer_to;
    Time now{};
    std::string home_region = "DE";  ///< ISO 3166-1 alpha-2
    bool with_pages = false;         ///< whether pictures of the pages are wanted
    std::optional<Id> batch{};       ///< where it is noted what became of each file
    bool again = false;              ///< whether known files are read again, see reread()
    bool event_from_folder = false;  ///< a file's event is InputFile::subfolder, if there is one
    bool dry_run = false;            ///< with a store: what is read again is told and not written
    /// The one card that is read of each file; with `again`, so that the file's others stay.
    std::optional<PointedOut> pointed_out{};
};

/// Who reads an import's files.
struct ImportWork {
    int jobs = 1;           ///< threads
    std::size_t ahead = 1;  ///< files that may be in hand or wait for their turn
    std::function<std::shared_ptr<OcrEngine>()> make_engine;  ///< called by each thread that reads
    std::function<bool()> is_stopped = [] { return false; };  ///< no further file is begun then
    ScanListener listener{};                                  ///< called by each thread that reads
};

/// Reads the files that find_files() found and writes their cards, each with its pending callback,
/// in the order of the files: the store is the same whatever the number of threads. A file's cards
/// are written all or none; without a store (a dry run) nothing is. A file whose bytes are known is
/// not read again, unless `options` say so; each is then written by itself. `report` hears of each
/// file once it is written. Bad input is an outcome; any other Error is thrown.
void import_files(const std::vector<InputFile>& files, Store* store, const ImportOptions& options,
                  const ImportWork& work, const std::function<void(const ImportedFile&)>& report);

/// As import_files(), from card records, a line each, in any order and from anywhere: a card that
/// is known is left alone. `name` is what a line that cannot be used is called by, with its number;
/// the others are written all the same.
void import_records(std::istream& records, const std::string& name, Store* store,
                    const ImportOptions& options, const ImportWork& work,
                    const std::function<void(const ImportedFile&)>& report);

}  // namespace cardlog
