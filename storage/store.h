#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

namespace cardlog {

class Calls;
class Imports;
class Journal;
class People;
class Vdirs;

/// How long a store that another program is writing to is waited for.
inline constexpr std::chrono::milliseconds store_patience{5000};

/// "3.40.1"
[[nodiscard]] std::string sqlite_version();

/// The one file with all contacts and the calls owed to them. The schema itself keeps the rules:
/// no card without a contact and a callback, no callback closed without an outcome.
///
/// What is in it is asked and changed by its areas, which live as long as the store does, also when
/// it is moved; each has a header of its own. Each of their functions is one transaction: all of it
/// is stored or nothing.
///
/// One object a thread; several programs may use one file. Every function throws Error(busy) when
/// another program holds the store for longer than the patience, and Error(store) when the file is
/// damaged, cannot be written or the disk is full; what was stored before is then unchanged.
class Store {
public:
    /// Opens the store; creates it (mode 0600) and its missing folders (mode 0700). An older store
    /// is brought up to date after a copy was made beside it. A file that cannot be written is
    /// opened for reading. Throws Error(store) for a folder, for a file that is not a cardlog store
    /// and for the store of a newer cardlog; these are left untouched.
    [[nodiscard]] static Store open(const std::filesystem::path& file,
                                    std::chrono::milliseconds patience = store_patience);

    /// An empty store that vanishes with the object.
    [[nodiscard]] static Store in_memory();

    Store(Store&& other) noexcept;
    Store& operator=(Store&& other) noexcept;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();

    /// Writes a consistent copy (mode 0600), also while other programs use the store; a file that
    /// is there is replaced as a whole or not at all. Throws Error(store) when it cannot be
    /// written.
    void backup(const std::filesystem::path& copy) const;

    /// Makes a copy that backup() wrote the store at `file` again; what was there is kept beside
    /// it, see copy_before_restore(). Throws Error(store) for a copy that is damaged or no cardlog
    /// store and Error(busy) while another program writes; the store is then as it was.
    static void restore(const std::filesystem::path& copy, const std::filesystem::path& file);

    /// Whether the file that is open is still the one at its path: not where somebody deleted,
    /// moved or replaced it, and what is written would be lost.
    [[nodiscard]] bool is_at_its_path() const;

    /// Files, their cards and what became of them.
    [[nodiscard]] Imports& imports();
    [[nodiscard]] const Imports& imports() const;

    /// Contacts: finding, changing, merging and forgetting them.
    [[nodiscard]] People& people();
    [[nodiscard]] const People& people() const;

    /// The calls that are owed, and introductions to colleagues.
    [[nodiscard]] Calls& calls();
    [[nodiscard]] const Calls& calls() const;

    /// What happened, taking it back, and whether all is well.
    [[nodiscard]] Journal& journal();
    [[nodiscard]] const Journal& journal() const;

    /// What was written into folders that other programs work in.
    [[nodiscard]] Vdirs& vdirs();
    [[nodiscard]] const Vdirs& vdirs() const;

private:
    struct Areas;
    explicit Store(std::unique_ptr<Areas> areas);
    std::unique_ptr<Areas> areas_;
};

/// Where the store goes that Store::restore() replaces: "cards.db.before-restore".
[[nodiscard]] std::filesystem::path copy_before_restore(const std::filesystem::path& file);

}  // namespace cardlog
