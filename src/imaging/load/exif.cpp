#include "imaging/load/exif.h"

#include <cstdio>
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

// Silent, and fit for pictures that are loaded by several threads.
void prepare_exiv2()
{
    static std::recursive_mutex xmp_in_use;
    static std::once_flag once;
    std::call_once(once, [] {
        Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
        Exiv2::XmpParser::initialize(lock_xmp, &xmp_in_use);
    });
}

std::optional<std::chrono::year_month_day> day_of(const Exiv2::ExifData& exif)
{
    const auto found = exif.findKey(Exiv2::ExifKey("Exif.Photo.DateTimeOriginal"));
    if (found == exif.end()) {
        return std::nullopt;
    }
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (std::sscanf(found->toString().c_str(), "%4d:%2u:%2u", &year, &month, &day) != 3) {
        return std::nullopt;
    }
    const std::chrono::year_month_day taken{std::chrono::year(year), std::chrono::month(month),
                                            std::chrono::day(day)};
    return taken.ok() ? std::optional(taken) : std::nullopt;
}

Exif exif_in(const Exiv2::ExifData& data)
{
    const auto found = data.findKey(Exiv2::ExifKey("Exif.Image.Orientation"));
    const bool known = found != data.end() && found->count() > 0;
    return {known ? static_cast<int>(found->toLong()) : 1, day_of(data)};
}

}  // namespace

Exif exif_of_file(const std::filesystem::path& file)
{
    prepare_exiv2();
    try {
        const auto image = Exiv2::ImageFactory::open(file.string());
        image->readMetadata();
        return exif_in(image->exifData());
    } catch (const Exiv2::Error&) {
        return {};
    }
}

Exif exif_of_block(std::span<const unsigned char> bytes)
{
    prepare_exiv2();
    try {
        Exiv2::ExifData data;
        Exiv2::ExifParser::decode(data, bytes.data(), static_cast<std::uint32_t>(bytes.size()));
        return exif_in(data);
    } catch (const Exiv2::Error&) {
        return {};
    }
}

}  // namespace cardlog
