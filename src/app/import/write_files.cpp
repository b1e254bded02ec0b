#include "app/import/write_files.h"

#include <algorithm>
#include <utility>

#include "app/import/reread.h"
#include "storage/store.h"

namespace cardlog {
namespace {

// What would become of a file that nobody writes.
FileAdded unwritten(const NewFile& file)
{
    if (!file.failure.empty()) {
        return {FileOutcome::failed, {}};
    }
    return {file.cards.empty() ? FileOutcome::no_card : FileOutcome::written, {}};
}

void add_result(ImportedFile& report, const FileAdded& added)
{
    report.outcome = added.outcome;
    report.cards.resize(std::max(report.cards.size(), added.cards.size()));
    for (std::size_t i = 0; i < report.cards.size(); ++i) {
        if (i < added.cards.size()) {
            report.cards[i].contact = added.cards[i].contact;
            report.cards[i].how = added.cards[i].how;
        } else if (added.outcome == FileOutcome::already_known) {
            report.cards[i].how = CardOutcome::known;  // its person was forgotten
        }
    }
}

// Of a dry run nothing has a number that was not there before.
FileAdded tried(const NewFile& file, const Store& store, Time now)
{
    FileAdded added = store.imports().try_file(file, now);
    if (added.outcome != FileOutcome::already_known) {
        for (CardAdded& card : added.cards) {
            card.contact = 0;
        }
    }
    return added;
}

// As write_reread() would return it.
FileAdded tried(const RereadFile& reread)
{
    FileAdded added{FileOutcome::already_known, {}};
    for (const RereadCard& card : reread.cards) {
        added.cards.push_back({card.contact, card.how});
        if (card.how == CardOutcome::added) {
            added.outcome = FileOutcome::written;
        }
    }
    return added;
}

void add_or_reread(ReadFile& read, Store& store, const ImportOptions& options)
{
    Imports& imports = store.imports();
    std::optional<FileAdded> added;
    while (!added) {
        const auto known =
            read.file.failure.empty() ? imports.file_to_reread(read.file.sha256) : std::nullopt;
        if (!known) {
            added = options.dry_run
                        ? tried(read.file, store, options.now)
                        : imports.add_files({&read.file, 1}, options.now, options.batch).front();
            continue;
        }
        Rereading rereading = reread(read.file, *known);
        added = options.dry_run ? tried(rereading.file)
                                : imports.write_reread(rereading.file, options.now, options.batch);
        if (added) {
            read.report.cards = std::move(rereading.report);
        }
    }
    add_result(read.report, *added);
}

}  // namespace

void write_files(std::vector<ReadFile>& read, Store* store, const ImportOptions& options,
                 const std::function<void(const ImportedFile&)>& report)
{
    const bool in_one_piece = store != nullptr && !options.again && !read.empty();
    std::vector<NewFile> files;
    for (ReadFile& one : read) {
        one.report.sha256 = one.file.sha256;
        if (in_one_piece) {
            files.push_back(std::move(one.file));
        }
    }
    std::vector<FileAdded> added;
    if (in_one_piece) {
        added = store->imports().add_files(files, options.now, options.batch);
    }
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (in_one_piece) {
            add_result(read[i].report, added[i]);
        } else if (store != nullptr) {
            add_or_reread(read[i], *store, options);
        } else {
            add_result(read[i].report, unwritten(read[i].file));
        }
        report(read[i].report);
    }
}

}  // namespace cardlog
