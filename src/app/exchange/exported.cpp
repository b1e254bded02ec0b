#include "app/exchange/exported.h"

#include <utility>

#include "app/people/search.h"
#include "storage/journal/journal.h"

namespace cardlog {
namespace {

std::string photo_of(const Store& store, const StoredContact& contact)
{
    for (const StoredCard& card : contact.cards) {
        if (card.has_picture) {
            return store.people().card_picture(card.id);
        }
    }
    return "";
}

}  // namespace

std::optional<Exported> exported_contact(const Store& store, Id contact)
{
    std::optional<StoredContact> stored = store.people().contact(contact);
    if (!stored) {
        return std::nullopt;
    }
    const std::vector<HistoryEntry> events = store.journal().history(stored->id);
    const Time changed_at = events.empty() ? stored->created_at : events.back().at;
    return Exported{*std::move(stored), changed_at};
}

std::vector<Exported> exported_contacts(const Store& store, const std::string& tag)
{
    std::vector<Exported> all;
    for (const ContactSummary& line : find_contacts(store, "", tag)) {
        all.push_back(exported_contact(store, line.id).value());
    }
    return all;
}

std::vector<Todo> todos_of(const Exported& exported)
{
    std::vector<Todo> todos;
    for (const Callback& callback : exported.contact.callbacks) {
        todos.push_back({exported.contact, callback, exported.changed_at});
    }
    return todos;
}

std::string vcard_of(const Store& store, const Exported& exported, VcardStyle style)
{
    return vcard_of(exported.contact, exported.changed_at, style.version,
                    style.with_photo ? photo_of(store, exported.contact) : "");
}

}  // namespace cardlog
