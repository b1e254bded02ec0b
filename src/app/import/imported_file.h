#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/contact.h"
#include "core/error.h"
#include "core/geometry.h"
#include "core/ledger.h"
#include "storage/imports/imports.h"

namespace cardlog {

/// What became of one file of an import.
struct ImportedFile {
    /// A card of the file as a person may want to look at it.
    struct Card {
        Id contact = 0;  ///< that stands for the person; 0: none, or a dry run
        CardOutcome how = CardOutcome::written;
        /// What was read from it; of one that is read again what is known now. Empty for a card of
        /// a known file.
        Contact values{};
        std::vector<std::string> needs_review{};
        int page = 1;
        Quad quad{};                         ///< pixels of the page
        std::vector<FieldChange> changes{};  ///< by reading it again
    };

    /// A page of the file, for a contact sheet.
    struct Page {
        int page = 1;
        int width = 0;  ///< pixels
        int height = 0;
        std::string jpeg;  ///< the page, made smaller
    };

    std::filesystem::path file;
    FileOutcome outcome = FileOutcome::written;
    std::vector<Card> cards;       ///< written, or would be; of a known file only the contacts
    std::optional<Error> failure;  ///< of a failed file
    std::string sha256{};          ///< of its bytes; empty where they cannot be read
    std::vector<Page> pages{};     ///< of a file that was read, when they are wanted
    int damaged_pages = 0;         ///< without a card, of a file that was read
};

/// A card that says this, with what a person should look at.
[[nodiscard]] ImportedFile::Card imported_card(const Contact& values);

}  // namespace cardlog
