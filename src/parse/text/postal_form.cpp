#include "parse/text/postal_form.h"

#include <algorithm>
#include <array>

#include "core/ascii.h"

namespace cardlog {
namespace {

// In a shape 9 is a digit, A an ASCII capital, X either; other characters are themselves.
struct PostalForm {
    std::string_view shape;
    std::string_view home;      ///< the countries that have such codes, where few have
    PostalCertainty elsewhere;  ///< at home they are certain
    bool says_country = false;  ///< nobody else has such codes
};

using enum PostalCertainty;

constexpr std::string_view four_digits =
    "AT CH LI LU BE DK NO NL AU NZ HU BG SI LV PT AR ZA PH BD TN GE CY";

constexpr std::array<PostalForm, 31> postal_forms{{
    {"A9 9AA", "GB", certain, true},
    {"A99 9AA", "GB", certain, true},
    {"AA9 9AA", "GB", certain, true},
    {"AA99 9AA", "GB", certain, true},
    {"A9A 9AA", "GB", certain, true},
    {"AA9A 9AA", "GB", certain, true},
    {"A99AA", "GB", none, true},
    {"A999AA", "GB", none, true},
    {"AA99AA", "GB", none, true},
    {"AA999AA", "GB", none, true},
    {"A9A9AA", "GB", none, true},
    {"AA9A9AA", "GB", none, true},
    {"A99 XXXX", "IE", none},
    {"A9A XXXX", "IE", none},
    {"A99XXXX", "IE", none},
    {"9999 AA", "NL", certain, true},
    {"9999AA", "NL", doubtful, true},
    {"A9A 9A9", "CA", certain, true},
    {"A9A9A9", "CA", none, true},
    {"99999", "", certain},
    {"99999-9999", "US", certain, true},
    {"99999-999", "BR", certain, true},
    {"999-9999", "JP", doubtful, true},
    {"9999-999", "PT", doubtful},
    {"999 99", "SE CZ SK GR", doubtful},
    {"99-999", "PL", doubtful},
    {"999-99", "", doubtful},
    {"999999", "IN CN SG VN RU RO CO EC KZ", doubtful},
    {"999 999", "IN", doubtful},
    {"999.999", "IN", none},  // the space was read as a dot
    {"9999", four_digits, doubtful},
}};

bool has_shape(std::string_view text, std::string_view shape)
{
    return std::equal(text.begin(), text.end(), shape.begin(), shape.end(), [](char c, char form) {
        const bool digit = is_digit(c);
        const bool capital = is_ascii_capital(c);
        return form == '9'   ? digit
               : form == 'A' ? capital
               : form == 'X' ? digit || capital
                             : c == form;
    });
}

const PostalForm* form_of(std::string_view text)
{
    const auto* form =
        std::find_if(postal_forms.begin(), postal_forms.end(),
                     [&](const PostalForm& one) { return has_shape(text, one.shape); });
    return form == postal_forms.end() ? nullptr : form;
}

bool is_home(const PostalForm& form, std::string_view region)
{
    return !region.empty() && form.home.find(region) != std::string_view::npos;
}

}  // namespace

PostalCertainty postal_certainty(std::string_view text, std::string_view region)
{
    const PostalForm* form = form_of(text);
    return form == nullptr ? none : is_home(*form, region) ? certain : form->elsewhere;
}

bool is_home_form(std::string_view text, std::string_view region)
{
    const PostalForm* form = form_of(text);
    return form != nullptr && is_home(*form, region);
}

std::string country_of_code(std::string_view postal_code)
{
    const PostalForm* form = form_of(postal_code);
    return form != nullptr && form->says_country ? std::string(form->home) : std::string();
}

}  // namespace cardlog
