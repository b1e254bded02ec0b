#include <filesystem>
#include <regex>
#include <set>

#include "core/embedded.h"
#include "core/fields.h"
#include "support/catch.h"
#include "support/temporary_folder.h"
#include "web/pages/assets.h"
#include "web/pages/embedded.h"
#include "web/pages/failures.h"
#include "web/pages/texts.h"

using namespace cardlog;

namespace {

std::set<std::string> found(const std::string& text, const char* pattern)
{
    const std::regex expression(pattern);
    std::set<std::string> names;
    for (auto at = std::sregex_iterator(text.begin(), text.end(), expression);
         at != std::sregex_iterator(); ++at) {
        names.insert(at->str(1));
    }
    return names;
}

}  // namespace

TEST_CASE("both languages have the same texts with the same placeholders")
{
    const auto& english = texts(Language::english);
    const auto& german = texts(Language::german);
    CHECK(english.size() == german.size());
    for (const auto& [key, text] : english) {
        CAPTURE(key);
        REQUIRE(german.contains(key));
        CHECK(found(text, R"(\{\{([a-z]+)\}\})") == found(german.at(key), R"(\{\{([a-z]+)\}\})"));
        CHECK_FALSE(text.empty());
        CHECK_FALSE(german.at(key).empty());
    }
}

TEST_CASE("each template takes its words from the texts, and nothing goes out unescaped")
{
    for (const EmbeddedFile& file : web_templates()) {
        CAPTURE(std::string(file.name));
        const std::string text(file.text);
        CHECK(text.find("{{{") == std::string::npos);
        CHECK(text.find("{{&") == std::string::npos);
        for (const std::string& key : found(text, R"(\{\{text\.([a-z_]+)\}\})")) {
            CAPTURE(key);
            CHECK(texts(Language::english).contains(key));
        }
        // Between its tags a template has no word of its own, but for the program's name.
        const std::string bare =
            std::regex_replace(std::regex_replace(text, std::regex(R"(\{\{[^}]*\}\})"), ""),
                               std::regex("<[^>]*>"), "");
        CHECK(found(bare, "([A-Za-z]{2,})") == (bare.find("cardlog") == std::string::npos
                                                    ? std::set<std::string>{}
                                                    : std::set<std::string>{"cardlog"}));
    }
}

TEST_CASE("why a picture failed, and what to do, is said in the language of the page")
{
    const auto [code, what, key] = GENERATE(table<ExitCode, std::string, std::string>({
        {ExitCode::input, "a.jpg: the picture is damaged or truncated", "failed_damaged"},
        {ExitCode::input, "a.tif: a kind of TIFF that is not read here (16 bits a colour)",
         "failed_kind"},
        {ExitCode::input, "a.tif: is damaged, or a kind of TIFF that is not read here",
         "failed_kind"},
        {ExitCode::setup, "a.heic: HEIC or AVIF cannot be decoded here", "failed_heic"},
        {ExitCode::setup, "no Tesseract language data for deu", "failed_setup"},
        {ExitCode::input, "a.jpg: takes more memory than there is", "failed_memory"},
        {ExitCode::input, "a.jpg: cannot be read: vector::at", "failed_fault"},
        {ExitCode::internal, "a picture made the program fail", "failed_fault"},
        {ExitCode::store, "cards.db: no space left for the store", "store_failed"},
        {ExitCode::input, "a.jpg: what nobody has thought of", "failed_unreadable"},
    }));
    CAPTURE(what);
    for (const Language language : {Language::english, Language::german}) {
        CHECK(picture_failure_text({code, what, "Do something"}, language) == text(language, key));
    }
}

TEST_CASE("what the page has no words for is no English sentence on a German page")
{
    const Error error(ExitCode::usage, "\"roof\" is no change", "Write FIELD=VALUE");
    CHECK(failure_text(error, Language::german) == text(Language::german, "failed_form"));
    const Error said(ExitCode::input, text(Language::german, "failed_no_picture"));
    CHECK(failure_text(said, Language::german) == said.what());
}

TEST_CASE("each reason for which a picture is not read has a sentence of its own on the page")
{
    // Of these the page never hears: it keeps files, and only those that begin as pictures do.
    const std::set<std::string> kept_away{
        "is a folder, not a picture",
        "is not a regular file",
        "cannot be read",
        "is still being written by another program",
        "the file is empty",
        "is not a picture in a format that is read here",
        "the file has more than 1 GB",
    };
    std::set<std::string> reasons;
    const std::filesystem::path sources = CARDLOG_SOURCE_DIR "/src/imaging/load";
    for (const auto& file : std::filesystem::directory_iterator(sources)) {
        reasons.merge(found(read_bytes(file.path()), R"re(bad_picture\(\s*file,\s*"([^"]+)",)re"));
    }
    CHECK(reasons.size() > kept_away.size());
    for (const std::string& reason : reasons) {
        CAPTURE(reason);
        const Error error(ExitCode::input, "a.jpg: " + reason);
        CHECK((kept_away.contains(reason) != (picture_failure_text(error, Language::english) !=
                                              text(Language::english, "failed_unreadable"))));
    }
}

TEST_CASE("there is a text for each field and kind of number")
{
    for_each_field([](const auto& field) {
        CHECK(texts(Language::english).contains(std::string("field_") + field.name));
    });
    for (const PhoneType type :
         {PhoneType::work, PhoneType::mobile, PhoneType::fax, PhoneType::home, PhoneType::other}) {
        CHECK(texts(Language::english).contains("phone_" + to_string(type)));
    }
}

TEST_CASE("the language is the one that the browser names first of those there are")
{
    const auto [header, language] = GENERATE(table<std::string, Language>({
        {"de-DE,de;q=0.9,en;q=0.8", Language::german},
        {"en-GB,en;q=0.9,de;q=0.5", Language::english},
        {"fr-FR,de;q=0.7,en;q=0.3", Language::german},
        {"de-AT", Language::german},
        {"fr", Language::english},
        {"", Language::english},
        {"*;q=x,,;;", Language::english},
    }));
    CAPTURE(header);
    CHECK(language_of_header(header) == language);
}

TEST_CASE("styles and scripts are kept by their content and load nothing from elsewhere")
{
    CHECK(asset_path("style.css").starts_with("/assets/"));
    std::size_t bytes = 0;
    for (const auto& [path, asset] : assets()) {
        CAPTURE(path);
        CHECK(asset.text.find("http://") == std::string_view::npos);
        CHECK(asset.text.find("https://") == std::string_view::npos);
        CHECK(asset.text.find("innerHTML") == std::string_view::npos);
        bytes += asset.text.size();
    }
    CHECK(bytes < 30'000);
}
