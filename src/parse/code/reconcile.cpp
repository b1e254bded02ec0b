#include "parse/code/reconcile.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "parse/code/reconcile_lists.h"
#include "parse/code/reconcile_values.h"
#include "parse/text/name.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// A logo is read as a name, a name in large print as a firm; the code tells which is which.
void part_roles(Contact& print, const Contact& code)
{
    if (print.name && code.company && says_the_same(print.name->full, code.company->value)) {
        print.name.reset();
    }
    if (print.company && code.name && is_one_person(name_from(print.company->value), *code.name)) {
        print.company.reset();
    }
}

// A word of the text is in one of the addresses that are printed beside it.
bool is_in_addresses(const std::string& text, const Contact& print)
{
    constexpr std::size_t shortest = 3;
    const std::vector<std::string> words = split(text, " -.&");
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        const auto names = [&](const Field& address) {
            const std::string plain = key_of(word);
            return plain.size() >= shortest &&
                   (fold(address.value).find(plain) != std::string::npos ||
                    fold(address.value).find(fold_german(word)) != std::string::npos);
        };
        return std::any_of(print.emails.begin(), print.emails.end(), names) ||
               std::any_of(print.websites.begin(), print.websites.end(), names);
    });
}

template <class Value>
bool is_surer(const std::optional<Value>& print, const std::optional<Value>& code)
{
    return print && code && print->evidence.confidence > code->evidence.confidence;
}

}  // namespace

Contact reconciled(Contact print, const Contact& code)
{
    std::vector<std::string>& warnings = print.warnings;
    part_roles(print, code);
    reconcile_names(print.name, code.name, print.name && is_in_addresses(print.name->full, print),
                    warnings);
    reconcile_text("company", print.company, code.company,
                   print.company && is_in_addresses(print.company->value, print), warnings);
    reconcile_text("department", print.department, code.department,
                   is_surer(print.department, code.department), warnings);
    reconcile_text("job title", print.job_title, code.job_title,
                   is_surer(print.job_title, code.job_title), warnings);
    reconcile_addresses(print.address, code.address, warnings);
    reconcile_emails(print.emails, code.emails, warnings);
    reconcile_phones(print.phones, code.phones, warnings);
    reconcile_websites(print.websites, code.websites);
    reconcile_profiles(print.social, code.social);
    print.note = code.note;  // print has neither notes nor tags
    print.tags = code.tags;
    warnings.insert(warnings.end(), code.warnings.begin(), code.warnings.end());
    return print;
}

}  // namespace cardlog
