// Any line as a card record: it gives a file, or an error for a person.
#include <cstddef>
#include <cstdint>
#include <string>

#include "app/exchange/record.h"
#include "tests/fuzz/sound_contact.h"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace cardlog;
    try {
        const NewFile file = file_from_record(std::string(data, data + size));
        require_of_fuzzed(file.cards.size() == (file.failure.empty() ? 1 : 0));
    } catch (const Error& error) {
        require_of_fuzzed(error.code() == ExitCode::input);
    }
    return 0;
}
