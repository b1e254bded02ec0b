// The only file that knows libqrencode.
#include "web/pages/qr_code.h"

#include <memory>

#include <qrencode.h>

#include "core/error.h"

namespace cardlog {
namespace {

constexpr int quiet_zone = 4;           // as ISO 18004 wants it, for pictures
constexpr int terminal_quiet_zone = 2;  // enough for phones, and fits 24 lines

class QrCode {
public:
    explicit QrCode(const std::string& text)
        : code_(QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_L, QR_MODE_8, 1), QRcode_free)
    {
        if (code_ == nullptr) {
            throw Error(ExitCode::internal, "the text does not fit into a QR code");
        }
    }

    [[nodiscard]] int width() const { return code_->width; }

    [[nodiscard]] bool is_dark(int x, int y) const
    {
        return x >= 0 && y >= 0 && x < width() && y < width() &&
               (code_->data[y * width() + x] & 1U) != 0;
    }

private:
    std::unique_ptr<QRcode, decltype(&QRcode_free)> code_;
};

const char* half_blocks(bool upper, bool lower)
{
    if (upper) {
        return lower ? "█" : "▀";
    }
    return lower ? "▄" : " ";
}

}  // namespace

std::string qr_code_lines(const std::string& text)
{
    const QrCode code(text);
    std::string lines;
    for (int y = -terminal_quiet_zone; y < code.width() + terminal_quiet_zone; y += 2) {
        lines += "\033[30;107m";  // black on white
        for (int x = -terminal_quiet_zone; x < code.width() + terminal_quiet_zone; ++x) {
            lines += half_blocks(code.is_dark(x, y), code.is_dark(x, y + 1));
        }
        lines += "\033[0m\n";
    }
    return lines;
}

std::string qr_code_svg(const std::string& text)
{
    const QrCode code(text);
    const std::string side = std::to_string(code.width() + 2 * quiet_zone);
    std::string path;
    for (int y = 0; y < code.width(); ++y) {
        for (int x = 0; x < code.width(); ++x) {
            if (code.is_dark(x, y)) {
                path += "M" + std::to_string(x + quiet_zone) + " " +
                        std::to_string(y + quiet_zone) + "h1v1h-1z";
            }
        }
    }
    return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 )" + side + " " + side +
           R"(" shape-rendering="crispEdges"><path d=")" + path + "\"/></svg>\n";
}

}  // namespace cardlog
