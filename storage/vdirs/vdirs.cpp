#include "storage/vdirs/vdirs.h"

#include "storage/imports/forgotten.h"
#include "storage/rows/contact_rows.h"
#include "storage/sql/connection.h"
#include "storage/sql/statement.h"

namespace cardlog {

std::vector<VdirFile> Vdirs::files(const std::filesystem::path& folder) const
{
    return connection_.read([&](Database& database) {
        auto row = statement(database, R"sql(
SELECT uid, name, contact_id, said, sha256 FROM vdir_file WHERE folder = ? ORDER BY uid)sql",
                             folder.string());
        return read_rows(row, [](SQLite::Statement& at) {
            return VdirFile{at.getColumn("uid").getString(), at.getColumn("name").getString(),
                            id_or_none(at.getColumn("contact_id")),
                            at.getColumn("said").getString(), at.getColumn("sha256").getString()};
        });
    });
}

void Vdirs::remember(const std::filesystem::path& folder, const std::vector<VdirFile>& files,
                     const std::vector<std::string>& gone)
{
    connection_.write([&](Database& database) {
        for (const VdirFile& file : files) {
            execute(database, R"sql(
INSERT OR REPLACE INTO vdir_file (folder, uid, name, contact_id, said, sha256)
VALUES (?, ?, ?, ?, ?, ?))sql",
                    folder.string(), file.uid, file.name, file.contact, file.said, file.sha256);
        }
        for (const std::string& uid : gone) {
            execute(database, "DELETE FROM vdir_file WHERE folder = ? AND uid = ?", folder.string(),
                    uid);
        }
    });
}

bool Vdirs::is_forgotten(const std::string& uid, const Contact& contact) const
{
    return connection_.read([&](Database& database) {
        return cardlog::is_forgotten(database, uid) ||
               cardlog::is_forgotten(database, rows_of(contact));
    });
}

}  // namespace cardlog
