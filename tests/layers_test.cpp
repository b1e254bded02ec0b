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

/// "FILE: HEADER"
std::string named(std::string file, const std::string& header)
{
    return file.append(": ").append(header);
}

struct Layer {
    std::string folder;
    Names uses;   ///< the layers whose doors it may include
    Names doors;  ///< its headers that other layers may include; "core/" for all in that folder
};

/// From the lowest to the highest. The folder's last part is the layer's name and the first part
/// of its headers' names.
const std::vector<Layer> layers = {
    {"src/core", {}, {"core/"}},
    {"src/imaging",
     {"core"},
     {"imaging/debug.h", "imaging/find/find_cards.h", "imaging/flat/flatten.h",
      "imaging/flat/picture_hash.h", "imaging/lines/colour_print.h", "imaging/lines/even_light.h",
      "imaging/lines/ground.h", "imaging/lines/text_direction.h", "imaging/lines/text_lines.h",
      "imaging/load/formats.h", "imaging/load/jpeg.h", "imaging/load/load.h",
      "imaging/load/picture_file.h", "imaging/quad_shape.h"}},
    {"ocr", {"core"}, {"ocr/codes.h", "ocr/engine.h", "ocr/tesseract.h"}},
    {"src/parse",
     {"core"},
     {"parse/internet/domain.h", "parse/parse.h", "parse/phone/number_plan.h",
      "parse/phone/phone.h", "parse/text/line_kind.h", "parse/text/name.h",
      "parse/text/search_key.h", "parse/text/unicode.h"}},
    {"storage",
     {"core"},
     {"storage/calls/calls.h", "storage/imports/imports.h", "storage/journal/journal.h",
      "storage/people/people.h", "storage/sql/digest.h", "storage/store.h",
      "storage/vdirs/vdirs.h"}},
    {"src/app",
     {"core", "imaging", "ocr", "parse", "storage"},
     {"app/doctor.h", "app/exchange/", "app/import/", "app/people/", "app/scan/debug_dir.h",
      "app/scan/scan.h", "app/scan/stopwatch.h", "app/scan/vcard_file.h"}},
    {"src/web",
     {"core", "storage", "app"},
     {"web/http/server.h", "web/pages/qr_code.h", "web/serve.h"}},
    {"src/cli", {"core", "storage", "app", "web"}, {}},
};

struct Room {
    std::string folder;  ///< as headers name it: "imaging/find"
    Names uses;          ///< the rooms of its layer whose headers it may include
};

/// The rooms of each layer from the lowest to the highest: a room uses only rooms above it in this
/// list, so that no two include each other, straight or round a corner. Every folder with
/// source has a row.
const std::vector<Room> rooms = {
    {"core", {}},
    {"imaging", {}},
    {"imaging/load", {}},
    {"imaging/find", {"imaging"}},
    {"imaging/flat", {"imaging", "imaging/load"}},
    {"imaging/lines", {"imaging"}},
    {"ocr", {}},
    {"parse/text", {}},
    {"parse/models", {}},
    {"parse/internet", {"parse/text"}},
    {"parse/phone", {"parse/text", "parse/internet"}},
    {"parse/address", {"parse/text", "parse/models"}},
    {"parse/roles", {"parse/text", "parse/models", "parse/internet"}},
    {"parse/code", {"parse/text", "parse/internet", "parse/phone", "parse/address"}},
    {"parse",
     {"parse/text", "parse/models", "parse/internet", "parse/phone", "parse/address", "parse/roles",
      "parse/code"}},
    {"storage/sql", {}},
    {"storage/rows", {"storage/sql"}},
    {"storage/journal", {"storage/sql", "storage/rows"}},
    {"storage/calls", {"storage/sql", "storage/rows", "storage/journal"}},
    {"storage/imports", {"storage/sql", "storage/rows", "storage/journal", "storage/calls"}},
    {"storage/people",
     {"storage/sql", "storage/rows", "storage/journal", "storage/calls", "storage/imports"}},
    {"storage/vdirs", {"storage/sql", "storage/rows", "storage/imports"}},
    {"storage",
     {"storage/sql", "storage/journal", "storage/calls", "storage/imports", "storage/people",
      "storage/vdirs"}},
    {"app/scan", {}},
    {"app/people", {}},
    {"app/exchange", {"app/scan", "app/people"}},
    {"app/import", {"app/scan", "app/people", "app/exchange"}},
    {"app", {}},
    {"web/http", {}},
    {"web/gate", {"web/http"}},
    {"web/capture", {}},
    {"web/pages", {"web/http", "web/capture"}},
    {"web/screens", {"web/http", "web/gate", "web/capture", "web/pages"}},
    {"web", {"web/http", "web/gate", "web/capture", "web/pages", "web/screens"}},
    {"cli", {}},
};

struct Library {
    std::string header;  ///< how its headers' names begin
    Names layers;        ///< where they may be included
};

const std::vector<Library> libraries = {
    {"opencv2/", {"imaging", "ocr", "app"}},
    {"exiv2/", {"imaging"}},
    {"turbojpeg.h", {"imaging"}},
    {"jpeglib.h", {"imaging"}},
    {"jerror.h", {"imaging"}},
    {"png.h", {"imaging"}},
    {"tiffio.h", {"imaging"}},
    {"webp/", {"imaging"}},
    {"gdk-pixbuf/", {"imaging"}},
    {"gif_lib.h", {"imaging"}},
    {"libheif/", {"imaging"}},
    {"poppler/", {"imaging"}},
    {"poppler-", {"imaging"}},
    {"qpdf/", {"imaging"}},
    {"tesseract/", {"ocr"}},
    {"leptonica/", {"ocr"}},
    {"omp.h", {"ocr"}},
    {"ZXing/", {"ocr"}},
    {"phonenumbers/", {"parse"}},
    {"unicode/", {"parse", "web"}},
    {"SQLiteCpp/", {"storage"}},
    {"sqlite3.h", {"storage"}},
    {"openssl/", {"app", "storage", "web"}},
    {"libical/", {"app"}},
    {"archive", {"app"}},
    {"gmime/", {"app"}},
    {"fnmatch.h", {"app"}},
    {"nlohmann/", {"app", "cli", "storage", "web"}},
    {"boost/", {"web"}},
    {"kainjow/", {"web"}},
    {"qrencode.h", {"web"}},
    {"libnotify/", {"cli"}},
    {"CLI/", {"cli"}},
    {"unistd.h", {"app", "cli", "imaging"}},  // the operating system: terminal width, file modes
    {"malloc.h", {"cli"}},                    // the C library's allocator
    {"fcntl.h", {"app", "cli", "imaging"}},   // who has a file open
    {"sched.h", {"imaging"}},                 // on which processors a thread runs
    {"poll.h", {"cli"}},
    {"spawn.h", {"cli"}},
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

bool starts_with_one_of(const std::string& text, const Names& beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const std::string& beginning) { return text.starts_with(beginning); });
}

/// "imaging/find" of "imaging/find/evidence.h".
std::string folder_of(const std::string& file)
{
    return fs::path(file).parent_path().generic_string();
}

/// The row of the room that a file or header stands in; nullptr where its folder has none.
const Room* room_of(const std::string& file)
{
    const auto room = std::find_if(rooms.begin(), rooms.end(), [&](const Room& candidate) {
        return candidate.folder == folder_of(file);
    });
    return room == rooms.end() ? nullptr : &*room;
}

const Layer* layer_of(const std::string& header)
{
    const auto layer = std::find_if(layers.begin(), layers.end(), [&](const Layer& candidate) {
        return header.starts_with(name_of(candidate) + "/");
    });
    return layer == layers.end() ? nullptr : &*layer;
}

bool may_use_room(const std::string& file, const std::string& header)
{
    const Room* user = room_of(file);
    const Room* used = room_of(header);
    return user != nullptr && used != nullptr &&
           (user == used || contains(user->uses, used->folder));
}

/// Whether the header is the standard library's or of a library that the layer wraps.
bool is_library_of(const Layer& layer, const std::string& header)
{
    static const std::regex standard("[a-z_0-9]+");
    const auto library =
        std::find_if(libraries.begin(), libraries.end(), [&](const Library& candidate) {
            return header.starts_with(candidate.header);
        });
    return std::regex_match(header, standard) ||
           (library != libraries.end() && contains(library->layers, name_of(layer)));
}

/// Whether `file` ("imaging/find/evidence.cpp") of this layer may include the header.
bool may_include(const std::string& file, const Layer& layer, const std::string& header)
{
    if (const Layer* other = layer_of(header)) {
        return other == &layer ? may_use_room(file, header)
                               : contains(layer.uses, name_of(*other)) &&
                                     starts_with_one_of(header, other->doors);
    }
    return is_library_of(layer, header);
}

/// The headers that a file names; none where there is no such file.
Names includes_of(const fs::path& file)
{
    static const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"].*)");
    Names headers;
    std::ifstream stream(file);
    std::string line;
    std::smatch match;
    while (std::getline(stream, line)) {
        if (std::regex_match(line, match, include)) {
            headers.push_back(match[1]);
        }
    }
    return headers;
}

/// Adds the headers that are seen through a header, itself among them.
void see_through(const std::string& header, const fs::path& tree, Names& seen)
{
    if (contains(seen, header)) {
        return;
    }
    seen.push_back(header);
    if (const Layer* layer = layer_of(header)) {
        const fs::path file = tree / fs::path(layer->folder).parent_path() / header;
        for (const std::string& next : includes_of(file)) {
            see_through(next, tree, seen);
        }
    }
}

/// "FILE: HEADER" for each include of one file that it may not have, and for each library that it
/// sees through the project's own headers and that is not its layer's; a file in no room is wrong.
Names wrong_includes(const std::string& file, const fs::path& tree, const Layer& layer)
{
    const fs::path path = tree / fs::path(layer.folder).parent_path() / file;
    Names wrong;
    Names seen;
    if (room_of(file) == nullptr) {
        wrong.push_back(file + ": its folder is no room");
    }
    for (const std::string& header : includes_of(path)) {
        if (!may_include(file, layer, header)) {
            wrong.push_back(named(file, header));
            seen.push_back(header);
        }
        see_through(header, tree, seen);
    }
    for (const std::string& header : seen) {
        const std::string line = named(file, header);
        if (layer_of(header) == nullptr && !is_library_of(layer, header) &&
            !contains(wrong, line)) {
            wrong.push_back(line);
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
                const fs::path above = (tree / layer.folder).parent_path();
                const std::string file = fs::relative(entry.path(), above).generic_string();
                const Names found = wrong_includes(file, tree, layer);
                wrong.insert(wrong.end(), found.begin(), found.end());
            }
        }
    }
    std::sort(wrong.begin(), wrong.end());
    return wrong;
}

struct SourceFile {
    fs::path file;
    std::string line;  ///< all that is in it
};

/// The wrong includes of a source tree that has nothing but these files.
Names wrong_includes(const std::vector<SourceFile>& files)
{
    const TemporaryFolder folder;
    const fs::path tree = folder / "tree";
    for (const auto& [file, line] : files) {
        fs::create_directories((tree / file).parent_path());
        write_file(tree / file, line + "\n");
    }
    return wrong_includes(tree);
}

/// The rows of a table of rooms that use a room which does not stand above them.
Names rows_out_of_order(const std::vector<Room>& table)
{
    Names wrong;
    Names lower;
    for (const Room& room : table) {
        if (!std::all_of(room.uses.begin(), room.uses.end(),
                         [&](const std::string& used) { return contains(lower, used); })) {
            wrong.push_back(room.folder);
        }
        lower.push_back(room.folder);
    }
    return wrong;
}

const Names none;

}  // namespace

TEST_CASE("each layer includes only doors of lower layers, each room only lower rooms, and each "
          "library stays in its layer")
{
    const fs::path tree = CARDLOG_SOURCE_DIR;
    REQUIRE(fs::exists(tree / "src/core/contact.h"));
    CHECK(wrong_includes(tree) == none);
    CHECK(rows_out_of_order(rooms) == none);
}

TEST_CASE("an include that points sideways, upwards or out of its layer is found")
{
    const auto [file, line] = GENERATE(values<SourceFile>({
        {"src/parse/x.cpp", "#include \"ocr/engine.h\""},           // sideways
        {"ocr/x.cpp", "#include \"imaging/load/load.h\""},          // sideways
        {"src/core/x.h", "#include \"app/scan/scan.h\""},           // upwards
        {"storage/x.h", "  #  include <app/scan/scan.h>  // why"},  // upwards, spelled differently
        {"src/cli/x.cpp", "#include \"imaging/load/load.h\""},      // past app
        {"src/cli/x.cpp", "#include \"parse/parse.h\""},            // past app
        {"src/app/x.cpp", "#include \"../cli/print.h\""},           // around the table
        {"src/app/x.cpp", "#include \"scan.h\""},                   // without its folder
        {"src/core/x.h", "#include <opencv2/core.hpp>"},            // a library's header
        {"src/parse/text/x.cpp", "#include \"opencv2/core.hpp\""},
        {"src/cli/x.cpp", "#include <SQLiteCpp/SQLiteCpp.h>"},
        {"src/app/x.cpp", "#include <unheard/of.h>"},  // a library that nobody entered
    }));
    CAPTURE(file, line);
    CHECK(wrong_includes({{file, line}}).size() == 1);
}

TEST_CASE("an include that leaves its room upwards or another layer's by no door is found")
{
    const auto [file, line] = GENERATE(values<SourceFile>({
        {"src/imaging/load/x.cpp", "#include \"imaging/flat/flatten.h\""},    // upwards
        {"src/imaging/x.h", "#include \"imaging/find/find_cards.h\""},        // upwards
        {"src/imaging/find/x.cpp", "#include \"imaging/lines/baseline.h\""},  // sideways
        {"src/imaging/find/x.cpp", "#include \"imaging/load/load.h\""},
        {"src/imaging/find/deep/x.cpp", ""},                         // a room that nobody entered
        {"src/app/scan/x.cpp", "#include \"app/import/import.h\""},  // upwards
        {"src/app/scan/x.cpp", "#include \"imaging/find/evidence.h\""},    // no door
        {"src/app/scan/x.cpp", "#include \"imaging/load/load_more.h\""},   // no door
        {"src/cli/x.cpp", "#include \"app/scan/upright.h\""},              // no door
        {"src/app/people/x.cpp", "#include \"storage/sql/statement.h\""},  // no door
    }));
    CAPTURE(file, line);
    CHECK(wrong_includes({{file, line}}).size() == 1);
}

TEST_CASE("a library that a layer may not see is found behind another layer's door")
{
    const SourceFile door{"src/app/scan/scan.h", "#include \"imaging/load/load.h\""};
    const SourceFile behind{"src/imaging/load/load.h", "#include <opencv2/core.hpp>"};
    const SourceFile command{"src/cli/x.cpp", "#include \"app/scan/scan.h\""};
    CHECK(wrong_includes({door, behind}) == none);
    CHECK(wrong_includes({door, command}) == none);
    CHECK(wrong_includes({door, behind, command}) == Names{"cli/x.cpp: opencv2/core.hpp"});
}

TEST_CASE("rooms that include each other do not pass as a table")
{
    CHECK(rows_out_of_order({{"low", {}}, {"high", {"low"}}}) == none);
    CHECK(rows_out_of_order({{"one", {"other"}}, {"other", {"one"}}}) == Names{"one"});
    CHECK(rows_out_of_order({{"one", {"one"}}}) == Names{"one"});
    CHECK(rows_out_of_order({{"one", {"unheard of"}}}) == Names{"one"});
}

TEST_CASE("an include that points downwards or to its layer's own library is accepted")
{
    const auto [file, line] = GENERATE(values<SourceFile>({
        {"src/core/x.cpp", "#include <string_view>"},
        {"src/imaging/find/x.cpp", "#include \"imaging/find/evidence.h\""},
        {"src/imaging/find/x.cpp", "#include \"imaging/quad_shape.h\""},
        {"src/parse/x.cpp", "#include <phonenumbers/phonenumberutil.h>"},
        {"src/cli/x.cpp", "#include \"core/contact.h\""},
        {"src/cli/x.cpp", "#include \"app/people/people.h\""},
        {"src/app/people/x.cpp", "#include \"storage/store.h\""},
        {"src/app/import/x.cpp", "#include \"app/scan/stopwatch.h\""},
        {"ocr/x.cpp", "// #include \"app/scan/scan.h\""},
        {"ocr/README.md", "#include \"app/scan/scan.h\""},
    }));
    CAPTURE(file, line);
    CHECK(wrong_includes({{file, line}}) == none);
}
