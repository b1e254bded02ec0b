#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
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

/// What became of a picture file.
enum class FileOutcome { written, already_known, no_card, failed };

/// "written", "already_known", ...: the words of the import and of the store.
[[nodiscard]] std::string to_string(FileOutcome outcome);

/// What became of a card.
enum class CardOutcome {
    written,    ///< a new contact
    known,      ///< it is in the store, and was left as it is
    same_card,  ///< another picture showed this very card: it went to the contact it made

    // Of a known file that is read again:
    added,       ///< it was not found before: a new contact
    reread,      ///< its values are those of the new reading, but for what a person corrected
    unreadable,  ///< nothing could be read this time; it was left as it is
    left_out,    ///< it may be that of a person who was forgotten, and is not stored
    not_found,   ///< it is in the store, was not found this time, and was left as it is
};

/// Whether the card is of a known file that is read again.
[[nodiscard]] bool is_of_reread_file(CardOutcome outcome);

/// A card, and where it went.
struct CardAdded {
    Id contact = 0;  ///< of a known card who stands for its person; 0: none
    CardOutcome how = CardOutcome::written;

    bool operator==(const CardAdded&) const = default;
};

/// A file that was added: its cards in reading order. Of a file that was read again each card that
/// was given, then those that it did not find.
struct FileAdded {
    FileOutcome outcome = FileOutcome::written;
    std::vector<CardAdded> cards;

    bool operator==(const FileAdded&) const = default;
};

/// A card of a file that is in the store.
struct KnownCard {
    Id id = 0;
    Id contact = 0;
    Id person = 0;  ///< the contact that stands for the person
    int page = 1;
    int number = 1;
    Quad quad{};

    bool operator==(const KnownCard&) const = default;
};

/// What a new reading of a file has to know of it.
struct KnownFile {
    std::vector<KnownCard> cards;  ///< by their numbers
    /// What is known of each contact and each person with a card of the file.
    std::map<Id, std::vector<ContactRow>> values{};
    /// The fields of each person that somebody has corrected, and not taken back.
    std::map<Id, std::set<std::string>> corrected{};
    bool has_forgotten = false;  ///< a person with a card of the file was forgotten

    bool operator==(const KnownFile&) const = default;
};

/// Other values for a contact, as a new reading of a card has them.
struct RereadValues {
    Id contact = 0;
    std::vector<ContactRow> values;
    std::string search_text;  ///< as in NewCard
};

/// A card of a new reading, or one that it did not find, and what is to become of it.
struct RereadCard {
    CardOutcome how = CardOutcome::added;
    NewCard card;                        ///< as it was read; empty for one that was not found
    Id known = 0;                        ///< the stored card that it is; 0: none
    Id contact = 0;                      ///< who stands for the person; 0: none yet
    std::vector<RereadValues> values{};  ///< what to write instead, in this order
};

/// A new reading of a known file. `before` is what it was made from: when that is no longer so,
/// another program was faster and nothing is changed.
struct RereadFile {
    KnownFile before;
    NewFile file;  ///< without its cards
    std::vector<RereadCard> cards;
};

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
    int cards_set_aside = 0;  ///< written, too, until a person said that they are no cards
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

    /// What add_file() would come to; nothing is stored.
    [[nodiscard]] FileAdded try_file(const NewFile& file, Time now) const;

    /// What a new reading of the file with this content is made from; empty when it is new.
    [[nodiscard]] std::optional<KnownFile> file_to_reread(const std::string& sha256) const;

    /// Writes a new reading over a known file, in one piece: pictures, lines, codes and values of
    /// the cards that it found again, and a contact for each that is there in addition. No callback
    /// is opened, closed or moved. One undo takes the values back. Empty when `before` is no longer
    /// true: nothing is changed then, and the file is to be asked for again.
    [[nodiscard]] std::optional<FileAdded> write_reread(const RereadFile& reread, Time now,
                                                        std::optional<Id> batch = {});

    /// Sets a contact aside that came with what a person calls no card: it is listed nowhere, is
    /// owed no call and is handed to nobody. Its card and picture stay, so that they are known when
    /// they come again; undo brings everything back. Throws Error(usage) for an unknown contact,
    /// one without a card, and one that is merged with others.
    void set_aside(Id contact, Time now);

    /// The contacts that were set aside.
    [[nodiscard]] std::set<Id> set_aside() const;

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
