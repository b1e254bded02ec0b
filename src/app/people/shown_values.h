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

/// A text that holds numbers as text_of() gives them, each as shown_number() shows it.
[[nodiscard]] std::string with_shown_numbers(const std::string& text);

/// What somebody is called: what known_by() tells, else `unread`.
[[nodiscard]] std::string shown_name(const Contact& contact,
                                     const std::string& unread = unread_card);

/// The same of a line of a list, as the store gives them.
template <class Summary>
[[nodiscard]] std::string shown_name(const Summary& line, const std::string& unread = unread_card)
{
    const std::string& name = line.name.empty() ? line.company : line.name;
    const std::string called = name.empty() ? with_shown_numbers(line.known_by) : name;
    return called.empty() ? unread : called;
}

/// The same with name and company, where both are known: "Karin Beispiel, Horst GmbH".
[[nodiscard]] std::string shown_name_and_company(const Contact& contact);

template <class Summary>
[[nodiscard]] std::string shown_name_and_company(const Summary& line)
{
    const bool both = !line.name.empty() && !line.company.empty();
    return shown_name(line) + (both ? ", " + line.company : "");
}

/// The texts of a field.
template <class Values>
[[nodiscard]] std::vector<std::string> shown_texts(const Values& values)
{
    return texts_of(values);
}

[[nodiscard]] std::vector<std::string> shown_texts(const std::vector<Phone>& phones);

}  // namespace cardlog
