// An import is a pipeline: files are read side by side and written in their order, so that the
// store is the same whatever the number of threads. Of each file there are two accounts: what is
// stored of it and what is said of it. They part only once the store has answered which cards were
// new. Bad input is an outcome of its file, never the end of the import.
#include "app/import/import.h"

#include <mutex>
#include <utility>

#include "app/import/in_order.h"
#include "app/import/reader.h"
#include "app/import/write_files.h"
#include "storage/store.h"

namespace cardlog {

void import_files(const std::vector<InputFile>& files, Store* store, const ImportOptions& options,
                  const ImportWork& work, const std::function<void(const ImportedFile&)>& report)
{
    std::mutex store_in_use;
    const auto is_known = [&](const std::string& sha256) {
        const std::lock_guard lock(store_in_use);
        return store != nullptr && !options.again &&
               store->imports().known_file(sha256).has_value();
    };
    std::size_t given = 0;
    OrderedWork<InputFile, ReadFile> reading;
    reading.jobs = work.jobs;
    reading.ahead = work.ahead;
    reading.next = [&]() -> std::optional<InputFile> {
        return given < files.size() && !work.is_stopped() ? std::optional(files[given++])
                                                          : std::nullopt;
    };
    reading.make_worker = [&] {
        const auto reader = std::make_shared<Reader>(options, work, is_known);
        return [reader](const InputFile& file) { return reader->read(file); };
    };
    reading.take = [&](std::vector<ReadFile> read) {
        const std::lock_guard lock(store_in_use);
        write_files(read, store, options, report);
    };
    in_order(reading);
}

}  // namespace cardlog
