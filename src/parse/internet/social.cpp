#include "parse/internet/social.h"

#include <algorithm>
#include <string>

#include "parse/internet/domain.h"
#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

bool is_handle(std::string_view text)
{
    static constexpr std::size_t longest_handle = 31;  // of 30 characters, with its at sign
    const std::string_view name = text.substr(1);
    return text.front() == '@' && text.size() <= longest_handle &&
           count_characters(name).letters > 2 && !has_known_tld(name) &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return is_ascii_letter(c) || is_digit(c) || c == '.' || c == '_';
           });
}

}  // namespace

std::vector<Field> take_handles(std::vector<Segment>& segments)
{
    std::vector<Field> handles;
    for (Segment& segment : segments) {
        for (const Span span : words_in(segment.open, " \t|")) {
            if (is_handle(text_of(segment.open, span))) {
                Field field{std::string(text_of(segment.open, span)), seen(segment, span)};
                rate(field.evidence, well_formed_address);
                handles.push_back(std::move(field));
                take(segment, span);
            }
        }
    }
    return handles;
}

bool is_social(std::string_view website)
{
    const std::vector<std::string> labels = split(domain_of(website), ".");
    return labels.size() >= 2 && is_in(WordClass::social_host, labels[labels.size() - 2]);
}

void separate_social(Contact& contact)
{
    const auto social =
        std::stable_partition(contact.websites.begin(), contact.websites.end(),
                              [](const Field& website) { return !is_social(website.value); });
    contact.social.insert(contact.social.end(), social, contact.websites.end());
    contact.websites.erase(social, contact.websites.end());
}

}  // namespace cardlog
