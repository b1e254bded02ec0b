// Any payload as that of a QR code.
#include <cstddef>
#include <cstdint>
#include <string>

#include "parse/code_payload.h"
#include "tests/fuzz/sound_contact.h"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace cardlog;
    require_sound(contact_from_code(std::string(data, data + size), "DE"));
    return 0;
}
