// Archives by libarchive, mails by GMime. Decoders want files, so what is in them is laid into a
// folder, each file under a number: its name may be anything.
#include "app/import/unpack.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <fstream>
#include <memory>
#include <mutex>
#include <string_view>
#include <system_error>

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <gmime/gmime.h>

#include "app/scan/vcard_file.h"
#include "core/ascii.h"
#include "core/shell_word.h"
#include "imaging/load/formats.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

std::string beginning_of(const fs::path& file)
{
    std::string bytes(first_bytes_of_format, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

bool is_zip(std::string_view bytes)
{
    return bytes.starts_with("PK\3\4"sv);
}

bool is_mailbox(std::string_view bytes)
{
    return bytes.starts_with("From "sv);
}

// RFC 5322, 2.2: lines of a name, a colon and the rest; mails name their sender and the day, or
// what handed them on.
bool is_mail(std::string_view bytes)
{
    const std::string head = lower_ascii(std::string(bytes.substr(0, bytes.find("\n\n"))));
    const auto has = [&](const std::string& field) {
        return head.starts_with(field) || head.find("\n" + field) != std::string::npos;
    };
    const std::size_t colon = head.find(':');
    const bool is_header =
        colon != std::string::npos && colon > 0 && head.find_first_of(" \t\r\n\0"sv) > colon;
    return is_header && (has("mime-version:") || has("received:")) &&
           (has("from:") || has("return-path:"));
}

Error cannot_be_unpacked(const fs::path& container, const std::string& what,
                         const std::string& hint)
{
    return {ExitCode::input, shell_word(container) + ": " + what, hint};
}

using Archive = std::unique_ptr<archive, int (*)(archive*)>;

// Appends what is left of the entry; returns how many bytes, at most one more than `most`.
std::size_t write_entry(archive* from, const fs::path& path, std::size_t most)
{
    std::ofstream file(path, std::ios::binary);
    std::array<char, 1 << 16> piece{};
    std::size_t written = 0;
    la_ssize_t count = 0;
    while (written <= most && (count = archive_read_data(from, piece.data(), piece.size())) > 0) {
        file.write(piece.data(), count);
        written += static_cast<std::size_t>(count);
    }
    return written;
}

template <class Object>
using Owned = std::unique_ptr<Object, void (*)(void*)>;

void prepare_gmime()
{
    static std::once_flag once;
    std::call_once(once, g_mime_init);
}

// Text in the mail's own words is nobody's file.
bool may_be_file(GMimeObject* object)
{
    if (GMIME_IS_PART(object) == FALSE) {
        return false;
    }
    GMimeContentType* type = g_mime_object_get_content_type(object);
    return g_mime_content_type_is_type(type, "image", "*") != FALSE ||
           g_mime_content_type_is_type(type, "application", "*") != FALSE ||
           g_mime_content_type_is_type(type, "text", "vcard") != FALSE ||
           g_mime_content_type_is_type(type, "text", "x-vcard") != FALSE ||
           g_mime_content_type_is_type(type, "text", "directory") != FALSE;
}

// "./a.jpg", "/home/erika/a.jpg" and "../a.jpg" all lie in the archive: what leads out of it is no
// part of a name.
fs::path name_inside(const char* given)
{
    fs::path name;
    for (const fs::path& part : fs::path(given).lexically_normal().relative_path()) {
        if (part != ".." && part != ".") {
            name /= part;
        }
    }
    return name.empty() ? fs::path("unnamed") : name;
}

fs::path name_of(GMimePart* part)
{
    const char* name = g_mime_part_get_filename(part);
    return name == nullptr ? fs::path("unnamed") : fs::path(name).filename();
}

bool write_part(GMimePart* part, const fs::path& path)
{
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    const Owned<GMimeStream> stream(
        g_mime_stream_fs_open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600, nullptr),
        g_object_unref);
    return content != nullptr && stream != nullptr &&
           g_mime_data_wrapper_write_to_stream(content, stream.get()) >= 0;
}

// One container that is taken apart, with those in it.
class Unpacking {
public:
    Unpacking(const InputFile& container, const fs::path& folder,
              const std::function<bool(const fs::path&)>& is_wanted)
        : outermost_(container.path), folder_(folder), is_wanted_(is_wanted), containers_{container}
    {}

    Unpacked run()
    {
        while (!containers_.empty()) {
            container_ = containers_.back();
            containers_.pop_back();
            take_apart();
        }
        return std::move(result_);
    }

private:
    void take_apart()
    {
        try {
            if (is_zip(beginning_of(container_.path))) {
                unpack_archive();
            } else {
                unpack_mails();
            }
        } catch (const Error& error) {
            result_.files.push_back(container_);
            result_.files.back().failure = error;
        }
    }

    void unpack_archive()
    {
        const Archive from(archive_read_new(), archive_read_free);
        archive_read_support_format_zip(from.get());
        constexpr std::size_t block = 1U << 16U;
        archive_entry* entry = nullptr;
        int status = archive_read_open_filename(from.get(), container_.path.c_str(), block);
        while (status >= ARCHIVE_WARN &&
               (status = archive_read_next_header(from.get(), &entry)) >= ARCHIVE_WARN &&
               status != ARCHIVE_EOF) {
            if (archive_entry_filetype(entry) == AE_IFREG) {
                take_entry(from.get(), entry);
            }
        }
        if (status != ARCHIVE_EOF) {
            throw cannot_be_unpacked(container_.name, "the archive is damaged or truncated",
                                     "Copy the file again");
        }
    }

    void take_entry(archive* from, archive_entry* entry)
    {
        const char* given = archive_entry_pathname(entry);
        const fs::path name = name_inside(given == nullptr ? "" : given);
        if (archive_entry_is_data_encrypted(entry) != 0) {
            throw cannot_be_unpacked(container_.name, "is protected by a password",
                                     "Unpack it first");
        }
        if (!is_wanted_(container_.name / name)) {
            return;
        }
        const fs::path path = next_path();
        bytes_ += write_entry(from, path, most_unpacked_bytes - bytes_);
        check_bounds();
        set_age(path, archive_entry_mtime(entry));
        const bool is_deep = name.has_parent_path();
        keep_or_remove(path, name, is_deep ? name.begin()->string() : "");
    }

    void unpack_mails()
    {
        prepare_gmime();
        const Owned<GMimeStream> stream(
            g_mime_stream_fs_open(container_.path.c_str(), O_RDONLY, 0, nullptr), g_object_unref);
        if (stream == nullptr) {
            throw cannot_be_unpacked(container_.name, "cannot be read",
                                     "Check that you may read it");
        }
        const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()),
                                        g_object_unref);
        const bool is_box = is_mailbox(beginning_of(container_.path));
        g_mime_parser_set_format(parser.get(), is_box ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
        int number = 0;
        do {
            const Owned<GMimeMessage> mail(g_mime_parser_construct_message(parser.get(), nullptr),
                                           g_object_unref);
            if (mail == nullptr) {
                break;
            }
            ++number;
            GDateTime* const sent = g_mime_message_get_date(mail.get());
            const std::time_t sent_at = sent == nullptr ? 0 : g_date_time_to_unix(sent);
            take_parts(mail.get(), sent_at, is_box ? std::to_string(number) : "");
        } while (is_box && g_mime_parser_eos(parser.get()) == FALSE);
    }

    void take_parts(GMimeMessage* mail, std::time_t sent_at, const fs::path& folder)
    {
        const std::unique_ptr<GMimePartIter, void (*)(GMimePartIter*)> parts(
            g_mime_part_iter_new(GMIME_OBJECT(mail)), g_mime_part_iter_free);
        do {
            GMimeObject* part = g_mime_part_iter_get_current(parts.get());
            if (part != nullptr && may_be_file(part)) {
                take_part(GMIME_PART(part), sent_at, folder);
            }
        } while (g_mime_part_iter_next(parts.get()) != FALSE);
    }

    void take_part(GMimePart* part, std::time_t sent_at, const fs::path& folder)
    {
        const fs::path name = folder / name_of(part);
        const fs::path path = next_path();
        if (is_wanted_(container_.name / name) && write_part(part, path)) {
            bytes_ += fs::file_size(path);
            check_bounds();
            set_age(path, sent_at);
            keep_or_remove(path, name, "");
        }
    }

    // The first day that ZIP knows of, 1 January 1980, is what it says where it knows of none.
    void set_age(const fs::path& path, std::time_t written_at) const
    {
        using std::chrono::sys_days;
        using namespace std::chrono_literals;
        const auto written = std::chrono::system_clock::from_time_t(written_at);
        const bool is_known = written > sys_days(1980y / 1 / 3);
        std::error_code ignored;
        fs::last_write_time(path,
                            is_known ? std::chrono::file_clock::from_sys(written)
                                     : fs::last_write_time(container_.path, ignored),
                            ignored);
    }

    fs::path next_path() { return folder_ / std::to_string(++written_); }

    void keep_or_remove(const fs::path& path, const fs::path& name, const std::string& subfolder)
    {
        const std::string bytes = beginning_of(path);
        const InputFile file{path,
                             container_.name / name,
                             container_.subfolder.empty() ? subfolder : container_.subfolder,
                             outermost_,
                             {},
                             container_.searched};
        if (is_picture_begun_by(bytes) || is_vcard_begun_by(bytes) || has_picture_ending(name) ||
            has_vcard_ending(name)) {
            result_.files.push_back(file);
            return;
        }
        if (has_container_ending(name) && is_container(path)) {
            containers_.push_back(file);
            ++nested_;
            return;
        }
        ++result_.no_pictures;
        std::error_code ignored;
        fs::remove(path, ignored);
    }

    void check_bounds() const
    {
        if (bytes_ > most_unpacked_bytes || result_.files.size() + nested_ >= most_unpacked_files) {
            throw cannot_be_unpacked(container_.name, "holds more than 2 GB or 10,000 files",
                                     "Unpack it and import the folder");
        }
    }

    const fs::path outermost_;
    const fs::path& folder_;
    const std::function<bool(const fs::path&)>& is_wanted_;
    std::vector<InputFile> containers_;  // not yet taken apart
    InputFile container_;                // the one in hand
    Unpacked result_;
    std::size_t bytes_ = 0;
    std::size_t nested_ = 0;
    int written_ = 0;
};

}  // namespace

bool has_container_ending(const fs::path& file)
{
    const std::string ending = lower_ascii(file.extension().string());
    constexpr std::array endings{".zip"sv, ".eml"sv, ".mbox"sv};
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool is_container(const fs::path& file)
{
    const std::string bytes = beginning_of(file);
    return is_zip(bytes) || is_mailbox(bytes) || is_mail(bytes);
}

Unpacked unpack(const InputFile& container, const fs::path& folder,
                const std::function<bool(const fs::path& name)>& is_wanted)
{
    return Unpacking(container, folder, is_wanted).run();
}

}  // namespace cardlog
