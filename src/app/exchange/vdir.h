#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "app/exchange/contact_changes.h"
#include "app/exchange/exported.h"
#include "core/calendar.h"
#include "core/error.h"
#include "storage/store.h"
#include "storage/vdirs/vdirs.h"

namespace cardlog {

/// A vdir: PATH/contacts with a vCard a contact, PATH/calls with a task a call, in which other
/// programs (khard, todoman, vdirsyncer) work too.
struct VdirOptions {
    std::filesystem::path path;
    /// Only contacts that have it, which those that are new there get; empty: all.
    std::string tag{};
    VcardStyle style{};
    std::string region = "DE";  ///< ISO 3166-1 alpha-2, of numbers without a country
    bool restore = false;       ///< files that were deleted there are written again
    Prefer prefer = Prefer::neither;
    Time now{};
};

/// What was done with a vdir.
struct VdirSums {
    int contacts = 0;
    int files_changed = 0;
    int deleted_there = 0;           ///< files that were written once and are gone
    std::vector<std::string> taken;  ///< a sentence for each change that was taken in
    std::vector<Error> kept;         ///< what was left as it is for a person to look at, and why
    std::vector<Id> added;           ///< contacts that were new there
};

/// Writes what the store has to say; a file is changed only in what changed in the store since it
/// was written last. A file that another program changed, or deleted, is left as it is and is one
/// of those kept, a deletion only the first time; a file is taken as written where it says the same
/// as the store. Throws Error(input) when a file cannot be read or written.
[[nodiscard]] VdirSums export_vdir(Store& store, const VdirOptions& options);

/// Takes in what other programs changed, then writes as export_vdir(). Values of contacts change as
/// with_changes() has it, each contact in one edit, which undo takes back; a contact that is new
/// there is added without a call; a task that was completed closes its call as reached, and one
/// that was moved moves it. What was deleted there stays in the store and is one of those kept, the
/// first time, and so is a conflict. Whoever was forgotten does not come back.
[[nodiscard]] VdirSums sync_vdir(Store& store, const VdirOptions& options);

}  // namespace cardlog
