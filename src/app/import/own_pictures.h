#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "core/calendar.h"
#include "core/ledger.h"

namespace cardlog {

// Pictures that came through the page lie in a folder that cardlog owns, beside its store:
// "cards.db.pictures" beside "cards.db". What is anywhere else is the user's own.

[[nodiscard]] std::filesystem::path own_pictures_folder(const std::filesystem::path& store);

/// Keeps a picture (mode 0600 in a folder of mode 0700) under its SHA-256, and beside it what is
/// known of where its cards were received; returns its path, also when it is there already. It is
/// safe from a power cut then: who sent it may delete it.
/// Nobody's name for a file is used. Throws Error(input) for bytes that are no picture,
/// Error(store) when it cannot be written.
[[nodiscard]] std::filesystem::path keep_picture(const std::filesystem::path& store,
                                                 const std::string& bytes,
                                                 const Encounter& encounter = {});

/// What keep_picture() was told; nothing once it was forgotten, or cannot be read.
[[nodiscard]] Encounter kept_encounter(const std::filesystem::path& picture);

/// Tells anew what is known of where the cards of a kept picture were received. Throws Error as
/// write_whole_file() does.
void keep_encounter(const std::filesystem::path& picture, const Encounter& encounter);

/// How long the cards are those of an evening that was named: a fair from its morning on, or a
/// party until late, but not what comes on the next day.
inline constexpr std::chrono::hours evening_life{12};

/// Keeps, beside the pictures, what is known of the evening whose cards are to come, also for when
/// the program is started again. Throws Error(store) when it cannot be written.
void keep_evening(const std::filesystem::path& store, const Encounter& evening, Time now);

/// What keep_evening() was told last; nothing after evening_life.
[[nodiscard]] Encounter kept_evening(const std::filesystem::path& store, Time now);

/// The store knows it now.
void forget_kept_encounter(const std::filesystem::path& picture);

/// Those that are kept, by name.
[[nodiscard]] std::vector<std::filesystem::path> own_pictures(const std::filesystem::path& store);

/// Deletes those of the files that lie in the folder; returns the others.
[[nodiscard]] std::vector<std::filesystem::path>
erase_own_pictures(const std::filesystem::path& store,
                   const std::vector<std::filesystem::path>& files);

/// Copies the folder of one store to that of another one, as a backup does; what is there by its
/// name is left. Nothing happens where there is none. Throws Error(store) when it cannot be
/// written.
void copy_own_pictures(const std::filesystem::path& from_store,
                       const std::filesystem::path& to_store);

/// Tells a store that was restored, or copied, that its own pictures lie beside it now.
void adopt_own_pictures(const std::filesystem::path& store);

/// A sentence for each kept picture that the store does not know: nobody's card is on it.
[[nodiscard]] std::vector<std::string>
strays_among_own_pictures(const std::filesystem::path& store);

}  // namespace cardlog
