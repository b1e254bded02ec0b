#include "app/people/shown_values.h"

#include <regex>

#include "parse/phone/number_plan.h"

namespace cardlog {

std::string shown_number(const Phone& phone)
{
    return phone.e164 ? international_number(*phone.e164, phone.extension) : text_of(phone);
}

std::string number_with_extension(const Phone& phone)
{
    const std::string behind = phone.e164 ? extension_behind(*phone.e164, phone.extension) : "";
    return text_of(phone) + (behind.empty() ? "" : " ext. " + behind);
}

std::string with_shown_numbers(const std::string& text)
{
    static const std::regex e164(R"(\+[0-9]{7,15}(?![0-9]))");
    std::string shown;
    auto rest = text.begin();
    for (std::sregex_iterator number(text.begin(), text.end(), e164), end; number != end;
         ++number) {
        shown.append(rest, (*number)[0].first);
        shown += international_number(number->str());
        rest = (*number)[0].second;
    }
    return shown.append(rest, text.end());
}

std::string shown_name(const Contact& contact, const std::string& unread)
{
    const std::string called = with_shown_numbers(known_by(contact));
    return called.empty() ? unread : called;
}

std::string shown_name_and_company(const Contact& contact)
{
    const std::string company = text_of(contact.company);
    const bool both = contact.name && !company.empty();
    return shown_name(contact) + (both ? ", " + company : "");
}

std::vector<std::string> shown_texts(const std::vector<Phone>& phones)
{
    std::vector<std::string> texts;
    texts.reserve(phones.size());
    for (const Phone& phone : phones) {
        texts.push_back(shown_number(phone));
    }
    return texts;
}

}  // namespace cardlog
