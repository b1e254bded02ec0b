#include "app/import/reader.h"

#include <new>
#include <system_error>
#include <utility>

#include "app/people/search.h"
#include "app/people/typed_values.h"
#include "app/scan/vcard_file.h"
#include "core/shell_word.h"
#include "imaging/flat/picture_hash.h"
#include "imaging/load/load.h"
#include "storage/sql/digest.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

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

// A card without a picture. Its place in the file is its number, by which it is known when the file
// is read again: the squares of a column.
NewCard new_card(const Contact& contact, int number)
{
    NewCard stored;
    stored.contact = contact;
    stored.number = number;
    stored.quad = corners({0, double(number - 1), 1, double(number)});
    stored.search_text = search_text_of(contact);
    return stored;
}

}  // namespace

void ReadFile::fail(const Error& error)
{
    file.cards.clear();
    file.failure = error.what();
    report.cards.clear();
    report.damaged_pages = 0;
    report.failure = error;
}

Reader::Reader(const ImportOptions& options, const ImportWork& work,
               std::function<bool(const std::string& sha256)> is_known)
    : options_(options), work_(work), is_known_(std::move(is_known))
{}

ReadFile Reader::read(const InputFile& file)
{
    ReadFile read;
    read.file.path = is_piped(file.name) ? file.name : fs::absolute(file.name).lexically_normal();
    read.report.file = file.name;
    try {
        read_into(read, file);
    } catch (const Error& error) {
        if (error.code() != ExitCode::input) {
            throw;
        }
        read.fail(known_by_name(error, file));
    } catch (const std::bad_alloc&) {
        read.fail({ExitCode::input, shell_word(file.name) + ": takes more memory than there is",
                   "Try again with --jobs 1"});
    } catch (const std::exception& error) {  // else nobody could import what comes after it
        read.fail({ExitCode::input, shell_word(file.name) + ": cannot be read: " + error.what(),
                   "This is a fault of cardlog; please report it"});
    }
    return read;
}

void Reader::read_into(ReadFile& read, const InputFile& input)
{
    if (input.failure) {
        throw Error(*input.failure);
    }
    const fs::path& file = input.path;
    std::error_code unknown;
    if (fs::is_directory(file, unknown)) {
        throw Error(ExitCode::input, shell_word(file) + ": the folder cannot be opened",
                    "Check that you may read it");
    }
    const bool has_vcards = is_vcard_file(file);
    if (!has_vcards) {
        check_is_picture(file);
    }
    read.file.sha256 = sha256_of(file);
    if (is_known_(read.file.sha256)) {
        return;
    }
    read.file.encounter = options_.encounter;
    if (options_.event_from_folder && !input.subfolder.empty()) {
        read.file.encounter.event = plain_text(input.subfolder);
    }
    read.file.due = options_.due;
    read.file.refer_to = options_.refer_to;
    if (has_vcards) {
        read_vcards(read, file);
    } else {
        read_pictures(read, file);
    }
}

void Reader::read_vcards(ReadFile& read, const fs::path& file) const
{
    for (const Contact& contact : scan_vcard_file(file, options_.home_region)) {
        const int number = static_cast<int>(read.file.cards.size()) + 1;
        read.file.cards.push_back(new_card(contact, number));
        read.report.cards.push_back(imported_card(contact));
    }
}

void Reader::read_pictures(ReadFile& read, const fs::path& file)
{
    if (!engine_) {
        engine_ = work_.make_engine();
    }
    ScanOptions scan;
    scan.home_region = options_.home_region;
    scan.with_flat_jpegs = true;
    scan.with_small_jpegs = options_.with_pages;
    scan.listener = work_.listener;
    scan.pointed_out = options_.pointed_out;
    read.report.damaged_pages =
        scan_file(file, *engine_, scan, [&](const ScannedPage& page) { add_page(read, page); });
    if (!read.file.encounter.met_on) {
        read.file.encounter.met_on = options_.came_on;
    }
}

void Reader::add_page(ReadFile& read, const ScannedPage& page) const
{
    if (!read.file.encounter.met_on) {
        read.file.encounter.met_on = page.taken_on;
    }
    for (const ScannedCard& card : page.cards) {
        const int number = static_cast<int>(read.file.cards.size()) + 1;
        read.file.cards.push_back(new_card(card, page.number, number));
        ImportedFile::Card& told = read.report.cards.emplace_back(imported_card(card.contact));
        told.page = page.number;
        told.quad = card.quad;
    }
    if (options_.with_pages) {
        read.report.pages.push_back({page.number, page.width, page.height, page.small_jpeg});
    }
}

}  // namespace cardlog
