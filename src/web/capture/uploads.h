#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/import/import.h"
#include "app/import/import_sums.h"
#include "app/scan/scan.h"
#include "core/calendar.h"
#include "core/contact.h"
#include "core/error.h"
#include "core/geometry.h"
#include "core/ledger.h"
#include "storage/store.h"

namespace cardlog {

/// An outline on a page, and what was read in it.
struct Outline {
    enum class Reading { waits, card, no_card };

    int number = 0;        ///< among those of the picture, from 1; of a card its place in `cards`
    Quad quad{};           ///< pixels of the page
    bool cut_off = false;  ///< part of it lies outside the picture
    Reading reading = Reading::waits;
    Contact values{};  ///< of a card
};

/// A page of a picture while it is read, and afterwards.
struct UploadedPage {
    Id id = 0;  ///< among all pages of the evening, from 1
    int number = 1;
    int width = 0;  ///< pixels
    int height = 0;
    std::shared_ptr<const std::string> jpeg;  ///< the page, made smaller
    std::vector<Outline> outlines;
};

/// How many pages of a picture are shown with their outlines; all are read.
inline constexpr std::size_t most_pages_shown = 20;

/// A picture that was sent, and what became of it.
struct Upload {
    enum class State { waiting, reading, done, failed, left };

    int number = 0;  ///< from 1, in the order in which they came
    State state = State::waiting;
    std::filesystem::path file{};
    Encounter evening{};                ///< what is known of where its cards were received
    std::vector<UploadedPage> pages{};  ///< as soon as their outlines are found
    ImportSummary sums{};
    std::vector<ImportedFile::Card> cards{};  ///< once it is done
    std::map<Id, Day> known_since{};          ///< contacts of the cards that were known
    std::optional<Error> failure{};           ///< why it could not be read
    bool is_confirmed = false;                ///< a person has counted its cards
    std::optional<Moment> came{};             ///< none for one that the store had already
};

/// How far a card is that a person has read anew.
enum class CardReading {
    waits,       ///< or is being read
    read,        ///< what it says is stored
    unreadable,  ///< nothing could be read: it stays as it was
    failed,      ///< so does it where the picture or the store failed
};

/// What has to be known to read them.
struct UploadOptions {
    std::filesystem::path store;
    std::string region = "DE";
    std::function<Moment()> clock;
    std::function<std::shared_ptr<OcrEngine>()> make_engine;  ///< once, on the thread that reads
    /// Hears, on the thread that reads, that something has changed.
    std::function<void()> on_change = [] {};
    std::uintmax_t most_waiting_bytes = 2'000'000'000;  ///< of all pictures that wait
};

/// How many pictures may wait.
inline constexpr std::size_t most_waiting = 200;

/// Bytes of one picture: one of 200 megapixels fits.
inline constexpr std::size_t longest_picture = 64'000'000;

/// The pictures of an evening: kept as they come, read one after the other on a thread of their own
/// and imported into the store as one batch. One that fails, or shows no card, is kept until
/// somebody leaves it: the phone has it no more. What was kept and gave no card when the program
/// ended is read again at the next start.
class Uploads {
public:
    explicit Uploads(UploadOptions options);
    ~Uploads();
    Uploads(const Uploads&) = delete;
    Uploads& operator=(const Uploads&) = delete;

    /// What is known of where the cards to come are received; see kept_evening().
    [[nodiscard]] Encounter evening() const;

    /// Names the evening for the pictures to come and for those of its time that have none, with
    /// the cards of them that are stored; returns how many people were changed by it. Throws
    /// Error(store) as keep_evening() does, Error(busy) while another program writes.
    int name_evening(const Encounter& evening, Store& store);

    /// Keeps a picture, to be read with what is known of the evening; returns its number. Throws
    /// Error(input) and Error(store) as keep_picture() does, Error(busy) when too many wait.
    int add(const std::string& bytes);

    /// Reads one card more of a picture, where a person says that it lies. Throws Error(input)
    /// where there is no such picture, Error(busy) as add() does.
    void add_card(int number, const PointedOut& card);

    /// Reads one card of a file again that is in the store already, with the corners that a person
    /// gave it. Throws Error(busy) as add() does.
    void read_again(Id card, const std::filesystem::path& file, const PointedOut& corners);

    /// How far that is; none for another card. What has come of it is told once.
    [[nodiscard]] std::optional<CardReading> tell_reading(Id card);

    /// Pictures are to come: what reads them is made ahead, while they are taken.
    void get_ready();

    /// Somebody has counted the cards of a picture, and they are right.
    void confirm(int number);

    /// Reads a picture that failed once more, as when there is room on the disk again. Throws
    /// Error(input) for another one.
    void read_failed_again(int number);

    /// Gives a picture up that gave no card, and deletes it. Throws Error(input) for another one.
    void leave(int number);

    /// All of them, the first one first.
    [[nodiscard]] std::vector<Upload> all() const;

    /// A page made smaller (JPEG); null for one that is not there.
    [[nodiscard]] std::shared_ptr<const std::string> page_jpeg(Id page) const;

private:
    struct Waiting {
        std::size_t index = 0;
        std::optional<PointedOut> pointed_out{};
        Id card = 0;  // see read_again()
    };

    void point_out(const Waiting& next);
    void note_reading(const Waiting& next, CardReading reading);
    int enqueue(Upload upload);
    void enqueue_those_left();
    void read_all();
    void begin_and_read(const Waiting& next);
    void make_engine_ahead();
    std::shared_ptr<OcrEngine> engine();
    void read(const Waiting& next);
    void read_or_say_why_not(const Waiting& next);
    [[nodiscard]] ImportOptions import_options(const Waiting& next, const Upload& upload,
                                               Store& store);
    void show_outlines(std::size_t index, const PageOutlines& found);
    [[nodiscard]] ScanListener listener(std::size_t index);
    void take_in(const Waiting& next, const ImportedFile& imported,
                 const std::map<Id, Day>& known_since);
    std::vector<ImportedFile::Card> name_pictures(const Encounter& evening);
    [[nodiscard]] std::size_t index_of(int number) const;
    void require_room(std::uintmax_t bytes = 0) const;
    void set(std::size_t index, const std::function<void(Upload&)>& change);

    UploadOptions options_;
    mutable std::mutex in_use_;
    std::condition_variable changed_;
    bool ends_ = false;
    bool is_to_be_ready_ = false;
    std::vector<Upload> uploads_;
    std::deque<Waiting> waiting_;
    std::map<Id, CardReading> readings_;  // by card
    Id last_page_ = 0;
    std::optional<Id> batch_;  // of the thread that reads, as what follows
    std::shared_ptr<OcrEngine> engine_;
    std::thread thread_;
};

}  // namespace cardlog
