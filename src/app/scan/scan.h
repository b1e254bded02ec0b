#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/scan/stage_seconds.h"
#include "app/scan/verdict.h"
#include "core/calendar.h"
#include "core/contact.h"
#include "core/error.h"
#include "core/geometry.h"

namespace cardlog {

class OcrEngine;

/// A line of print as it was read.
struct ScannedLine {
    std::string text;            ///< its words joined by single spaces
    double confidence = 0;       ///< see confidence_of(Line)
    std::optional<Quad> quad{};  ///< pixels of the picture; none for pasted text

    bool operator==(const ScannedLine&) const = default;
};

/// One paper card as it was seen in one picture.
struct ScannedCard {
    Quad quad{};                     ///< pixels of the picture, from the card's own top left corner
    double score = 0;                ///< of its outline, see FoundCard
    std::vector<ScannedLine> lines;  ///< in reading order
    std::vector<std::string> codes;  ///< payloads of its matrix codes
    Contact contact;                 ///< evidence in pixels of the picture
    std::string flat_jpeg;           ///< see flat_jpeg(); empty unless it is wanted
    StageSeconds seconds;
};

/// One page of a file with its cards.
struct ScannedPage {
    int number = 1;
    int width = 0;                  ///< pixels
    int height = 0;                 ///< pixels
    std::optional<Day> taken_on{};  ///< the EXIF capture day
    std::string small_jpeg;         ///< see small_jpeg(); empty unless it is wanted
    std::vector<ScannedCard> cards;
};

/// What may be a card on a page, before it is read.
struct FoundOutline {
    Quad quad{};           ///< pixels of the page, starting anywhere
    bool cut_off = false;  ///< part of it lies outside the picture
};

/// What was found on a page, before any of it is read.
struct PageOutlines {
    int page = 1;
    int width = 0;  ///< pixels
    int height = 0;
    std::string small_jpeg;              ///< see small_jpeg()
    std::vector<FoundOutline> outlines;  ///< in reading order
};

/// Who wants to hear of a page while it is read: of its outlines first, then of each of them in
/// their order. A card without an outline is heard of once the page was read.
struct ScanListener {
    std::function<void(const PageOutlines& found)> on_outlines{};  ///< none: nobody
    /// `contact`: what is read in the outline; null where it does not read like a card.
    std::function<void(int page, std::size_t outline, const Contact* contact)> on_read{};
};

/// A page for a person to look at.
struct SmallPage {
    int width = 0;  ///< pixels of the page
    int height = 0;
    std::string jpeg;  ///< see small_jpeg()
};

/// A page of a file, from 1; none where it has fewer. Throws Error(input) as scan_file() does.
[[nodiscard]] std::optional<SmallPage> small_page(const std::filesystem::path& file, int page);

/// A card that a person pointed out in a picture.
struct PointedOut {
    int page = 1;
    Quad quad{};              ///< pixels of the page
    bool is_upright = false;  ///< it begins at the card's own top left corner; else anywhere
};

struct ScanOptions {
    std::string home_region = "DE";                     ///< ISO 3166-1 alpha-2
    double least_probability = least_card_probability;  ///< of what is taken for a card
    bool with_flat_jpegs = false;                       ///< of the cards
    bool with_small_jpegs = false;                      ///< of the pages
    std::filesystem::path debug_folder{};  ///< gets a picture of each stage; empty: none are made
    ScanListener listener{};
    /// Nothing else is read then, and it is a card, whatever speaks against it.
    std::optional<PointedOut> pointed_out{};
};

/// Leaves OpenCV one thread a picture, for the start of a program: pictures are read side by side,
/// and more threads a picture would only wait for each other.
void read_pictures_side_by_side();

/// An engine that reads `languages` ("deu+eng"). Making one takes about 0.05 s; keep it. Throws
/// Error(setup) that names the Debian package of each language whose data is missing, and
/// Error(usage) where no language is named.
[[nodiscard]] std::shared_ptr<OcrEngine> make_engine(const std::string& languages);

/// Whether `region` (ISO 3166-1 alpha-2, upper case) can be the home of telephone numbers.
[[nodiscard]] bool is_home_region(const std::string& region);

/// Calls `take` with one page of a picture file after the other, once all are read. A page has
/// every card that is seen in it, in reading order; what was found and does not read as a card (see
/// card_probability) is left out. No card at all is an answer, not an error, but of a damaged file.
/// The cards of a damaged page have a warning. Returns how many damaged pages show no card, or
/// nothing at all; where there are some, the cards of all others have the warning too. Throws
/// Error(input) as for_each_picture does.
int scan_file(const std::filesystem::path& file, OcrEngine& engine, const ScanOptions& options,
              const std::function<void(ScannedPage)>& take);

/// What is to be said of a file in which that many damaged pages show no card.
[[nodiscard]] Error damaged_pages(const std::filesystem::path& file, int pages);

/// Text that nobody had to photograph: a mail signature, the foot of a web page.
struct ScannedText {
    std::vector<ScannedLine> lines;  ///< none of a vCard, whose lines are no print
    Contact contact;                 ///< evidence without quads
};

/// Plain text parsed as a card's is, a line each; where vCards are pasted, what each of them says.
/// Throws Error(input) where they are more than max_vcards.
[[nodiscard]] std::vector<ScannedText> scan_text(const std::string& plain_text,
                                                 const std::string& home_region);

}  // namespace cardlog
