#include "core/shell_word.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cwchar>
#include <cwctype>
#include <string_view>

#include "core/ascii.h"

namespace cardlog {
namespace {

// Marks of Unicode's bidirectional algorithm (UAX 9, 2) and others that show nothing.
bool is_invisible(wchar_t character)
{
    return character == 0x061C || (character >= 0x200B && character <= 0x200F) ||
           (character >= 0x2028 && character <= 0x202E) ||
           (character >= 0x2060 && character <= 0x2069) || character == 0xFEFF;
}

// How many bytes at the beginning are one character that can be seen; 0: none.
std::size_t visible_length(std::string_view text)
{
    std::mbstate_t state{};
    wchar_t character = 0;
    // NOLINTNEXTLINE(concurrency-mt-unsafe): the state is our own
    const std::size_t length = std::mbrtowc(&character, text.data(), text.size(), &state);
    const bool is_character = length > 0 && length <= text.size();  // errors are larger
    return is_character && std::iswprint(static_cast<std::wint_t>(character)) != 0 &&
                   !is_invisible(character)
               ? length
               : 0;
}

std::string escaped(char byte)
{
    if (byte == '\n') {
        return "\\n";
    }
    std::array<char, 8> text{};
    (void)std::snprintf(text.data(), text.size(), "\\%03o",
                        static_cast<unsigned>(static_cast<unsigned char>(byte)));
    return text.data();
}

bool means_something_to_a_shell(char byte)
{
    constexpr std::string_view harmless = "%+,-./:=@_";
    return is_ascii(byte) && !is_ascii_letter(byte) && !is_digit(byte) &&
           harmless.find(byte) == std::string_view::npos;
}

}  // namespace

std::string shell_word(const std::filesystem::path& name)
{
    std::string text = name.string();
    if (text.starts_with('-') && text != "-" && !text.starts_with("-/")) {
        text.insert(0, "./");
    }
    std::string in_escapes;
    bool has_escapes = false;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t length = visible_length(rest);
        if (length == 0) {
            in_escapes += escaped(rest.front());
        } else if (rest.front() == '\'') {
            in_escapes += "\\'";
        } else if (rest.front() == '\\') {
            in_escapes += "\\\\";
        } else {
            in_escapes += rest.substr(0, length);
        }
        has_escapes |= length == 0 || rest.front() == '\'';
        rest.remove_prefix(std::max<std::size_t>(length, 1));
    }
    if (has_escapes) {
        return "$'" + in_escapes + "'";
    }
    const bool is_plain =
        !text.empty() && std::none_of(text.begin(), text.end(), means_something_to_a_shell);
    return is_plain ? text : "'" + text + "'";
}

}  // namespace cardlog
