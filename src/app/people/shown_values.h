#pragma once

#include <string>
#include <vector>

#include "core/contact.h"
#include "core/fields.h"

namespace cardlog {

// Values for a person to read; text_of() gives them to programs.

/// A number in international format with groups, "+49 541 123456-78"; as printed where it is not
/// valid.
[[nodiscard]] std::string shown_number(const Phone& phone);

/// A number for other programs: E.164 with the extension that is dialled after it, "+12125550123
/// ext. 12"; as printed where it is not valid.
[[nodiscard]] std::string number_with_extension(const Phone& phone);

/// What somebody is called: the name, else the company, an address or a number, else whatever is
/// known; unread_card where nothing is.
[[nodiscard]] std::string shown_name(const Contact& contact);

/// A text that holds numbers as text_of() gives them, each as shown_number() shows it.
[[nodiscard]] std::string with_shown_numbers(const std::string& text);

/// The texts of a field.
template <class Values>
[[nodiscard]] std::vector<std::string> shown_texts(const Values& values)
{
    return texts_of(values);
}

[[nodiscard]] std::vector<std::string> shown_texts(const std::vector<Phone>& phones);

}  // namespace cardlog
