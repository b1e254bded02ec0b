#include "app/exchange/vdir.h"

#include <memory>
#include <utility>

#include "app/exchange/vcard_patch.h"
#include "app/exchange/vdir_changes.h"
#include "app/exchange/vdir_folder.h"

namespace cardlog {
namespace {

VdirKind contact_kind(const VdirOptions& options)
{
    return {".vcf", uid_of_vcard,
            [&](const std::string& one, const std::string& other) {
                const std::optional<Contact> first = contact_in(one, options);
                const std::optional<Contact> second = contact_in(other, options);
                return first && second && say_the_same(*first, *second);
            },
            [&](const std::string& text, const std::string& before, const std::string& after) {
                return patched_vcard(text, before, after, options.region);
            }};
}

VdirKind task_kind()
{
    return {".ics",
            [](const std::string& text) {
                const std::optional<TaskState> task = task_in(text);
                return task ? task->uid : "";
            },
            [](const std::string& one, const std::string& other) {
                const std::optional<TaskState> first = task_in(one);
                const std::optional<TaskState> second = task_in(other);
                return first && second && first->completed == second->completed &&
                       first->cancelled == second->cancelled && first->due == second->due;
            },
            [](const std::string& text, const std::string& before, const std::string& after) {
                return before.empty() ? after : patched_calendar(text, before, after, "a task");
            }};
}

struct Items {
    std::vector<VdirItem> contacts;
    std::vector<VdirItem> tasks;
};

// They refer to `all`.
Items items_of(const std::vector<Exported>& all, const Store& store, const VdirOptions& options)
{
    Items items;
    for (const Exported& exported : all) {
        const std::string who = called(exported.contact);
        items.contacts.push_back(
            {exported.contact.uid, exported.contact.id, who, true,
             [&](const std::string& file) { return vcard_like(file, store, exported, options); }});
        for (const Todo& todo : todos_of(exported)) {
            items.tasks.push_back({uid_of(todo.callback), exported.contact.id, "call of " + who,
                                   todo.callback.pending(),
                                   [todo](const std::string&) { return calendar_of({todo}); }});
        }
    }
    return items;
}

void add(VdirSums& sums, VdirFolder::Written written)
{
    sums.files_changed += written.changed;
    sums.deleted_there += written.deleted_there;
    for (Error& kept : written.kept) {
        sums.kept.push_back(std::move(kept));
    }
}

VdirSums write_vdir(Store& store, const VdirOptions& options, bool takes)
{
    VdirSums sums;
    VdirFolder contacts(store, options.path / "contacts", contact_kind(options));
    VdirFolder tasks(store, options.path / "calls", task_kind());
    if (takes) {
        take_contacts(contacts, store, options, sums);
        take_tasks(tasks, store, options, sums);
    }
    const std::vector<Exported> all = exported_contacts(store, options.tag);
    const Items items = items_of(all, store, options);
    sums.contacts = static_cast<int>(all.size());
    add(sums, contacts.write(items.contacts, options.restore));
    add(sums, tasks.write(items.tasks, options.restore));
    return sums;
}

}  // namespace

VdirSums export_vdir(Store& store, const VdirOptions& options)
{
    return write_vdir(store, options, false);
}

VdirSums sync_vdir(Store& store, const VdirOptions& options)
{
    return write_vdir(store, options, true);
}

}  // namespace cardlog
