#include "app/exchange/vdir_changes.h"

#include <utility>

#include "app/exchange/completion.h"
#include "app/exchange/vcard_patch.h"
#include "app/people/search.h"
#include "app/people/shown_values.h"
#include "core/evidence.h"
#include "core/fields.h"
#include "parse/parse.h"

namespace cardlog {
namespace {

const std::string decide = "--prefer here or --prefer there decides";

bool is_ours(const std::string& uid)
{
    return uid.starts_with("cardlog-");
}

std::string quoted(const std::string& text)
{
    return text.empty() ? "nothing" : "\"" + text + "\"";
}

// "phones: +49 541 123456 → +49 541 123456, +49 170 1234567"
std::string changes_between(const Contact& before, const Contact& after)
{
    std::string changes;
    for_each_field(before, [&](const auto& field, const auto& value) {
        const std::string was = listed(shown_texts(value));
        const std::string is = listed(shown_texts(after.*field.member));
        if (was != is) {
            changes += (changes.empty() ? "" : "; ") + std::string(field.name) + ": " +
                       (was.empty() ? "(none)" : was) + " → " + (is.empty() ? "(none)" : is);
        }
    });
    return changes;
}

// One folder's changes on their way into the store.
class Taking {
public:
    Taking(VdirFolder& folder, Store& store, const VdirOptions& options, VdirSums& sums)
        : folder_(folder), store_(store), options_(options), sums_(sums)
    {}

    void take_contact(const std::string& name, const VdirFolder::File& file)
    {
        const std::optional<Contact> there = contact_in(file.text, options_);
        const std::optional<Id> contact = store_.people().contact_with_uid(file.uid);
        if (!there || file.uid.empty()) {
            folder_.leave(name, "is not one vCard with a UID", "Have the other program write it");
        } else if (contact) {
            change_contact(name, file, *there, exported_contact(store_, *contact).value());
        } else if (!file.known) {
            add_contact(name, file, *there);
        }
    }

    void take_task(const std::string& name, const VdirFolder::File& file)
    {
        const std::optional<TaskState> task = task_in(file.text);
        if (!task && file.text.find("UID:cardlog-") != std::string::npos) {
            folder_.leave(name, "is no calendar of one task",
                          "Have the other program write it again");
        }
        const std::optional<CallbackName> call =
            task ? callback_name_from(task->uid) : std::nullopt;
        const auto callback =
            call ? store_.calls().callback(call->id, call->created_at) : std::nullopt;
        if (callback) {
            change_call(name, file, *task, *callback);
        }
    }

private:
    void add_contact(const std::string& name, const VdirFolder::File& file, Contact there)
    {
        if (is_ours(file.uid) || store_.vdirs().is_forgotten(file.uid, there)) {
            folder_.leave(name, "is of another store, or of somebody who was forgotten here",
                          "It is yours to delete");
            return;
        }
        if (is_empty(there)) {
            folder_.leave(name, "has nothing to remember a contact by", "Write a name into it");
            return;
        }
        for_each_evidence(there, [](const std::string&, Evidence& evidence) {
            evidence.confidence = 1;  // a person keeps it
        });
        const std::vector<Field> tags_there = there.tags;
        if (!options_.tag.empty() && !has_tag(texts_of(there.tags), options_.tag)) {
            there.tags.push_back({options_.tag, {options_.tag, 1, false, {}}});
        }
        const Id id = store_.people().add_contact(
            {there, search_text_of(there), {}, {}, {}, file.uid}, options_.now);
        Exported added = exported_contact(store_, id).value();
        sums_.added.push_back(id);
        sums_.taken.push_back(called(added.contact) + ": new");
        added.contact.contact.tags = tags_there;  // what both sides say so far
        folder_.set_taken(name, vcard_like(file.text, store_, added, options_), id);
    }

    void change_contact(const std::string& name, const VdirFolder::File& file, const Contact& there,
                        const Exported& here)
    {
        const std::string said = vcard_like(file.text, store_, here, options_);
        const Contact& before = here.contact.contact;
        const ChangedContact changed = with_changes(
            before,
            {contact_in(said, options_).value_or(Contact{}),
             file.known ? contact_in(file.known->said, options_) : std::nullopt, there},
            options_.prefer);
        if (changed.contact != before) {
            store_.people().edit(
                here.contact.id,
                {before, changed.contact, search_text_of(changed.contact), std::nullopt},
                options_.now);
            sums_.taken.push_back(called(here.contact) + ": " +
                                  changes_between(before, changed.contact));
        }
        if (changed.conflicts.empty()) {
            folder_.set_taken(name, file.known ? file.known->said : "", here.contact.id);
        }
        for (const Conflict& conflict : changed.conflicts) {
            folder_.leave(name,
                          called(here.contact) + ": " + conflict.field + " is " +
                              quoted(conflict.here) + " here and " + quoted(conflict.there) +
                              " there",
                          decide);
        }
    }

    void change_call(const std::string& name, const VdirFolder::File& file, const TaskState& task,
                     const Callback& callback)
    {
        const Exported here = exported_contact(store_, callback.contact).value();
        const std::string said = calendar_of({{here.contact, callback, here.changed_at}});
        const std::string agreed = file.known ? file.known->said : said;
        TaskState was = task_in(agreed).value_or(task);
        if (!file.known) {
            was.due.reset();  // nobody knows who moved it
        }
        const std::string why = callback.pending()
                                    ? change_owed_call(task, was, callback, called(here.contact))
                                    : change_closed_call(task, was, callback, here);
        if (why.empty()) {
            folder_.set_taken(name, agreed, here.contact.id);
        } else {
            folder_.leave(name, called(here.contact) + ": " + why, hint_);
        }
    }

    // Why nothing can be done, with a hint; empty where all is done.
    std::string change_owed_call(const TaskState& task, const TaskState& was,
                                 const Callback& callback, const std::string& who)
    {
        const std::string id = std::to_string(callback.contact);
        if (task.completed) {
            (void)store_.calls().log_call(callback.contact, attempt_from(task, options_.now));
            sums_.taken.push_back(who + ": the call was completed there");
            return "";
        }
        if (task.cancelled) {
            hint_ = "To release it: cardlog call " + id + " --outcome released --reason …";
            return "the call was cancelled there, and stays owed";
        }
        const bool is_moved = task.due && task.due != was.due && task.due != callback.due;
        if (!is_moved || (was.due != callback.due && options_.prefer == Prefer::here)) {
            return "";
        }
        if (was.due != callback.due && options_.prefer == Prefer::neither) {
            hint_ = decide;
            return "the call is due " + to_iso(callback.due) + " here and " + to_iso(*task.due) +
                   " there";
        }
        (void)store_.calls().set_due(callback.contact,
                                     {*task.due, "moved in a task list", options_.now});
        sums_.taken.push_back(who + ": the call is due " + to_iso(*task.due));
        return "";
    }

    std::string change_closed_call(const TaskState& task, const TaskState& was,
                                   const Callback& callback, const Exported& here)
    {
        const bool is_open = !task.completed && !task.cancelled;
        if (!is_open || !(was.completed || was.cancelled) || callback.taken_back) {
            return "";
        }
        hint_ = "To promise another one: cardlog due " + std::to_string(here.contact.id) + " DAY";
        return "the call was opened again there, and stays closed";
    }

    VdirFolder& folder_;
    Store& store_;
    const VdirOptions& options_;
    VdirSums& sums_;
    std::string hint_;
};

// The files that somebody changed, as they were before anything is taken.
std::vector<std::string> changed_files(const VdirFolder& folder)
{
    std::vector<std::string> names;
    for (const auto& [name, file] : folder.files()) {
        if (file.is_changed) {
            names.push_back(name);
        }
    }
    return names;
}

}  // namespace

std::string called(const StoredContact& contact)
{
    return "contact " + std::to_string(contact.id) + ", " + shown_name(contact.contact);
}

std::optional<Contact> contact_in(const std::string& vcard, const VdirOptions& options)
{
    std::vector<Contact> contacts = contacts_of_vcards(vcard, options.region, 2);
    return contacts.size() == 1 ? std::optional(std::move(contacts.front())) : std::nullopt;
}

std::string vcard_like(const std::string& file, const Store& store, const Exported& exported,
                       const VdirOptions& options)
{
    VcardStyle style = options.style;
    const bool is_new = file.empty();
    style.version = !is_new && is_vcard_4(file) ? VcardVersion::v4 : style.version;
    return vcard_of(store, exported, style);
}

std::optional<TaskState> task_in(const std::string& calendar)
{
    try {
        const std::vector<TaskState> tasks = tasks_in(calendar, "a task");
        return tasks.size() == 1 ? std::optional(tasks.front()) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt;
    }
}

void take_contacts(VdirFolder& folder, Store& store, const VdirOptions& options, VdirSums& sums)
{
    Taking taking(folder, store, options, sums);
    for (const std::string& name : changed_files(folder)) {
        taking.take_contact(name, folder.files().at(name));
    }
}

void take_tasks(VdirFolder& folder, Store& store, const VdirOptions& options, VdirSums& sums)
{
    Taking taking(folder, store, options, sums);
    for (const std::string& name : changed_files(folder)) {
        taking.take_task(name, folder.files().at(name));
    }
}

}  // namespace cardlog
