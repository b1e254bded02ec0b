#include <array>
#include <clocale>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "core/shell_word.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

using namespace cardlog;

namespace {

struct Case {
    std::string name;
    std::string word;
};

const std::vector<Case> cases{
    {"photos/IMG_0412-1.jpg", "photos/IMG_0412-1.jpg"},
    {"photos/Karin Beispiel (2).jpg", "'photos/Karin Beispiel (2).jpg'"},
    {R"($HOME\"x".jpg)", R"('$HOME\"x".jpg')"},
    {"it's \\here.jpg", R"($'it\'s \\here.jpg')"},
    {"~karin#1.jpg", "'~karin#1.jpg'"},
    {"-rf.jpg", "./-rf.jpg"},
    {"-r f.jpg", "'./-r f.jpg'"},
    {"-", "-"},
    {"-/cards/karin.vcf", "-/cards/karin.vcf"},
    {"Müller.jpg", "Müller.jpg"},
    {"Mu\u0308ller.jpg", "Mu\u0308ller.jpg"},
    {"📇.jpg", "📇.jpg"},
    {"new\nline.jpg", "$'new\\nline.jpg'"},
    {"tab\there's.jpg", "$'tab\\011here\\'s.jpg'"},
    {"back\\slash\x01.jpg", R"($'back\\slash\001.jpg')"},
    {"latin-\xfc"
     "ber1.jpg",
     "$'latin-\\374ber1.jpg'"},
    {"cut-\xc3", "$'cut-\\303'"},
    {"\u202Egpj.exe", R"($'\342\200\256gpj.exe')"},
    {"", "''"},
};

void use_utf8()
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe): as main() does, before any thread
    std::setlocale(LC_CTYPE, "C.UTF-8");
}

}  // namespace

TEST_CASE("the name of a file is printed so that a shell takes it")
{
    use_utf8();
    for (const Case& one : cases) {
        CHECK(shell_word(one.name) == one.word);
    }
}

TEST_CASE("a shell gives back the name of a file that was printed")
{
    use_utf8();
    const TemporaryFolder folder;
    const std::string script = (folder / "script").string();
    std::string names;
    std::ofstream words(script, std::ios::binary);
    for (const Case& one : cases) {
        words << "printf '%s;' " << shell_word(one.name) << '\n';
        names += (one.word.find("./-") == std::string::npos ? "" : "./") + one.name + ';';
    }
    words.close();
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> shell(
        popen(("bash " + script).c_str(), "r"), pclose);  // NOLINT(cert-env33-c): its own script
    REQUIRE(shell != nullptr);
    std::array<char, 4096> given_back{};
    const std::size_t size = std::fread(given_back.data(), 1, given_back.size(), shell.get());
    CHECK(std::string(given_back.data(), size) == names);
}
