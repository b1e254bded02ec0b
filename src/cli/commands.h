#pragma once

#include <string>
#include <vector>

#include "cli/session.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the name is theirs
class App;
}

namespace cardlog {

// Each adds its subcommand to `app`; parsing it runs it. They throw Error and leave the exit code
// of a run that went through in session.exit_code. `session` outlives `app`.

void add_read(CLI::App& app, Session& session);
void add_import(CLI::App& app, Session& session);
void add_watch(CLI::App& app, Session& session);
void add_batches(CLI::App& app, Session& session);
void add_contacts(CLI::App& app, Session& session);
void add_show(CLI::App& app, Session& session);
void add_callbacks(CLI::App& app, Session& session);
void add_call(CLI::App& app, Session& session);
void add_refer(CLI::App& app, Session& session);
void add_referrals(CLI::App& app, Session& session);
void add_referral(CLI::App& app, Session& session);
void add_add(CLI::App& app, Session& session);
void add_edit(CLI::App& app, Session& session);
void add_merge(CLI::App& app, Session& session);
void add_unmerge(CLI::App& app, Session& session);
void add_duplicates(CLI::App& app, Session& session);
void add_forget(CLI::App& app, Session& session);
void add_history(CLI::App& app, Session& session);
void add_undo(CLI::App& app, Session& session);
void add_agenda(CLI::App& app, Session& session);
void add_events(CLI::App& app, Session& session);
void add_audit(CLI::App& app, Session& session);
void add_export(CLI::App& app, Session& session);
void add_sync(CLI::App& app, Session& session);
void add_backup(CLI::App& app, Session& session);
void add_restore(CLI::App& app, Session& session);
void add_due(CLI::App& app, Session& session);
void add_doctor(CLI::App& app, Session& session);
void add_review(CLI::App& app, Session& session);
void add_remind(CLI::App& app, Session& session);
void add_serve(CLI::App& app, Session& session);

/// A line for each pair that may be one person and has one of these contacts, for the summary of an
/// import, with `json` an object each; empty where there is none.
[[nodiscard]] std::string likeness_lines(const Store& store, const std::vector<Id>& contacts,
                                         bool json);

/// `import --ics PATH`: closes the callbacks that were completed in a task list.
void import_task_lists(const std::string& path, Session& session);

}  // namespace cardlog
