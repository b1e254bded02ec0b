#include "app/scan/scan.h"

#include <optional>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "app/scan/debug_dir.h"
#include "app/scan/stopwatch.h"
#include "app/scan/timed_engine.h"
#include "app/scan/upright.h"
#include "imaging/find/find_cards.h"
#include "imaging/load/jpeg.h"
#include "imaging/load/threads.h"
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

Contact in_picture_pixels(Contact contact, const FlatCard& flat)
{
    for_each_evidence(contact, [&](const std::string&, Evidence& evidence) {
        if (evidence.quad) {
            evidence.quad = to_picture(flat, *evidence.quad);
        }
    });
    return contact;
}

// Nullopt where it does not read like a card.
std::optional<ScannedCard> read_found(const cv::Mat& grey, const FoundCard& found,
                                      OcrEngine& engine, const ScanOptions& options)
{
    Stopwatch watch;
    ScannedCard card;
    card.score = found.score;
    const FlatCard flat = flatten(grey, found.quad);
    card.seconds.flatten = watch.lap();

    card.codes = read_codes(flat.pixels);
    TimedEngine timed(engine);
    const auto print_alone = [&](const CardText& text) {
        return parse_contact(text, {options.home_region, {}});
    };
    ReadCard read = read_upright(flat, card.codes, timed, print_alone, options.debug);
    card.quad = starting_at(found.quad, -read.quarters);
    card.flat = std::move(read.flat);
    card.text = std::move(read.text);
    card.seconds.read = watch.lap();
    card.seconds.first_look = timed.first_seconds();
    card.seconds.more_looks = timed.again_seconds();

    const Contact contact =
        parse_contact(card.text, {options.home_region, payloads_of(card.codes)});
    card.contact = in_picture_pixels(contact, card.flat);
    if (found.cut_off) {
        card.contact.warnings.emplace_back("part of the card lies outside the picture");
    }
    const double probability = card_probability(verdict_features(found.score, contact));
    const bool is_card = probability >= options.least_probability;
    if (options.debug) {
        options.debug(is_card ? "5-reading" : "5-no-card",
                      drawn_reading(card.flat.pixels, card.text, contact));
    }
    card.seconds.parse = watch.lap();
    return is_card ? std::optional(std::move(card)) : std::nullopt;
}

}  // namespace

std::unique_ptr<OcrEngine> make_engine(const std::string& languages)
{
    return make_tesseract(languages);
}

bool is_home_region(const std::string& region)
{
    return is_phone_region(region);
}

std::vector<ScannedCard> scan(const cv::Mat& picture, OcrEngine& engine, const ScanOptions& options)
{
    cv::setNumThreads(1);  // whole pictures are read side by side; more threads a picture only wait
    Stopwatch watch;
    const std::vector<FoundCard> found = find_cards(picture, options.debug);
    const double find_seconds = watch.lap();

    cv::Mat grey;  // print is read in grey, and flattening it takes a third of the time
    cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
    std::vector<ScannedCard> cards;
    for (const FoundCard& one : found) {
        if (auto card = read_found(grey, one, engine, options)) {
            card->seconds.find = find_seconds;
            cards.push_back(std::move(*card));
        }
    }
    return cards;
}

std::string flat_jpeg(const cv::Mat& picture, const ScannedCard& card)
{
    constexpr int quality = 80;  // print is still crisp
    return jpeg_of(flatten(picture, card.quad, cv::INTER_LINEAR).pixels, quality);
}

void scan_file(const std::filesystem::path& file, OcrEngine& engine, const ScanOptions& options,
               const std::function<void(ScannedPage)>& take)
{
    allow_threads();
    Stopwatch watch;
    for_each_picture(file, [&](const Picture& picture) {
        const double load_seconds = watch.lap();
        ScannedPage page{picture, scan(picture.pixels, engine, options)};
        for (ScannedCard& card : page.cards) {
            card.seconds.load = load_seconds;
        }
        take(std::move(page));
        watch.lap();
    });
}

ScannedText scan_text(const std::string& plain_text, const std::string& home_region)
{
    ScannedText scanned{from_plain_text(plain_text), {}};
    scanned.contact = parse_contact(scanned.text, {home_region, {}});
    return scanned;
}

}  // namespace cardlog
