// The whole way from a picture to contacts. The cards in a picture are found; each is flattened,
// its codes are read, it is turned upright and its lines are read. The recogniser is unsure of some
// lines: these are reread until two readings agree. Others should give a value and give none when
// they are parsed: these are reread and parsed again until they give one. What is read then is
// parsed as a whole, with the codes as a second witness, and by it and the outline it is judged
// whether this is a card at all.
#include "app/scan/scan.h"

#include <algorithm>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "app/scan/code_cards.h"
#include "app/scan/debug_dir.h"
#include "app/scan/further_lines.h"
#include "app/scan/kept_pictures.h"
#include "app/scan/read_lines.h"
#include "app/scan/stopwatch.h"
#include "app/scan/timed_engine.h"
#include "app/scan/upright.h"
#include "app/scan/vcard_file.h"
#include "core/evidence.h"
#include "core/shell_word.h"
#include "imaging/find/find_cards.h"
#include "imaging/flat/flatten.h"
#include "imaging/load/load.h"
#include "imaging/load/picture_file.h"
#include "ocr/tesseract.h"
#include "parse/parse.h"
#include "parse/phone/number_plan.h"

namespace cardlog {
namespace {

std::vector<std::string> payloads_of(const std::vector<Code>& codes)
{
    std::vector<std::string> payloads;
    payloads.reserve(codes.size());
    for (const Code& code : codes) {
        payloads.push_back(code.payload);
    }
    return payloads;
}

Contact in_picture(Contact contact, const FlatCard& flat)
{
    for_each_quad(contact, [&](Quad& quad) { quad = to_picture(flat, quad); });
    return contact;
}

std::vector<ScannedLine> in_picture(const CardText& text, const FlatCard& flat)
{
    std::vector<ScannedLine> lines;
    lines.reserve(text.lines.size());
    for (const Line& line : text.lines) {
        lines.push_back(
            {text_of(line), confidence_of(line), to_picture(flat, corners(box_of(line)))});
    }
    return lines;
}

// What was read where something was found: no card where it does not read like one.
struct FoundReading {
    std::optional<ScannedCard> card{};
    bool is_page = false;
};

FoundReading read_found(const cv::Mat& picture, const cv::Mat& grey, const FoundCard& found,
                        bool beside_page, OcrEngine& plain_engine, const ScanOptions& options,
                        const DebugSink& debug)
{
    StageSeconds seconds;
    TimedEngine engine(plain_engine, seconds);
    Stopwatch watch;

    const FlatCard flat = flatten(grey, found.quad);
    seconds.flatten = watch.lap();

    const std::vector<Code> codes = read_codes(flat.pixels);
    const bool is_upright = options.pointed_out && options.pointed_out->is_upright;
    const UprightCard card = turned_upright(flat, codes, engine, {beside_page, is_upright});
    if (card.is_page) {
        return {std::nullopt, true};
    }
    const std::vector<Line> agreed =
        card.shows_words ? reread_doubtful(card.lines, card.readings, engine) : card.readings;
    CardText text = reread_without_value(card.lines, agreed, engine, options.home_region);
    if (card.shows_words) {
        text = with_further_lines(std::move(text), picture, found.quad, card, codes, engine);
    }
    seconds.read = watch.lap();

    Contact contact = parse_contact(text, {options.home_region, payloads_of(codes)});
    const bool page = is_page(text, contact);
    const double probability = page ? 0 : card_probability(verdict_features(found.score, contact));
    const bool is_card =
        probability >= options.least_probability || options.pointed_out.has_value();
    show_reading(debug, card, text, contact, is_card);
    seconds.parse = watch.lap();
    if (!is_card) {
        return {std::nullopt, page};
    }
    if (found.cut_off) {
        contact.warnings.emplace_back("part of the card lies outside the picture");
    }
    return {ScannedCard{starting_at(found.quad, -card.quarters),
                        found.score,
                        in_picture(text, card.flat),
                        payloads_of(codes),
                        in_picture(std::move(contact), card.flat),
                        {},
                        seconds}};
}

// It is not one card: each code is somebody's, see cards_of_codes().
bool shows_several_codes_alone(const ScannedCard& card)
{
    return card.codes.size() > 1 && card.lines.empty();
}

// As in the file, of which the picture is read reduced.
void enlarge(Quad& quad, double times)
{
    for (Point& corner : quad) {
        corner = {corner.x * times, corner.y * times};
    }
}

// That a person said so outweighs every sign against it.
FoundCards pointed_out_in(const Picture& picture, const PointedOut& card)
{
    Quad quad = card.quad;
    enlarge(quad, 1.0 / picture.reduced_by);
    return {{{quad, 1.0}}, {}};
}

void tell_outlines(const Picture& picture, const FoundCards& found, const ScanListener& listener)
{
    if (!listener.on_outlines) {
        return;
    }
    PageOutlines told{picture.page,
                      picture.pixels.cols * picture.reduced_by,
                      picture.pixels.rows * picture.reduced_by,
                      small_jpeg(picture.pixels),
                      {}};
    for (const FoundCard& card : found.cards) {
        told.outlines.push_back({card.quad, card.cut_off});
        enlarge(told.outlines.back().quad, picture.reduced_by);
    }
    listener.on_outlines(told);
}

// The outlines of a page that read like cards; the whole page where none does and it may be one.
std::vector<ScannedCard> read_all(const Picture& picture, const cv::Mat& grey,
                                  const FoundCards& found, OcrEngine& engine,
                                  const ScanOptions& options, const DebugSink& debug)
{
    std::vector<ScannedCard> cards;
    bool beside_page = false;
    const auto read = [&](const FoundCard& one) {
        auto [card, is_page] =
            read_found(picture.pixels, grey, one, beside_page, engine, options, debug);
        beside_page |= is_page;
        const bool is_card = card && !shows_several_codes_alone(*card);
        if (is_card) {
            cards.push_back(std::move(*card));
        }
        return is_card;
    };
    for (std::size_t i = 0; i < found.cards.size(); ++i) {
        const bool is_card = read(found.cards[i]);
        if (options.listener.on_read) {
            options.listener.on_read(picture.page, i, is_card ? &cards.back().contact : nullptr);
        }
    }
    if (cards.empty() && found.whole) {
        read(*found.whole);
    }
    return cards;
}

std::vector<ScannedCard> cards_in(const Picture& picture, OcrEngine& engine,
                                  const ScanOptions& options, const DebugSink& debug)
{
    Stopwatch watch;
    const FoundCards found = options.pointed_out ? pointed_out_in(picture, *options.pointed_out)
                                                 : find_cards(picture.pixels, debug);
    const double find_seconds = watch.lap();
    tell_outlines(picture, found, options.listener);

    cv::Mat grey;  // print is read in grey, and flattening it takes a third of the time
    cv::cvtColor(picture.pixels, grey, cv::COLOR_BGR2GRAY);
    std::vector<ScannedCard> cards = read_all(picture, grey, found, engine, options, debug);
    if (!options.pointed_out) {
        for (ScannedCard& card : cards_of_codes(grey, cards, options.home_region)) {
            cards.push_back(std::move(card));
        }
    }
    for (ScannedCard& card : cards) {
        card.seconds.find = find_seconds;
        card.flat_jpeg = options.with_flat_jpegs ? flat_jpeg(picture.pixels, card.quad) : "";
    }
    return cards;
}

void enlarge(ScannedCard& card, int times)
{
    enlarge(card.quad, times);
    for (ScannedLine& line : card.lines) {
        if (line.quad) {
            enlarge(*line.quad, times);
        }
    }
    for_each_quad(card.contact, [&](Quad& quad) { enlarge(quad, times); });
}

void warn_of_damage(Contact& contact)
{
    const std::string warning =
        "the file is damaged: part of the picture, or a page, may be missing or wrong";
    std::vector<std::string>& warnings = contact.warnings;
    if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end()) {
        warnings.push_back(warning);
    }
}

// What shows no card may be what is missing: that is said with all that do.
void warn_of_damage(std::vector<ScannedPage>& pages)
{
    for (ScannedPage& page : pages) {
        for (ScannedCard& card : page.cards) {
            warn_of_damage(card.contact);
        }
    }
}

ScannedPage page_of(const Picture& picture, double load_seconds, OcrEngine& engine,
                    const ScanOptions& options, const DebugSink& debug)
{
    ScannedPage page{picture.page,
                     picture.pixels.cols * picture.reduced_by,
                     picture.pixels.rows * picture.reduced_by,
                     picture.taken_on,
                     options.with_small_jpegs ? small_jpeg(picture.pixels) : "",
                     cards_in(picture, engine, options, debug)};
    for (ScannedCard& card : page.cards) {
        card.seconds.load = load_seconds;
        enlarge(card, picture.reduced_by);
        if (picture.is_damaged) {
            warn_of_damage(card.contact);
        }
    }
    return page;
}

struct ScannedFile {
    std::vector<ScannedPage> pages;
    bool has_cards = false;
    int damaged_without_card = 0;
};

ScannedFile read_pages(const std::filesystem::path& file, OcrEngine& engine,
                       const ScanOptions& options, const DebugSink& debug)
{
    ScannedFile scanned;
    Stopwatch watch;
    const auto read = [&](const Picture& picture) {
        const double load_seconds = watch.lap();
        scanned.pages.push_back(page_of(picture, load_seconds, engine, options, debug));
        const bool has_cards = !scanned.pages.back().cards.empty();
        scanned.has_cards |= has_cards;
        scanned.damaged_without_card += picture.is_damaged && !has_cards ? 1 : 0;
        watch.lap();
    };
    scanned.damaged_without_card += for_each_picture(
        file, read, options.pointed_out ? std::optional(options.pointed_out->page) : std::nullopt);
    if (scanned.damaged_without_card > 0) {
        warn_of_damage(scanned.pages);
    }
    return scanned;
}

ScannedText scan_print(const std::string& plain_text, const std::string& home_region)
{
    if (is_short_form(plain_text)) {
        return {{}, parse_contact({}, {home_region, {plain_text}})};
    }
    const CardText text = from_plain_text(plain_text);
    ScannedText scanned{{}, parse_contact(text, {home_region, {}})};
    for (const Line& line : text.lines) {
        scanned.lines.push_back({text_of(line), confidence_of(line)});
    }
    return scanned;
}

}  // namespace

std::optional<SmallPage> small_page(const std::filesystem::path& file, int page)
{
    std::optional<SmallPage> found;
    for_each_picture(
        file,
        [&](const Picture& picture) {
            found = SmallPage{picture.pixels.cols * picture.reduced_by,
                              picture.pixels.rows * picture.reduced_by, small_jpeg(picture.pixels)};
        },
        page);
    return found;
}

int scan_file(const std::filesystem::path& file, OcrEngine& engine, const ScanOptions& options,
              const std::function<void(ScannedPage)>& take)
{
    DebugSink debug;
    if (!options.debug_folder.empty()) {
        debug = debug_pictures_into(options.debug_folder, file.stem().string());
    }
    ScannedFile scanned = read_pages(file, engine, options, debug);
    if (scanned.damaged_without_card > 0 && !scanned.has_cards) {
        throw damaged_picture(file);
    }
    for (ScannedPage& page : scanned.pages) {
        take(std::move(page));
    }
    return scanned.damaged_without_card;
}

Error damaged_pages(const std::filesystem::path& file, int pages)
{
    return {ExitCode::input,
            shell_word(file) + ": no card was read from " + std::to_string(pages) +
                (pages == 1 ? " damaged page" : " damaged pages"),
            "Copy the file again"};
}

std::vector<ScannedText> scan_text(const std::string& plain_text, const std::string& home_region)
{
    std::vector<ScannedText> scanned;
    for (Contact& contact : scan_vcards(plain_text, "the text", home_region)) {
        scanned.push_back({{}, std::move(contact)});
    }
    if (scanned.empty()) {
        scanned.push_back(scan_print(plain_text, home_region));
    }
    return scanned;
}

void read_pictures_side_by_side()
{
    cv::setNumThreads(1);
}

std::shared_ptr<OcrEngine> make_engine(const std::string& languages)
{
    return make_tesseract(languages);
}

bool is_home_region(const std::string& region)
{
    return is_phone_region(region);
}

}  // namespace cardlog
