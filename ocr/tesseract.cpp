#include "ocr/tesseract.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <leptonica/allheaders.h>
#include <omp.h>
#include <opencv2/imgproc.hpp>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include "core/error.h"
#include "ocr/latin_model.h"

namespace cardlog {
namespace {

// The flat card has no resolution of its own; Tesseract uses this only for rules of thumb on sizes.
constexpr int assumed_dpi = 300;

// Tesseract's languages whose letters Debian's model of the Latin script knows. Vietnamese has a
// model of its own.
bool all_in_latin_letters(const std::string& languages)
{
    static const std::set<std::string> latin = {
        "afr", "bre", "cat", "ces", "cym", "dan", "deu", "eng", "epo", "est", "eus", "fao", "fin",
        "fra", "fry", "gla", "gle", "glg", "hrv", "hun", "isl", "ita", "lat", "lav", "lit", "ltz",
        "nld", "nor", "oci", "pol", "por", "ron", "slk", "slv", "spa", "sqi", "swe", "tur"};
    const std::vector<std::string> split = split_languages(languages);
    return std::all_of(split.begin(), split.end(),
                       [](const std::string& language) { return latin.contains(language); });
}

Error missing_languages(const std::vector<std::string>& missing)
{
    std::string names;
    std::string packages;
    for (const std::string& language : missing) {
        names += (names.empty() ? "" : ", ") + language;
        packages += " " + language_package(language);
    }
    return {ExitCode::setup, "no Tesseract language data for " + names,
            "Install it: sudo apt install" + packages};
}

std::vector<std::string> lacking(const std::string& languages, const std::vector<std::string>& have)
{
    std::vector<std::string> missing;
    for (const std::string& language : split_languages(languages)) {
        if (std::find(have.begin(), have.end(), language) == have.end()) {
            missing.push_back(language);
        }
    }
    return missing;
}

// Tesseract and Leptonica report to standard error; what they say there is not meant for our users.
void silence_leptonica()
{
    static std::once_flag once;
    std::call_once(once, [] { setMsgSeverity(L_SEVERITY_NONE); });
}

std::string take(const char* text)
{
    std::string copy = text == nullptr ? "" : text;
    delete[] text;
    return copy;
}

Word word_at(const tesseract::ResultIterator& at, double scale)
{
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    at.BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom);
    const Box box{left * scale, top * scale, right * scale, bottom * scale};
    return {take(at.GetUTF8Text(tesseract::RIL_WORD)), box,
            double(at.Confidence(tesseract::RIL_WORD)) / 100};
}

// The recogniser stretches the contrast of what it is given and reads letters into bare paper.
bool is_blank(const cv::Mat& line)
{
    constexpr double least_contrast = 10;
    double darkest = 0;
    double brightest = 0;
    cv::minMaxLoc(line, &darkest, &brightest);
    return brightest - darkest < least_contrast;
}

// One or several trained models.
class Models {
public:
    // Of installed languages. Throws Error(setup) when one cannot be loaded.
    explicit Models(const std::string& languages)
    {
        begin(languages,
              [&] { return api_.Init(nullptr, languages.c_str(), tesseract::OEM_LSTM_ONLY); });
    }

    // Of a model in memory, which gets the name `name`.
    Models(std::string_view model, const char* name)
    {
        begin(name, [&] {
            return api_.Init(model.data(), static_cast<int>(model.size()), name,
                             tesseract::OEM_LSTM_ONLY, nullptr, 0, nullptr, nullptr, false,
                             nullptr);
        });
    }

    // The line scaled to `rows` of pixels. SINGLE_LINE looks for the words' own extent and baseline
    // before it recognises them, RAW_LINE takes the picture as it is.
    [[nodiscard]] Line read(const cv::Mat& line, tesseract::PageSegMode mode, int rows)
    {
        constexpr int least_rows = 8;     // fewer show no letters
        constexpr int widest_line = 200;  // in line heights; longer than any line on a card
        if (line.rows < least_rows || line.cols > widest_line * line.rows || is_blank(line)) {
            return {};
        }
        const double scale = double(rows) / line.rows;
        cv::Mat scaled;
        cv::resize(line, scaled, {std::max(1, cvRound(line.cols * scale)), rows}, 0, 0,
                   scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
        // Tesseract shares a line out to threads that wait by spinning: one core's work then takes
        // up to five times the CPU time. Set here because the setting is the calling thread's.
        omp_set_max_active_levels(0);
        api_.SetPageSegMode(mode);
        api_.SetImage(scaled.data, scaled.cols, scaled.rows, 1, int(scaled.step));
        api_.SetSourceResolution(assumed_dpi);
        if (api_.Recognize(nullptr) != 0) {
            return {};
        }
        return words(1 / scale);
    }

private:
    template <typename Init>
    void begin(const std::string& name, Init init)
    {
        // Init writes settings that all engines of the process share.
        static std::mutex initialising;
        const std::lock_guard lock(initialising);
        silence_leptonica();
        api_.SetVariable("debug_file", "/dev/null");  // before Init, which reports there too
        if (init() != 0) {
            throw Error(ExitCode::setup, "Tesseract cannot load the language data of " + name,
                        "Install its packages again");
        }
        // Lines come dark on white; trying them inverted too costs time and gains nothing.
        api_.SetVariable("tessedit_do_invert", "0");
    }

    [[nodiscard]] Line words(double scale)
    {
        Line line;
        const std::unique_ptr<tesseract::ResultIterator> at(api_.GetIterator());
        if (at == nullptr || at->Empty(tesseract::RIL_WORD)) {
            return line;
        }
        do {
            Word word = word_at(*at, scale);
            if (word.text.find_first_not_of(' ') == std::string::npos) {
                continue;
            }
            if (!line.words.empty()) {
                // In a raw line Tesseract sometimes gives a word the box of all that follows.
                double& end = line.words.back().box.right;
                end = std::min(end, word.box.left);
            }
            line.words.push_back(std::move(word));
        } while (at->Next(tesseract::RIL_WORD));
        return line;
    }

    tesseract::TessBaseAPI api_;
};

// The heights of a line's picture were measured on flat cards of many designs.
constexpr int rows_at_first = 48;
constexpr int rows_when_reread = 72;

class Tesseract final : public OcrEngine {
public:
    explicit Tesseract(std::string languages) : languages_(std::move(languages))
    {
        if (const auto missing = lacking(languages_, installed_languages()); !missing.empty()) {
            throw missing_languages(missing);
        }
        if (all_in_latin_letters(languages_)) {
            latin_.emplace(latin_model(), "Latin");
        }
    }

    [[nodiscard]] Line read(const cv::Mat& line) override
    {
        return (latin_ ? *latin_ : own()).read(line, tesseract::PSM_RAW_LINE, rows_at_first);
    }

    [[nodiscard]] std::optional<Line> reread(const cv::Mat& line, int way) override
    {
        if (latin_ && way == 0) {
            return latin_->read(line, tesseract::PSM_SINGLE_LINE, rows_when_reread);
        }
        if (way == (latin_ ? 1 : 0)) {
            return own().read(line, tesseract::PSM_SINGLE_LINE,
                              latin_ ? rows_at_first : rows_when_reread);
        }
        return std::nullopt;
    }

private:
    // Loaded when first needed: that takes 0.1 s, and some cards are read without.
    Models& own()
    {
        if (!own_) {
            own_.emplace(languages_);
        }
        return *own_;
    }

    std::string languages_;
    std::optional<Models> latin_;  // reads first, where it suits the languages
    std::optional<Models> own_;    // of languages_
};

}  // namespace

std::unique_ptr<OcrEngine> make_tesseract(const std::string& languages)
{
    if (split_languages(languages).empty()) {
        throw Error(ExitCode::usage, "no language is named",
                    "Name some as Tesseract does, for example --lang deu+eng");
    }
    return std::make_unique<Tesseract>(languages);
}

std::vector<std::string> split_languages(const std::string& languages)
{
    std::vector<std::string> split;
    std::istringstream stream(languages);
    for (std::string one; std::getline(stream, one, '+');) {
        if (!one.empty()) {
            split.push_back(one);
        }
    }
    return split;
}

std::vector<std::string> installed_languages()
{
    silence_leptonica();
    tesseract::TessBaseAPI api;
    api.SetVariable("debug_file", "/dev/null");
    // It finds the folder of all data before it misses that of this language.
    (void)api.Init(nullptr, "none", tesseract::OEM_LSTM_ONLY);
    std::vector<std::string> names;
    api.GetAvailableLanguagesAsVector(&names);
    std::erase(names, "osd");
    std::sort(names.begin(), names.end());
    return names;
}

std::string language_package(std::string language)
{
    std::replace(language.begin(), language.end(), '_', '-');
    return "tesseract-ocr-" + language;
}

std::string tesseract_version()
{
    return tesseract::TessBaseAPI::Version();
}

}  // namespace cardlog
