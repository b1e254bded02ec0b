#include "app/exchange/vdir_folder.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>

#include "app/exchange/folder.h"
#include "core/hex.h"
#include "core/shell_word.h"
#include "storage/sql/digest.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream) {
        throw Error(ExitCode::input, shell_word(file) + ": cannot be read",
                    "Check that you may read it");
    }
    return text;
}

std::string digest_of(const std::string& text)
{
    return hex(sha256_of_bytes(text));
}

// A UID may have any characters (a colon, a slash); a file's name not.
std::string file_name_of(const std::string& uid, const std::string& ending)
{
    std::string name = uid;
    std::replace(name.begin(), name.end(), '/', '-');
    return name + ending;
}

// Of the folder that a file of contacts or of calls lies in.
std::string sync_command(const fs::path& file)
{
    return "cardlog sync vdir " + shell_word(file.parent_path().parent_path());
}

Error changed_there(const fs::path& file, const std::string& who)
{
    return {ExitCode::needs_a_look,
            shell_word(file) + " (" + who + "): was changed there, and is kept",
            "\"" + sync_command(file) + "\" takes it in"};
}

Error deleted_there(const fs::path& file, const std::string& who)
{
    return {ExitCode::needs_a_look,
            shell_word(file) + " (" + who + "): was deleted there; nothing is deleted here",
            "\"" + sync_command(file) +
                R"( --restore" writes it again, "cardlog forget" erases a contact)"};
}

}  // namespace

struct VdirFolder::Writing {
    Written written;
    std::vector<VdirFile> left;
    std::vector<std::string> gone;
};

VdirFolder::VdirFolder(Store& store, const fs::path& folder, VdirKind kind)
    : store_(store), folder_(fs::weakly_canonical(fs::absolute(folder))), kind_(std::move(kind))
{
    for (VdirFile& file : store.vdirs().files(folder_)) {
        const std::string uid = file.uid;
        known_.emplace(uid, std::move(file));
    }
    std::error_code failed;
    for (fs::directory_iterator at(folder_, failed), end; !failed && at != end;
         at.increment(failed)) {
        const std::string name = at->path().filename().string();
        std::error_code unknown;
        if (at->path().extension() != kind_.ending || name.starts_with('.') ||
            !at->is_regular_file(unknown)) {
            continue;
        }
        File file{text_of(at->path()), "", {}, true};
        file.uid = kind_.uid_of(file.text);
        if (const auto known = known_.find(file.uid); known != known_.end()) {
            file.known = known->second;
            file.is_changed = known->second.sha256 != digest_of(file.text);
        }
        names_.emplace(file.uid, name);
        files_.emplace(name, std::move(file));
    }
}

void VdirFolder::set_taken(const std::string& name, const std::string& said, Id contact)
{
    File& file = files_.at(name);
    file.known = VdirFile{file.uid, name, contact, said, digest_of(file.text)};
    file.is_changed = false;
    known_[file.uid] = *file.known;
    taken_.insert(file.uid);
}

void VdirFolder::leave(const std::string& name, const std::string& why, const std::string& hint)
{
    left_.insert(name);
    kept_.emplace_back(ExitCode::needs_a_look, shell_word(path_of(name)) + ": " + why, hint);
}

void VdirFolder::write_file(const VdirItem& item, const std::string& name, const std::string& said,
                            const std::string& text, Writing& writing)
{
    writing.written.changed += write_whole_file(folder_ / name, text) ? 1 : 0;
    writing.left.push_back({item.uid, name, item.contact, said, digest_of(text)});
}

// News but once: a sync that failed each time for what was decided would hide what is new.
void VdirFolder::note_deleted(const VdirItem& item, const fs::path& file, const VdirFile& known,
                              Writing& writing)
{
    ++writing.written.deleted_there;
    if (!known.sha256.empty()) {
        writing.written.kept.push_back(deleted_there(file, item.who));
        writing.left.push_back({known.uid, known.name, known.contact, known.said, ""});
    }
}

void VdirFolder::write(const VdirItem& item, bool restore, Writing& writing)
{
    const auto there = names_.find(item.uid);
    if (there == names_.end()) {
        const std::string said = item.text("");
        const auto known = known_.find(item.uid);
        if (known == known_.end() || restore) {
            write_file(item, file_name_of(item.uid, kind_.ending), said, said, writing);
        } else if (item.is_wanted_back) {
            note_deleted(item, folder_ / known->second.name, known->second, writing);
        }
        return;
    }
    if (left_.contains(there->second)) {
        return;
    }
    const File& file = files_.at(there->second);
    const std::string said = item.text(file.text);
    const std::string before = file.known ? file.known->said : "";
    if (file.text == said ||
        (file.is_changed && file.known && kind_.say_the_same(file.text, said))) {
        write_file(item, there->second, said, file.text, writing);
    } else if (!file.is_changed) {
        write_file(item, there->second, said,
                   said == before ? file.text : kind_.patched(file.text, before, said), writing);
    } else if (!file.known && kind_.say_the_same(file.text, said)) {
        // An earlier cardlog wrote it.
        write_file(item, there->second, said, kind_.patched(file.text, "", said), writing);
    } else {
        writing.written.kept.push_back(changed_there(folder_ / there->second, item.who));
    }
}

void VdirFolder::remove_others(const std::vector<VdirItem>& items, Writing& writing)
{
    std::set<std::string> wanted;
    for (const VdirItem& item : items) {
        wanted.insert(item.uid);
    }
    for (const auto& [uid, known] : known_) {
        const auto there = names_.find(uid);
        if (wanted.contains(uid) || (there != names_.end() && left_.contains(there->second))) {
            continue;
        }
        if (there != names_.end() && files_.at(there->second).is_changed) {
            writing.written.kept.emplace_back(
                ExitCode::needs_a_look,
                path_of(there->second).string() +
                    ": was changed there, though cardlog has it no longer; it is kept",
                "It is yours to delete");
            continue;
        }
        if (there != names_.end()) {
            writing.written.changed += std::filesystem::remove(path_of(there->second)) ? 1 : 0;
        }
        writing.gone.push_back(uid);
    }
}

VdirFolder::Written VdirFolder::write(const std::vector<VdirItem>& items, bool restore)
{
    std::error_code failed;
    fs::create_directories(folder_, failed);
    if (failed) {
        throw Error(ExitCode::input, shell_word(folder_) + ": cannot be written",
                    "Check the folder, its permissions and the space on the disk");
    }
    Writing writing;
    writing.written.kept = std::exchange(kept_, {});
    for (const VdirItem& item : items) {
        write(item, restore, writing);
    }
    remove_others(items, writing);
    std::erase_if(writing.left, [&](const VdirFile& file) {
        const auto known = known_.find(file.uid);
        const auto stored = known == known_.end() ? VdirFile{} : known->second;
        return stored == file && !taken_.contains(file.uid);
    });
    store_.vdirs().remember(folder_, writing.left, writing.gone);
    return writing.written;
}

}  // namespace cardlog
