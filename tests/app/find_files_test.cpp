// Which files of a folder, an archive or a mail are taken, and how many are not.

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <opencv2/imgcodecs.hpp>

#include "app/import/find_files.h"
#include "app/import/left_out.h"
#include "app/import/originals.h"
#include "app/import/unpack.h"
#include "storage/sql/digest.h"
#include "support/catch.h"
#include "support/containers.h"
#include "support/temporary_folder.h"

using namespace cardlog;
namespace fs = std::filesystem;

namespace {

std::string picture(const std::string& ending)
{
    std::vector<unsigned char> bytes;
    cv::imencode(ending, cv::Mat(40, 60, CV_8UC3, cv::Scalar(10, 100, 200)), bytes);
    return {bytes.begin(), bytes.end()};
}

const std::string vcard = "BEGIN:VCARD\nVERSION:3.0\nFN:Karin Beispiel\nEND:VCARD\n";

// Below the folder.
std::vector<std::string> names(const FoundFiles& found, const fs::path& folder)
{
    std::vector<std::string> names;
    for (const InputFile& file : found.files) {
        names.push_back(file.name.lexically_relative(folder).string());
    }
    return names;
}

void write(const fs::path& file, const std::string& bytes)
{
    fs::create_directories(file.parent_path());
    write_file(file, bytes);
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("files are taken as given, folders through all levels, each in name order")
{
    const TemporaryFolder folder;
    write(folder / "b/2.PNG", "");
    write(folder / "b/1.jpg", "");
    write(folder / "b/deep/3.webp", "");
    write(folder / "b/notes.txt", "x");
    const fs::path named = write_file(folder / "named.txt", "");
    const FoundFiles found = find_files({folder / "b", named, folder / "missing"}, {});
    CHECK(names(found, folder / "") == Names{"b/1.jpg", "b/2.PNG", "b/deep/3.webp", "named.txt"});
    CHECK(found.missing == std::vector<std::filesystem::path>{folder / "missing"});
    CHECK(found.left_out == LeftOut{0, 0, 0, 1, 1});
    CHECK(find_files({}, {}).files.empty());
}

TEST_CASE("trash, versions, thumbnails, hidden files and half downloads are left out and counted")
{
    const TemporaryFolder folder;
    const std::string jpeg = picture(".jpg");
    const Names left_out{".Trash-1000/files/a.jpg",
                         "#recycle/a.jpg",
                         ".dtrash/a.jpg",
                         ".stversions/a.jpg",
                         "@eaDir/a.jpg/SYNOPHOTO_THUMB_XL.jpg",
                         "$Recycle.Bin/a.jpg",
                         "__MACOSX/a.jpg",
                         "Trash/a.jpg",
                         "deep/papierkorb/a.jpg",
                         "Corbeille/a.jpg",
                         "Papelera/a.jpg",
                         "thumbnails/a.jpg",
                         ".thumbnails/a.jpg",
                         "Thumbs/a.jpg",
                         ".hidden.jpg",
                         "._a.jpg",
                         "a.jpg.part",
                         "a.jpg.crdownload",
                         "~syncthing~a.jpg.tmp",
                         "IMG_1.NEF"};
    for (const std::string& name : left_out) {
        write(folder / name, jpeg);
    }
    write(folder / "a.jpg", jpeg);
    const FoundFiles found = find_files({folder / ""}, {});
    CHECK(names(found, folder / "") == Names{"a.jpg"});
    CHECK(found.left_out == LeftOut{static_cast<int>(left_out.size()), 0, 0, 0});
    CHECK(find_files({folder / ""}, {true, {}, {}}).files.size() == left_out.size() + 1);
    CHECK(find_files({folder / ".Trash-1000"}, {}).files.size() == 1);  // it was named
}

TEST_CASE("a file in a folder is what its first bytes say, whatever its ending")
{
    const TemporaryFolder folder;
    write(folder / "chrome.jfif", picture(".jpg"));
    write(folder / "old.pjpeg", picture(".jpg"));
    write(folder / "scan", picture(".png"));
    write(folder / "scan.dat", picture(".tif"));
    write(folder / "karin.txt", vcard);
    write(folder / "letter.jpg", "no picture");  // fails by its name
    write(folder / "BMW list.txt", "BMW 325i, a car and no picture at all");
    write(folder / "letter.txt", "no picture");
    const FoundFiles found = find_files({folder / ""}, {});
    CHECK(names(found, folder / "") ==
          Names{"chrome.jfif", "karin.txt", "letter.jpg", "old.pjpeg", "scan", "scan.dat"});
    CHECK(found.left_out == LeftOut{0, 0, 0, 2});
}

TEST_CASE("a folder behind a link is searched once, and a circle of links ends")
{
    const TemporaryFolder folder;
    write(folder / "real/a.jpg", picture(".jpg"));
    write(folder / "d/deep/b.jpg", picture(".jpg"));
    fs::create_directory_symlink(folder / "real", folder / "d/also");
    fs::create_directory_symlink(folder / "real", folder / "d/photos");
    fs::create_directory_symlink(folder / "d", folder / "d/deep/loop");
    fs::create_directory_symlink(folder / "nowhere", folder / "d/broken");
    const FoundFiles found = find_files({folder / "d"}, {});
    CHECK(names(found, folder / "d") == Names{"also/a.jpg", "deep/b.jpg"});
}

TEST_CASE("what a pattern names is left out: a name anywhere, a path from the folder on")
{
    const TemporaryFolder folder;
    for (const std::string name :
         {"a.jpg", "a.tif", "drafts/b.jpg", "2025/drafts/c.jpg", "2025/d.jpg"}) {
        write(folder / name, picture(".jpg"));
    }
    const FoundFiles found =
        find_files({folder / ""}, {false, {"*.tif", "drafts", "2025/d*.jpg"}, {}});
    CHECK(names(found, folder / "") == Names{"a.jpg"});
    CHECK(found.left_out == LeftOut{0, 4, 0, 0});
}

TEST_CASE("older pictures are left out by the day on which they were written")
{
    const TemporaryFolder folder;
    write(folder / "new.jpg", picture(".jpg"));
    write(folder / "old.jpg", picture(".jpg"));
    const Day day = std::chrono::year(2026) / 11 / 24;
    const Time midnight = std::chrono::sys_days(day);
    const auto begins = std::chrono::file_clock::from_sys(midnight);
    fs::last_write_time(folder / "new.jpg", begins);
    fs::last_write_time(folder / "old.jpg", begins - std::chrono::seconds(1));
    const FoundFiles found = find_files({folder / ""}, {false, {}, Since{day, midnight}});
    CHECK(names(found, folder / "") == Names{"new.jpg"});
    CHECK(found.left_out == LeftOut{0, 0, 1, 0});
}

TEST_CASE("the pictures and vCards in an archive are files with names below it")
{
    const TemporaryFolder folder;
    const std::string zip = zip_file(folder / "cards.zip", {{"evening/a.jpg", picture(".jpg")},
                                                            {"karin.vcf", vcard},
                                                            {"notes.txt", "x"},
                                                            {"__MACOSX/evening/._a.jpg", "x"}});
    const FoundFiles found = with_contents(find_files({zip}, {}), {});
    REQUIRE(names(found, folder / "") == Names{"cards.zip/evening/a.jpg", "cards.zip/karin.vcf"});
    CHECK(found.left_out == LeftOut{1, 0, 0, 1});
    CHECK(read_bytes(found.files[0].path) == picture(".jpg"));
    CHECK(found.files[0].container == zip);
    const std::vector<SourceFile> sources{{found.files[0].name, sha256_of(found.files[0].path)},
                                          {found.files[1].name, "changed"}};
    const OriginalSums sums = check_originals(sources);
    CHECK(sums.unchanged == 1);
    CHECK(sums.missing == 1);
}

TEST_CASE("a file lies in its archive, whatever path it was packed with")
{
    const auto [given, name] = GENERATE(table<std::string, std::string>({
        {"./a.vcf", "a.zip/a.vcf"},
        {"./evening/a.vcf", "a.zip/evening/a.vcf"},
        {"../a.vcf", "a.zip/a.vcf"},
        {"evening/../../../a.vcf", "a.zip/a.vcf"},
        {"/home/erika/a.vcf", "a.zip/home/erika/a.vcf"},
    }));
    const TemporaryFolder folder;
    const std::string zip = zip_file(folder / "a.zip", {{given, vcard}});
    CAPTURE(given);
    for (const bool include_hidden : {false, true}) {
        FolderSearch search;
        search.include_hidden = include_hidden;
        CHECK(names(with_contents(find_files({zip}, search), search), folder / "") == Names{name});
    }
}

TEST_CASE("a mail and a mailbox give the files in them")
{
    const TemporaryFolder folder;
    const std::string mail =
        mail_with({{"a.jpg", picture(".jpg")}, {"karin.vcf", vcard}, {"b.doc", "x"}});
    const std::string one = write_file(folder / "one.eml", mail);
    const FoundFiles found = with_contents(find_files({one}, {}), {});
    CHECK(names(found, folder / "") == Names{"one.eml/a.jpg", "one.eml/karin.vcf"});
    CHECK(read_bytes(found.files.at(0).path) == picture(".jpg"));

    const std::string separator = "From karin@beispiel.example Tue Nov 24 10:00:00 2026\n";
    const std::string box =
        write_file(folder / "all.mbox", separator + mail + "\n" + separator + mail);
    const FoundFiles all = with_contents(find_files({box}, {}), {});
    CHECK(names(all, folder / "") == Names{"all.mbox/1/a.jpg", "all.mbox/1/karin.vcf",
                                           "all.mbox/2/a.jpg", "all.mbox/2/karin.vcf"});
}

TEST_CASE("in an archive a pattern means the same as in a folder, from the one that was named on")
{
    const TemporaryFolder folder;
    fs::create_directories(folder / "scans");
    const std::string inner = read_bytes(zip_file(folder / "inner.zip", {{"e.tif", vcard}}));
    const std::string zip = zip_file(folder / "scans/a.zip", {{"a.vcf", vcard},
                                                              {"a.tif", vcard},
                                                              {"drafts/b.vcf", vcard},
                                                              {"2025/drafts/c.vcf", vcard},
                                                              {"2025/d.vcf", vcard},
                                                              {"2025/inner.zip", inner}});
    const auto [named, pattern] =
        GENERATE(table<std::string, std::string>({{"scans/a.zip", "2025/d*.vcf"},
                                                  {"scans", "a.zip/2025/d*.vcf"},
                                                  {"scans/", "a.zip/2025/d*.vcf"}}));
    const FolderSearch search{false, {"*.tif", "drafts", pattern}, {}};
    const FoundFiles found = with_contents(find_files({folder / named}, search), search);
    CHECK(names(found, folder / "scans") == Names{"a.zip/a.vcf"});
    CHECK(found.left_out == LeftOut{0, 5, 0, 0});
}

TEST_CASE("what is in an archive or a mail is as old as it says there, else as the archive is")
{
    const TemporaryFolder folder;
    const Day day = std::chrono::year(2026) / 11 / 24;
    const Time midnight = std::chrono::sys_days(day);
    const std::time_t begins = std::chrono::system_clock::to_time_t(midnight);
    const FolderSearch search{false, {}, Since{day, midnight}};
    const auto are_taken = [&](const std::string& container) {
        const FoundFiles found = with_contents(find_files({container}, search), search);
        CHECK(found.files.size() + static_cast<std::size_t>(found.left_out.older) == 1);
        return !found.files.empty();
    };
    const auto zip = [&](std::time_t written_at) {
        return zip_file(folder / "a.zip", {{"a.jpg", picture(".jpg")}}, written_at);
    };
    CHECK(are_taken(zip(begins)));
    CHECK_FALSE(are_taken(zip(begins - 2)));
    const std::string undated = zip(0);
    CHECK(are_taken(undated));
    fs::last_write_time(undated,
                        std::chrono::file_clock::from_sys(midnight - std::chrono::hours(1)));
    CHECK_FALSE(are_taken(undated));
    const std::string mail = mail_with({{"a.jpg", picture(".jpg")}});
    const auto sent = [&](const std::string& date) {
        return write_file(folder / "a.eml", "Date: " + date + "\n" + mail);
    };
    CHECK(are_taken(sent("Tue, 24 Nov 2026 01:00:00 +0100")));
    CHECK_FALSE(are_taken(sent("Tue, 24 Nov 2026 00:59:59 +0100")));
    CHECK(are_taken(write_file(folder / "undated.eml", mail)));
}

TEST_CASE("a folder in an archive is a subfolder where the archive lies in none")
{
    const TemporaryFolder folder;
    fs::create_directories(folder / "scans/Fair");
    const Names inside{"Evening/deep/a.vcf", "b.vcf"};
    for (const std::string zip : {"scans/c.zip", "scans/Fair/d.zip"}) {
        zip_file(folder / zip, {{inside[0], vcard}, {inside[1], vcard}});
    }
    const std::string separator = "From karin@beispiel.example Tue Nov 24 10:00:00 2026\n";
    write_file(folder / "scans/e.mbox", separator + mail_with({{"a.vcf", vcard}}));
    std::vector<std::pair<std::string, std::string>> subfolders;
    for (const InputFile& file : with_contents(find_files({folder / "scans"}, {}), {}).files) {
        subfolders.emplace_back(file.name.lexically_relative(folder / "scans").string(),
                                file.subfolder);
    }
    CHECK(subfolders == std::vector<std::pair<std::string, std::string>>{
                            {"Fair/d.zip/Evening/deep/a.vcf", "Fair"},
                            {"Fair/d.zip/b.vcf", "Fair"},
                            {"c.zip/Evening/deep/a.vcf", "Evening"},
                            {"c.zip/b.vcf", ""},
                            {"e.mbox/1/a.vcf", ""}});
}

TEST_CASE("archives in mails and mails in archives are looked into, a document is none")
{
    const TemporaryFolder folder;
    const std::string inner = read_bytes(zip_file(
        folder / "inner.zip", {{"b.jpg", picture(".jpg")}, {"deep/c.vcf", vcard}, {"d.txt", "x"}}));
    const std::string letter =
        read_bytes(zip_file(folder / "letter.docx", {{"logo.jpg", picture(".jpg")}}));
    const std::string mail = mail_with({{"cards.zip", inner}, {"letter.docx", letter}});
    const std::string outer =
        zip_file(folder / "outer.zip", {{"saved/one.eml", mail}, {"cut.zip", inner.substr(0, 20)}});
    const FoundFiles found = with_contents(find_files({outer}, {}), {});
    CHECK(names(found, folder / "") == Names{"outer.zip/cut.zip",
                                             "outer.zip/saved/one.eml/cards.zip/b.jpg",
                                             "outer.zip/saved/one.eml/cards.zip/deep/c.vcf"});
    CHECK(found.left_out == LeftOut{0, 0, 0, 2});
    for (const InputFile& file : found.files) {
        CHECK(file.container == outer);
        CHECK(file.failure.has_value() == (file.name.filename() == "cut.zip"));
        if (!file.failure) {
            CHECK(check_originals({{file.name, sha256_of(file.path)}}).unchanged == 1);
        }
    }
}

TEST_CASE("an archive that is cut off or holds too much fails by its name, after what it gave")
{
    const TemporaryFolder folder;
    const std::string whole = zip_file(folder / "a.zip", {{"a.jpg", picture(".jpg")}});
    const std::string bytes = read_bytes(whole);
    const std::string cut = write_file(folder / "cut.zip", bytes.substr(0, bytes.size() / 2));
    const FoundFiles damaged = with_contents(find_files({cut}, {}), {});
    REQUIRE(damaged.files.back().failure);
    CHECK(damaged.files.back().failure->what() == cut + ": the archive is damaged or truncated");

    std::vector<std::pair<std::string, std::string>> many(most_unpacked_files + 1);
    for (std::size_t i = 0; i < many.size(); ++i) {
        many[i] = {std::to_string(i) + ".vcf", vcard};
    }
    const std::string bomb = zip_file(folder / "bomb.zip", many);
    const FoundFiles too_many = with_contents(find_files({bomb}, {}), {});
    REQUIRE(too_many.files.back().failure);
    CHECK(too_many.files.back().failure->what() == bomb + ": holds more than 2 GB or 10,000 files");
}

TEST_CASE("the README names every pattern of what is left out")
{
    const std::string readme = read_bytes(CARDLOG_SOURCE_DIR "/README.md");
    for (const std::string_view pattern : left_out_patterns()) {
        CHECK_THAT(readme, contains_text("`" + std::string(pattern) + "`"));
    }
}
