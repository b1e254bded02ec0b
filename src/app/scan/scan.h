#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/scan/verdict.h"
#include "core/contact.h"
#include "core/geometry.h"
#include "core/text.h"
#include "imaging/debug.h"
#include "imaging/flat/flatten.h"
#include "imaging/load/formats.h"
#include "imaging/load/load.h"
#include "ocr/codes.h"
#include "ocr/engine.h"

namespace cardlog {

/// Wall-clock seconds of each stage. load and find are a whole picture's, the others one card's.
struct StageSeconds {
    double load = 0;
    double find = 0;
    double flatten = 0;
    double read = 0;
    double first_look = 0;  ///< of read, in the recogniser for each line's first reading
    double more_looks = 0;  ///< of read, in the recogniser for lines read again
    double parse = 0;
};

/// One paper card as it was seen in one picture.
struct ScannedCard {
    Quad quad{};              ///< pixels of the picture, from the card's own top left corner
    double score = 0;         ///< of its outline, see FoundCard
    FlatCard flat;            ///< upright, in grey
    CardText text;            ///< boxes in pixels of the flat card
    std::vector<Code> codes;  ///< where they lie in the flat card before it was turned
    Contact contact;          ///< evidence in pixels of the picture
    StageSeconds seconds;
};

struct ScanOptions {
    std::string home_region = "DE";  ///< ISO 3166-1 alpha-2
    DebugSink debug{};
    double least_probability = least_card_probability;  ///< of what is taken for a card
};

/// An engine that reads `languages` ("deu+eng"). Making one takes about 0.05 s; keep it. Throws
/// Error(setup) that names the Debian package of each language whose data is missing, and
/// Error(usage) where no language is named.
[[nodiscard]] std::unique_ptr<OcrEngine> make_engine(const std::string& languages);

/// Whether `region` (ISO 3166-1 alpha-2, upper case) can be the home of telephone numbers.
[[nodiscard]] bool is_home_region(const std::string& region);

/// Every card in the picture, found, flattened, turned upright, read and parsed, in reading order.
/// What was found and does not read as a card (see card_probability) is left out. Empty when there
/// is none: that is an answer, not an error.
[[nodiscard]] std::vector<ScannedCard> scan(const cv::Mat& picture, OcrEngine& engine,
                                            const ScanOptions& options = {});

/// The flat picture of a card of `picture` as it is kept: JPEG in colour, about 100 kB for a card
/// of 1350 pixels.
[[nodiscard]] std::string flat_jpeg(const cv::Mat& picture, const ScannedCard& card);

/// One page of a file with its cards.
struct ScannedPage {
    Picture picture;
    std::vector<ScannedCard> cards;
};

/// Calls `take` with one page of a picture file after the other. Throws Error(input) as
/// for_each_picture does.
void scan_file(const std::filesystem::path& file, OcrEngine& engine, const ScanOptions& options,
               const std::function<void(ScannedPage)>& take);

/// Text that nobody had to photograph: a mail signature, the foot of a web page.
struct ScannedText {
    CardText text;    ///< without boxes
    Contact contact;  ///< evidence without quads
};

/// Plain text parsed as a card's is, a line each.
[[nodiscard]] ScannedText scan_text(const std::string& plain_text, const std::string& home_region);

}  // namespace cardlog
