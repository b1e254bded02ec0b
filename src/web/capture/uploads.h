#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/import/import.h"
#include "app/import/import_sums.h"
#include "core/calendar.h"
#include "core/ledger.h"
#include "storage/store.h"

namespace cardlog {

/// A picture that was sent, and what became of it.
struct Upload {
    enum class State { waiting, reading, done, failed };

    int number = 0;  ///< from 1, in the order in which they came
    State state = State::waiting;
    std::filesystem::path file{};
    ImportSummary sums{};
    std::vector<ImportedFile::Card> cards{};  ///< once it is done
    std::string failure{};                    ///< why it could not be read, and what to do
};

/// What has to be known to read them.
struct UploadOptions {
    std::filesystem::path store;
    std::string region = "DE";
    std::function<Moment()> clock;
    std::function<std::shared_ptr<OcrEngine>()> make_engine;  ///< for the first picture
    /// Hears, on the thread that reads, that something has changed.
    std::function<void()> on_change = [] {};
};

/// How many pictures may wait.
inline constexpr std::size_t most_waiting = 200;

/// The pictures of an evening: kept as they come, read one after the other on a thread of their own
/// and imported into the store as one batch. What was kept and not read when the program ended is
/// read at the next start.
class Uploads {
public:
    explicit Uploads(UploadOptions options);
    ~Uploads();
    Uploads(const Uploads&) = delete;
    Uploads& operator=(const Uploads&) = delete;

    /// Keeps a picture, to be read with what is known of the evening; returns its number. Throws
    /// Error(input) as keep_picture() does, Error(busy) when too many wait.
    int add(const std::string& bytes, const Encounter& evening);

    /// All of them, the first one first.
    [[nodiscard]] std::vector<Upload> all() const;

private:
    struct Waiting {
        std::size_t index = 0;
        Encounter evening{};
    };

    void enqueue(const std::filesystem::path& file, const Encounter& evening);
    void enqueue_those_left();
    void read_all();
    void read(const Waiting& next);
    void read_or_say_why_not(const Waiting& next);
    [[nodiscard]] ImportOptions import_options(const Encounter& evening, Store& store);
    void name_known_cards(std::size_t index, const Store& store);
    void set(std::size_t index, const std::function<void(Upload&)>& change);

    UploadOptions options_;
    mutable std::mutex in_use_;
    std::condition_variable changed_;
    bool ends_ = false;
    std::vector<Upload> uploads_;
    std::deque<Waiting> waiting_;
    std::optional<Id> batch_;  // of the thread that reads, as what follows
    std::shared_ptr<OcrEngine> engine_;
    std::thread thread_;
};

}  // namespace cardlog
