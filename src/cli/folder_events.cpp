#include "cli/folder_events.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "core/error.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

Error cannot_watch(const fs::path& folder, int error)
{
    return {ExitCode::input,
            folder.string() + ": cannot be watched: " + std::generic_category().message(error),
            "Check the folder; the system's limit is fs.inotify.max_user_watches"};
}

}  // namespace

FolderEvents::FolderEvents(fs::path folder)
    : folder_(std::move(folder)), descriptor_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK))
{
    if (descriptor_ < 0) {
        throw cannot_watch(folder_, errno);
    }
}

FolderEvents::~FolderEvents()
{
    close(descriptor_);
}

void FolderEvents::add(const fs::path& folder) const
{
    constexpr std::uint32_t what = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ONLYDIR;
    if (inotify_add_watch(descriptor_, folder.c_str(), what) < 0 && errno != ENOENT &&
        errno != EACCES) {
        throw cannot_watch(folder, errno);
    }
}

void FolderEvents::include_new_folders()
{
    std::error_code failed;
    if (!fs::is_directory(folder_, failed)) {
        throw Error(ExitCode::input, folder_.string() + ": the folder is there no longer",
                    "Make it again and start the watch anew");
    }
    add(folder_);
    const auto options = fs::directory_options::skip_permission_denied;
    auto at = fs::recursive_directory_iterator(folder_, options, failed);
    for (; !failed && at != fs::recursive_directory_iterator(); at.increment(failed)) {
        std::error_code unknown;
        if (at->is_directory(unknown) && !at->is_symlink(unknown)) {
            add(at->path());
        }
    }
}

bool FolderEvents::wait(int end, bool is_settling)
{
    std::array<pollfd, 2> waiting{pollfd{descriptor_, POLLIN, 0}, pollfd{end, POLLIN, 0}};
    const std::chrono::milliseconds most = time_to_settle;
    const int patience = is_settling ? static_cast<int>(most.count()) : -1;
    while (poll(waiting.data(), waiting.size(), patience) < 0 && errno == EINTR) {
    }
    std::array<char, 1 << 14> events{};
    while (read(descriptor_, events.data(), events.size()) > 0) {
    }
    return waiting[1].revents == 0;
}

bool is_complete(const fs::path& file)
{
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return true;  // whoever reads it will say why it cannot be read
    }
    // fcntl(2): a read lease is refused with EAGAIN while somebody has the file open for writing,
    // with another error where leases are not known or the file is not ours.
    const bool given = fcntl(descriptor, F_SETLEASE, F_RDLCK) == 0;
    const bool writing = !given && errno == EAGAIN;
    close(descriptor);
    std::error_code gone;
    const auto age = fs::file_time_type::clock::now() - fs::last_write_time(file, gone);
    return given || (!writing && age >= time_to_settle);
}

}  // namespace cardlog
