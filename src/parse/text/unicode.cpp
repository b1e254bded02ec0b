#include "parse/text/unicode.h"

#include <algorithm>
#include <array>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace cardlog {
namespace {

icu::UnicodeString normalised(const icu::UnicodeString& text, const char* form,
                              UNormalization2Mode mode)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normaliser = icu::Normalizer2::getInstance(nullptr, form, mode, status);
    if (U_FAILURE(status)) {
        return text;
    }
    icu::UnicodeString result = normaliser->normalize(text, status);
    return U_FAILURE(status) ? text : result;
}

icu::UnicodeString from_utf8(std::string_view text)
{
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text)
{
    std::string result;
    text.toUTF8String(result);
    return result;
}

bool is_unprintable(UChar32 c)
{
    const int8_t type = u_charType(c);
    return c == 0xFFFD || type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || u_isUWhiteSpace(c) ||
           type == U_SURROGATE || type == U_UNASSIGNED;
}

bool breaks_line(UChar32 c)
{
    return c == '\n' || c == '\v' || c == '\f' || c == '\r' || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

// Letters without a canonical decomposition, as international passports spell them.
UChar32 plain_letter(UChar32 c)
{
    static constexpr std::array<std::pair<UChar32, UChar32>, 6> plain{
        {{0x142, 'l'}, {0x131, 'i'}, {0xF8, 'o'}, {0x111, 'd'}, {0xF0, 'd'}, {0x127, 'h'}}};
    const auto* found = std::find_if(plain.begin(), plain.end(),
                                     [&](const auto& entry) { return entry.first == c; });
    return found == plain.end() ? c : found->second;
}

std::string folded(const icu::UnicodeString& text)
{
    icu::UnicodeString apart =
        normalised(normalised(text, "nfkc_cf", UNORM2_COMPOSE), "nfc", UNORM2_DECOMPOSE);
    icu::UnicodeString plain;
    for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
        const UChar32 c = apart.char32At(i);
        if (u_charType(c) == U_NON_SPACING_MARK) {
            continue;
        }
        if (c == 0xE6) {
            plain.append(icu::UnicodeString("ae"));
        } else {
            plain.append(plain_letter(c));
        }
    }
    return to_utf8(plain);
}

// ICU's macro narrows an int.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
UChar32 next(std::string_view text, int32_t& at)
{
    UChar32 c = 0;
    const char* bytes = text.data();
    U8_NEXT(bytes, at, static_cast<int32_t>(text.size()), c);
    return c;
}
#pragma GCC diagnostic pop

}  // namespace

std::string cleaned(std::string_view text, std::size_t max_bytes)
{
    const icu::UnicodeString whole =
        normalised(from_utf8(text.substr(0, max_bytes)), "nfc", UNORM2_COMPOSE);
    icu::UnicodeString clean;
    for (int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1)) {
        const UChar32 c = whole.char32At(i);
        clean.append(is_unprintable(c) ? UChar32{' '} : c);
    }
    return to_utf8(clean);
}

std::string without_controls(std::string_view text)
{
    std::string kept;
    for (int32_t at = 0; at < static_cast<int32_t>(text.size());) {
        const int32_t begin = at;
        const UChar32 c = next(text, at);
        if (breaks_line(c)) {
            at += c == '\r' && text.substr(static_cast<std::size_t>(at)).starts_with('\n') ? 1 : 0;
            kept += '\n';
        } else if (c < 0) {
            kept += "\uFFFD";
        } else if (c == '\t' || (u_charType(c) != U_CONTROL_CHAR && !U_IS_UNICODE_NONCHAR(c))) {
            kept.append(text, static_cast<std::size_t>(begin),
                        static_cast<std::size_t>(at - begin));
        }
    }
    return kept;
}

// ASCII, which most words are, folds to small letters; ICU takes thirty times as long to say so.
std::string fold(std::string_view text)
{
    return is_ascii(text) ? lower_ascii(std::string(text)) : folded(from_utf8(text));
}

std::string fold_german(std::string_view text)
{
    icu::UnicodeString whole = normalised(from_utf8(text), "nfkc_cf", UNORM2_COMPOSE);
    whole.findAndReplace(icu::UnicodeString(UChar32{0xE4}), "ae");
    whole.findAndReplace(icu::UnicodeString(UChar32{0xF6}), "oe");
    whole.findAndReplace(icu::UnicodeString(UChar32{0xFC}), "ue");
    return folded(whole);
}

std::string key_of(std::string_view text)
{
    const std::string plain = fold(text);
    std::string key;
    for (int32_t at = 0; at < static_cast<int32_t>(plain.size());) {
        const int32_t begin = at;
        if (u_isalnum(next(plain, at)) != 0) {
            key.append(plain, begin, at - begin);
        }
    }
    return key;
}

CharacterCounts count_characters(std::string_view text)
{
    CharacterCounts counts;
    for (int32_t at = 0; at < static_cast<int32_t>(text.size());) {
        const UChar32 c = next(text, at);
        if (c >= 0 && u_isalpha(c) != 0) {
            ++counts.letters;
            counts.upper += u_isupper(c) != 0 ? 1 : 0;
        } else if (c >= 0 && u_isdigit(c) != 0) {
            ++counts.digits;
        } else if (c < 0 || u_isUWhiteSpace(c) == 0) {
            ++counts.other;
        }
    }
    return counts;
}

bool starts_with_capital(std::string_view text)
{
    int32_t at = 0;
    return !text.empty() && u_isupper(std::max(next(text, at), 0)) != 0;
}

std::string title_case(std::string_view word)
{
    icu::UnicodeString result;
    bool first = true;
    for (int32_t at = 0; at < static_cast<int32_t>(word.size());) {
        const UChar32 c = std::max(next(word, at), 0);
        result.append(first ? u_totitle(c) : u_tolower(c));
        first = c == '-' || c == '.' || c == '\'' || c == 0x2019;
    }
    return to_utf8(result);
}

std::string_view trimmed(std::string_view text, std::string_view keep)
{
    const auto stays = [&](std::size_t begin, std::size_t end) {
        auto at = static_cast<int32_t>(begin);
        const UChar32 c = next(text.substr(0, end), at);
        return (c >= 0 && u_isalnum(c) != 0) ||
               keep.find(text.substr(begin, end - begin)) != std::string_view::npos;
    };
    const auto after = [&](std::size_t i) {
        ++i;
        while (i < text.size() && is_inner_byte(text[i])) {
            ++i;
        }
        return i;
    };
    std::size_t begin = 0;
    while (begin < text.size() && !stays(begin, after(begin))) {
        begin = after(begin);
    }
    std::size_t end = text.size();
    while (end > begin) {
        std::size_t last = end - 1;
        while (last > begin && is_inner_byte(text[last])) {
            --last;
        }
        if (stays(last, end)) {
            break;
        }
        end = last;
    }
    return text.substr(begin, end - begin);
}

std::vector<std::string> split(std::string_view text, std::string_view separators)
{
    std::vector<std::string> pieces;
    for (std::size_t at = text.find_first_not_of(separators); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
        pieces.emplace_back(text.substr(at, end - at));
        at = text.find_first_not_of(separators, end);
    }
    return pieces;
}

}  // namespace cardlog
