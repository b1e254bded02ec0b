#include "app/search.h"

#include "parse/parse.h"

namespace cardlog {

std::string search_text_of(const Contact& contact)
{
    std::string text;
    for (const std::optional<Field>& field :
         {contact.company, contact.department, contact.job_title}) {
        text += field ? field->value + " " : "";
    }
    text += contact.name ? contact.name->full + " " : "";
    text += contact.address ? contact.address->text + " " : "";
    for (const auto* list : {&contact.emails, &contact.websites, &contact.social}) {
        for (const Field& field : *list) {
            text += field.value + " ";
        }
    }
    for (const Phone& phone : contact.phones) {
        text += phone.evidence.printed + " " + phone.e164.value_or("") + " ";
    }
    return search_key(text);
}

std::vector<ContactSummary> find_contacts(const Store& store, const std::string& query)
{
    return store.contacts(search_key(query));
}

}  // namespace cardlog
