#include "web/pages/assets.h"

#include "core/hex.h"
#include "storage/sql/digest.h"
#include "web/pages/embedded.h"

namespace cardlog {
namespace {

struct Kind {
    EmbeddedFiles files;
    const char* ending;
    const char* type;
};

// Tells the versions of a program apart.
constexpr std::size_t digest_bytes = 4;

std::map<std::string, Asset> all_assets()
{
    const std::vector<Kind> kinds{{web_styles(), ".css", "text/css; charset=utf-8"},
                                  {web_scripts(), ".js", "text/javascript; charset=utf-8"}};
    std::string all;
    for (const Kind& kind : kinds) {
        for (const EmbeddedFile& file : kind.files) {
            all += file.text;
        }
    }
    const std::string folder = "/assets/" + hex(sha256_of_bytes(all).substr(0, digest_bytes)) + "/";
    std::map<std::string, Asset> assets;
    for (const Kind& kind : kinds) {
        for (const EmbeddedFile& file : kind.files) {
            std::string path = folder;
            path.append(file.name).append(kind.ending);
            assets[path] = {kind.type, file.text};
        }
    }
    return assets;
}

}  // namespace

const std::map<std::string, Asset>& assets()
{
    static const std::map<std::string, Asset> all = all_assets();
    return all;
}

std::string asset_path(const std::string& name)
{
    for (const auto& [path, asset] : assets()) {
        if (path.ends_with("/" + name)) {
            return path;
        }
    }
    return "";
}

}  // namespace cardlog
