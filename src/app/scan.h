#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/contact.h"
#include "core/geometry.h"
#include "core/text.h"
#include "imaging/debug.h"
#include "imaging/flatten.h"
#include "imaging/load.h"
#include "ocr/codes.h"
#include "ocr/engine.h"

namespace cardlog {

/// Wall-clock seconds of each stage. load and find are a whole picture's, the others one card's.
struct StageSeconds {
    double load = 0;
    double find = 0;
    double flatten = 0;
    double read = 0;
    double parse = 0;
};

/// One paper card as it was seen in one picture.
struct ScannedCard {
    Quad quad{};    ///< pixels of the picture, from the card's own top left corner
    FlatCard flat;  ///< upright
    CardText text;  ///< boxes in pixels of the flat card
    std::vector<Code> codes;
    Contact contact;  ///< evidence in pixels of the picture
    StageSeconds seconds;
};

struct ScanOptions {
    std::string home_region = "DE";  ///< ISO 3166-1 alpha-2
    DebugSink debug{};
};

/// Every card in the picture, found, flattened, turned upright, read and parsed, in reading order.
/// Empty when there is none: that is an answer, not an error.
[[nodiscard]] std::vector<ScannedCard> scan(const cv::Mat& picture, OcrEngine& engine,
                                            const ScanOptions& options = {});

/// One page of a file with its cards.
struct ScannedPage {
    Picture picture;
    std::vector<ScannedCard> cards;
};

/// Every page of a picture file. Throws Error(input) as load_pictures does.
[[nodiscard]] std::vector<ScannedPage>
scan_file(const std::filesystem::path& file, OcrEngine& engine, const ScanOptions& options = {});

}  // namespace cardlog
