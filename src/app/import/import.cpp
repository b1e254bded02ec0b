// An import is a pipeline: files are read side by side and written in their order, so that the
// store is the same whatever the number of threads. Of each file there are two accounts: what is
// stored of it and what is said of it. They part only here, once the store has answered which cards
// were new. Bad input is an outcome of its file, never the end of the import.
#include "app/import/import.h"

#include <algorithm>
#include <istream>
#include <iterator>
#include <mutex>
#include <new>
#include <system_error>
#include <utility>

#include "app/exchange/record.h"
#include "app/import/digest.h"
#include "app/import/in_order.h"
#include "app/people/search.h"
#include "core/fields.h"
#include "imaging/flat/picture_hash.h"
#include "imaging/load/formats.h"
#include "imaging/load/load.h"
#include "imaging/quad_shape.h"
#include "storage/imports/imports.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

bool is_searchable(const fs::path& folder)
{
    std::error_code failed;
    const fs::directory_iterator entries(folder, failed);
    return !failed;
}

std::vector<fs::path> pictures_in(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code failed;
    const auto options = fs::directory_options::skip_permission_denied;
    auto at = fs::recursive_directory_iterator(folder, options, failed);
    for (; !failed && at != fs::recursive_directory_iterator(); at.increment(failed)) {
        std::error_code unknown;
        const bool is_picture = at->is_regular_file(unknown) && has_picture_ending(at->path());
        const bool is_closed = at->is_directory(unknown) && !is_searchable(at->path());
        if (is_picture || is_closed) {
            files.push_back(at->path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<CardLine> stored_lines(const ScannedCard& card)
{
    std::vector<CardLine> lines;
    for (const ScannedLine& line : card.lines) {
        lines.push_back({line.text, line.confidence, line.quad.value_or(Quad{})});
    }
    return lines;
}

NewCard new_card(const ScannedCard& card, int page, int number)
{
    NewCard stored;
    stored.contact = card.contact;
    stored.page = page;
    stored.number = number;
    stored.quad = card.quad;
    stored.lines = stored_lines(card);
    stored.codes = card.codes;
    stored.flat_jpeg = card.flat_jpeg;
    stored.hash = picture_hash_of(stored.flat_jpeg);
    stored.search_text = search_text_of(card.contact);
    return stored;
}

ImportedFile::Card summary_of(const Contact& contact)
{
    ImportedFile::Card card;
    card.name = text_of(contact.name);
    card.company = text_of(contact.company);
    card.read = contact;
    card.needs_review =
        is_empty(contact) ? std::vector<std::string>{unread_card} : needs_review(contact);
    return card;
}

// A file that was read, and what will be said of it.
struct ReadFile {
    NewFile stored;
    ImportedFile told;

    void fail(const Error& error)
    {
        stored.cards.clear();
        stored.failure = error.what();
        told.cards.clear();
        told.failure = error;
    }
};

// One thread's part of an import.
class Reader {
public:
    Reader(const ImportOptions& options, const ImportWork& work,
           std::function<bool(const std::string& sha256)> is_known)
        : options_(options), work_(work), is_known_(std::move(is_known))
    {}

    [[nodiscard]] ReadFile read(const fs::path& file)
    {
        ReadFile read;
        read.stored.path = fs::absolute(file).lexically_normal();
        read.told.file = file;
        try {
            read_into(read, file);
        } catch (const Error& error) {
            if (error.code() != ExitCode::input) {
                throw;
            }
            read.fail(error);
        } catch (const std::bad_alloc&) {
            read.fail({ExitCode::input, file.string() + ": takes more memory than there is",
                       "Try again with --jobs 1"});
        } catch (const std::exception& error) {  // else nobody could import what comes after it
            read.fail({ExitCode::input, file.string() + ": cannot be read: " + error.what(),
                       "This is a fault of cardlog; please report it"});
        }
        return read;
    }

private:
    void read_into(ReadFile& read, const fs::path& file)
    {
        std::error_code unknown;
        if (fs::is_directory(file, unknown)) {
            throw Error(ExitCode::input, file.string() + ": the folder cannot be opened",
                        "Check that you may read it");
        }
        check_is_picture(file);
        read.stored.sha256 = sha256_of(file);
        if (is_known_(read.stored.sha256)) {
            return;
        }
        if (!engine_) {
            engine_ = work_.make_engine();
        }
        read.stored.encounter = options_.encounter;
        read.stored.due = options_.due;
        read.stored.refer_to = options_.refer_to;
        ScanOptions scan = options_.scan;
        scan.with_flat_jpegs = true;
        scan.with_small_jpegs = options_.with_pages;
        scan_file(file, *engine_, scan, [&](const ScannedPage& page) {
            add_page(read, page);
            if (options_.with_pages) {
                read.told.pages.push_back({page.number, page.width, page.height, page.small_jpeg});
            }
        });
    }

    static void add_page(ReadFile& read, const ScannedPage& page)
    {
        if (!read.stored.encounter.met_on) {
            read.stored.encounter.met_on = page.taken_on;
        }
        for (const ScannedCard& card : page.cards) {
            const int number = static_cast<int>(read.stored.cards.size()) + 1;
            read.stored.cards.push_back(new_card(card, page.number, number));
            ImportedFile::Card& told = read.told.cards.emplace_back(summary_of(card.contact));
            told.page = page.number;
            told.quad = card.quad;
        }
    }

    const ImportOptions& options_;
    const ImportWork& work_;
    std::function<bool(const std::string&)> is_known_;
    std::shared_ptr<OcrEngine> engine_;  // made for the first file that is not known
};

// What is said of a card that was read again is what is known now; of one that is left out,
// nothing.
void tell_again(ImportedFile::Card& told, const CardReadAgain& again)
{
    ImportedFile::Card card =
        again.what == CardAgain::left_out ? ImportedFile::Card() : summary_of(again.values);
    card.page = told.page;
    card.quad = told.quad;
    card.contact = again.contact;
    card.again = again.what;
    card.changes = again.changes;
    told = std::move(card);
}

// What is said of a file once it is in the store.
void add_result(ImportedFile& told, const NewFile& stored, const FileAdded& added)
{
    told.sha256 = stored.sha256;
    told.outcome = outcome_of(stored, added);
    const std::size_t cards = std::max(added.contacts.size(), added.again.size());
    told.cards.resize(std::max(told.cards.size(), cards));
    for (std::size_t i = 0; i < added.contacts.size(); ++i) {
        told.cards[i].contact = added.contacts[i];
        told.cards[i].same_card = i < added.same_card.size() && added.same_card[i];
    }
    for (std::size_t i = 0; i < added.again.size(); ++i) {
        tell_again(told.cards[i], added.again[i]);
    }
}

// Each file in one piece.
std::vector<FileAdded> read_again(const std::vector<NewFile>& files, Store& store,
                                  const ImportOptions& options)
{
    const ReadAgain how{intersection_over_union, search_text_of, options.batch, options.dry_run};
    std::vector<FileAdded> added;
    added.reserve(files.size());
    for (const NewFile& file : files) {
        added.push_back(store.imports().read_again(file, how, options.now));
    }
    return added;
}

// Writes files, in one piece unless they are read again, and tells what became of each.
void write_files(std::vector<ReadFile>& read, Store* store, const ImportOptions& options,
                 const std::function<void(const ImportedFile&)>& report)
{
    std::vector<NewFile> stored;
    stored.reserve(read.size());
    for (ReadFile& file : read) {
        stored.push_back(std::move(file.stored));
    }
    std::vector<FileAdded> added(read.size());
    if (store != nullptr && options.again) {
        added = read_again(stored, *store, options);
    } else if (store != nullptr && !stored.empty()) {
        added = store->imports().add_files(stored, options.now, options.batch);
    }
    for (std::size_t i = 0; i < read.size(); ++i) {
        add_result(read[i].told, stored[i], added[i]);
        report(read[i].told);
    }
}

struct RecordLine {
    std::string text;
    std::string place;  ///< for a person: "records.ndjson, line 3"
};

ReadFile read_record(const RecordLine& line, const ImportOptions& options)
{
    ReadFile read;
    try {
        read.stored = file_from_record(line.text);
    } catch (const Error& error) {
        read.stored.path = line.place;
        read.fail({ExitCode::input, line.place + ": " + error.what(), error.hint()});
        read.told.file = line.place;
        return read;
    }
    read.told.file = read.stored.path;
    if (!read.stored.failure.empty()) {
        read.fail({ExitCode::input, read.stored.failure, ""});
        return read;
    }
    const std::optional<Day> taken_on = read.stored.encounter.met_on;
    read.stored.encounter = options.encounter;
    read.stored.encounter.met_on = options.encounter.met_on ? options.encounter.met_on : taken_on;
    read.stored.due = options.due;
    read.stored.refer_to = options.refer_to;
    read.told.cards.push_back(summary_of(read.stored.cards[0].contact));
    return read;
}

bool ends_file(const ReadFile& read)
{
    return read.stored.cards.empty() || read.stored.cards[0].number == read.stored.of;
}

// Records that can be written: a file's cards stay together as far as they come together, so that
// what ends between two writes does not end within a file.
std::vector<ReadFile> take_whole_files(std::vector<ReadFile>& waiting)
{
    constexpr std::size_t most_waiting = 1000;
    auto end = waiting.end();
    while (waiting.size() < most_waiting && end != waiting.begin() && !ends_file(*(end - 1))) {
        --end;
    }
    std::vector<ReadFile> whole(std::make_move_iterator(waiting.begin()),
                                std::make_move_iterator(end));
    waiting.erase(waiting.begin(), end);
    return whole;
}

}  // namespace

std::vector<fs::path> picture_files(const std::vector<fs::path>& paths)
{
    std::vector<fs::path> files;
    for (const fs::path& path : paths) {
        std::error_code failed;
        if (fs::is_directory(path, failed) && is_searchable(path)) {
            const std::vector<fs::path> inside = pictures_in(path);
            files.insert(files.end(), inside.begin(), inside.end());
        } else {
            files.push_back(path);
        }
    }
    return files;
}

std::string formats_read()
{
    return picture_format_names();
}

void import_files(const std::vector<fs::path>& files, Store* store, const ImportOptions& options,
                  const ImportWork& work, const std::function<void(const ImportedFile&)>& report)
{
    std::mutex store_in_use;
    const auto is_known = [&](const std::string& sha256) {
        const std::lock_guard lock(store_in_use);
        return store != nullptr && !options.again &&
               store->imports().known_file(sha256).has_value();
    };
    std::size_t given = 0;
    OrderedWork<fs::path, ReadFile> reading;
    reading.jobs = work.jobs;
    reading.ahead = work.ahead;
    reading.next = [&]() -> std::optional<fs::path> {
        return given < files.size() && !work.is_stopped() ? std::optional(files[given++])
                                                          : std::nullopt;
    };
    reading.make_worker = [&] {
        const auto reader = std::make_shared<Reader>(options, work, is_known);
        return [reader](const fs::path& file) { return reader->read(file); };
    };
    reading.take = [&](std::vector<ReadFile> read) {
        const std::lock_guard lock(store_in_use);
        write_files(read, store, options, report);
    };
    in_order(reading);
}

void import_records(std::istream& records, const std::string& name, Store* store,
                    const ImportOptions& options, const ImportWork& work,
                    const std::function<void(const ImportedFile&)>& report)
{
    std::vector<ReadFile> waiting;
    int lines = 0;
    OrderedWork<RecordLine, ReadFile> reading;
    reading.jobs = work.jobs;
    reading.ahead = work.ahead;
    reading.next = [&]() -> std::optional<RecordLine> {
        std::string text;
        while (!work.is_stopped() && std::getline(records, text)) {
            ++lines;
            if (text.find_first_not_of(" \t\r") != std::string::npos) {
                return RecordLine{std::move(text), name + ", line " + std::to_string(lines)};
            }
        }
        return std::nullopt;
    };
    reading.make_worker = [&] {
        return [&](const RecordLine& line) { return read_record(line, options); };
    };
    reading.take = [&](std::vector<ReadFile> read) {
        std::move(read.begin(), read.end(), std::back_inserter(waiting));
        std::vector<ReadFile> whole = take_whole_files(waiting);
        write_files(whole, store, options, report);
    };
    in_order(reading);
    write_files(waiting, store, options, report);
}

namespace {

void add_again(ImportSummary& summary, const ImportedFile::Card& card)
{
    switch (*card.again) {
    case CardAgain::added: ++summary.cards_written; return;
    case CardAgain::left_out: ++summary.cards_left_out; return;
    case CardAgain::not_found: ++summary.cards_not_found; break;
    case CardAgain::read_again:
        ++summary.cards_read_again;
        summary.cards_changed += card.changes.empty() ? 0 : 1;
        break;
    case CardAgain::unreadable: break;
    }
    ++summary.cards_known;
}

}  // namespace

ImportSummary with(ImportSummary summary, const ImportedFile& file)
{
    int cards = 0;
    for (const ImportedFile::Card& card : file.cards) {
        if (card.again) {
            add_again(summary, card);
        } else if (card.same_card) {
            ++summary.cards_known;
        } else {
            ++cards;
        }
    }
    ++summary.files;
    switch (file.outcome) {
    case FileOutcome::written: summary.cards_written += cards; break;
    case FileOutcome::already_known: summary.cards_known += cards; break;
    case FileOutcome::no_card: ++summary.files_without_card; break;
    case FileOutcome::failed: ++summary.cards_failed; break;
    }
    for (const ImportedFile::Card& card : file.cards) {
        summary.cards_to_review += card.needs_review.empty() ? 0 : 1;
    }
    return summary;
}

}  // namespace cardlog
