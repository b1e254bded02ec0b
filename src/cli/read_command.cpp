#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/exchange/record.h"
#include "app/import/find_files.h"
#include "app/import/in_order.h"
#include "app/scan/scan.h"
#include "app/scan/vcard_file.h"
#include "cli/commands.h"
#include "cli/jobs.h"
#include "cli/print.h"
#include "core/evidence.h"
#include "core/shell_word.h"
#include "storage/sql/digest.h"

namespace cardlog {
namespace {

struct ReadOptions {
    std::vector<std::string> files;
    std::string text_file;
    std::string debug_dir;
    bool with_picture = false;
    int jobs = 0;
};

// What became of the files, for the exit code.
struct ReadSums {
    int files = 0;
    int failed = 0;
    bool needs_a_look = false;
};

ExitCode exit_code_of(const ReadSums& sums)
{
    if (sums.failed > 0 && sums.failed == sums.files) {
        return ExitCode::input;
    }
    return sums.failed > 0 || sums.needs_a_look ? ExitCode::needs_a_look : ExitCode::ok;
}

bool is_doubtful(const Contact& contact)
{
    return is_empty(contact) || !needs_review(contact).empty();
}

// What a file gave, ready to be printed.
struct FileReading {
    std::string file;
    std::string out;
    bool needs_a_look = false;
    bool has_card = false;
    int damaged_pages = 0;  ///< without a card
    std::optional<Error> failure{};
};

std::string text_of(const Contact& contact, const CardPlace& place)
{
    std::string text = shell_word(place.file);
    if (place.of > 1) {
        text += ", card " + std::to_string(place.number) + " of " + std::to_string(place.of);
    }
    return text + '\n' + field_table(contact);
}

void read_text(const std::string& file, Session& session)
{
    const std::vector<ScannedText> texts =
        scan_text(text_from_file(file, session.world.in), session.region);
    session.exit_code = ExitCode::ok;
    CardPlace place{file, "", 1, 0, static_cast<int>(texts.size()), {}};
    for (const ScannedText& text : texts) {
        if (place.number++ > 0 && !session.json) {
            session.world.out << '\n';
        }
        session.world.out << (session.json ? text_record(text, place) + '\n'
                                           : text_of(text.contact, place));
        if (is_doubtful(text.contact)) {
            session.exit_code = ExitCode::needs_a_look;
        }
    }
}

// A card of a file and where it was seen.
struct PlacedCard {
    ScannedCard card;
    CardPlace place;
};

struct PlacedCards {
    std::vector<PlacedCard> cards;
    int damaged_pages = 0;  ///< without a card
};

PlacedCards cards_of(const InputFile& input, OcrEngine& engine, const ScanOptions& options)
{
    PlacedCards placed;
    std::vector<PlacedCard>& cards = placed.cards;
    const std::string file = input.name.string();
    placed.damaged_pages = scan_file(input.path, engine, options, [&](ScannedPage page) {
        for (ScannedCard& card : page.cards) {
            const int number = static_cast<int>(cards.size()) + 1;
            cards.push_back({std::move(card), {file, "", page.number, number, 0, page.taken_on}});
        }
    });
    const std::string sha256 = cards.empty() ? "" : sha256_of(input.path);
    for (PlacedCard& card : cards) {
        card.place.sha256 = sha256;
        card.place.of = static_cast<int>(cards.size());
    }
    return placed;
}

FileReading reading_of_vcards(const InputFile& input, const std::string& region, bool json)
{
    const std::string file = input.name.string();
    FileReading reading{file, {}};
    const std::vector<Contact> contacts = scan_vcard_file(input.path, region);
    CardPlace place{file, json ? sha256_of(input.path) : "", 1,
                    0,    static_cast<int>(contacts.size()), {}};
    for (const Contact& contact : contacts) {
        ++place.number;
        reading.out += (json ? text_record({{}, contact}, place) : text_of(contact, place)) + '\n';
        reading.needs_a_look |= is_doubtful(contact);
    }
    reading.has_card = true;
    return reading;
}

FileReading reading_of(const InputFile& file, OcrEngine& engine, const ScanOptions& options,
                       bool json)
{
    if (file.failure) {
        throw Error(*file.failure);
    }
    if (is_vcard_file(file.path)) {
        return reading_of_vcards(file, options.home_region, json);
    }
    FileReading reading{file.name.string(), {}};
    const PlacedCards placed = cards_of(file, engine, options);
    for (const auto& [card, place] : placed.cards) {
        reading.out += json ? card_record(card, place) + '\n' : text_of(card.contact, place) + '\n';
        reading.needs_a_look |= is_doubtful(card.contact);
        reading.has_card = true;
    }
    reading.damaged_pages = placed.damaged_pages;
    reading.needs_a_look |= placed.damaged_pages > 0;
    return reading;
}

FileReading read_picture_file(const InputFile& file, OcrEngine& engine, const ScanOptions& options,
                              bool json)
{
    try {
        return reading_of(file, engine, options, json);
    } catch (const Error& failure) {
        if (failure.code() != ExitCode::input) {
            throw;
        }
        const Error error = known_by_name(failure, file);
        const std::string name = file.name.string();
        return {name, json ? failure_record(name, error) + '\n' : "", true, false, 0, error};
    }
}

void print_reading(const FileReading& reading, const Session& session)
{
    if (reading.failure) {
        complain(session, *reading.failure);
    } else if (!reading.has_card) {
        session.world.err << "cardlog: " << shell_word(reading.file) << ": no card found"
                          << std::endl;
    }
    if (reading.damaged_pages > 0) {
        complain(session, damaged_pages(reading.file, reading.damaged_pages));
    }
    session.world.out << reading.out << std::flush;
}

// Those in archives and mails too; folders are for an import.
FoundFiles files_of(const ReadOptions& options, const Session& session)
{
    if (options.files == std::vector<std::string>{"-"}) {
        return with_contents(piped_file(session.world.in), {});
    }
    FoundFiles found;
    for (const std::string& file : options.files) {
        found.files.push_back(input_file(file));
    }
    return with_contents(std::move(found), {});
}

void read_pictures(const ReadOptions& options, Session& session)
{
    const FoundFiles found = files_of(options, session);
    ReadSums sums;
    std::size_t given = 0;
    OrderedWork<InputFile, FileReading> work;
    work.jobs = jobs_for(options.jobs, found.files.size());
    work.ahead = files_ahead(work.jobs);
    work.next = [&]() -> std::optional<InputFile> {
        return given < found.files.size() ? std::optional(found.files[given++]) : std::nullopt;
    };
    ScanOptions scan;
    scan.home_region = session.region;
    scan.with_flat_jpegs = options.with_picture;
    scan.debug_folder = options.debug_dir;
    work.make_worker = [&] {
        const auto engine = make_engine(session.languages);
        return [&, engine](const InputFile& file) {
            return read_picture_file(file, *engine, scan, session.json);
        };
    };
    work.take = [&](const std::vector<FileReading>& readings) {
        for (const FileReading& reading : readings) {
            print_reading(reading, session);
            ++sums.files;
            sums.failed += reading.failure ? 1 : 0;
            sums.needs_a_look |= reading.needs_a_look || !reading.has_card;
        }
    };
    in_order(work);
    session.exit_code = exit_code_of(sums);
}

}  // namespace

void add_read(CLI::App& app, Session& session)
{
    const auto options = std::make_shared<ReadOptions>();
    CLI::App* command = app.add_subcommand("read", "Read cards and print them; store nothing");
    command->footer("Example: cardlog read --json photos/*.jpg > cards.ndjson");
    CLI::Option* files = command->add_option(
        "FILE", options->files, "Pictures, vCards, archives, mails; - is standard input");
    command->add_option("--text", options->text_file, "Parse text instead of a picture; - is stdin")
        ->type_name("FILE")
        ->excludes(files);
    command->add_option("--debug-dir", options->debug_dir, "Write each stage's picture here")
        ->type_name("DIR");
    command->add_flag("--with-picture", options->with_picture,
                      "Put each card's flat picture into its record (with --json)");
    add_jobs_option(*command, options->jobs);
    command->callback([options, &session] {
        if (!options->text_file.empty()) {
            read_text(options->text_file, session);
        } else if (!options->files.empty()) {
            read_pictures(*options, session);
        } else {
            throw Error(ExitCode::usage, "read needs a picture or a vCard file",
                        "Name one, or use --text FILE");
        }
    });
}

}  // namespace cardlog
