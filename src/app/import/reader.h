#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "app/import/import.h"
#include "app/import/imported_file.h"
#include "app/import/input_file.h"
#include "app/scan/scan.h"
#include "core/error.h"
#include "storage/imports/imports.h"

namespace cardlog {

/// A file that was read: what goes into the store, and what is said of it.
struct ReadFile {
    NewFile file;
    ImportedFile report;

    /// Leaves nothing but why it could not be read.
    void fail(const Error& error);
};

/// One thread's part of an import of pictures and vCard files.
class Reader {
public:
    /// A file whose content `is_known` is not read, and has no cards.
    Reader(const ImportOptions& options, const ImportWork& work,
           std::function<bool(const std::string& sha256)> is_known);

    /// The file with its cards. Bad input is a ReadFile that failed; any other Error is thrown.
    [[nodiscard]] ReadFile read(const InputFile& file);

private:
    void read_into(ReadFile& read, const InputFile& input);
    void read_vcards(ReadFile& read, const std::filesystem::path& file) const;
    void read_pictures(ReadFile& read, const std::filesystem::path& file);
    void add_page(ReadFile& read, const ScannedPage& page) const;

    const ImportOptions& options_;
    const ImportWork& work_;
    std::function<bool(const std::string&)> is_known_;
    std::shared_ptr<OcrEngine> engine_;  // made for the first picture that is not known
};

}  // namespace cardlog
