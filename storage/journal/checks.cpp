#include "storage/journal/checks.h"

#include "core/error.h"

namespace cardlog {

bool is_blank(const std::string& text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

void require_contact(SQLite::Database& database, Id contact)
{
    if (!statement(database, "SELECT 1 FROM contact WHERE id = ?", contact).executeStep()) {
        throw Error(ExitCode::usage,
                    "contact " + std::to_string(contact) + ": there is no such contact",
                    "See cardlog contacts");
    }
}

}  // namespace cardlog
