#include "ocr/tesseract.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <leptonica/allheaders.h>
#include <omp.h>
#include <opencv2/imgproc.hpp>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include "core/error.h"

namespace cardlog {
namespace {

// The flat card has no resolution of its own; Tesseract uses this only for rules of thumb on sizes.
constexpr int assumed_dpi = 300;

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

std::string debian_package(std::string language)
{
    std::replace(language.begin(), language.end(), '_', '-');
    return "tesseract-ocr-" + language;
}

Error missing_languages(const std::vector<std::string>& missing)
{
    std::string names;
    std::string packages;
    for (const std::string& language : missing) {
        names += (names.empty() ? "" : ", ") + language;
        packages += " " + debian_package(language);
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
    constexpr double least_contrast = 16;
    double darkest = 0;
    double brightest = 0;
    cv::minMaxLoc(line, &darkest, &brightest);
    return brightest - darkest < least_contrast;
}

// Debian's model of the Latin script, from the package tesseract-ocr-script-latn.
constexpr const char* latin_script = "Latin";

// The models of one or several languages.
class Models {
public:
    // Throws Error(setup) when a language's data is missing.
    explicit Models(const std::string& languages)
    {
        // Init writes settings that all engines of the process share.
        static std::mutex initialising;
        const std::lock_guard lock(initialising);
        silence_leptonica();
        api_.SetVariable("debug_file", "/dev/null");  // before Init, which reports there too
        const int failed = api_.Init(nullptr, languages.c_str(), tesseract::OEM_LSTM_ONLY);
        std::vector<std::string> loaded;
        if (failed == 0) {
            api_.GetLoadedLanguagesAsVector(&loaded);
        }
        const std::vector<std::string> missing = lacking(languages, loaded);
        if (failed != 0 || !missing.empty()) {
            throw missing_languages(missing);
        }
        // Lines come dark on white; trying them inverted too costs time and gains nothing.
        api_.SetVariable("tessedit_do_invert", "0");
    }

    [[nodiscard]] std::vector<std::string> installed() const
    {
        std::vector<std::string> names;
        api_.GetAvailableLanguagesAsVector(&names);
        return names;
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

// Null where the script's model is not installed or does not suit the languages.
std::unique_ptr<Models> latin_models(const std::string& languages)
{
    if (!all_in_latin_letters(languages)) {
        return nullptr;
    }
    try {
        return std::make_unique<Models>(latin_script);
    } catch (const Error&) {
        return nullptr;
    }
}

// The heights of a line's picture were measured on flat cards of many designs: the first look with
// 48 rows is as right as with more and takes less time; the second looks err elsewhere.
constexpr int rows_at_first = 48;
constexpr int rows_again = 72;

class Tesseract final : public OcrEngine {
public:
    explicit Tesseract(std::string languages)
        : languages_(std::move(languages)), latin_(latin_models(languages_))
    {
        if (latin_ == nullptr) {
            own_ = std::make_unique<Models>(languages_);
        } else if (const auto missing = lacking(languages_, latin_->installed());
                   !missing.empty()) {
            throw missing_languages(missing);
        }
    }

    [[nodiscard]] Line read(const cv::Mat& line) override
    {
        Models& models = latin_ != nullptr ? *latin_ : *own_;
        return models.read(line, tesseract::PSM_RAW_LINE, rows_at_first);
    }

    [[nodiscard]] std::vector<Line> read_again(const cv::Mat& line) override
    {
        if (own_ == nullptr) {
            own_ = std::make_unique<Models>(languages_);
        }
        std::vector<Line> readings{own_->read(line, tesseract::PSM_SINGLE_LINE, rows_again)};
        if (latin_ != nullptr) {
            readings.push_back(latin_->read(line, tesseract::PSM_SINGLE_LINE, rows_again));
        }
        return readings;
    }

private:
    std::string languages_;
    std::unique_ptr<Models> latin_;  // reads first, unless null
    std::unique_ptr<Models> own_;    // of languages_; loaded when it is needed
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

}  // namespace cardlog
