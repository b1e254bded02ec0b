#include "app/import/digest.h"

#include <array>
#include <fstream>
#include <memory>

#include <openssl/evp.h>

#include "core/error.h"

namespace cardlog {
namespace {

std::string hexadecimal(const unsigned char* bytes, unsigned int count)
{
    constexpr const char* digits = "0123456789abcdef";
    std::string text;
    for (unsigned int i = 0; i < count; ++i) {
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 15];
    }
    return text;
}

}  // namespace

std::string sha256_of(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
    std::array<char, 1 << 16> block{};
    while (stream.read(block.data(), block.size()) || stream.gcount() > 0) {
        EVP_DigestUpdate(context.get(), block.data(), static_cast<std::size_t>(stream.gcount()));
    }
    if (!stream.eof()) {
        throw Error(ExitCode::input, file.string() + ": cannot be read",
                    "Check that it exists and that you may read it");
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_DigestFinal_ex(context.get(), digest.data(), &length);
    return hexadecimal(digest.data(), length);
}

}  // namespace cardlog
