#pragma once

#include <string>
#include <vector>

#include "core/contact.h"

namespace cardlog {

// Of each list `print` becomes what print and code say together; what contradicts is kept twice,
// with a sentence in `warnings`.

void reconcile_emails(std::vector<Field>& print, const std::vector<Field>& code,
                      std::vector<std::string>& warnings);

/// A number that is a fax to one witness alone stays what the print calls it and is doubted.
void reconcile_phones(std::vector<Phone>& print, const std::vector<Phone>& code,
                      std::vector<std::string>& warnings);

/// A printed website is shorter than the link behind it; its host says whether they are one.
void reconcile_websites(std::vector<Field>& print, const std::vector<Field>& code);

/// Profiles are one by host and path; those without a link by their letters.
void reconcile_profiles(std::vector<Field>& print, const std::vector<Field>& code);

}  // namespace cardlog
