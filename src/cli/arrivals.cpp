#include "cli/arrivals.h"

#include <algorithm>
#include <system_error>

namespace cardlog {

namespace fs = std::filesystem;

FileLooks looks_of(const fs::path& file)
{
    std::error_code gone;
    return {fs::file_size(file, gone), fs::last_write_time(file, gone),
            fs::status(file, gone).permissions()};
}

std::vector<fs::path> Arrivals::complete(const std::map<fs::path, FileLooks>& files, Moment now)
{
    std::vector<fs::path> complete;
    next_look_.reset();
    for (const auto& [file, looks] : files) {
        const auto [found, is_new] = seen_.try_emplace(file, first_seen(looks, now));
        Seen& seen = found->second;
        if (!is_new && seen.looks != looks) {
            seen = {looks, now, now + patience_.rest};
        }
        if (seen.is_taken) {
            continue;
        }
        if (now >= seen.look_at && is_complete(file, seen, now)) {
            seen.is_taken = true;
            complete.push_back(file);
        } else {
            next_look_ = std::min(next_look_.value_or(seen.look_at), seen.look_at);
        }
    }
    has_looked_ = true;
    return complete;
}

Arrivals::Seen Arrivals::first_seen(const FileLooks& looks, Moment now) const
{
    const bool is_old = !has_looked_ && looks.written_at + patience_.for_the_rest <= now;
    return is_old ? Seen{looks, looks.written_at, now} : Seen{looks, now, now + patience_.rest};
}

bool Arrivals::is_complete(const fs::path& file, Seen& seen, Moment now) const
{
    const bool is_worth_waiting = now - seen.since < patience_.for_the_rest;
    if (ask_.is_being_written(file) || (is_worth_waiting && !ask_.is_whole(file))) {
        seen.look_at = now + std::max<Moment::duration>(patience_.rest, std::chrono::seconds(1));
        return false;
    }
    return true;
}

}  // namespace cardlog
