#include "storage/rows/person.h"

#include "core/error.h"

namespace cardlog {

Id person_of(Database& database, Id contact)
{
    auto row = statement(database, "SELECT person FROM person_contact WHERE contact = ?", contact);
    return row.executeStep() ? row.getColumn("person").getInt64() : 0;
}

void require_contact(Database& database, Id contact)
{
    if (person_of(database, contact) == 0) {
        throw Error(ExitCode::usage,
                    "contact " + std::to_string(contact) + ": there is no such contact",
                    "See cardlog contacts");
    }
}

Id known_person(Database& database, Id contact)
{
    require_contact(database, contact);
    return person_of(database, contact);
}

std::vector<Id> contacts_of(Database& database, Id person)
{
    auto row = statement(
        database, "SELECT contact FROM person_contact WHERE person = ? ORDER BY contact", person);
    return read_rows(
        row, [](SQLite::Statement& at) -> Id { return at.getColumn("contact").getInt64(); });
}

void put_parts(Database& database, const std::vector<Id>& contacts, Id person)
{
    // One that stands for others cannot be merged itself: first all of them stand alone.
    for (const Id contact : contacts) {
        execute(database, "UPDATE contact SET merged_into = NULL WHERE id = ?", contact);
    }
    for (const Id contact : contacts) {
        if (contact != person) {
            execute(database, "UPDATE contact SET merged_into = ? WHERE id = ?", person, contact);
        }
    }
}

}  // namespace cardlog
