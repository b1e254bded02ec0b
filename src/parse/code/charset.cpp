#include "parse/code/charset.h"

#include <optional>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace cardlog {
namespace {

// What is no text of that charset becomes U+FFFD.
icu::UnicodeString decoded_all(std::string_view bytes, const char* charset)
{
    return {bytes.data(), static_cast<int32_t>(bytes.size()), charset};
}

// None where the bytes are no text of that charset.
std::optional<icu::UnicodeString> decoded(std::string_view bytes, const char* charset)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(charset, &status);
    if (U_FAILURE(status)) {
        return std::nullopt;
    }
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter, status);
    ucnv_close(converter);
    return U_SUCCESS(status) ? std::optional(text) : std::nullopt;
}

std::string to_utf8(const icu::UnicodeString& text)
{
    std::string result;
    text.toUTF8String(result);
    return result;
}

// Writers say ISO-8859-1 and mean Windows-1252, as the Encoding standard has it (WHATWG, 4.2).
bool is_latin_1(const std::string& charset)
{
    return ucnv_compareNames(charset.c_str(), "ISO-8859-1") == 0 ||
           ucnv_compareNames(charset.c_str(), "LATIN1") == 0;
}

}  // namespace

bool is_utf8(std::string_view text)
{
    return decoded(text, "UTF-8").has_value();
}

std::string utf8_from(std::string_view bytes, const std::string& charset)
{
    const bool known = !charset.empty() && !is_latin_1(charset);
    if (const auto text = known ? decoded(bytes, charset.c_str()) : std::nullopt) {
        return to_utf8(*text);
    }
    if (is_utf8(bytes)) {
        return std::string(bytes);
    }
    const auto western = decoded(bytes, "windows-1252");
    return western ? to_utf8(*western) : std::string(bytes);
}

std::string utf8_from_file(std::string_view bytes)
{
    const char* charset = bytes.starts_with("\xFE\xFF")   ? "UTF-16BE"
                          : bytes.starts_with("\xFF\xFE") ? "UTF-16LE"
                          : bytes.starts_with('\0')       ? "UTF-16BE"
                          : bytes.find('\0') == 1         ? "UTF-16LE"
                                                          : nullptr;
    if (charset != nullptr) {
        const icu::UnicodeString text = decoded_all(bytes, charset);
        return to_utf8(text.startsWith(UChar{0xFEFF}) ? text.tempSubString(1) : text);
    }
    return std::string(bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
}

}  // namespace cardlog
