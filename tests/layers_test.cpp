#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "support/catch.h"
#include "support/temporary_folder.h"

namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

struct Layer {
    std::string folder;
    Names uses;  ///< the layers whose headers it may include besides its own
};

/// From the lowest to the highest. The folder's last part is the layer's name and the first part
/// of its headers' names.
const std::vector<Layer> layers = {
    {"src/core", {}},
    {"src/imaging", {"core"}},
    {"ocr", {"core"}},
    {"src/parse", {"core"}},
    {"storage", {"core"}},
    {"src/app", {"core", "imaging", "ocr", "parse", "storage"}},
    {"src/cli", {"core", "storage", "app"}},
};

struct Library {
    std::string header;  ///< how its headers' names begin
    Names layers;        ///< where they may be included
};

const std::vector<Library> libraries = {
    {"opencv2/", {"imaging", "ocr", "app"}},
    {"exiv2/", {"imaging"}},
    {"turbojpeg.h", {"imaging"}},
    {"png.h", {"imaging"}},
    {"tiffio.h", {"imaging"}},
    {"webp/", {"imaging"}},
    {"stb_image.h", {"imaging"}},
    {"libheif/", {"imaging"}},
    {"poppler/", {"imaging"}},
    {"poppler-", {"imaging"}},
    {"qpdf/", {"imaging"}},
    {"tesseract/", {"ocr"}},
    {"leptonica/", {"ocr"}},
    {"omp.h", {"ocr"}},
    {"ZXing/", {"ocr"}},
    {"phonenumbers/", {"parse"}},
    {"unicode/", {"parse"}},
    {"SQLiteCpp/", {"storage"}},
    {"sqlite3.h", {"storage"}},
    {"openssl/", {"app", "storage"}},
    {"libical/", {"app"}},
    {"nlohmann/", {"app", "cli", "storage"}},
    {"CLI/", {"cli"}},
    {"unistd.h", {"cli", "imaging"}},  // the operating system: terminal width, file modes
    {"malloc.h", {"cli"}},             // the C library's allocator
    {"fcntl.h", {"cli", "imaging"}},   // who has a file open
    {"poll.h", {"cli"}},
    {"sys/", {"cli", "storage"}},
};

bool contains(const Names& names, const std::string& name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string name_of(const Layer& layer)
{
    return fs::path(layer.folder).filename().string();
}

/// "std", a layer's name, the beginning of a library's headers, or empty for a header that no
/// table knows. A quoted header without a folder is the layer's own.
std::string origin_of(const std::string& header, bool quoted, const Layer& includer)
{
    static const std::regex standard("[a-z_0-9]+");
    if (std::regex_match(header, standard)) {
        return "std";
    }
    const auto slash = header.find('/');
    if (quoted && slash == std::string::npos) {
        return name_of(includer);
    }
    const auto layer = std::find_if(layers.begin(), layers.end(), [&](const Layer& candidate) {
        return name_of(candidate) == header.substr(0, slash);
    });
    if (layer != layers.end()) {
        return name_of(*layer);
    }
    const auto library =
        std::find_if(libraries.begin(), libraries.end(), [&](const Library& candidate) {
            return header.starts_with(candidate.header);
        });
    return library == libraries.end() ? "" : library->header;
}

bool may_include(const Layer& layer, const std::string& origin)
{
    const auto library =
        std::find_if(libraries.begin(), libraries.end(),
                     [&](const Library& candidate) { return candidate.header == origin; });
    if (library != libraries.end()) {
        return contains(library->layers, name_of(layer));
    }
    return origin == "std" || origin == name_of(layer) || contains(layer.uses, origin);
}

/// "FILE: HEADER" for each include of one file that its layer may not have.
Names wrong_includes(const fs::path& file, const Layer& layer)
{
    static const std::regex include(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)");
    Names wrong;
    std::ifstream stream(file);
    std::string line;
    std::smatch match;
    while (std::getline(stream, line)) {
        if (std::regex_match(line, match, include) &&
            !may_include(layer, origin_of(match[2], match[1] == "\"", layer))) {
            wrong.push_back(file.filename().string() + ": " + match[2].str());
        }
    }
    return wrong;
}

/// The wrong includes of a source tree, sorted. A layer whose folder is not there has none.
Names wrong_includes(const fs::path& tree)
{
    Names wrong;
    for (const Layer& layer : layers) {
        if (!fs::exists(tree / layer.folder)) {
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(tree / layer.folder)) {
            if (contains({".h", ".cpp"}, entry.path().extension().string())) {
                const Names found = wrong_includes(entry.path(), layer);
                wrong.insert(wrong.end(), found.begin(), found.end());
            }
        }
    }
    std::sort(wrong.begin(), wrong.end());
    return wrong;
}

/// The wrong includes of a source tree that has nothing but `line` in `file`.
Names wrong_includes(const fs::path& file, const std::string& line)
{
    const TemporaryFolder folder;
    const fs::path tree = folder / "tree";
    fs::create_directories((tree / file).parent_path());
    write_file(tree / file, line + "\n");
    return wrong_includes(tree);
}

const Names none;

}  // namespace

TEST_CASE("each layer includes only lower layers, and each library stays in its layer")
{
    const fs::path tree = CARDLOG_SOURCE_DIR;
    REQUIRE(fs::exists(tree / "src/core/contact.h"));
    CHECK(wrong_includes(tree) == none);
}

TEST_CASE("an include that points sideways, upwards or out of its layer is found")
{
    struct Case {
        std::string file;
        std::string line;
    };
    const auto [file, line] = GENERATE(values<Case>({
        {"src/parse/x.cpp", "#include \"ocr/engine.h\""},       // sideways
        {"ocr/x.cpp", "#include \"imaging/load/load.h\""},      // sideways
        {"src/core/x.h", "#include \"app/scan/scan.h\""},       // upwards
        {"storage/x.h", "  #  include <app/scan.h>  // why"},   // upwards, spelled differently
        {"src/cli/x.cpp", "#include \"imaging/load/load.h\""},  // past app
        {"src/cli/x.cpp", "#include \"parse/parse.h\""},        // past app
        {"src/app/x.cpp", "#include \"../cli/print.h\""},       // around the table
        {"src/core/x.h", "#include <opencv2/core.hpp>"},        // a library's header
        {"src/parse/deep/x.cpp", "#include \"opencv2/core.hpp\""},
        {"src/cli/x.cpp", "#include <SQLiteCpp/SQLiteCpp.h>"},
        {"src/app/x.cpp", "#include <unheard/of.h>"},  // a library that nobody entered
    }));
    CAPTURE(file, line);
    CHECK(wrong_includes(file, line).size() == 1);
}

TEST_CASE("an include that points downwards or to its layer's own library is accepted")
{
    struct Case {
        std::string file;
        std::string line;
    };
    const auto [file, line] = GENERATE(values<Case>({
        {"src/core/x.cpp", "#include <string_view>"},
        {"src/parse/x.cpp", "#include \"lexicon.h\""},
        {"src/parse/x.cpp", "#include <phonenumbers/phonenumberutil.h>"},
        {"src/cli/x.cpp", "#include \"core/contact.h\""},
        {"src/app/x.cpp", "#include \"storage/store.h\""},
        {"ocr/x.cpp", "// #include \"app/scan/scan.h\""},
        {"ocr/README.md", "#include \"app/scan/scan.h\""},
    }));
    CAPTURE(file, line);
    CHECK(wrong_includes(file, line) == none);
}
