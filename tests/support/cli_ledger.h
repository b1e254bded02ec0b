#pragma once

#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "storage/imports/imports.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/cli_run.h"
#include "support/temporary_folder.h"

// A store with some invented people, for the tests of the commands that work on it.

namespace cardlog {

/// When run_cardlog() runs its commands.
inline const Time morning = std::chrono::sys_days(test_day) + std::chrono::hours(10);

inline Day day(const std::string& iso)
{
    return day_from_iso(iso).value();
}

inline Evidence sure(const std::string& printed)
{
    return {printed, 0.99, false, {}};
}

inline NewCard card_of(const std::string& name, const std::string& company, int number)
{
    NewCard card;
    card.contact.name = Name{name, "", "", name, sure(name)};
    card.contact.company = Field{company, sure(company)};
    card.contact.phones = {{PhoneType::mobile, "+4915123456789", "", sure("0151 23456789")}};
    card.number = number;
    card.quad = corners({0, 0, 850, 550});
    card.lines = {{name, 0.9, card.quad}};
    return card;
}

/// One file a card; its bytes are unlike those of every other file.
inline Id add_contact(const std::string& store, const NewCard& card, const std::string& due,
                      const Encounter& encounter = {})
{
    NewFile file;
    file.sha256 = card.contact.name ? card.contact.name->full : "unread " + due;
    file.path = "/photos/" + file.sha256 + ".jpg";
    file.cards = {card};
    file.due = day(due);
    file.encounter = encounter;
    file.refer_to = "Frau Kollegin";
    return Store::open(store)
        .imports()
        .add_file(file, std::chrono::sys_days(test_day))
        .cards.front()
        .contact;
}

/// A store as on the morning of 24 November 2026: a call of each group, and an unread card.
/// After each test the store must pass its audit.
struct Ledger {
    Ledger() = default;
    ~Ledger() { CHECK(Store::open(store).journal().audit().empty()); }
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;

    TemporaryFolder folder;
    std::string store = (folder / "cards.db").string();
    Id later = add_contact(store, card_of("Lea Spät", "Morgen AG", 1), "2026-12-02");
    Id overdue = add_contact(store, card_of("Otto Alt", "Gestern KG", 1), "2026-11-23",
                             {"Fair", day("2026-11-16"), "Bremen", "boats"});
    Id soon = add_contact(store, card_of("Sonja Bald", "Bald GmbH", 1), "2026-12-01");
    Id today = add_contact(store, card_of("Hans Heute", "Heute eG", 1), "2026-11-24");
    Id unread = add_contact(store, NewCard{}, "2026-12-03");

    [[nodiscard]] RunResult run(std::vector<std::string> args, Day on = test_day) const
    {
        args.insert(args.begin(), {"--store", store});
        return run_cardlog(args, {}, "", on);
    }

    [[nodiscard]] StoredContact contact(Id id) const
    {
        return *Store::open(store).people().contact(id);
    }

    [[nodiscard]] Callback callback(Id id) const { return contact(id).callbacks.front(); }
};

inline std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

inline std::vector<nlohmann::json> json_lines(const std::string& text)
{
    std::vector<nlohmann::json> values;
    for (const std::string& line : lines_of(text)) {
        values.push_back(nlohmann::json::parse(line));
    }
    return values;
}

/// One line on standard error that has `what`, exit code 2, nothing else.
inline void check_refused(const RunResult& result, const std::string& what)
{
    INFO(result.err);
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    CHECK(lines_of(result.err).size() == 1);
    CHECK_THAT(result.err, contains_text(what));
}

}  // namespace cardlog
