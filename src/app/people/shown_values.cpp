#include "app/people/shown_values.h"

#include <regex>

#include "parse/phone/number_plan.h"

namespace cardlog {

std::string shown_number(const Phone& phone)
{
    return phone.e164 ? international_number(*phone.e164, phone.extension) : text_of(phone);
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
