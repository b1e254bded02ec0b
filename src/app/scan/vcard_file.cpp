#include "app/scan/vcard_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include "core/ascii.h"
#include "core/error.h"
#include "core/shell_word.h"
#include "imaging/load/formats.h"
#include "imaging/load/picture_file.h"
#include "parse/parse.h"

namespace cardlog {
namespace {

constexpr std::uintmax_t most_bytes = 256U << 20U;  // 10,000 cards with small portraits have it

}  // namespace

bool is_vcard_file(const std::filesystem::path& file)
{
    const std::string bytes = first_bytes(file, first_bytes_of_format);
    if (begins_vcard(bytes)) {
        return true;
    }
    if (has_vcard_ending(file) && !is_picture_begun_by(bytes)) {
        throw Error(ExitCode::input, shell_word(file) + ": does not begin with a vCard",
                    "Export the contacts as vCards again");
    }
    return false;
}

bool is_vcard_begun_by(std::string_view first_bytes)
{
    return begins_vcard(first_bytes);
}

bool has_vcard_end(const std::filesystem::path& file)
{
    constexpr std::streamoff looked_at = 256;
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    stream.seekg(std::max<std::streamoff>(stream.tellg() - looked_at, 0));
    std::string end = lower_ascii({std::istreambuf_iterator<char>(stream), {}});
    end.erase(end.find_last_not_of(" \t\r\n") + 1);
    return end.ends_with("end:vcard");
}

bool has_vcard_ending(const std::filesystem::path& file)
{
    const std::string ending = lower_ascii(file.extension().string());
    return ending == ".vcf" || ending == ".vcard";
}

std::vector<Contact> scan_vcards(std::string_view text, const std::string& name,
                                 const std::string& home_region)
{
    std::vector<Contact> contacts = contacts_of_vcards(text, home_region, max_vcards + 1);
    if (contacts.size() > max_vcards) {
        throw Error(ExitCode::input, name + ": has more than 10,000 vCards", "Split it");
    }
    return contacts;
}

std::vector<Contact> scan_vcard_file(const std::filesystem::path& file,
                                     const std::string& home_region)
{
    std::error_code unknown;
    if (std::filesystem::file_size(file, unknown) > most_bytes || unknown) {
        throw Error(ExitCode::input, shell_word(file) + ": the file has more than 256 MB",
                    "Split it");
    }
    const std::vector<unsigned char> bytes = bytes_of(file);
    return scan_vcards({reinterpret_cast<const char*>(bytes.data()), bytes.size()},
                       shell_word(file), home_region);
}

}  // namespace cardlog
