#include "app/people/search.h"

#include <algorithm>
#include <iterator>
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

std::vector<std::string> words_of(const std::string& text)
{
    std::istringstream stream(text);
    return {std::istream_iterator<std::string>(stream), {}};
}

// "Gärten" is spelt "garten" and "gaerten" in a key, and one of them is enough.
bool is_the_same_word(const std::string& one, const std::string& other)
{
    const std::vector<std::string> spellings = words_of(search_key(one));
    const std::vector<std::string> others = words_of(search_key(other));
    return one == other || std::find_first_of(spellings.begin(), spellings.end(), others.begin(),
                                              others.end()) != spellings.end();
}

bool are_the_same_words(const std::string& text, const std::string& typed)
{
    const std::vector<std::string> words = words_of(text);
    const std::vector<std::string> others = words_of(typed);
    return std::equal(words.begin(), words.end(), others.begin(), others.end(), is_the_same_word);
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
    return std::any_of(tags.begin(), tags.end(),
                       [&](const std::string& kept) { return are_the_same_words(kept, tag); });
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
