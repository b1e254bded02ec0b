#include "web/capture/uploads.h"

#include <algorithm>
#include <set>
#include <utility>

#include "app/import/own_pictures.h"
#include "core/error.h"
#include "core/shell_word.h"
#include "storage/imports/imports.h"
#include "storage/people/people.h"
#include "web/capture/existing_store.h"

namespace cardlog {
namespace {

// For who sent the picture: not by the path that it has here.
std::string sentences_of(const Error& error, const std::filesystem::path& file)
{
    std::string what = error.what();
    const std::string path = shell_word(file) + ": ";
    what.erase(0, what.starts_with(path) ? path.size() : 0);
    return what + ". " + (error.hint().empty() ? "" : error.hint() + ".");
}

}  // namespace

Uploads::Uploads(UploadOptions options) : options_(std::move(options))
{
    enqueue_those_left();
    thread_ = std::thread([this] { read_all(); });
}

Uploads::~Uploads()
{
    {
        const std::lock_guard lock(in_use_);
        ends_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

int Uploads::add(const std::string& bytes, const Encounter& evening)
{
    {
        const std::lock_guard lock(in_use_);
        if (waiting_.size() >= most_waiting) {
            throw Error(ExitCode::busy, "too many pictures wait to be read", "Send it again later");
        }
    }
    (void)open_existing(options_.store);  // its pictures lie beside it
    const std::filesystem::path file = keep_picture(options_.store, bytes);
    enqueue(file, evening);
    options_.on_change();
    const std::lock_guard lock(in_use_);
    return static_cast<int>(uploads_.size());
}

std::vector<Upload> Uploads::all() const
{
    const std::lock_guard lock(in_use_);
    return uploads_;
}

void Uploads::enqueue(const std::filesystem::path& file, const Encounter& evening)
{
    {
        const std::lock_guard lock(in_use_);
        uploads_.push_back({static_cast<int>(uploads_.size()) + 1, Upload::State::waiting, file});
        waiting_.push_back({uploads_.size() - 1, evening});
    }
    changed_.notify_all();
}

void Uploads::enqueue_those_left()
{
    const Store store = Store::open(options_.store);
    std::set<std::string> read;
    for (const SourceFile& file : store.imports().source_files()) {
        read.insert(file.sha256);
    }
    for (const std::filesystem::path& file : own_pictures(options_.store)) {
        if (!read.contains(file.stem().string())) {
            enqueue(file, {});
        }
    }
}

void Uploads::read_all()
{
    while (true) {
        Waiting next;
        {
            std::unique_lock lock(in_use_);
            changed_.wait(lock, [&] { return ends_ || !waiting_.empty(); });
            if (ends_) {
                return;
            }
            next = waiting_.front();
            waiting_.pop_front();
        }
        set(next.index, [](Upload& upload) { upload.state = Upload::State::reading; });
        read_or_say_why_not(next);
    }
}

void Uploads::read_or_say_why_not(const Waiting& next)
{
    try {
        read(next);
    } catch (const Error& error) {  // of the store, or a language that is missing
        const bool is_busy = error.code() == ExitCode::busy;
        set(next.index, [&](Upload& upload) {
            upload.state = is_busy ? Upload::State::waiting : Upload::State::failed;
            upload.failure = sentences_of(error, upload.file);
        });
        if (is_busy) {  // the store was waited for already; the picture is kept
            const std::lock_guard lock(in_use_);
            waiting_.push_front(next);
        }
    } catch (const std::exception&) {  // else the page would end with it
        set(next.index, [](Upload& upload) {
            upload.state = Upload::State::failed;
            upload.failure = "This is a fault of cardlog; please report it. The picture is kept.";
        });
    }
}

ImportOptions Uploads::import_options(const Encounter& evening, Store& store)
{
    const Moment moment = options_.clock();
    ImportOptions options;
    options.encounter = evening;
    options.due = add_working_days(moment.today, default_callback_working_days);
    options.now = moment.now;
    options.home_region = options_.region;
    if (!batch_) {
        batch_ = store.imports().begin_batch(
            {{own_pictures_folder(options_.store).string()}, evening.event}, moment.now);
    }
    options.batch = batch_;
    return options;
}

void Uploads::read(const Waiting& next)
{
    Store store = open_existing(options_.store);
    const std::filesystem::path file = all().at(next.index).file;
    ImportWork work;
    work.make_engine = [this] {
        engine_ = engine_ ? engine_ : options_.make_engine();
        return engine_;
    };
    std::optional<ImportedFile> imported;
    import_files({input_file(file)}, &store, import_options(next.evening, store), work,
                 [&](const ImportedFile& done) { imported = done; });
    const ImportSummary sums = with({}, imported.value());
    if (sums.cards_failed > 0 || sums.files_without_card > 0) {
        (void)erase_own_pictures(options_.store, {file});  // the phone still has it
    }
    set(next.index, [&](Upload& upload) {
        upload.state = imported->failure ? Upload::State::failed : Upload::State::done;
        upload.sums = sums;
        upload.cards = imported->cards;
        upload.failure = imported->failure ? sentences_of(*imported->failure, file) : "";
    });
    name_known_cards(next.index, store);
}

// Of a card that was known the import tells only whose it is.
void Uploads::name_known_cards(std::size_t index, const Store& store)
{
    Upload upload = all().at(index);
    for (ImportedFile::Card& card : upload.cards) {
        if (card.how == CardOutcome::known && card.contact > 0) {
            card.values = store.people().contact(card.contact).value_or(StoredContact{}).contact;
        }
    }
    set(index, [&](Upload& changed) { changed.cards = upload.cards; });
}

void Uploads::set(std::size_t index, const std::function<void(Upload&)>& change)
{
    {
        const std::lock_guard lock(in_use_);
        change(uploads_.at(index));
    }
    options_.on_change();
}

}  // namespace cardlog
