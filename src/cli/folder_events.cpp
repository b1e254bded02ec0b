#include "cli/folder_events.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>

#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace cardlog {

namespace fs = std::filesystem;

FolderEvents::FolderEvents() : descriptor_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK))
{
    if (descriptor_ < 0) {
        reached_limit_ = "fs.inotify.max_user_instances";
    }
}

FolderEvents::~FolderEvents()
{
    if (descriptor_ >= 0) {
        close(descriptor_);
    }
}

bool FolderEvents::include(const std::vector<fs::path>& folders)
{
    constexpr std::uint32_t what = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ONLYDIR;
    bool is_new = false;
    for (const fs::path& folder : folders) {
        const int number = inotify_add_watch(descriptor_, folder.c_str(), what);
        if (number < 0 && errno == ENOSPC) {
            reached_limit_ = "fs.inotify.max_user_watches";
        }
        is_new |= number >= 0 && watched_.insert(number).second;
    }
    return is_new;
}

bool FolderEvents::wait(int end, std::chrono::milliseconds most) const
{
    std::array<pollfd, 2> waiting{pollfd{descriptor_, POLLIN, 0}, pollfd{end, POLLIN, 0}};
    const auto patience =
        static_cast<int>(std::clamp<long long>(most.count(), 0, std::numeric_limits<int>::max()));
    while (poll(waiting.data(), waiting.size(), patience) < 0 && errno == EINTR) {
    }
    std::array<char, 1 << 14> events{};
    while (read(descriptor_, events.data(), events.size()) > 0) {
    }
    return waiting[1].revents == 0;
}

bool is_being_written(const fs::path& file)
{
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return false;  // whoever reads it will say why it cannot be read
    }
    // fcntl(2): a read lease is refused with EAGAIN while somebody has the file open for writing,
    // with another error where leases are not known or the file is not ours.
    const bool is_written = fcntl(descriptor, F_SETLEASE, F_RDLCK) != 0 && errno == EAGAIN;
    close(descriptor);
    return is_written;
}

}  // namespace cardlog
