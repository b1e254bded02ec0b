#pragma once

#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "app/exchange/html.h"
#include "support/catch.h"

/// A ZIP archive of files with these names and bytes, written at that second since 1970.
inline std::string zip_file(const std::filesystem::path& file,
                            const std::vector<std::pair<std::string, std::string>>& files,
                            std::time_t written_at = 0)
{
    const std::unique_ptr<archive, int (*)(archive*)> zip(archive_write_new(), archive_write_free);
    REQUIRE(archive_write_set_format_zip(zip.get()) == ARCHIVE_OK);
    REQUIRE(archive_write_open_filename(zip.get(), file.c_str()) == ARCHIVE_OK);
    for (const auto& [name, bytes] : files) {
        const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                             archive_entry_free);
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_mtime(entry.get(), written_at, 0);
        REQUIRE(archive_write_header(zip.get(), entry.get()) == ARCHIVE_OK);
        archive_write_data(zip.get(), bytes.data(), bytes.size());
    }
    REQUIRE(archive_write_close(zip.get()) == ARCHIVE_OK);
    return file.string();
}

/// A mail with a text and these files, as programs for mails write it (RFC 5322, RFC 2045).
inline std::string mail_with(const std::vector<std::pair<std::string, std::string>>& files)
{
    std::string mail = "From: Karin <karin@beispiel.example>\nTo: me@beispiel.example\n"
                       "Subject: my card\nMIME-Version: 1.0\n"
                       "Content-Type: multipart/mixed; boundary=b0\n\n"
                       "--b0\nContent-Type: text/plain\n\nHere it is.\n";
    for (const auto& [name, bytes] : files) {
        mail.append("--b0\nContent-Type: application/octet-stream; name=\"").append(name);
        mail.append("\"\nContent-Disposition: attachment; filename=\"").append(name);
        mail.append("\"\nContent-Transfer-Encoding: base64\n\n");
        const std::string text = cardlog::base64(bytes);
        for (std::size_t at = 0; at < text.size(); at += 76) {
            mail += text.substr(at, 76);
            mail += '\n';
        }
    }
    return mail + "--b0--\n";
}
