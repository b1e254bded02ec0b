#include "parse/text/lexicon.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "parse/text/unicode.h"

namespace cardlog {
namespace {

constexpr std::size_t class_count = static_cast<std::size_t>(WordClass::count);

constexpr std::array<std::string_view, class_count> section_names{
    "given_name",      "particle",     "prefix",       "suffix",      "legal_form",
    "company",         "title",        "title_end",    "department",  "link",
    "slogan",          "work_label",   "mobile_label", "fax_label",   "other_label",
    "extension_label", "name_label",   "firm_label",   "title_label", "field_label",
    "register_label",  "place_label",  "street",       "street_end",  "unit",
    "district",        "district_end", "page",         "tld",         "mail_host",
    "social_host"};

// Longer endings than this are in no list.
constexpr std::size_t longest_end = 20;

// From the key of a word to its spelling.
using WordList = std::unordered_map<std::string, std::string>;
using WordLists = std::array<WordList, class_count>;

void add_file(WordLists& lists, std::string_view text)
{
    WordList* section = nullptr;
    for (const std::string& line : split(text, "\n\r")) {
        if (line.front() == '#') {
            continue;
        }
        if (line.front() == '[') {
            const auto* name = std::find(section_names.begin(), section_names.end(),
                                         std::string_view(line).substr(1, line.find(']') - 1));
            section =
                name == section_names.end() ? nullptr : &lists.at(name - section_names.begin());
        } else if (section != nullptr) {
            for (const std::string& entry : split(line, ",")) {
                const std::size_t begin = std::min(entry.find_first_not_of(' '), entry.size());
                section->emplace(key_of(entry), entry.substr(begin));
            }
        }
    }
}

WordLists read_lists()
{
    WordLists lists;
    for (const std::string_view text : lexicon_files()) {
        add_file(lists, text);
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
    return list_of(list).contains(key_of(word));
}

bool ends_in(WordClass list, std::string_view word)
{
    const std::string key = key_of(word);
    const WordList& entries = list_of(list);
    for (std::size_t length = 2; length < std::min(key.size(), longest_end); ++length) {
        if (entries.contains(key.substr(key.size() - length))) {
            return true;
        }
    }
    return false;
}

std::string spelling(WordClass list, std::string_view word)
{
    const auto found = list_of(list).find(key_of(word));
    return found == list_of(list).end() ? std::string() : found->second;
}

double page_share_of(const std::vector<std::string>& words)
{
    const auto count = std::count_if(words.begin(), words.end(), [](const std::string& word) {
        return is_in(WordClass::page, word) || is_in(WordClass::register_label, word);
    });
    return words.empty() ? 0 : static_cast<double>(count) / static_cast<double>(words.size());
}

}  // namespace cardlog
