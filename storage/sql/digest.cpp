#include "storage/sql/digest.h"

#include <array>
#include <fstream>
#include <memory>

#include <openssl/evp.h>

#include "core/error.h"
#include "core/hex.h"
#include "core/shell_word.h"

namespace cardlog {
namespace {

class Sha256 {
public:
    Sha256() { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }

    void add(std::span<const char> bytes)
    {
        EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
    }

    [[nodiscard]] std::string digest()
    {
        std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
        unsigned int length = 0;
        EVP_DigestFinal_ex(context_.get(), bytes.data(), &length);
        return {bytes.begin(), bytes.begin() + length};
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_{EVP_MD_CTX_new(),
                                                                     EVP_MD_CTX_free};
};

}  // namespace

std::string sha256_of_bytes(std::span<const char> bytes)
{
    Sha256 sha256;
    sha256.add(bytes);
    return sha256.digest();
}

std::string sha256_of(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    Sha256 sha256;
    std::array<char, 1 << 16> block{};
    while (stream.read(block.data(), block.size()) || stream.gcount() > 0) {
        sha256.add({block.data(), static_cast<std::size_t>(stream.gcount())});
    }
    if (!stream.eof()) {
        throw Error(ExitCode::input, shell_word(file) + ": cannot be read",
                    "Check that it exists and that you may read it");
    }
    return hex(sha256.digest());
}

}  // namespace cardlog
