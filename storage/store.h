#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/contact.h"
#include "core/geometry.h"
#include "core/ledger.h"
#include "core/picture_hash.h"

namespace cardlog {

/// A line of print on a card, as it is kept.
struct CardLine {
    std::string text;       ///< UTF-8
    double confidence = 0;  ///< 0 to 1
    Quad quad{};            ///< pixels of the picture

    bool operator==(const CardLine&) const = default;
};

/// A card to be kept. Quads, those of the contact's evidence too, are in pixels of the picture.
struct NewCard {
    Contact contact;  ///< empty: the card could not be read, it is kept as an unread card
    int page = 1;     ///< of the file, from 1
    int number = 1;   ///< among the cards of the file, from 1
    Quad quad{};
    std::vector<CardLine> lines;
    std::vector<std::string> codes;
    std::string flat_jpeg;              ///< the flat picture; empty when there is none
    std::optional<PictureHash> look{};  ///< of the flat picture
    /// What Store::contacts() searches: folded words with single spaces, and each phone number's
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

/// A field of a contact as text; empty where it was, or is, absent.
struct FieldChange {
    std::string field;  ///< as in the card record, its parts too ("given_name")
    std::string before;
    std::string after;

    bool operator==(const FieldChange&) const = default;
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

/// A card in the store, without its picture.
struct StoredCard {
    Id id = 0;
    std::filesystem::path file;
    std::string sha256;
    int page = 1;
    int number = 1;  ///< among the cards of the file, from 1
    Quad quad{};
    std::vector<CardLine> lines;
    std::vector<std::string> codes;
    bool has_picture = false;
};

/// Everything about one person. Lists are in the order in which they came.
struct StoredContact {
    Id id = 0;               ///< of the contact that stands for the person
    std::vector<Id> merged;  ///< the contacts that were merged into it
    Contact contact;
    bool needs_review = false;  ///< a value is doubtful, or the card could not be read
    Time created_at{};
    std::vector<StoredCard> cards;
    std::vector<Encounter> encounters;
    std::vector<Callback> callbacks;
    std::vector<Referral> referrals;
};

/// What a card of somebody looks like.
struct CardLook {
    Id person = 0;
    PictureHash look;
};

/// Where a card lay when it was imported.
struct ImportPlace {
    Time imported_at{};  ///< the same for all files of one import
    Id file = 0;         ///< files of one import are numbered in their order
    int number = 0;      ///< among the cards of the file, from 1

    auto operator<=>(const ImportPlace&) const = default;
};

/// One line of a list of contacts.
struct ContactSummary {
    Id id = 0;
    std::string name;     ///< empty when not known
    std::string company;  ///< empty when not known
    std::vector<std::string> emails;
    std::vector<std::string> phones;  ///< E.164; as printed where the number is not valid
    std::vector<std::string> websites{};
    std::optional<ImportPlace> card{};  ///< the first one; none for a contact without a card
    std::optional<Day> next_due{};      ///< none when no call is owed
    bool unread = false;                ///< nothing is known but the card's picture
    bool needs_review = false;
};

/// What a person knows about somebody, with or without a card.
struct NewContact {
    Contact contact;
    std::string search_text;  ///< as in NewCard
    Encounter encounter;
    std::optional<std::string> refer_to{};
    std::optional<Day> due{};  ///< of the callback; none: no call is promised
};

/// Other values for a contact. `before` are those that the change was made from: when they are no
/// longer there, another program was faster and nothing is changed.
struct NewValues {
    Contact before;
    Contact after;
    std::string search_text;  ///< of `after`, as in NewCard
    /// What the last encounter is to be, when that is changed too; only edit() looks at it.
    std::optional<Encounter> encounter{};
};

/// A contact that was merged into another one.
struct Merge {
    Id into = 0;    ///< the contact that stands for both
    Contact first;  ///< its values before
    Contact second;
};

/// What was erased with a person.
struct Forgotten {
    int cards = 0;
    bool owed = false;                         ///< a call was still owed
    std::vector<std::filesystem::path> files;  ///< the pictures, which stay where they are
};

/// One line of what happened.
struct HistoryEntry {
    Time at{};
    Id contact = 0;
    std::string actor;   ///< "import" or "person"
    std::string action;  ///< "import", "add", "edit", "merge", "call", "move", "undo", …
    std::string before;  ///< JSON of what was; empty when there was nothing
    std::string after;   ///< JSON of what became
};

/// What came of an event.
struct EventSummary {
    std::string event;
    std::optional<Day> met_on{};  ///< its first day
    int contacts = 0;
    int cards = 0;
    int calls_made = 0;  ///< reached, they_called or met
    int calls_owed = 0;
    int referrals = 0;
};

/// A picture file that cards were read from.
struct SourceFile {
    std::filesystem::path path;  ///< where it was then
    std::string sha256;          ///< lower-case hexadecimal
};

/// How much is in the store.
struct StoreSums {
    int cards = 0;
    int contacts = 0;  ///< those that were merged count each
    int pending = 0;   ///< callbacks
    int closed = 0;    ///< callbacks
    int forgotten = 0;
};

/// How the introduction to a colleague stands.
struct Introduction {
    std::string to_name;
    ReferralState state = ReferralState::promised;

    bool operator==(const Introduction&) const = default;
};

/// One line of the list of calls that are owed.
struct CallbackSummary {
    Id callback = 0;
    Id contact = 0;
    std::string name;     ///< empty when not known
    std::string company;  ///< empty when not known
    Day due{};
    std::string phone;    ///< mobile first, never a fax; empty when there is none
    Encounter encounter;  ///< the last one
    std::vector<Introduction> referrals;
    int attempts = 0;
    std::optional<Attempt> last_attempt{};
    int moves = 0;  ///< how often a person moved the due day
};

/// As many entries of a list as there are.
inline constexpr std::size_t all_entries = std::numeric_limits<std::size_t>::max();

/// Which calls are asked for.
struct WantedCallbacks {
    std::size_t most = all_entries;                             ///< the first ones
    std::optional<Day> until{};                                 ///< due on this day or before
    std::function<bool(const CallbackSummary& call)> passes{};  ///< none: all pass
};

/// One line of the list of introductions.
struct ReferralSummary {
    Referral referral;
    Id contact = 0;
    std::string name;             ///< empty when not known
    std::string company;          ///< empty when not known
    std::optional<Day> call_due;  ///< none when no call is owed
    Encounter encounter;          ///< the last one
};

/// A call, or what made it needless, to be logged.
struct NewAttempt {
    Outcome outcome = Outcome::no_answer;
    std::string note;  ///< for `released` the reason, which must not be blank
    Time at{};
    std::optional<Day> next_due{};   ///< when the call is still owed; none: the next working day
    std::optional<Time> noted_at{};  ///< when that became known, where it was after `at`
};

/// When a call is to be made, decided by a person.
struct NewDue {
    Day due{};
    std::string reason;  ///< may be empty
    Time at{};
};

/// How long a store that another program is writing to is waited for.
inline constexpr std::chrono::milliseconds store_patience{5000};

/// "3.40.1"
[[nodiscard]] std::string sqlite_version();

/// Where the store goes that a restore replaces: "cards.db.before-restore".
[[nodiscard]] std::filesystem::path copy_before_restore(const std::filesystem::path& file);

/// The one file with all contacts and the calls owed to them. The schema itself keeps the rules:
/// no card without a contact and a callback, no callback closed without an outcome.
///
/// One object a thread; several programs may use one file. Every function throws Error(busy) when
/// another program holds the store for longer than the patience, and Error(store) when the file is
/// damaged, cannot be written or the disk is full; what was stored before is then unchanged.
class Store {
public:
    /// Opens the store; creates it (mode 0600) and its missing folders (mode 0700). An older store
    /// is brought up to date after a copy was made beside it. A file that cannot be written is
    /// opened for reading. Throws Error(store) for a folder, for a file that is not a cardlog store
    /// and for the store of a newer cardlog; these are left untouched.
    [[nodiscard]] static Store open(const std::filesystem::path& file,
                                    std::chrono::milliseconds patience = store_patience);

    /// An empty store that vanishes with the object.
    [[nodiscard]] static Store in_memory();

    Store(Store&& other) noexcept;
    Store& operator=(Store&& other) noexcept;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();

    /// The file with this content, when all its cards are in the store; empty when it is new.
    [[nodiscard]] std::optional<FileAdded> known_file(const std::string& sha256) const;

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

    /// Stores a file: for each card a contact, the encounter, a pending callback and the referral;
    /// all of it or, when an error is thrown, nothing. A card that another picture showed already
    /// (it looks the same and says the same, see same_card.h) goes to the contact it made: a call
    /// that is owed to it stays as it is, and one that is not is owed anew. A file known by its
    /// content is left alone, but for cards that have not come yet.
    FileAdded add_file(const NewFile& file, Time now);

    /// The contacts, by family name; with a query (folded like the search text) those that have
    /// all of its words: a word of digits anywhere, another at the beginning of a word.
    /// At most the first `most`.
    [[nodiscard]] std::vector<ContactSummary> contacts(const std::string& query = {},
                                                       std::size_t most = all_entries) const;

    /// These contacts and those that have an e-mail address or a number of one of them.
    [[nodiscard]] std::vector<ContactSummary> contacts_near(const std::set<Id>& contacts) const;

    /// Writes a consistent copy (mode 0600), also while other programs use the store; a file that
    /// is there is replaced as a whole or not at all. Throws Error(store) when it cannot be
    /// written.
    void backup(const std::filesystem::path& copy) const;

    /// Makes a copy that backup() wrote the store at `file` again; what was there is kept beside
    /// it, see copy_before_restore(). Throws Error(store) for a copy that is damaged or no cardlog
    /// store and Error(busy) while another program writes; the store is then as it was.
    static void restore(const std::filesystem::path& copy, const std::filesystem::path& file);

    /// Empty when there is no such contact.
    [[nodiscard]] std::optional<StoredContact> contact(Id id) const;

    /// Stores a contact without a card, with its callback, in one piece; returns its number.
    Id add_contact(const NewContact& contact, Time now);

    /// Writes other values for a person. Throws Error(usage) for an unknown contact, Error(busy)
    /// when `before` is no longer true.
    void edit(Id contact, const NewValues& values, Time now);

    /// Lets `into` stand for both persons, with `values` from both; nothing of either is thrown
    /// away, each call that is owed stays owed. Throws Error(usage) for unknown contacts and for
    /// one person, Error(busy) when `values.before` of `into` is no longer true.
    void merge(Id into, Id other, const NewValues& values, Time now);

    /// How a contact came to be merged; none when it stands for itself or is not there.
    [[nodiscard]] std::optional<Merge> merge_of(Id contact) const;

    /// Lets a merged contact stand for itself again; `values` are what the other one keeps.
    void unmerge(Id contact, const NewValues& values, Time now);

    /// Remembers that two contacts that look alike are two people. Returns false when that was
    /// known. Throws Error(usage) for unknown contacts and for one person.
    bool set_different(Id one, Id other, Time now);

    /// What the cards look like that have a picture.
    [[nodiscard]] std::vector<CardLook> looks() const;

    /// Who is known to be two people, by the contacts that stand for them.
    [[nodiscard]] std::set<std::pair<Id, Id>> different_people() const;

    /// Erases a person with all that is known, pictures and history too, from every page of the
    /// file; a tombstone without personal data stays. A call that was owed is released by that.
    /// Throws Error(usage) for an unknown contact.
    Forgotten forget(Id contact, Time now);

    /// What happened to a person, oldest first; empty for an unknown contact.
    [[nodiscard]] std::vector<HistoryEntry> history(Id contact) const;

    /// Takes the last change back that a person made and has not taken back yet; a callback that
    /// was closed is owed anew. Throws Error(usage) when there is none, or it cannot be taken back.
    HistoryEntry undo(Time now);

    /// The flat picture of a card (JPEG); empty when there is none.
    [[nodiscard]] std::string card_picture(Id card) const;

    /// The calls that are owed, the most urgent first; of one day in the order in which they came.
    [[nodiscard]] std::vector<CallbackSummary>
    pending_callbacks(const WantedCallbacks& wanted = {}) const;

    /// The callback with this number, made at that time; empty when there is none, as when another
    /// store is meant.
    [[nodiscard]] std::optional<Callback> callback(Id id, Time created_at) const;

    /// Logs a call to a contact: an outcome that closes() closes the pending callback, another one
    /// moves its due day. Returns the callback as it is now. Throws Error(usage) for an unknown
    /// contact, one that is owed no call, and a release without a reason; nothing is changed then.
    Callback log_call(Id contact, const NewAttempt& attempt);

    /// Moves the call owed to a contact to another day; owes a new one where none is pending.
    /// Returns the callback as it is now. Throws Error(usage) for an unknown contact.
    Callback set_due(Id contact, const NewDue& due);

    /// Promises to hand the contact's card to a colleague; `via` is the colleague's mail address.
    /// Throws Error(usage) for an unknown contact, a colleague without a name, and a colleague who
    /// is the contact by name or mail address.
    Referral add_referral(Id contact, const std::string& to_name,
                          const std::optional<std::string>& via, Time now,
                          const std::optional<Day>& promised_on = {});

    /// All introductions, those to hand over first, then those without an answer; the oldest first.
    [[nodiscard]] std::vector<ReferralSummary> referrals() const;

    /// The introduction and whom it is about; empty when there is none of this number.
    [[nodiscard]] std::optional<ReferralSummary> referral(Id id) const;

    /// Notes what became of an introduction. Throws Error(usage) for an unknown referral.
    Referral set_referral_state(Id referral, ReferralState state, Time now);

    /// The events that cards were received at, the last one first.
    [[nodiscard]] std::vector<EventSummary> events() const;

    [[nodiscard]] StoreSums sums() const;

    /// The files that cards were read from, in the order in which they came.
    [[nodiscard]] std::vector<SourceFile> source_files() const;

    /// What is broken: a damaged file, a card without contact or callback, a picture that is not
    /// the one that was stored, a callback closed without an outcome, one that no list shows, a gap
    /// in the history; a sentence each. Empty when all is well.
    [[nodiscard]] std::vector<std::string> audit() const;

private:
    struct Connection;
    explicit Store(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> connection_;
};

}  // namespace cardlog
