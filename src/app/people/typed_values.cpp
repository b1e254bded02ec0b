#include "app/people/typed_values.h"

#include "core/ascii.h"
#include "core/error.h"
#include "parse/parse.h"
#include "parse/phone/phone.h"
#include "parse/text/unicode.h"

namespace cardlog {

std::string plain_text(const std::string& text)
{
    return without_controls(text);
}

Field typed_email(const std::string& text)
{
    const Contact read = parse_contact(from_plain_text(text));
    // What the parser would repair on a card is a slip of the keyboard here.
    if (read.emails.size() != 1 || lower_ascii(read.emails.front().value) != lower_ascii(text)) {
        throw Error(ExitCode::usage, "\"" + text + "\" is not an e-mail address",
                    "Write it like karin@firma.example");
    }
    return {read.emails.front().value, {text, 1, false, {}}};
}

Phone typed_phone(const std::string& text, PhoneType type, const std::string& region)
{
    Phone phone = phone_from(text, type, region);
    if (!phone.e164) {
        throw Error(ExitCode::usage, "\"" + text + "\" is not a telephone number",
                    "Write it like +49 541 1234567, or name the country with --region");
    }
    phone.evidence = {text, 1, false, {}};
    return phone;
}

}  // namespace cardlog
