#include "storage/sql/database.h"

#include <array>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include <sqlite3.h>
#include <sys/stat.h>

#include "core/shell_word.h"
#include "storage/sql/contact_fields.h"
#include "storage/sql/digest.h"
#include "storage/sql/schema.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

constexpr mode_t private_folder = 0700;
constexpr mode_t private_file = 0600;

Error cannot_create(const fs::path& what, int error)
{
    return {ExitCode::store,
            shell_word(what) + ": cannot be created: " + std::generic_category().message(error),
            "Check the folder and its permissions, or name another store with --store FILE"};
}

void create_folders(const fs::path& folder)
{
    std::error_code unknown;
    if (folder.empty() || fs::exists(folder, unknown)) {
        return;
    }
    create_folders(folder.parent_path());
    if (mkdir(folder.c_str(), private_folder) != 0 && errno != EEXIST) {
        throw cannot_create(folder, errno);
    }
}

// mknod makes the file without opening it: closing a descriptor would drop the locks that SQLite
// holds on the same file elsewhere in this process (sqlite.org/howtocorrupt.html, 2.2).
void create_file(const fs::path& file)
{
    if (mknod(file.c_str(), S_IFREG | private_file, 0) != 0 && errno != EEXIST) {
        throw cannot_create(file, errno);
    }
}

// In a folder that may not be entered nobody can tell whether there is a store.
void refuse_closed_folder(const fs::path& file)
{
    fs::path folder;
    for (const fs::path& part : file.parent_path()) {
        folder /= part;
        std::error_code error;
        (void)fs::status(folder / ".", error);
        if (error == std::errc::permission_denied) {
            throw Error(ExitCode::store,
                        shell_word(file) + ": the folder " + shell_word(folder) +
                            " may not be entered",
                        "Give yourself the right to (chmod u+rwx), ask whose folder it is, or name "
                        "another store with --store FILE");
        }
    }
}

void refuse_folder(const fs::path& file)
{
    std::error_code unknown;
    if (!file.has_filename() || fs::is_directory(file, unknown)) {
        throw Error(ExitCode::store, shell_word(file) + ": is a folder",
                    "Name a file, for example " + shell_word(file / "cards.db"));
    }
}

// A device takes what is written to it and keeps nothing.
void refuse_special_file(const fs::path& file)
{
    std::error_code unknown;
    if (!fs::is_regular_file(file, unknown)) {
        throw Error(ExitCode::store, shell_word(file) + ": is not a file that can keep a store",
                    "Name another one with --store FILE");
    }
}

// A store that came here by copying may be open to everybody. Somebody else's file stays as it is.
void make_private(const fs::path& file)
{
    for (const char* part : {"", "-wal", "-shm"}) {
        std::error_code not_ours;
        fs::permissions(file.string() + part, fs::perms::owner_read | fs::perms::owner_write,
                        not_ours);
    }
}

// SQLite keeps a WAL file beside the store, for readers too, unless it is told that nobody writes.
std::string immutable_uri(const fs::path& file)
{
    std::string uri = "file:";
    for (const char byte : file.string()) {
        const auto code = static_cast<unsigned char>(byte);
        if (std::isalnum(code) != 0 || byte == '/' || byte == '.' || byte == '-' || byte == '_') {
            uri += byte;
        } else {
            std::array<char, 4> escaped{};
            std::snprintf(escaped.data(), escaped.size(), "%%%02X", code);
            uri += escaped.data();
        }
    }
    return uri + "?immutable=1";
}

bool has_unmerged_changes(const fs::path& file)
{
    std::error_code none;
    const std::uintmax_t size = fs::file_size(file.string() + "-wal", none);
    return !none && size > 0;
}

bool is_about_write_access(const SQLite::Exception& failure)
{
    return failure.getErrorCode() == SQLITE_CANTOPEN || failure.getErrorCode() == SQLITE_READONLY;
}

Database connect(const fs::path& file, std::chrono::milliseconds patience)
{
    const auto patience_ms = static_cast<int>(patience.count());
    try {
        Database database(file.string(), SQLite::OPEN_READWRITE, patience_ms);
        database.execAndGet("PRAGMA schema_version");  // the first look into the file
        return database;
    } catch (const SQLite::Exception& failure) {
        if (!is_about_write_access(failure) || has_unmerged_changes(file)) {
            throw;
        }
    }
    return {immutable_uri(file), SQLite::OPEN_READONLY | SQLite::OPEN_URI, patience_ms};
}

int number(Database& database, const std::string& query)
{
    return database.execAndGet(query).getInt();
}

int version_of(Database& database)
{
    return number(database, "PRAGMA user_version");
}

void refuse_foreign(Database& database, const std::string& name)
{
    const SQLite::Transaction one_state(database);  // another program may be making the store
    const int application = number(database, "PRAGMA application_id");
    const int version = version_of(database);
    const bool empty = application == 0 && version == 0 &&
                       number(database, "SELECT count(*) FROM sqlite_schema") == 0;
    if (application != store_application_id && !empty) {
        throw Error(ExitCode::store, name + ": not a cardlog store",
                    "It was left untouched; name another file with --store FILE");
    }
    const int latest = static_cast<int>(store_migrations().size());
    if (version > latest || (version == latest && has_unknown_fields(database))) {
        throw Error(ExitCode::store, name + ": was written by a newer cardlog",
                    "It was left untouched; update cardlog to open it");
    }
}

// sha256(X): 32 bytes; NULL for NULL.
void sql_sha256(sqlite3_context* context, int /*count*/, sqlite3_value** values)
{
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) {
        return;
    }
    const auto* bytes = static_cast<const char*>(sqlite3_value_blob(values[0]));
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
    const std::string digest = sha256_of_bytes({bytes, size});
    sqlite3_result_blob(context, digest.data(), static_cast<int>(digest.size()), SQLITE_TRANSIENT);
}

// Settings of a connection; none of them is kept in the file.
void configure(Database& database)
{
    add_functions(database);
    database.exec("PRAGMA foreign_keys = ON;"
                  "PRAGMA recursive_triggers = ON;"  // else INSERT OR REPLACE passes by the rules
                  "PRAGMA synchronous = FULL;"
                  "PRAGMA secure_delete = ON;");
}

// The mode is kept in the file, so that only its first users set it. For that SQLite asks for the
// whole file without waiting for others who do the same; here they wait for each other.
void use_write_ahead_log(Database& database, std::chrono::milliseconds patience)
{
    constexpr int pause_ms = 5;
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const int result = database.tryExec("PRAGMA journal_mode = WAL");
        if (result == SQLITE_OK) {
            return;
        }
        if (result != SQLITE_BUSY || std::chrono::steady_clock::now() > end) {
            throw SQLite::Exception(database.getHandle(), result);
        }
        sqlite3_sleep(pause_ms);
    }
}

void bring_up_to_date(Database& database, const fs::path& file, const std::string& name,
                      std::chrono::milliseconds patience)
{
    if (sqlite3_db_readonly(database.getHandle(), "main") == 0) {
        make_private(file);
        use_write_ahead_log(database, patience);
        migrate(database, file, store_migrations());
        put_contact_fields(database);
    } else if (version_of(database) < static_cast<int>(store_migrations().size())) {
        throw Error(ExitCode::store, name + ": an older store that cannot be brought up to date",
                    "Make the file and its folder writable, or copy it to where they are");
    }
}

Error cannot_copy(const fs::path& copy)
{
    return {ExitCode::store, shell_word(copy) + ": the copy cannot be written",
            "The store is as it was; make room on the disk and try again"};
}

// Half a copy never has the copy's name, and does not stay.
void copy_database(Database& database, const fs::path& copy)
{
    const fs::path part = copy.string() + ".part";
    std::error_code unknown;
    fs::remove(part, unknown);
    create_file(part);
    try {
        database.backup(part.c_str(), Database::Save);
    } catch (const SQLite::Exception& failure) {
        fs::remove(part, unknown);
        const int code = failure.getErrorCode() & 0xff;  // of a copy it says which kind of it
        const bool is_full = code == SQLITE_FULL || code == SQLITE_IOERR;
        throw is_full ? cannot_copy(copy) : translated(failure, shell_word(copy));
    }
    if (std::rename(part.c_str(), copy.c_str()) != 0) {
        const int error = errno;
        fs::remove(part, unknown);
        throw cannot_create(copy, error);
    }
}

// From another connection: it sees the state before the transaction that migrates.
void copy_store(const fs::path& file, const fs::path& copy)
{
    Database database(file.string(), SQLite::OPEN_READONLY);
    copy_database(database, copy);
}

// A sound store, opened without changing a byte of it.
Database open_copy(const fs::path& copy)
{
    std::error_code unknown;
    if (!fs::exists(copy, unknown)) {
        throw Error(ExitCode::store, shell_word(copy) + ": there is no such file",
                    "Name a copy that cardlog backup wrote");
    }
    refuse_special_file(copy);
    Database database(immutable_uri(fs::canonical(copy)), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
    if (number(database, "PRAGMA application_id") != store_application_id) {
        throw Error(ExitCode::store, shell_word(copy) + ": not a cardlog store",
                    "Name a file that cardlog backup wrote");
    }
    refuse_foreign(database, shell_word(copy));
    if (database.execAndGet("PRAGMA integrity_check").getString() != "ok") {
        throw Error(ExitCode::store, shell_word(copy) + ": this copy is damaged",
                    "The store was left as it is; try an older copy");
    }
    return database;
}

// Nobody else may be writing to a store that is moved away; one that is damaged cannot be asked.
void require_idle(const fs::path& file)
{
    try {
        Database database(file.string(), SQLite::OPEN_READWRITE);
        const SQLite::Transaction writing(database, SQLite::TransactionBehavior::IMMEDIATE);
    } catch (const SQLite::Exception& failure) {
        if (failure.getErrorCode() == SQLITE_BUSY) {
            throw translated(failure, shell_word(file));
        }
    }
}

// The three files of a store belong together.
void move_store(const fs::path& from, const fs::path& to)
{
    for (const char* part : {"-wal", "-shm", ""}) {
        std::error_code unknown;
        fs::remove(to.string() + part, unknown);
        if (fs::exists(from.string() + part, unknown) &&
            std::rename((from.string() + part).c_str(), (to.string() + part).c_str()) != 0) {
            throw cannot_create(to, errno);
        }
    }
}

}  // namespace

void add_functions(Database& database)
{
    database.createFunction("sha256", 1, true, nullptr, sql_sha256, nullptr, nullptr, nullptr);
}

fs::path copy_before(int version, const fs::path& file)
{
    return file.string() + ".before-version-" + std::to_string(version);
}

void migrate(Database& database, const fs::path& file, std::span<const char* const> migrations)
{
    const int latest = static_cast<int>(migrations.size());
    if (version_of(database) >= latest) {
        return;
    }
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    int version = version_of(database);  // another program may have been first
    if (version > 0 && version < latest) {
        copy_store(file, copy_before(version + 1, file));
    }
    for (; version < latest; ++version) {
        database.exec(migrations[static_cast<std::size_t>(version)]);
    }
    database.exec("PRAGMA application_id = " + std::to_string(store_application_id));
    database.exec("PRAGMA user_version = " + std::to_string(latest));
    transaction.commit();
}

void backup_database(Database& database, const fs::path& copy)
{
    refuse_folder(copy);
    copy_database(database, fs::absolute(copy));
}

void restore_database(const fs::path& copy, const fs::path& file, const fs::path& replaced)
{
    refuse_folder(file);
    try {
        Database sound = open_copy(copy);
        const fs::path absolute = fs::absolute(file);
        refuse_closed_folder(absolute);
        create_folders(absolute.parent_path());
        const fs::path next = absolute.string() + ".restored";
        copy_database(sound, next);
        if (fs::exists(absolute)) {
            require_idle(absolute);
            move_store(absolute, fs::absolute(replaced));
        }
        fs::rename(next, absolute);
    } catch (const SQLite::Exception& failure) {
        throw translated(failure, shell_word(copy));
    }
}

Database open_database(const fs::path& file, std::chrono::milliseconds patience)
{
    const std::string name = shell_word(file);
    refuse_folder(file);
    const fs::path absolute = fs::absolute(file);  // never taken for a URI or for ":memory:"
    refuse_closed_folder(absolute);
    create_folders(absolute.parent_path());
    create_file(absolute);
    refuse_special_file(file);
    const fs::path real =
        fs::canonical(absolute);  // SQLite's other files are beside it, not a link
    try {
        Database database = connect(real, patience);
        refuse_foreign(database, name);
        configure(database);
        bring_up_to_date(database, real, name, patience);
        return database;
    } catch (const SQLite::Exception& failure) {
        throw translated(failure, name);
    }
}

Database open_database_in_memory()
{
    Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    configure(database);
    migrate(database, {}, store_migrations());
    put_contact_fields(database);
    return database;
}

Error translated(const SQLite::Exception& failure, const std::string& name)
{
    switch (failure.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return {ExitCode::busy, name + ": the store is in use by another program",
                "Nothing was lost; try again in a moment"};
    case SQLITE_NOTADB:
        return {ExitCode::store, name + ": not a cardlog store",
                "If it was one, it is damaged: see cardlog doctor, bring back a copy with cardlog "
                "restore"};
    case SQLITE_CORRUPT:
        return {ExitCode::store, name + ": the store is damaged",
                "See cardlog doctor; bring back a copy with cardlog restore"};
    case SQLITE_READONLY:
        return {ExitCode::store, name + ": the store cannot be written",
                "Check the permissions of the file and of its folder"};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ExitCode::store, name + ": the store cannot be opened",
                "Check the permissions of the file and of its folder"};
    case SQLITE_FULL:
        return {ExitCode::store, name + ": no space left for the store",
                "What was stored before is unchanged; make room on the disk and try again"};
    case SQLITE_IOERR:
        return {ExitCode::store, name + ": the store cannot be read or written",
                "What was stored before is unchanged; the disk may be full or failing"};
    default:
        return {ExitCode::store, name + ": the store refused the change: " + failure.what(),
                "Nothing was changed; please report this"};
    }
}

}  // namespace cardlog
