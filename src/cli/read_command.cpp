#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/debug_dir.h"
#include "app/digest.h"
#include "app/record.h"
#include "app/scan.h"
#include "cli/commands.h"
#include "cli/print.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

struct ReadOptions {
    std::vector<std::string> files;
    std::string text_file;
    std::string debug_dir;
};

// What became of the files, for the exit code.
struct Outcome {
    int files = 0;
    int failed = 0;
    bool needs_a_look = false;
};

ExitCode exit_code_of(const Outcome& outcome)
{
    if (outcome.failed > 0 && outcome.failed == outcome.files) {
        return ExitCode::input;
    }
    return outcome.failed > 0 || outcome.needs_a_look ? ExitCode::needs_a_look : ExitCode::ok;
}

bool is_doubtful(const Contact& contact)
{
    return is_empty(contact) || !needs_review(contact).empty();
}

void read_text(const std::string& file, Session& session)
{
    const ScannedText scanned = scan_text(text_from_file(file, session.world.in), session.region);
    if (session.json) {
        session.world.out << text_record(scanned, file) << '\n';
    } else {
        session.world.out << printable(file) << '\n' << field_table(scanned.contact);
    }
    session.exit_code = is_doubtful(scanned.contact) ? ExitCode::needs_a_look : ExitCode::ok;
}

void print_card(const ScannedCard& card, const CardPlace& place, const Session& session)
{
    if (session.json) {
        session.world.out << card_record(card, place) << '\n';
        return;
    }
    session.world.out << printable(place.file);
    if (place.of > 1) {
        session.world.out << ", card " << place.number << " of " << place.of;
    }
    session.world.out << '\n' << field_table(card.contact) << '\n';
}

// Returns whether a card needs a look, or there is none.
bool read_picture_file(const std::string& file, OcrEngine& engine, const ScanOptions& options,
                       const Session& session)
{
    const std::string sha256 = session.json ? sha256_of(file) : "";
    const std::vector<ScannedPage> pages = scan_file(file, engine, options);
    int of = 0;
    for (const ScannedPage& page : pages) {
        of += static_cast<int>(page.cards.size());
    }
    if (of == 0) {
        session.world.err << "cardlog: " << printable(file) << ": no card found" << std::endl;
        return true;
    }
    bool needs_a_look = false;
    int number = 0;
    for (const ScannedPage& page : pages) {
        for (const ScannedCard& card : page.cards) {
            print_card(card, {file, sha256, page.number, ++number, of}, session);
            needs_a_look |= is_doubtful(card.contact);
        }
    }
    session.world.out.flush();
    return needs_a_look;
}

void read_pictures(const ReadOptions& options, Session& session)
{
    const std::unique_ptr<OcrEngine> engine = make_engine(session.languages);
    Outcome outcome;
    for (const std::string& file : options.files) {
        ++outcome.files;
        ScanOptions scan_options{session.region, {}};
        if (!options.debug_dir.empty()) {
            scan_options.debug =
                debug_pictures_into(options.debug_dir, fs::path(file).stem().string());
        }
        try {
            outcome.needs_a_look |= read_picture_file(file, *engine, scan_options, session);
        } catch (const Error& error) {
            if (error.code() != ExitCode::input) {
                throw;
            }
            ++outcome.failed;
            complain(session, error);
            if (session.json) {
                session.world.out << failure_record(file, error) << '\n';
            }
        }
    }
    session.exit_code = exit_code_of(outcome);
}

}  // namespace

void add_read(CLI::App& app, Session& session)
{
    const auto options = std::make_shared<ReadOptions>();
    CLI::App* command = app.add_subcommand("read", "Read cards and print them; store nothing");
    command->footer("Example: cardlog read --json photos/*.jpg > cards.ndjson");
    CLI::Option* files = command->add_option("FILE", options->files, "Pictures of cards");
    command->add_option("--text", options->text_file, "Parse text instead of a picture; - is stdin")
        ->type_name("FILE")
        ->excludes(files);
    command->add_option("--debug-dir", options->debug_dir, "Write each stage's picture here")
        ->type_name("DIR");
    command->callback([options, &session] {
        if (!options->text_file.empty()) {
            read_text(options->text_file, session);
        } else if (!options->files.empty()) {
            read_pictures(*options, session);
        } else {
            throw Error(ExitCode::usage, "read needs a picture", "Name one, or use --text FILE");
        }
    });
}

}  // namespace cardlog
