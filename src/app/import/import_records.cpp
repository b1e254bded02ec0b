#include <istream>
#include <iterator>
#include <utility>

#include "app/exchange/record.h"
#include "app/import/import.h"
#include "app/import/in_order.h"
#include "app/import/reader.h"
#include "app/import/write_files.h"

namespace cardlog {
namespace {

struct RecordLine {
    std::string text;
    std::string place;  ///< for a person: "records.ndjson, line 3"
};

ReadFile read_record(const RecordLine& line, const ImportOptions& options)
{
    ReadFile read;
    try {
        read.file = file_from_record(line.text);
    } catch (const Error& error) {
        read.file.path = line.place;
        read.fail({ExitCode::input, line.place + ": " + error.what(), error.hint()});
        read.report.file = line.place;
        return read;
    }
    read.report.file = read.file.path;
    if (!read.file.failure.empty()) {
        read.fail({ExitCode::input, read.file.failure, ""});
        return read;
    }
    const std::optional<Day> taken_on = read.file.encounter.met_on;
    read.file.encounter = options.encounter;
    read.file.encounter.met_on = options.encounter.met_on ? options.encounter.met_on : taken_on;
    read.file.due = options.due;
    read.file.refer_to = options.refer_to;
    read.report.cards.push_back(imported_card(read.file.cards[0].contact));
    return read;
}

bool ends_file(const ReadFile& read)
{
    return read.file.cards.empty() || read.file.cards[0].number == read.file.of;
}

// Records that can be written: a file's cards stay together as far as they come together, so that
// what ends between two writes does not end within a file.
std::vector<ReadFile> take_whole_files(std::vector<ReadFile>& waiting)
{
    constexpr std::size_t most_waiting = 1000;
    auto end = waiting.end();
    while (waiting.size() < most_waiting && end != waiting.begin() && !ends_file(*(end - 1))) {
        --end;
    }
    std::vector<ReadFile> whole(std::make_move_iterator(waiting.begin()),
                                std::make_move_iterator(end));
    waiting.erase(waiting.begin(), end);
    return whole;
}

}  // namespace

void import_records(std::istream& records, const std::string& name, Store* store,
                    const ImportOptions& options, const ImportWork& work,
                    const std::function<void(const ImportedFile&)>& report)
{
    std::vector<ReadFile> waiting;
    int lines = 0;
    OrderedWork<RecordLine, ReadFile> reading;
    reading.jobs = work.jobs;
    reading.ahead = work.ahead;
    reading.next = [&]() -> std::optional<RecordLine> {
        std::string text;
        while (!work.is_stopped() && std::getline(records, text)) {
            ++lines;
            if (text.find_first_not_of(" \t\r") != std::string::npos) {
                return RecordLine{std::move(text), name + ", line " + std::to_string(lines)};
            }
        }
        return std::nullopt;
    };
    reading.make_worker = [&] {
        return [&](const RecordLine& line) { return read_record(line, options); };
    };
    reading.take = [&](std::vector<ReadFile> read) {
        std::move(read.begin(), read.end(), std::back_inserter(waiting));
        std::vector<ReadFile> whole = take_whole_files(waiting);
        write_files(whole, store, options, report);
    };
    in_order(reading);
    write_files(waiting, store, options, report);
}

}  // namespace cardlog
