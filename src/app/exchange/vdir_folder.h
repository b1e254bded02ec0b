#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/ledger.h"
#include "storage/store.h"
#include "storage/vdirs/vdirs.h"

namespace cardlog {

/// What the store has to say in one file of a vdir.
struct VdirItem {
    std::string uid;
    Id contact = 0;
    std::string who;              ///< the contact, for a person
    bool is_wanted_back = false;  ///< whether it is told when somebody deleted its file
    /// The text, in the form (a version of vCard) that the file has already; empty for a new file.
    std::function<std::string(const std::string& file)> text;
};

/// How files of a kind are told apart and changed.
struct VdirKind {
    std::string ending;  ///< ".vcf" or ".ics"
    std::function<std::string(const std::string& text)> uid_of;
    std::function<bool(const std::string& one, const std::string& other)> say_the_same;
    std::function<std::string(const std::string& text, const std::string& before,
                              const std::string& after)>
        patched;
};

/// One of the two folders of a vdir, with what is known of its files.
class VdirFolder {
public:
    /// Reads the folder; one that is not there is empty. Throws Error(input) when it cannot be
    /// read.
    VdirFolder(Store& store, const std::filesystem::path& folder, VdirKind kind);

    /// A file that is there.
    struct File {
        std::string text;
        std::string uid;
        std::optional<VdirFile> known{};  ///< as it was left; none: it never was
        bool is_changed = false;          ///< since then, or nobody knows
    };

    [[nodiscard]] const std::map<std::string, File>& files() const { return files_; }

    [[nodiscard]] std::filesystem::path path_of(const std::string& name) const
    {
        return folder_ / name;
    }

    /// Notes that what a file says is in the store now: `said` is what the store had said before.
    void set_taken(const std::string& name, const std::string& said, Id contact);

    /// Leaves a file as it is, and says why.
    void leave(const std::string& name, const std::string& why, const std::string& hint);

    /// What came of writing.
    struct Written {
        int changed = 0;
        int deleted_there = 0;
        std::vector<Error> kept;
    };

    /// Writes the items, and removes the files of others that were left there and nobody changed.
    /// `restore`: those that were deleted are written again.
    Written write(const std::vector<VdirItem>& items, bool restore);

private:
    struct Writing;
    void write(const VdirItem& item, bool restore, Writing& writing);
    void write_file(const VdirItem& item, const std::string& name, const std::string& said,
                    const std::string& text, Writing& writing);
    static void note_deleted(const VdirItem& item, const std::filesystem::path& file,
                             const VdirFile& known, Writing& writing);
    void remove_others(const std::vector<VdirItem>& items, Writing& writing);

    Store& store_;
    std::filesystem::path folder_;
    VdirKind kind_;
    std::map<std::string, File> files_;         ///< by their names
    std::map<std::string, VdirFile> known_;     ///< by their UIDs
    std::map<std::string, std::string> names_;  ///< of the files that are there, by their UIDs
    std::set<std::string> left_;                ///< names of what leave() leaves
    std::vector<Error> kept_;
    std::set<std::string> taken_;  ///< UIDs of what set_taken() noted
};

}  // namespace cardlog
