#pragma once

#include "app/exchange/vdir.h"
#include "app/exchange/vdir_folder.h"

namespace cardlog {

/// "contact 3, Karin Beispiel"
[[nodiscard]] std::string called(const StoredContact& contact);

/// What the only vCard of a text says; none where it is not one.
[[nodiscard]] std::optional<Contact> contact_in(const std::string& vcard,
                                                const VdirOptions& options);

/// The contact in the version of vCard that a file has; in that of the options where it is empty.
[[nodiscard]] std::string vcard_like(const std::string& file, const Store& store,
                                     const Exported& exported, const VdirOptions& options);

/// The task of a calendar; none where it has not exactly one, or is broken.
[[nodiscard]] std::optional<TaskState> task_in(const std::string& calendar);

/// Takes in what was changed in the files of contacts, or is new there.
void take_contacts(VdirFolder& folder, Store& store, const VdirOptions& options, VdirSums& sums);

/// Takes in what was changed in the tasks.
void take_tasks(VdirFolder& folder, Store& store, const VdirOptions& options, VdirSums& sums);

}  // namespace cardlog
