#include "web/pages/texts.h"

#include <array>
#include <memory>
#include <stdexcept>

#include <nlohmann/json.hpp>
#include <unicode/uenum.h>
#include <unicode/uloc.h>

#include "web/pages/embedded.h"
#include "web/pages/render.h"

namespace cardlog {
namespace {

std::map<std::string, std::string> texts_in(const std::string& file_name)
{
    for (const EmbeddedFile& file : web_texts()) {
        if (file.name == file_name) {
            return nlohmann::json::parse(file.text).get<std::map<std::string, std::string>>();
        }
    }
    throw std::logic_error(file_name + ": there are no such texts");
}

}  // namespace

const std::map<std::string, std::string>& texts(Language language)
{
    static const std::map<std::string, std::string> english = texts_in("en");
    static const std::map<std::string, std::string> german = texts_in("de");
    return language == Language::german ? german : english;
}

std::string text(Language language, const std::string& key,
                 const std::map<std::string, std::string>& values)
{
    return filled(texts(language).at(key), values);
}

std::string counted_text(Language language, const std::string& key, int count)
{
    return text(language, key + (count == 1 ? "_one" : "_many"),
                {{"count", std::to_string(count)}});
}

Language language_of_header(const std::string& accept_language)
{
    static constexpr std::array<const char*, 2> known{"de", "en"};
    UErrorCode failure = U_ZERO_ERROR;
    const std::unique_ptr<UEnumeration, decltype(&uenum_close)> locales(
        uenum_openCharStringsEnumeration(known.data(), static_cast<int32_t>(known.size()),
                                         &failure),
        uenum_close);
    std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
    UAcceptResult how = ULOC_ACCEPT_FAILED;
    uloc_acceptLanguageFromHTTP(locale.data(), static_cast<int32_t>(locale.size()), &how,
                                accept_language.c_str(), locales.get(), &failure);
    const bool is_found = U_SUCCESS(failure) != 0 && how != ULOC_ACCEPT_FAILED;
    return is_found ? language_of_locale(locale.data()) : Language::english;
}

}  // namespace cardlog
