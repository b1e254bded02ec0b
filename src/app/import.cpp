#include "app/import.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <system_error>

#include <opencv2/imgcodecs.hpp>

#include "app/digest.h"
#include "app/search.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 8> picture_endings{".jpg",  ".jpeg", ".png", ".tif",
                                                          ".tiff", ".webp", ".bmp", ".jpe"};

// About 100 kB for a card of 1500 pixels with its print still crisp.
constexpr int stored_jpeg_quality = 80;

bool is_picture_name(const fs::path& file)
{
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::find(picture_endings.begin(), picture_endings.end(), ending) !=
           picture_endings.end();
}

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
        const bool is_picture = at->is_regular_file(unknown) && is_picture_name(at->path());
        const bool is_closed = at->is_directory(unknown) && !is_searchable(at->path());
        if (is_picture || is_closed) {
            files.push_back(at->path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string jpeg_of(const cv::Mat& picture)
{
    std::vector<unsigned char> bytes;
    cv::imencode(".jpg", picture, bytes, {cv::IMWRITE_JPEG_QUALITY, stored_jpeg_quality});
    return {bytes.begin(), bytes.end()};
}

std::vector<CardLine> stored_lines(const ScannedCard& card)
{
    std::vector<CardLine> lines;
    for (const Line& line : card.text.lines) {
        lines.push_back(
            {text_of(line), confidence_of(line), to_picture(card.flat, corners(box_of(line)))});
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
    for (const Code& code : card.codes) {
        stored.codes.push_back(code.payload);
    }
    stored.flat_jpeg = jpeg_of(card.flat.pixels);
    stored.search_text = search_text_of(card.contact);
    return stored;
}

NewFile read_file(const fs::path& file, const std::string& sha256, OcrEngine& engine,
                  const ImportOptions& options)
{
    NewFile read;
    read.path = fs::absolute(file).lexically_normal();
    read.sha256 = sha256;
    read.encounter = options.encounter;
    read.due = options.due;
    read.refer_to = options.refer_to;
    int number = 0;
    scan_file(file, engine, options.scan, [&](const ScannedPage& page) {
        if (!read.encounter.met_on) {
            read.encounter.met_on = page.picture.taken_on;
        }
        for (const ScannedCard& card : page.cards) {
            read.cards.push_back(new_card(card, page.picture.page, ++number));
        }
    });
    return read;
}

ImportedFile::Card summary_of(const Contact& contact)
{
    ImportedFile::Card card;
    card.name = contact.name ? contact.name->full : "";
    card.company = contact.company ? contact.company->value : "";
    card.needs_review =
        is_empty(contact) ? std::vector<std::string>{"unread card"} : needs_review(contact);
    return card;
}

ImportedFile known_file_result(const fs::path& file, const std::vector<Id>& contacts)
{
    ImportedFile result{file, ImportedFile::Outcome::already_known, {}, std::nullopt};
    for (const Id contact : contacts) {
        result.cards.push_back({contact, {}, {}, {}});
    }
    return result;
}

ImportedFile import_readable(const fs::path& file, Store* store, OcrEngine& engine,
                             const ImportOptions& options)
{
    std::error_code unknown;
    if (fs::is_directory(file, unknown)) {
        throw Error(ExitCode::input, file.string() + ": the folder cannot be opened",
                    "Check that you may read it");
    }
    const std::string sha256 = sha256_of(file);
    if (store != nullptr) {
        if (const std::optional<FileAdded> known = store->known_file(sha256)) {
            return known_file_result(file, known->contacts);
        }
    }
    const NewFile read = read_file(file, sha256, engine, options);
    ImportedFile result{file, ImportedFile::Outcome::written, {}, std::nullopt};
    if (read.cards.empty()) {
        result.outcome = ImportedFile::Outcome::no_card;
        return result;
    }
    for (const NewCard& card : read.cards) {
        result.cards.push_back(summary_of(card.contact));
    }
    if (store == nullptr) {
        return result;
    }
    const FileAdded added = store->add_file(read, options.now);
    if (added.already_known) {
        return known_file_result(file, added.contacts);
    }
    for (std::size_t i = 0; i < added.contacts.size(); ++i) {
        result.cards[i].contact = added.contacts[i];
    }
    return result;
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

ImportedFile import_file(const fs::path& file, Store* store, OcrEngine& engine,
                         const ImportOptions& options)
{
    try {
        return import_readable(file, store, engine, options);
    } catch (const Error& error) {
        if (error.code() != ExitCode::input) {
            throw;
        }
        return {file, ImportedFile::Outcome::failed, {}, error};
    }
}

ImportSummary with(ImportSummary summary, const ImportedFile& file)
{
    const int cards = static_cast<int>(file.cards.size());
    ++summary.files;
    switch (file.outcome) {
    case ImportedFile::Outcome::written: summary.cards_written += cards; break;
    case ImportedFile::Outcome::already_known: summary.cards_known += cards; break;
    case ImportedFile::Outcome::no_card: ++summary.files_without_card; break;
    case ImportedFile::Outcome::failed: ++summary.cards_failed; break;
    }
    for (const ImportedFile::Card& card : file.cards) {
        summary.cards_to_review += card.needs_review.empty() ? 0 : 1;
    }
    return summary;
}

}  // namespace cardlog
