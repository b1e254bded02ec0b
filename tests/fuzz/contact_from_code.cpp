// Any payload as that of a QR code.
#include <cstddef>
#include <cstdint>
#include <string>

#include "parse/parse.h"
#include "tests/fuzz/sound_contact.h"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace cardlog;
    require_sound(parse_contact({}, {"DE", {std::string(data, data + size)}}));
    return 0;
}
