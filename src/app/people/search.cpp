#include "app/people/search.h"

#include <algorithm>
#include <sstream>

#include "core/fields.h"
#include "parse/text/search_key.h"
#include "storage/people/people.h"

namespace cardlog {
namespace {

template <class Value>
void add(std::string& text, const std::optional<Value>& value)
{
    text += text_of(value) + " ";
}

void add(std::string& text, const std::vector<Field>& fields)
{
    for (const Field& field : fields) {
        text += field.value + " ";
    }
}

void add(std::string& text, const std::vector<Phone>& phones)
{
    for (const Phone& phone : phones) {
        text += phone.evidence.printed + " " + phone.e164.value_or("") + " ";
    }
}

}  // namespace

std::string search_text_of(const Contact& contact)
{
    std::string text;
    for_each_field(contact, [&](const auto&, const auto& value) { add(text, value); });
    return search_key(text);
}

std::vector<ContactSummary> find_contacts(const Store& store, const std::string& query,
                                          const std::string& tag, std::size_t most)
{
    // The words of a tag are found through the index like all others; who has them and not the tag
    // is passed over.
    return store.people().contacts(
        {search_key(query + " " + tag), most,
         [&](const ContactSummary& contact) { return has_tag(contact.tags, tag); }});
}

bool has_tag(const std::vector<std::string>& tags, const std::string& tag)
{
    if (tag.empty()) {
        return true;
    }
    const std::string key = search_key(tag);
    return std::any_of(tags.begin(), tags.end(), [&](const std::string& other) {
        return other == tag || (!key.empty() && search_key(other) == key);
    });
}

bool has_words(const std::string& text, const std::string& query)
{
    const std::string key = " " + search_key(text);
    std::istringstream words(query);
    for (std::string word; words >> word;) {
        // The key of a word is its spellings, of which one is enough: "muller mueller".
        const std::string word_key = search_key(word);
        std::istringstream spellings(word_key);
        bool found = word_key.empty();
        for (std::string spelling; !found && spellings >> spelling;) {
            found = key.find(" " + spelling) != std::string::npos;
        }
        if (!found) {
            return false;
        }
    }
    return true;
}

}  // namespace cardlog
