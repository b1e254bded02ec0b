#include "imaging/load/picture_file.h"

#include <cerrno>
#include <csignal>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "core/shell_word.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

class Descriptor {
public:
    explicit Descriptor(const fs::path& file) : number_(open(file.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~Descriptor()
    {
        if (number_ >= 0) {
            close(number_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

// fcntl(2), "Leases": a lease for reading is refused with EAGAIN while anybody has the file open
// for writing. Other refusals (another owner's file, a file system without leases) tell nothing.
bool is_open_for_writing(const fs::path& file)
{
    const Descriptor descriptor(file);
    if (descriptor.number() < 0) {
        return false;
    }
    // Who opens it for writing in this moment makes the kernel send a signal: one without effect.
    fcntl(descriptor.number(), F_SETSIG, SIGURG);
    const bool refused = fcntl(descriptor.number(), F_SETLEASE, F_RDLCK) != 0 && errno == EAGAIN;
    fcntl(descriptor.number(), F_SETLEASE, F_UNLCK);
    return refused;
}

void check_kind(const fs::path& file)
{
    std::error_code unknown;
    if (fs::is_directory(file, unknown)) {
        throw bad_picture(file, "is a folder, not a picture",
                          "Name the pictures in it, or import it");
    }
    if (!fs::exists(file, unknown)) {
        throw bad_picture(file, "there is no such file", "Check the name");
    }
    if (!fs::is_regular_file(file, unknown)) {
        throw bad_picture(file, "is not a regular file", "Name a picture file");
    }
}

template <class Bytes>
Bytes read(const fs::path& file, std::uintmax_t count)
{
    std::ifstream stream(file, std::ios::binary);
    Bytes bytes(count, 0);
    stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(count));
    if (!stream.is_open() || stream.bad()) {
        throw bad_picture(file, "cannot be read", "Check that you may read it");
    }
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

}  // namespace

Error bad_picture(const fs::path& file, const std::string& what, const std::string& hint)
{
    return {ExitCode::input, shell_word(file) + ": " + what, hint};
}

Error damaged_picture(const fs::path& file)
{
    return bad_picture(file, "the picture is damaged or truncated", "Copy the file again");
}

Error too_large(const fs::path& file)
{
    return bad_picture(file, "the picture has more than 200 megapixels", "Make it smaller");
}

void check_size(const fs::path& file, long long width, long long height)
{
    if (width <= 0 || height <= 0) {
        throw damaged_picture(file);
    }
    if (width > max_pixels / height) {
        throw too_large(file);
    }
}

bool lacks_rows(const fs::path& file, long long reached, long long expected)
{
    if (4 * reached < 3 * expected) {
        throw damaged_picture(file);
    }
    return reached < expected;
}

void check_page_count(const fs::path& file, long long pages)
{
    if (pages <= 0) {
        throw damaged_picture(file);
    }
    if (pages > max_pages) {
        throw bad_picture(file, "the file has more than 10,000 pages", "Split it");
    }
}

std::string first_bytes(const fs::path& file, std::size_t most)
{
    check_kind(file);
    auto bytes = read<std::string>(file, most);
    if (is_open_for_writing(file)) {
        throw bad_picture(file, "is still being written by another program",
                          "Try again when it is complete");
    }
    if (bytes.empty()) {
        throw bad_picture(file, "the file is empty", "Copy it again");
    }
    return bytes;
}

std::vector<unsigned char> bytes_of(const fs::path& file)
{
    std::error_code unknown;
    const std::uintmax_t size = fs::file_size(file, unknown);
    return read<std::vector<unsigned char>>(file, unknown ? 0 : size);
}

}  // namespace cardlog
