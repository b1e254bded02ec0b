#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/contact.h"
#include "core/ledger.h"

namespace cardlog {

class Connection;

/// A file of a vdir (a folder with a file a contact or a task) as it was left: what the store said
/// of its subject then, and which bytes it had, so that a change by another program is known.
struct VdirFile {
    std::string uid;            ///< of the contact or the task
    std::string name;           ///< of the file in its folder
    std::optional<Id> contact;  ///< whom it is about; none once the person was forgotten
    std::string said;           ///< the vCard or calendar as the store had it; empty when forgotten
    /// Of the file, which may hold more, in lower-case hexadecimal; empty once it was said that
    /// somebody deleted the file.
    std::string sha256;

    bool operator==(const VdirFile&) const = default;
};

/// What was written into folders that other programs work in. It is in the store and not beside the
/// files: so a copy of the store that is brought back brings what had been agreed on at that time,
/// and whatever the files have since is a change of theirs.
class Vdirs {
public:
    explicit Vdirs(Connection& connection) : connection_(connection) {}

    /// The files of a folder, by UID; none for a folder that was never written.
    [[nodiscard]] std::vector<VdirFile> files(const std::filesystem::path& folder) const;

    /// Remembers these files in the place of what was known of their UIDs, and no longer those of
    /// the `gone` UIDs; in one piece.
    void remember(const std::filesystem::path& folder, const std::vector<VdirFile>& files,
                  const std::vector<std::string>& gone);

    /// Whether a contact of another program is a person who was forgotten: by its UID, or by what
    /// it says.
    [[nodiscard]] bool is_forgotten(const std::string& uid, const Contact& contact) const;

private:
    Connection& connection_;
};

}  // namespace cardlog
