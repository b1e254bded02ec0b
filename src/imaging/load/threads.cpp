#include "imaging/load/threads.h"

#include <mutex>

#include <exiv2/exiv2.hpp>

namespace cardlog {
namespace {

// Exiv2's XMP toolkit shares what it knows of namespaces (Exiv2::XmpParser::initialize).
void lock_xmp(void* mutex, bool lock)
{
    auto& shared = *static_cast<std::recursive_mutex*>(mutex);
    if (lock) {
        shared.lock();
    } else {
        shared.unlock();
    }
}

}  // namespace

void allow_threads()
{
    static std::recursive_mutex xmp_in_use;
    static std::once_flag once;
    std::call_once(once, [] { Exiv2::XmpParser::initialize(lock_xmp, &xmp_in_use); });
}

}  // namespace cardlog
