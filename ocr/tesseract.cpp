#include "ocr/tesseract.h"

#include <algorithm>
#include <cstdlib>
#include <mutex>
#include <sstream>
#include <string>
#include <vector>

#include <leptonica/allheaders.h>
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

Word word_at(const tesseract::ResultIterator& at)
{
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    at.BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom);
    const Box box{double(left), double(top), double(right), double(bottom)};
    return {take(at.GetUTF8Text(tesseract::RIL_WORD)), box,
            double(at.Confidence(tesseract::RIL_WORD)) / 100};
}

double x_height_at(const tesseract::ResultIterator& at)
{
    float row = 0;
    float descenders = 0;
    float ascenders = 0;
    at.RowAttributes(&row, &descenders, &ascenders);
    // Tesseract gives descenders as a negative length.
    return std::max(0.0, double(row) - double(ascenders) - std::abs(double(descenders)));
}

class Tesseract final : public OcrEngine {
public:
    explicit Tesseract(const std::string& languages)
    {
        const std::vector<std::string> wanted = split_languages(languages);
        if (wanted.empty()) {
            throw Error(ExitCode::usage, "no language is named",
                        "Name some as Tesseract does, for example --lang deu+eng");
        }
        silence_leptonica();
        api_.SetVariable("debug_file", "/dev/null");  // before Init, which reports there too
        const int failed = api_.Init(nullptr, languages.c_str(), tesseract::OEM_LSTM_ONLY);
        std::vector<std::string> loaded;
        if (failed == 0) {
            api_.GetLoadedLanguagesAsVector(&loaded);
        }
        std::vector<std::string> missing;
        for (const std::string& language : wanted) {
            if (std::find(loaded.begin(), loaded.end(), language) == loaded.end()) {
                missing.push_back(language);
            }
        }
        if (failed != 0 || !missing.empty()) {
            throw missing_languages(missing);
        }
        api_.SetPageSegMode(tesseract::PSM_AUTO);
    }

    [[nodiscard]] CardText read(const cv::Mat& card) override
    {
        api_.SetImage(card.data, card.cols, card.rows, card.channels(), int(card.step));
        api_.SetSourceResolution(assumed_dpi);
        if (api_.Recognize(nullptr) != 0) {
            return {};
        }
        return lines();
    }

private:
    [[nodiscard]] CardText lines()
    {
        CardText text;
        const std::unique_ptr<tesseract::ResultIterator> at(api_.GetIterator());
        if (at == nullptr || at->Empty(tesseract::RIL_WORD)) {
            return text;
        }
        do {
            if (text.lines.empty() || at->IsAtBeginningOf(tesseract::RIL_TEXTLINE)) {
                text.lines.push_back({{}, x_height_at(*at)});
            }
            Word word = word_at(*at);
            if (word.text.find_first_not_of(' ') != std::string::npos) {
                text.lines.back().words.push_back(std::move(word));
            }
        } while (at->Next(tesseract::RIL_WORD));
        std::erase_if(text.lines, [](const Line& line) { return line.words.empty(); });
        return text;
    }

    tesseract::TessBaseAPI api_;
};

}  // namespace

std::unique_ptr<OcrEngine> make_tesseract(const std::string& languages)
{
    return std::make_unique<Tesseract>(languages);
}

}  // namespace cardlog
