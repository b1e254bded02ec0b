#include "app/import/own_pictures.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>

#include <nlohmann/json.hpp>

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

std::string json_text(const Encounter& encounter)
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
    using Json = nlohmann::json;
    return known.empty() ? "" : known.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void write_private_file(const fs::path& file, const std::string& bytes)
{
    write_whole_file(file, bytes);
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
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
        if (const std::string known = json_text(encounter); !known.empty()) {
            write_private_file(encounter_file(file), known);
        }
        write_private_file(file, bytes);
    } catch (const Error&) {  // it names a path that is nothing for who sent the picture
        throw Error(ExitCode::store, "the picture cannot be kept",
                    "Make room on the disk where the contacts are");
    }
    return file;
}

Encounter kept_encounter(const fs::path& picture)
{
    std::ifstream file(encounter_file(picture));
    const nlohmann::json known = nlohmann::json::parse(file, nullptr, false);
    const auto text_at = [&](const char* name) {
        const auto value = known.find(name);
        return value != known.end() && value->is_string() ? std::optional<std::string>(*value)
                                                          : std::nullopt;
    };
    if (!known.is_object()) {
        return {};
    }
    const std::optional<std::string> met_on = text_at("met_on");
    return {text_at("event"), met_on ? day_from_iso(*met_on) : std::nullopt, text_at("place"),
            text_at("talked_about")};
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
