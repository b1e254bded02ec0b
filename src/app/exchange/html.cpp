#include "app/exchange/html.h"

#include <openssl/evp.h>

namespace cardlog {

std::string html_text(const std::string& text)
{
    std::string escaped;
    for (const char c : text) {
        switch (c) {
        case '&': escaped += "&amp;"; break;
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break;
        case '"': escaped += "&quot;"; break;
        case '\'': escaped += "&#39;"; break;
        default: escaped += c;
        }
    }
    return escaped;
}

std::string base64(const std::string& bytes)
{
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');  // EVP writes a zero behind it
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                       reinterpret_cast<const unsigned char*>(bytes.data()),
                                       static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

std::optional<std::string> bytes_from_base64(const std::string& text)
{
    std::string bytes(text.size() / 4 * 3, '\0');
    const int length = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                       reinterpret_cast<const unsigned char*>(text.data()),
                                       static_cast<int>(text.size()));
    const std::size_t digits = text.find_last_not_of('=') + 1;
    const std::size_t filled = text.size() - digits;  // each "=" stands for a byte that is none
    if (length < 0 || filled > 2 || text.find('=') < digits ||
        static_cast<std::size_t>(length) < filled) {
        return std::nullopt;
    }
    bytes.resize(static_cast<std::size_t>(length) - filled);
    return bytes;
}

}  // namespace cardlog
