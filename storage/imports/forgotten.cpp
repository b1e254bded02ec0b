#include "storage/imports/forgotten.h"

#include <algorithm>

#include "core/ascii.h"
#include "storage/sql/digest.h"

namespace cardlog {
namespace {

std::string digest_of(const std::string& kind, const std::string& one, const std::string& other)
{
    return sha256_of_bytes(kind + "\n" + lower_ascii(one) + "\n" + lower_ascii(other));
}

std::string value_of(const std::vector<ContactRow>& rows, const std::string& field)
{
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const ContactRow& row) { return row.field == field; });
    return found == rows.end() ? "" : found->value;
}

std::vector<std::string> digests_of(const std::vector<ContactRow>& rows)
{
    const std::string name = value_of(rows, "name");
    const std::string kind = name.empty() ? "company" : "name";
    const std::string who = name.empty() ? value_of(rows, "company") : name;
    std::vector<std::string> digests;
    for (const ContactRow& row : rows) {
        if (row.field == "emails" || row.field == "phones") {
            digests.push_back(digest_of(kind, who, row.value));
        }
    }
    return digests;
}

std::string digest_of_uid(const std::string& uid)
{
    return digest_of("uid", uid, "");
}

void put_digest(Database& database, const std::string& digest)
{
    execute(database, "INSERT OR IGNORE INTO forgotten_digest (digest) VALUES (?)", Blob{digest});
}

bool has_digest(Database& database, const std::string& digest)
{
    return statement(database, "SELECT 1 FROM forgotten_digest WHERE digest = ?", Blob{digest})
        .executeStep();
}

}  // namespace

void remember_forgotten(Database& database, const std::vector<ContactRow>& rows,
                        const std::string& uid)
{
    for (const std::string& digest : digests_of(rows)) {
        put_digest(database, digest);
    }
    put_digest(database, digest_of_uid(uid));
}

bool is_forgotten(Database& database, const std::vector<ContactRow>& rows)
{
    const std::vector<std::string> digests = digests_of(rows);
    return std::any_of(digests.begin(), digests.end(),
                       [&](const std::string& digest) { return has_digest(database, digest); });
}

bool is_forgotten(Database& database, const std::string& uid)
{
    return has_digest(database, digest_of_uid(uid));
}

}  // namespace cardlog
