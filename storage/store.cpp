#include "storage/store.h"

#include <optional>
#include <utility>

#include <sys/stat.h>

#include "core/shell_word.h"
#include "storage/calls/calls.h"
#include "storage/imports/imports.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/sql/connection.h"
#include "storage/vdirs/vdirs.h"

namespace cardlog {
namespace {

// What tells a file from every other one, wherever it lies; none where there is none.
std::optional<std::pair<dev_t, ino_t>> identity_of(const std::filesystem::path& file)
{
    struct stat status {};
    return stat(file.c_str(), &status) == 0 ? std::optional(std::pair(status.st_dev, status.st_ino))
                                            : std::nullopt;
}

}  // namespace

struct Store::Areas {
    Areas(std::filesystem::path file_name, std::string name, Database database)
        : file(std::move(file_name)),
          identity(identity_of(file)),
          connection(std::move(name), std::move(database))
    {}

    std::filesystem::path file;  // empty: none
    std::optional<std::pair<dev_t, ino_t>> identity;
    Connection connection;
    Imports imports{connection};
    People people{connection};
    Calls calls{connection};
    Journal journal{connection};
    Vdirs vdirs{connection};
};

Store::Store(std::unique_ptr<Areas> areas) : areas_(std::move(areas)) {}
Store::Store(Store&& other) noexcept = default;
Store& Store::operator=(Store&& other) noexcept = default;
Store::~Store() = default;

Store Store::open(const std::filesystem::path& file, std::chrono::milliseconds patience)
{
    return Store(std::make_unique<Areas>(file, shell_word(file), open_database(file, patience)));
}

Store Store::in_memory()
{
    return Store(std::make_unique<Areas>(std::filesystem::path(), "store in memory",
                                         open_database_in_memory()));
}

bool Store::is_at_its_path() const
{
    return identity_of(areas_->file) == areas_->identity;
}

void Store::backup(const std::filesystem::path& copy) const
{
    areas_->connection.run([&](Database& database) { backup_database(database, copy); });
}

void Store::restore(const std::filesystem::path& copy, const std::filesystem::path& file)
{
    restore_database(copy, file, copy_before_restore(file));
}

Imports& Store::imports()
{
    return areas_->imports;
}

const Imports& Store::imports() const
{
    return areas_->imports;
}

People& Store::people()
{
    return areas_->people;
}

const People& Store::people() const
{
    return areas_->people;
}

Calls& Store::calls()
{
    return areas_->calls;
}

const Calls& Store::calls() const
{
    return areas_->calls;
}

Journal& Store::journal()
{
    return areas_->journal;
}

const Journal& Store::journal() const
{
    return areas_->journal;
}

Vdirs& Store::vdirs()
{
    return areas_->vdirs;
}

const Vdirs& Store::vdirs() const
{
    return areas_->vdirs;
}

std::filesystem::path copy_before_restore(const std::filesystem::path& file)
{
    return file.string() + ".before-restore";
}

std::string sqlite_version()
{
    return SQLite::getLibVersion();
}

}  // namespace cardlog
