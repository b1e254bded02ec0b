#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/contact.h"
#include "core/geometry.h"
#include "core/ledger.h"
#include "core/picture_hash.h"
#include "storage/rows/card_line.h"
#include "storage/rows/contact_rows.h"

namespace cardlog {

class Connection;

/// A card to be kept. Quads, those of the contact's evidence too, are in pixels of the picture.
struct NewCard {
    Contact contact;  ///< empty: the card could not be read, it is kept as an unread card
    int page = 1;     ///< of the file, from 1
    int number = 1;   ///< among the cards of the file, from 1
    Quad quad{};
    std::vector<CardLine> lines;
    std::vector<std::string> codes;
    std::string flat_jpeg;              ///< the flat picture; empty when there is none
    std::optional<PictureHash> hash{};  ///< of the flat picture
    /// What People::contacts() searches: folded words with single spaces, and each phone number's
    /// digits in one piece.
    std::string search_text;
};

/// A picture file with all its cards, in reading order, and what is known about the evening.
struct NewFile {
    std::filesystem::path path;
    std::string sha256;  ///< lower-case hexadecimal
    std::vector<NewCard> cards;
    Encounter encounter;
    std::optional<std::string> refer_to{};  ///< the colleague the cards are to be handed to
    Day due{};                              ///< of the callbacks
    /// How many cards the file has, when they come one by one; none: `cards` are all of them.
    std::optional<int> of{};
    std::string failure{};  ///< why it could not be read; there are no cards then
};

/// What reading a file again came to for one card.
struct CardReadAgain {
    CardAgain what = CardAgain::added;
    Id contact = 0;    ///< that stands for the person; 0: none, or one that a dry run did not store
    Contact values{};  ///< as they are now; empty where there is no contact
    std::vector<FieldChange> changes{};
};

/// A file whose cards are in the store.
struct FileAdded {
    bool already_known = false;  ///< its content was there before; no card came in addition
    std::vector<Id> contacts;    ///< one a card that was given or is known, in reading order
    /// One a contact: whether it was there before, made from the same card in another picture.
    std::vector<bool> same_card{};
    /// Of a known file that was read again: each card given, then those that it did not find.
    std::vector<CardReadAgain> again{};
};

/// How a known file is read again.
struct ReadAgain {
    /// The area that two quads share by the area they cover together, 0 to 1.
    std::function<double(const Quad& a, const Quad& b)> overlap;
    std::function<std::string(const Contact& contact)> search_text;  ///< as in NewCard
    std::optional<Id> batch{};  ///< where it is noted what became of the file
    bool dry_run = false;       ///< whether it is only told what would change
};

/// What became of a file that was to be added.
[[nodiscard]] FileOutcome outcome_of(const NewFile& file, const FileAdded& added);

/// An import as it was begun.
struct NewBatch {
    std::vector<std::string> paths;  ///< as given
    std::optional<std::string> event{};
    std::optional<int> expected{};  ///< cards that were laid out
};

/// An import and its sums, taken over its files. A file that failed counts as one card.
struct BatchSummary {
    Id id = 0;
    Time started_at{};
    std::optional<double> seconds{};  ///< how long it took; none: it is at work, or was stopped
    NewBatch begun;  ///< without paths and event once one of its persons is forgotten
    int files = 0;
    int files_without_card = 0;
    int cards_written = 0;
    int cards_known = 0;
    int cards_failed = 0;
};

/// What became of one file of a batch.
struct BatchFile {
    std::filesystem::path path;  ///< empty once its persons are forgotten
    std::string sha256;          ///< empty where it could not be read, too
    FileOutcome outcome = FileOutcome::written;
    std::string reason;  ///< why it failed; empty otherwise
    int cards = 0;
};

/// A picture file that cards were read from.
struct SourceFile {
    std::filesystem::path path;  ///< where it was then
    std::string sha256;          ///< lower-case hexadecimal
};

/// Files with cards, and what became of each.
class Imports {
public:
    explicit Imports(Connection& connection) : connection_(connection) {}

    /// The file with this content, when all its cards are in the store; empty when it is new.
    [[nodiscard]] std::optional<FileAdded> known_file(const std::string& sha256) const;

    /// Stores a file: for each card a contact, the encounter, a pending callback and the referral;
    /// all of it or, when an error is thrown, nothing. A card that another picture showed already
    /// (it looks the same and says the same, see same_card.h) goes to the contact it made: a call
    /// that is owed to it stays as it is, and one that is not is owed anew. A file known by its
    /// content is left alone, but for cards that have not come yet.
    FileAdded add_file(const NewFile& file, Time now);

    /// As add_file(), several files in one piece: all of them are stored or none. One write to the
    /// disk serves them all. Nothing is stored of a file that failed.
    /// Where a batch is named, what became of each file is noted there.
    std::vector<FileAdded> add_files(std::span<const NewFile> files, Time now,
                                     std::optional<Id> batch = {});

    /// Writes a new reading of a file over the one that is known, in one piece. A card is the
    /// stored one that its quad shares most with, and more than half. Its picture, lines, codes and
    /// values become those of the new reading; a field that a person has changed stays, and so does
    /// what another card of the same person says. No callback is opened, closed or moved. A card
    /// that is there in addition is stored as by add_file(), unless somebody on this file was
    /// forgotten. A file that is not known is added.
    FileAdded read_again(const NewFile& file, const ReadAgain& how, Time now);

    /// Notes where a file lies that is known by its content; nothing happens for an unknown one.
    void set_file_path(const std::string& sha256, const std::filesystem::path& path);

    /// The files that cards were read from, in the order in which they came.
    [[nodiscard]] std::vector<SourceFile> source_files() const;

    /// Begins a batch; returns its number.
    Id begin_batch(const NewBatch& batch, Time now);

    /// Notes that a batch came to its end, and how long it took.
    void end_batch(Id batch, double seconds);

    /// All batches, the last one first.
    [[nodiscard]] std::vector<BatchSummary> batches() const;

    /// Empty when there is no batch of this number.
    [[nodiscard]] std::optional<BatchSummary> batch(Id id) const;

    /// The files of a batch in their order.
    [[nodiscard]] std::vector<BatchFile> batch_files(Id batch) const;

private:
    Connection& connection_;
};

}  // namespace cardlog
