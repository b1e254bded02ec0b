// Any text as that of a card; what stands behind a form feed is the payload of a code on it.
#include <cstddef>
#include <cstdint>
#include <string>

#include "parse/parse.h"
#include "tests/fuzz/sound_contact.h"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace cardlog;
    const std::string input(data, data + size);
    const auto end = input.find('\f');
    ParseContext context;
    if (end != std::string::npos) {
        context.codes.push_back(input.substr(end + 1));
    }
    require_sound(parse_contact(from_plain_text(input.substr(0, end)), context));
    return 0;
}
