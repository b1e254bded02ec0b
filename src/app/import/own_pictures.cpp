#include "app/import/own_pictures.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "app/exchange/folder.h"
#include "core/error.h"
#include "core/hex.h"
#include "core/shell_word.h"
#include "imaging/load/formats.h"
#include "storage/imports/imports.h"
#include "storage/sql/digest.h"
#include "storage/store.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

// Of the format that the first bytes are of; empty where they are of none.
std::string ending_of(std::string_view bytes)
{
    for (const PictureFormat& format : picture_formats()) {
        if (format.is_begun_by(bytes.substr(0, first_bytes_of_format))) {
            return std::string(format.endings.front());
        }
    }
    return "";
}

fs::path encounter_file(const fs::path& picture)
{
    return fs::path(picture).replace_extension(".json");
}

// It lies where no picture does, since those are called by their SHA-256.
fs::path evening_file(const fs::path& store)
{
    return own_pictures_folder(store) / "evening.json";
}

nlohmann::json json_of(const Encounter& encounter)
{
    nlohmann::json known = nlohmann::json::object();
    const auto add = [&](const char* name, const std::optional<std::string>& value) {
        if (value) {
            known[name] = *value;
        }
    };
    add("event", encounter.event);
    add("place", encounter.place);
    add("talked_about", encounter.talked_about);
    add("met_on", encounter.met_on ? std::optional(to_iso(*encounter.met_on)) : std::nullopt);
    return known;
}

std::string text_of(const nlohmann::json& known)
{
    return known.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// An empty object where there is no such file, or none that can be read.
nlohmann::json json_in(const fs::path& file)
{
    std::ifstream stream(file);
    nlohmann::json known = nlohmann::json::parse(stream, nullptr, false);
    return known.is_object() ? known : nlohmann::json::object();
}

std::optional<std::string> text_at(const nlohmann::json& known, const char* name)
{
    const auto value = known.find(name);
    return value != known.end() && value->is_string() ? std::optional<std::string>(*value)
                                                      : std::nullopt;
}

Encounter encounter_in(const nlohmann::json& known)
{
    const std::optional<std::string> met_on = text_at(known, "met_on");
    return {text_at(known, "event"), met_on ? day_from_iso(*met_on) : std::nullopt,
            text_at(known, "place"), text_at(known, "talked_about")};
}

void write_private_file(const fs::path& file, const std::string& bytes)
{
    write_whole_file(file, bytes);
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

// What a power cut leaves of a file or folder; not every file system can do it for a folder.
void write_through(const fs::path& path)
{
    const int opened = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool is_safe = opened >= 0 && (fsync(opened) == 0 || errno == EINVAL);
    if (opened >= 0) {
        close(opened);
    }
    if (!is_safe) {
        throw Error(ExitCode::store, shell_word(path) + ": is not safe on the disk");
    }
}

void make_private_folder(const fs::path& folder)
{
    std::error_code failed;
    fs::create_directories(folder, failed);
    fs::permissions(folder, fs::perms::owner_all, failed);
    if (failed) {
        throw Error(ExitCode::input, shell_word(folder) + ": cannot be made: " + failed.message(),
                    "Check the disk and the folder's permissions");
    }
}

}  // namespace

fs::path own_pictures_folder(const fs::path& store)
{
    return fs::absolute(store).lexically_normal().string() + ".pictures";
}

fs::path keep_picture(const fs::path& store, const std::string& bytes, const Encounter& encounter)
{
    const std::string ending = ending_of(bytes);
    if (ending.empty()) {
        throw Error(ExitCode::input, "this is no picture that can be read",
                    "Send " + picture_format_names());
    }
    const fs::path folder = own_pictures_folder(store);
    fs::path file = folder / (hex(sha256_of_bytes(bytes)) + ending);
    try {
        make_private_folder(folder);
        if (encounter != Encounter{}) {
            keep_encounter(file, encounter);
        }
        write_private_file(file, bytes);
        for (const fs::path& written : {file, folder, folder.parent_path()}) {
            write_through(written);
        }
    } catch (const Error&) {  // it names a path that is nothing for who sent the picture
        throw Error(ExitCode::store, "the picture cannot be kept",
                    "Make room on the disk where the contacts are");
    }
    return file;
}

void keep_encounter(const fs::path& picture, const Encounter& encounter)
{
    write_private_file(encounter_file(picture), text_of(json_of(encounter)));
}

Encounter kept_encounter(const fs::path& picture)
{
    return encounter_in(json_in(encounter_file(picture)));
}

void keep_evening(const fs::path& store, const Encounter& evening, Time now)
{
    nlohmann::json known = json_of(evening);
    known["until"] = to_iso(now + evening_life);
    try {
        make_private_folder(own_pictures_folder(store));
        write_private_file(evening_file(store), text_of(known));
    } catch (const Error&) {
        throw Error(ExitCode::store, "the evening cannot be kept",
                    "Make room on the disk where the contacts are");
    }
}

Encounter kept_evening(const fs::path& store, Time now)
{
    const nlohmann::json known = json_in(evening_file(store));
    const std::optional<Time> until = time_from_iso(text_at(known, "until").value_or(""));
    return until && now < *until ? encounter_in(known) : Encounter{};
}

void forget_kept_encounter(const fs::path& picture)
{
    std::error_code none;
    fs::remove(encounter_file(picture), none);
}

std::vector<fs::path> own_pictures(const fs::path& store)
{
    std::vector<fs::path> files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(own_pictures_folder(store), none)) {
        if (has_picture_ending(entry.path())) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<fs::path> erase_own_pictures(const fs::path& store, const std::vector<fs::path>& files)
{
    const fs::path folder = own_pictures_folder(store);
    std::vector<fs::path> others;
    for (const fs::path& file : files) {
        std::error_code failed;
        if (file.parent_path() == folder) {
            forget_kept_encounter(file);
            fs::remove(file, failed);
        }
        if (file.parent_path() != folder || failed) {
            others.push_back(file);  // it is named, so that somebody deletes it
        }
    }
    return others;
}

void copy_own_pictures(const fs::path& from_store, const fs::path& to_store)
{
    const std::vector<fs::path> files = own_pictures(from_store);
    if (files.empty()) {
        return;
    }
    const fs::path folder = own_pictures_folder(to_store);
    try {
        make_private_folder(folder);
        for (const fs::path& file : files) {
            for (const fs::path& part : {encounter_file(file), file}) {
                if (fs::exists(part)) {
                    fs::copy_file(part, folder / part.filename(), fs::copy_options::skip_existing);
                }
            }
        }
    } catch (const std::exception& error) {
        throw Error(ExitCode::store, shell_word(folder) + ": the pictures cannot be copied",
                    std::string("The store itself was; ") + error.what());
    }
}

void adopt_own_pictures(const fs::path& store)
{
    Store opened = Store::open(store);
    for (const fs::path& file : own_pictures(store)) {
        opened.imports().set_file_path(file.stem().string(), file);
    }
}

std::vector<std::string> strays_among_own_pictures(const fs::path& store)
{
    std::set<std::string> known;
    for (const SourceFile& file : Store::open(store).imports().source_files()) {
        known.insert(file.sha256);
    }
    std::vector<std::string> strays;
    for (const fs::path& file : own_pictures(store)) {
        if (!known.contains(file.stem().string())) {
            strays.push_back(shell_word(file) + ": is kept, and no card was read from it yet");
        }
    }
    return strays;
}

}  // namespace cardlog
