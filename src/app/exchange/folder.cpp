#include "app/exchange/folder.h"

#include <fstream>
#include <iterator>
#include <system_error>

#include "core/error.h"
#include "core/shell_word.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

Error cannot_write(const fs::path& file)
{
    return {ExitCode::input, shell_word(file) + ": cannot be written",
            "Check the folder, its permissions and the space on the disk"};
}

// Names below /dev and /proc stand for something that is open: a new file of that name would be
// seen by nobody.
bool is_replaced(const fs::path& file)
{
    std::error_code unknown;
    const fs::path whole = fs::absolute(file, unknown).lexically_normal();
    const auto first = std::next(whole.begin(), whole.has_root_directory() ? 1 : 0);
    const bool is_of_system = first != whole.end() && (*first == "dev" || *first == "proc");
    const fs::file_type type = fs::status(file, unknown).type();
    const bool is_new = type == fs::file_type::not_found && !fs::is_symlink(file, unknown);
    return !is_of_system && (type == fs::file_type::regular || is_new);
}

// A pipe, a terminal, a device: what is there is written into.
void write_into(const fs::path& node, const std::string& bytes)
{
    std::ofstream stream(node, std::ios::binary);
    stream << bytes;
    stream.close();
    if (!stream) {
        throw cannot_write(node);
    }
}

std::string bytes_of(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

bool write_whole_file(const fs::path& name, const std::string& bytes)
{
    std::error_code unknown;
    if (fs::is_directory(name, unknown)) {
        throw Error(ExitCode::input, shell_word(name) + ": is a folder", "Name a file in it");
    }
    if (!is_replaced(name)) {
        write_into(name, bytes);
        return true;
    }
    const fs::path file = fs::is_symlink(name, unknown) ? fs::canonical(name) : name;
    if (fs::exists(file, unknown) && bytes_of(file) == bytes) {
        return false;
    }
    // A name that starts with a dot is no item of a vdir while it is being written.
    const fs::path part = file.parent_path() / ("." + file.filename().string() + ".part");
    std::ofstream stream(part, std::ios::binary | std::ios::trunc);
    stream << bytes;
    stream.close();
    std::error_code failed;
    if (stream) {
        fs::rename(part, file, failed);
    }
    if (!stream || failed) {
        fs::remove(part, unknown);
        throw cannot_write(file);
    }
    return true;
}

}  // namespace cardlog
