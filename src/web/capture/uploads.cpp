#include "web/capture/uploads.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "app/import/own_pictures.h"
#include "app/people/search.h"
#include "core/error.h"
#include "storage/imports/imports.h"
#include "storage/people/people.h"
#include "web/capture/existing_store.h"

namespace cardlog {
namespace {

// The quad of a card begins at its own top left corner, that of its outline anywhere.
bool was_cut_off(const UploadedPage& page, const Quad& quad)
{
    return std::any_of(page.outlines.begin(), page.outlines.end(), [&](const Outline& outline) {
        return outline.cut_off &&
               std::find(outline.quad.begin(), outline.quad.end(), quad[0]) != outline.quad.end();
    });
}

// Once a page was read its outlines are those of its cards, in their order.
std::vector<Outline> outlines_of_cards(const UploadedPage& page,
                                       const std::vector<ImportedFile::Card>& cards)
{
    std::vector<Outline> outlines;
    for (int i = 0; i < static_cast<int>(cards.size()); ++i) {
        const ImportedFile::Card& card = cards[static_cast<std::size_t>(i)];
        if (card.page == page.number && card.quad != Quad{}) {
            outlines.push_back({i + 1, card.quad, was_cut_off(page, card.quad),
                                Outline::Reading::card, card.values});
        }
    }
    return outlines;
}

// The file's other cards are told of as they were left.
void take_in_one_card(Upload& upload, const ImportedFile& imported)
{
    for (const ImportedFile::Card& card : imported.cards) {
        if (card.how == CardOutcome::written || card.how == CardOutcome::added) {
            ++upload.sums.cards_written;
            upload.cards.push_back(card);
        } else if (card.how == CardOutcome::reread) {
            const auto known = std::find_if(
                upload.cards.begin(), upload.cards.end(),
                [&](const ImportedFile::Card& one) { return one.contact == card.contact; });
            if (known != upload.cards.end()) {
                *known = card;
            } else {
                ++upload.sums.cards_known;
                upload.cards.push_back(card);
            }
        } else if (card.how == CardOutcome::left_out) {
            upload.failure =
                Error(ExitCode::input, "this may be the card of somebody forgotten", "Add them");
        }
    }
}

// Of a card that was known the import tells only whose it is. Since when each of them is known.
std::map<Id, Day> with_known_cards(ImportedFile& imported, const Store& store)
{
    std::map<Id, Day> known_since;
    for (ImportedFile::Card& card : imported.cards) {
        const bool is_known = card.how == CardOutcome::known || card.how == CardOutcome::same_card;
        const auto person = is_known ? store.people().contact(card.contact) : std::nullopt;
        if (person) {
            known_since[card.contact] = utc_day(person->created_at);
            card.values = card.how == CardOutcome::known ? person->contact : card.values;
        }
    }
    return known_since;
}

// The day alone names no evening: each picture has its own.
bool is_named(const Encounter& evening)
{
    return evening.event || evening.place || evening.talked_about;
}

// Of the cards those that are new, and of which nobody said meanwhile where they were received.
// Returns how many people that are.
int name_cards(const std::vector<ImportedFile::Card>& cards, Encounter evening, Store& store,
               Time now)
{
    int named = 0;
    const std::optional<Day> day = evening.met_on;
    for (const ImportedFile::Card& card : cards) {
        const bool is_new = card.how == CardOutcome::written || card.how == CardOutcome::added;
        const auto person = is_new ? store.people().contact(card.contact) : std::nullopt;
        if (!person) {
            continue;
        }
        const Encounter met = person->encounters.empty() ? Encounter{} : person->encounters.back();
        if (!is_named(met)) {
            const Contact& same = person->contact;
            evening.met_on = day ? day : met.met_on;
            store.people().edit(person->id, {same, same, search_text_of(same), evening}, now);
            ++named;
        }
    }
    return named;
}

// Of a picture that an earlier run kept.
Moment time_of(const std::filesystem::path& file)
{
    std::error_code gone;
    const auto written = std::filesystem::last_write_time(file, gone);
    const auto time = std::chrono::floor<std::chrono::seconds>(
        std::chrono::file_clock::to_sys(gone ? decltype(written){} : written));
    return {time, utc_day(time)};
}

// Of a file of which one card was read.
CardReading reading_in(const ImportedFile& imported)
{
    if (imported.failure) {
        return CardReading::failed;
    }
    const bool is_read = std::any_of(
        imported.cards.begin(), imported.cards.end(), [](const ImportedFile::Card& card) {
            return card.how == CardOutcome::reread || card.how == CardOutcome::added;
        });
    return is_read ? CardReading::read : CardReading::unreadable;
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

void Uploads::require_room(std::uintmax_t bytes) const
{
    const std::lock_guard lock(in_use_);
    for (const Waiting& waiting : waiting_) {
        std::error_code gone;
        const std::uintmax_t size = std::filesystem::file_size(uploads_[waiting.index].file, gone);
        bytes += gone ? 0 : size;
    }
    if (waiting_.size() >= most_waiting || bytes > options_.most_waiting_bytes) {
        throw Error(ExitCode::busy, "too many pictures wait to be read", "Send it again later");
    }
}

Encounter Uploads::evening() const
{
    return kept_evening(options_.store, options_.clock().now);
}

int Uploads::name_evening(const Encounter& evening, Store& store)
{
    const Time now = options_.clock().now;
    keep_evening(options_.store, evening, now);
    if (!is_named(evening)) {
        return 0;
    }
    const int named = name_cards(name_pictures(evening), evening, store, now);
    options_.on_change();
    return named;
}

// Returns their cards that are stored already.
std::vector<ImportedFile::Card> Uploads::name_pictures(const Encounter& evening)
{
    const Time now = options_.clock().now;
    std::vector<ImportedFile::Card> cards;
    const std::lock_guard lock(in_use_);
    for (Upload& upload : uploads_) {
        // They have this very name where the store was busy when it was sent before.
        const bool may_be_named = !is_named(upload.evening) || upload.evening == evening;
        if (!may_be_named || !upload.came || upload.came->now + evening_life <= now) {
            continue;
        }
        upload.evening = evening;
        cards.insert(cards.end(), upload.cards.begin(), upload.cards.end());
        if (upload.cards.empty() && upload.state != Upload::State::left) {
            keep_encounter(upload.file, evening);
        }
    }
    return cards;
}

int Uploads::add(const std::string& bytes)
{
    require_room(bytes.size());
    (void)open_existing(options_.store);  // its pictures lie beside it
    Upload upload;
    upload.evening = evening();
    upload.file = keep_picture(options_.store, bytes, upload.evening);
    upload.came = options_.clock();
    const int number = enqueue(std::move(upload));
    options_.on_change();
    return number;
}

std::size_t Uploads::index_of(int number) const
{
    if (number < 1 || static_cast<std::size_t>(number) > uploads_.size()) {
        throw Error(ExitCode::input, "there is no picture " + std::to_string(number));
    }
    return static_cast<std::size_t>(number) - 1;
}

// in_use_ is held.
void Uploads::point_out(const Waiting& next)
{
    waiting_.push_back(next);
    uploads_.at(next.index).state = Upload::State::waiting;
}

void Uploads::add_card(int number, const PointedOut& card)
{
    require_room();
    {
        const std::lock_guard lock(in_use_);
        point_out({index_of(number), card});
    }
    changed_.notify_all();
    options_.on_change();
}

void Uploads::read_again(Id card, const std::filesystem::path& file, const PointedOut& corners)
{
    require_room();
    {
        const std::lock_guard lock(in_use_);
        const auto known = std::find_if(uploads_.begin(), uploads_.end(),
                                        [&](const Upload& one) { return one.file == file; });
        const auto index = static_cast<std::size_t>(known - uploads_.begin());
        if (known == uploads_.end()) {
            uploads_.push_back({static_cast<int>(index) + 1, Upload::State::waiting, file});
        }
        point_out({index, corners, card});
        readings_[card] = CardReading::waits;
    }
    changed_.notify_all();
    options_.on_change();
}

std::optional<CardReading> Uploads::tell_reading(Id card)
{
    const std::lock_guard lock(in_use_);
    const auto known = readings_.find(card);
    if (known == readings_.end()) {
        return std::nullopt;
    }
    const CardReading reading = known->second;
    if (reading != CardReading::waits) {
        readings_.erase(known);
    }
    return reading;
}

void Uploads::note_reading(const Waiting& next, CardReading reading)
{
    const std::lock_guard lock(in_use_);
    if (next.card != 0) {
        readings_[next.card] = reading;
    }
}

void Uploads::confirm(int number)
{
    {
        const std::lock_guard lock(in_use_);
        uploads_.at(index_of(number)).is_confirmed = true;
    }
    options_.on_change();
}

void Uploads::read_failed_again(int number)
{
    {
        const std::lock_guard lock(in_use_);
        const std::size_t index = index_of(number);
        Upload& upload = uploads_[index];
        if (upload.state != Upload::State::failed || !upload.cards.empty()) {
            throw Error(ExitCode::input, "this picture did not fail, or cards of it are stored");
        }
        upload.state = Upload::State::waiting;
        upload.failure.reset();
        waiting_.push_back({index});
    }
    changed_.notify_all();
    options_.on_change();
}

void Uploads::leave(int number)
{
    {
        const std::lock_guard lock(in_use_);
        Upload& upload = uploads_.at(index_of(number));
        const bool is_read =
            upload.state == Upload::State::done || upload.state == Upload::State::failed;
        if (!is_read || !upload.cards.empty()) {
            throw Error(ExitCode::input, "cards of this picture are stored, or it is read now");
        }
        upload.state = Upload::State::left;
        (void)erase_own_pictures(options_.store, {upload.file});
    }
    options_.on_change();
}

std::vector<Upload> Uploads::all() const
{
    const std::lock_guard lock(in_use_);
    return uploads_;
}

int Uploads::enqueue(Upload upload)
{
    int number = 0;
    {
        const std::lock_guard lock(in_use_);
        number = static_cast<int>(uploads_.size()) + 1;
        upload.number = number;
        waiting_.push_back({uploads_.size()});
        uploads_.push_back(std::move(upload));
    }
    changed_.notify_all();
    return number;
}

void Uploads::enqueue_those_left()
{
    const Store store = Store::open(options_.store);
    for (const std::filesystem::path& file : own_pictures(options_.store)) {
        const std::optional<FileAdded> known = store.imports().known_file(file.stem().string());
        if (!known || known->cards.empty()) {
            Upload upload;
            upload.file = file;
            upload.evening = kept_encounter(file);
            upload.came = time_of(file);
            enqueue(std::move(upload));
        }
    }
}

void Uploads::get_ready()
{
    {
        const std::lock_guard lock(in_use_);
        is_to_be_ready_ = true;
    }
    changed_.notify_all();
}

std::shared_ptr<OcrEngine> Uploads::engine()
{
    engine_ = engine_ ? engine_ : options_.make_engine();
    return engine_;
}

void Uploads::make_engine_ahead()
{
    try {
        (void)engine();
    } catch (const Error&) {  // the first picture says so
    }
}

void Uploads::read_all()
{
    while (true) {
        std::optional<Waiting> next;
        {
            std::unique_lock lock(in_use_);
            changed_.wait(lock, [&] { return ends_ || is_to_be_ready_ || !waiting_.empty(); });
            if (ends_) {
                return;
            }
            is_to_be_ready_ = false;
            if (!waiting_.empty()) {
                next = waiting_.front();
                waiting_.pop_front();
            }
        }
        if (next) {
            begin_and_read(*next);
        } else {
            make_engine_ahead();
        }
    }
}

void Uploads::begin_and_read(const Waiting& next)
{
    set(next.index, [&](Upload& upload) {
        upload.state = Upload::State::reading;
        if (!next.pointed_out) {
            upload.pages.clear();
        }
    });
    read_or_say_why_not(next);
}

void Uploads::read_or_say_why_not(const Waiting& next)
{
    try {
        read(next);
    } catch (const Error& error) {  // of the store, or a language that is missing
        const bool is_busy = error.code() == ExitCode::busy;
        note_reading(next, is_busy ? CardReading::waits : CardReading::failed);
        set(next.index, [&](Upload& upload) {
            upload.state = is_busy ? Upload::State::waiting : Upload::State::failed;
            upload.failure = error;
        });
        if (is_busy) {  // the store was waited for already; the picture is kept
            const std::lock_guard lock(in_use_);
            waiting_.push_front(next);
        }
    } catch (const std::exception&) {  // else the page would end with it
        note_reading(next, CardReading::failed);
        set(next.index, [](Upload& upload) {
            upload.state = Upload::State::failed;
            upload.failure = Error(ExitCode::internal, "a picture made the program fail");
        });
    }
}

ImportOptions Uploads::import_options(const Waiting& next, const Upload& upload, Store& store)
{
    const Moment moment = options_.clock();
    ImportOptions options;
    options.encounter = upload.evening;
    if (upload.came) {
        options.came_on = upload.came->today;
    }
    options.due = add_working_days(moment.today, default_callback_working_days);
    options.now = moment.now;
    options.home_region = options_.region;
    if (!batch_) {
        batch_ = store.imports().begin_batch(
            {{own_pictures_folder(options_.store).string()}, upload.evening.event}, moment.now);
    }
    options.batch = batch_;
    const std::optional<FileAdded> known = store.imports().known_file(upload.file.stem().string());
    options.again = next.pointed_out || (known && known->cards.empty());
    options.pointed_out = next.pointed_out;
    return options;
}

void Uploads::show_outlines(std::size_t index, const PageOutlines& found)
{
    UploadedPage page{++last_page_,
                      found.page,
                      found.width,
                      found.height,
                      std::make_shared<const std::string>(found.small_jpeg),
                      {}};
    set(index, [&](Upload& upload) {
        if (upload.pages.size() == most_pages_shown) {
            return;
        }
        int number = 0;
        for (const UploadedPage& before : upload.pages) {
            number += static_cast<int>(before.outlines.size());
        }
        for (const FoundOutline& outline : found.outlines) {
            page.outlines.push_back({++number, outline.quad, outline.cut_off});
        }
        upload.pages.push_back(std::move(page));
    });
}

// Heard on the thread that reads.
ScanListener Uploads::listener(std::size_t index)
{
    ScanListener listener;
    listener.on_outlines = [this, index](const PageOutlines& found) {
        show_outlines(index, found);
    };
    listener.on_read = [this, index](int number, std::size_t outline, const Contact* contact) {
        set(index, [&](Upload& upload) {
            for (UploadedPage& page : upload.pages) {
                if (page.number == number) {
                    Outline& read = page.outlines.at(outline);
                    read.reading =
                        contact == nullptr ? Outline::Reading::no_card : Outline::Reading::card;
                    read.values = contact == nullptr ? Contact{} : *contact;
                }
            }
        });
    };
    return listener;
}

void Uploads::take_in(const Waiting& next, const ImportedFile& imported,
                      const std::map<Id, Day>& known_since)
{
    set(next.index, [&](Upload& upload) {
        upload.state = imported.failure ? Upload::State::failed : Upload::State::done;
        upload.failure = imported.failure;
        if (next.pointed_out) {
            take_in_one_card(upload, imported);
        } else {
            upload.sums = with({}, imported);
            upload.cards = imported.cards;
            upload.known_since = known_since;
        }
        for (UploadedPage& page : upload.pages) {
            page.outlines = outlines_of_cards(page, upload.cards);
        }
    });
}

void Uploads::read(const Waiting& next)
{
    Store store = open_existing(options_.store);
    const Upload upload = all().at(next.index);
    ImportWork work;
    work.make_engine = [this] { return engine(); };
    if (!next.pointed_out) {
        work.listener = listener(next.index);
    }
    std::optional<ImportedFile> imported;
    import_files({input_file(upload.file)}, &store, import_options(next, upload, store), work,
                 [&](const ImportedFile& done) { imported = done; });
    note_reading(next, reading_in(imported.value()));
    const std::map<Id, Day> known_since = with_known_cards(imported.value(), store);
    if (!imported->cards.empty()) {
        forget_kept_encounter(upload.file);
    }
    take_in(next, imported.value(), known_since);
    if (const Encounter evening = all().at(next.index).evening; evening != upload.evening) {
        name_cards(imported->cards, evening, store,
                   options_.clock().now);  // named while it was read
    }
}

std::shared_ptr<const std::string> Uploads::page_jpeg(Id page) const
{
    const std::lock_guard lock(in_use_);
    for (const Upload& upload : uploads_) {
        for (const UploadedPage& one : upload.pages) {
            if (one.id == page) {
                return one.jpeg;
            }
        }
    }
    return nullptr;
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
