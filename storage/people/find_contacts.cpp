#include <algorithm>
#include <sstream>

#include "core/ascii.h"
#include "storage/people/people.h"
#include "storage/rows/person.h"
#include "storage/rows/values.h"
#include "storage/sql/connection.h"
#include "storage/sql/statement.h"

namespace cardlog {
namespace {

bool is_digits(const std::string& word)
{
    return std::all_of(word.begin(), word.end(), is_digit);
}

// GLOB, because the trigram index serves it; its own signs are made plain characters. The stored
// text begins with a space, so that each of its words follows one. A number is stored as E.164,
// which has no leading zeros ("0541 …" is "+49541…"), so a query's are left out.
std::string pattern_of(const std::string& word)
{
    const bool number = is_digits(word);
    const std::size_t begin = number ? std::min(word.find_first_not_of('0'), word.size() - 1) : 0;
    std::string pattern = number ? "*" : "* ";
    for (const char c : word.substr(begin)) {
        const bool sign = c == '*' || c == '?' || c == '[';
        pattern += sign ? std::string{'[', c, ']'} : std::string{c};
    }
    return pattern + "*";
}

std::vector<std::string> patterns_of(const std::string& words)
{
    std::vector<std::string> patterns;
    std::istringstream stream(words);
    for (std::string word; stream >> word;) {
        patterns.push_back(pattern_of(word));
    }
    return patterns;
}

// The plus takes the type from the column; else the index of persons could not be used.
constexpr const char* summary_sql = R"sql(
SELECT contact.id AS id, imported_at, source_file.id AS file, number,
       coalesce((SELECT value FROM contact_value
                 WHERE contact_id = contact.id AND field = 'name'), '') AS name,
       coalesce((SELECT value FROM contact_value
                 WHERE contact_id = contact.id AND field = 'company'), '') AS company,
       (SELECT min(due) FROM callback WHERE outcome IS NULL AND contact_id IN
               (SELECT contact FROM person_contact WHERE person = +contact.id)) AS next_due,
       NOT EXISTS (SELECT 1 FROM contact_value JOIN contact_field ON contact_field.name = field
                   WHERE contact_id = contact.id AND value <> '' AND by_card) AS unread,
       EXISTS (SELECT 1 FROM contact_value
               WHERE contact_id = contact.id AND confidence < ?) AS doubtful
FROM contact
LEFT JOIN card ON card.id = (SELECT min(id) FROM card WHERE contact_id = contact.id)
LEFT JOIN source_file ON source_file.id = file_id
WHERE contact.id = ? AND no_card = 0)sql";

constexpr const char* sorted_sql = "SELECT contact.id AS id FROM contact";
constexpr const char* order_sql = R"sql(
WHERE merged_into IS NULL AND no_card = 0
ORDER BY sort_name IS NULL, sort_name COLLATE NOCASE, contact.id)sql";

// A search for a word that more contacts than this have looks at the contacts in their order, until
// it has found as many as are wanted; sorting all that have it would take longer than 50 ms.
constexpr int many_contacts = 5000;

// Whether the trigram index can serve the pattern: it holds three plain characters in a row.
bool is_indexed(const std::string& pattern)
{
    int run = 0;
    for (const char c : pattern) {
        const bool continues = (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
        run = c == '*' || c == '[' || c == ']' ? 0 : run + (continues ? 0 : 1);
        if (run == 3) {
            return true;
        }
    }
    return false;
}

// "search_text GLOB ? AND …", once a pattern; with a plus in front of the column where the search
// index is not to be used. A pattern that it cannot serve is never left to it: SQLite 3.40 fails on
// one before another that it can.
std::string matching_sql(const std::vector<std::string>& patterns, bool by_index)
{
    std::string sql;
    for (const std::string& pattern : patterns) {
        sql += (sql.empty() ? "" : " AND ");
        sql += (by_index && is_indexed(pattern) ? "" : "+");
        sql += "search_text GLOB ?";
    }
    return sql;
}

bool are_many(Database& database, const std::vector<std::string>& patterns)
{
    Statement row(database, "SELECT count(*) FROM (SELECT 1 FROM contact_search WHERE " +
                                matching_sql(patterns, true) + " LIMIT ?)");
    int index = 0;
    for (const std::string& pattern : patterns) {
        bind_value(row, ++index, pattern);
    }
    bind_value(row, ++index, many_contacts);
    row.executeStep();
    return row.getColumn(0).getInt() == many_contacts;
}

// The persons that have all patterns, in the order of the list.
Statement sorted_persons(Database& database, const std::vector<std::string>& patterns, bool all)
{
    std::string sql = sorted_sql;
    if (patterns.empty()) {
        sql += order_sql;
    } else if (!all && are_many(database, patterns)) {
        sql += " CROSS JOIN contact_search ON contact_search.rowid = contact.id AND " +
               matching_sql(patterns, false) + order_sql;
    } else {
        sql += " JOIN (SELECT rowid AS found FROM contact_search WHERE " +
               matching_sql(patterns, true) + ") ON found = contact.id" + order_sql;
    }
    Statement row(database, sql);
    int index = 0;
    for (const std::string& pattern : patterns) {
        bind_value(row, ++index, pattern);
    }
    return row;
}

ContactSummary summary_in(const SQLite::Statement& row)
{
    ContactSummary summary;
    summary.id = row.getColumn("id").getInt64();
    summary.name = row.getColumn("name").getString();
    summary.company = row.getColumn("company").getString();
    summary.next_due = day_or_none(row.getColumn("next_due"));
    summary.unread = row.getColumn("unread").getInt() != 0;
    summary.needs_review = summary.unread || row.getColumn("doubtful").getInt() != 0;
    if (const auto imported_at = time_or_none(row.getColumn("imported_at"))) {
        summary.card = ImportPlace{*imported_at, row.getColumn("file").getInt64(),
                                   row.getColumn("number").getInt()};
    }
    return summary;
}

constexpr const char* reach_sql = R"sql(
SELECT field, value FROM contact_value
WHERE contact_id = ? AND field IN ('emails', 'phones', 'websites', 'tags')
ORDER BY field, position)sql";

constexpr const char* sharing_sql = R"sql(
SELECT person FROM contact_value JOIN person_contact ON contact = contact_id
WHERE field IN ('emails', 'phones') AND value COLLATE NOCASE IN
      (SELECT value FROM contact_value
       WHERE contact_id = ? AND field IN ('emails', 'phones')))sql";

// How to reach the contact, and its tags; `row` is reach_sql.
void add_reach(SQLite::Statement& row, ContactSummary& contact)
{
    row.reset();
    bind_value(row, 1, contact.id);
    while (row.executeStep()) {
        const std::string field = row.getColumn("field").getString();
        auto& list = field == "emails"   ? contact.emails
                     : field == "phones" ? contact.phones
                     : field == "tags"   ? contact.tags
                                         : contact.websites;
        list.push_back(row.getColumn("value").getString());
    }
}

// The summaries of contacts, each by its number; prepared once for a whole list.
class Summaries {
public:
    explicit Summaries(Database& database)
        : database_(database), summary_(database, summary_sql), reach_(database, reach_sql)
    {
        bind_value(summary_, 1, review_threshold);
    }

    // None for an unknown contact.
    std::optional<ContactSummary> of(Id contact)
    {
        summary_.reset();
        bind_value(summary_, 2, contact);
        if (!summary_.executeStep()) {
            return std::nullopt;
        }
        ContactSummary summary = summary_in(summary_);
        add_reach(reach_, summary);
        summary.known_by = otherwise_known_by(database_, contact, summary);
        return summary;
    }

private:
    Database& database_;
    Statement summary_;
    Statement reach_;
};

// The contacts and those that share an address or a number with one of them, as persons.
std::set<Id> persons_near(Database& database, const std::set<Id>& contacts)
{
    Statement sharing(database, sharing_sql);
    std::set<Id> persons;
    for (const Id contact : contacts) {
        persons.insert(person_of(database, contact));
        sharing.reset();
        bind_value(sharing, 1, contact);
        while (sharing.executeStep()) {
            persons.insert(sharing.getColumn("person").getInt64());
        }
    }
    return persons;
}

}  // namespace

std::vector<ContactSummary> People::contacts(const WantedContacts& wanted) const
{
    return connection_.read([&](Database& database) {
        Statement person =
            sorted_persons(database, patterns_of(wanted.query), wanted.most == all_entries);
        Summaries summaries(database);
        std::vector<ContactSummary> contacts;
        while (contacts.size() < wanted.most && person.executeStep()) {
            ContactSummary contact = summaries.of(person.getColumn("id").getInt64()).value();
            if (!wanted.passes || wanted.passes(contact)) {
                contacts.push_back(std::move(contact));
            }
        }
        return contacts;
    });
}

std::vector<DoubtfulContact> People::doubtful_contacts() const
{
    return connection_.read([](Database& database) {
        auto row = statement(database, R"sql(
SELECT contact_id, count(*) AS doubtful FROM contact_value JOIN contact ON contact.id = contact_id
WHERE merged_into IS NULL AND no_card = 0 AND confidence < ?
GROUP BY contact_id ORDER BY contact_id)sql",
                             review_threshold);
        std::vector<DoubtfulContact> contacts;
        while (row.executeStep()) {
            contacts.push_back(
                {row.getColumn("contact_id").getInt64(), row.getColumn("doubtful").getInt()});
        }
        return contacts;
    });
}

std::vector<Id> People::unread_contacts() const
{
    return connection_.read([](Database& database) {
        auto row = statement(database, R"sql(
SELECT id FROM contact
WHERE merged_into IS NULL AND no_card = 0 AND id IN (SELECT contact_id FROM card)
      AND NOT EXISTS (SELECT 1 FROM contact_value JOIN contact_field ON contact_field.name = field
                      WHERE contact_id = contact.id AND value <> '' AND by_card)
ORDER BY id)sql");
        std::vector<Id> contacts;
        while (row.executeStep()) {
            contacts.push_back(row.getColumn("id").getInt64());
        }
        return contacts;
    });
}

std::vector<Id> People::unconfirmed_contacts(std::size_t most) const
{
    return connection_.read([&](Database& database) {
        auto row = statement(database, R"sql(
SELECT DISTINCT contact_id FROM contact_value JOIN contact ON contact.id = contact_id
WHERE merged_into IS NULL AND no_card = 0 AND field IN ('phones', 'emails')
      AND confidence >= ? AND confidence < 1
ORDER BY contact_id DESC LIMIT ?)sql",
                             review_threshold, static_cast<std::int64_t>(most));
        std::vector<Id> contacts;
        while (row.executeStep()) {
            contacts.push_back(row.getColumn("contact_id").getInt64());
        }
        return contacts;
    });
}

std::vector<ContactSummary> People::contacts_near(const std::set<Id>& contacts) const
{
    return connection_.read([&](Database& database) {
        Summaries summaries(database);
        std::vector<ContactSummary> near;
        for (const Id person : persons_near(database, contacts)) {
            if (auto summary = summaries.of(person)) {
                near.push_back(*std::move(summary));
            }
        }
        return near;
    });
}

}  // namespace cardlog
