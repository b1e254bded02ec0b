#include "parse/text/lexicon.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/enumerators.h"
#include "parse/text/misreading.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

constexpr std::size_t class_count = static_cast<std::size_t>(WordClass::count);

constexpr auto section_names = names_of<WordClass>();

// Longer endings than this are in no list.
constexpr std::size_t longest_end = 20;

struct Entry {
    std::string meaning;  ///< in the first file that has it
    Languages languages{};
};

struct WordList {
    std::unordered_map<std::string, Entry> by_key{};
    std::vector<std::string> entries{};
};
using WordLists = std::array<WordList, class_count>;

// "Dr." is spelt so; "USA = US" stands for "US".
void add_entry(WordList& list, const std::string& entry, std::size_t language)
{
    const std::size_t equals = entry.find('=');
    const std::string word = without_blank_ends(std::string_view(entry).substr(0, equals));
    const std::string meaning =
        equals == std::string::npos ? word : without_blank_ends(entry.substr(equals + 1));
    list.by_key.try_emplace(key_of(word), Entry{meaning}).first->second.languages.set(language);
    list.entries.push_back(word);
}

// embed.cmake has seen to it that each section is one of these.
void add_file(WordLists& lists, std::string_view text, std::size_t language)
{
    std::size_t section = 0;
    for (const std::string& line : split(text, "\n\r")) {
        if (line.front() == '[') {
            const auto* name = std::find(section_names.begin(), section_names.end(),
                                         std::string_view(line).substr(1, line.find(']') - 1));
            section = name - section_names.begin();
        } else if (line.front() != '#') {
            for (const std::string& entry : split(line, ",")) {
                add_entry(lists.at(section), entry, language);
            }
        }
    }
}

WordLists read_lists()
{
    WordLists lists;
    std::vector<std::string_view> languages;  // a language may have several files
    for (const EmbeddedFile& file : lexicon_files()) {
        if (languages.empty() || languages.back() != file.name) {
            languages.push_back(file.name);
        }
        add_file(lists, file.text, languages.size() - 1);
    }
    return lists;
}

const WordList& list_of(WordClass list)
{
    static const WordLists lists = read_lists();
    return lists.at(static_cast<std::size_t>(list));
}

}  // namespace

bool is_in(WordClass list, std::string_view word)
{
    return list_of(list).by_key.contains(key_of(word));
}

std::string likely_entry(WordClass list, std::string_view word)
{
    constexpr std::size_t shortest = 3;
    const std::string key = key_of(word);
    const std::string like = lookalike(key);
    const auto& entries = list_of(list).by_key;
    auto found = entries.find(key);
    if (found == entries.end()) {
        found = std::find_if(entries.begin(), entries.end(),
                             [&](const auto& entry) { return lookalike(entry.first) == like; });
    }
    return key.size() < shortest || found == entries.end() ? "" : found->second.meaning;
}

bool ends_in(WordClass list, std::string_view word)
{
    const std::string key = key_of(word);
    const auto& entries = list_of(list).by_key;
    for (std::size_t length = 2; length < std::min(key.size(), longest_end); ++length) {
        if (entries.contains(key.substr(key.size() - length))) {
            return true;
        }
    }
    return false;
}

bool begins_in(WordClass list, std::string_view word)
{
    const std::string key = key_of(word);
    const std::vector<std::string>& entries = list_of(list).entries;
    return std::any_of(entries.begin(), entries.end(),
                       [&](const std::string& entry) { return key.starts_with(key_of(entry)); });
}

Languages languages_with(WordClass list, std::string_view word)
{
    const auto& by_key = list_of(list).by_key;
    const auto found = by_key.find(key_of(word));
    return found == by_key.end() ? Languages{} : found->second.languages;
}

const std::vector<std::string>& entries_of(WordClass list)
{
    return list_of(list).entries;
}

std::string spelling(WordClass list, std::string_view word)
{
    const auto& by_key = list_of(list).by_key;
    const auto found = by_key.find(key_of(word));
    return found == by_key.end() ? std::string() : found->second.meaning;
}

}  // namespace cardlog
