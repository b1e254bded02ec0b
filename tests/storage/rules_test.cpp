// The rules of the ledger, tried with plain SQL as any other program could send it.

#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/calls/calls.h"
#include "storage/imports/imports.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/storage_values.h"
#include "support/temporary_folder.h"

using namespace cardlog;

namespace {

std::string filled(const std::filesystem::path& file)
{
    Store store = Store::open(file);
    store.imports().add_file(file_of({card_of(kaethe(), 1), card_of(named("Adler"), 2)}), evening);
    store.calls().log_call(2, {Outcome::reached, "nice talk", evening, std::nullopt});
    return file.string();
}

/// A store with contact 1 (call owed) and contact 2 (called), and a program beside cardlog, which
/// does not switch foreign keys on.
struct Ledger {
    // What the store says to a change; "taken" when it takes it.
    std::string answer_to(const std::string& sql)
    {
        SQLite::Transaction transaction(other);
        try {
            other.exec(sql);
            transaction.commit();
        } catch (const SQLite::Exception& refusal) {
            return refusal.what();
        }
        return "taken";
    }

    TemporaryFolder folder;
    std::filesystem::path file = folder / "cards.db";
    SQLite::Database other{filled(file), SQLite::OPEN_READWRITE};
};

constexpr const char* new_contact =
    "INSERT INTO contact (id, created_at, warnings) VALUES (3, '2026-11-24T20:00:00Z', '[]');";

std::string card_for(const std::string& contact, const std::string& callback)
{
    return "INSERT INTO card (contact_id, callback_id, file_id, page, number, quad, lines, codes)"
           " VALUES (" +
           contact + ", " + callback + ", 1, 1, 9, '[[0,0],[1,0],[1,1],[0,1]]', '[]', '[]');";
}

std::string callback_with(const std::string& columns, const std::string& values)
{
    return "INSERT INTO callback (contact_id, due, created_at" + columns +
           ") VALUES (3, '2026-12-01', '2026-11-24T20:00:00Z'" + values + ");";
}

}  // namespace

TEST_CASE("no contact is made from a card without a call that is owed")
{
    Ledger ledger;
    const std::string refusal = "a card needs a contact with a pending callback";
    const auto foreign_keys = GENERATE(values<std::string>({"ON", "OFF"}));
    ledger.other.exec("PRAGMA foreign_keys = " + foreign_keys);
    CHECK(ledger.answer_to(new_contact + card_for("3", "99")) == refusal);
    CHECK(ledger.answer_to(new_contact + card_for("3", "NULL")) == refusal);
    CHECK(ledger.answer_to(new_contact + card_for("3", "1")) == refusal);  // another's call
    CHECK(ledger.answer_to(card_for("2", "2")) == refusal);                // a call made before
    CHECK(ledger.answer_to(card_for("NULL", "1")) == refusal);
    CHECK(ledger.answer_to(card_for("99", "99")) == refusal);
    CHECK(ledger.answer_to(new_contact + callback_with("", "") + card_for("3", "3") +
                           "UPDATE source_file SET cards_found = 3") == "taken");
    CHECK(Store::open(ledger.file).journal().audit() ==
          std::vector<std::string>{"contact 3: nothing in the history tells where it came from"});
}

TEST_CASE("a call that is owed cannot be taken away")
{
    const auto sql = GENERATE(values<std::string>({
        "DELETE FROM callback WHERE id = 1",
        "DELETE FROM callback",
        "DELETE FROM contact WHERE id = 1",
        "DELETE FROM card WHERE contact_id = 1",
        "UPDATE callback SET contact_id = 2 WHERE id = 1",
        "UPDATE callback SET id = 7 WHERE id = 1",
        "UPDATE card SET callback_id = 2 WHERE contact_id = 1",
        "UPDATE card SET contact_id = 2, callback_id = 2 WHERE contact_id = 1",
        "UPDATE callback SET due = NULL WHERE id = 1",
        "UPDATE callback SET due = 'never' WHERE id = 1",
        "UPDATE callback SET due = '2026-02-30' WHERE id = 1",
    }));
    CAPTURE(sql);
    Ledger ledger;
    CHECK(ledger.answer_to(sql) != "taken");
    CHECK(Store::open(ledger.file).calls().pending_callbacks().size() == 1);
    CHECK(Store::open(ledger.file).journal().audit().empty());
}

TEST_CASE("a callback is closed only with an outcome, a time and, when released, a reason")
{
    struct Change {
        std::string columns;
        bool taken;
    };
    const auto change = GENERATE(values<Change>({
        {"outcome = 'reached', closed_at = '2026-11-25T08:00:00Z'", true},
        {"outcome = 'they_called', closed_at = '2026-11-25T08:00:00Z'", true},
        {"outcome = 'met', closed_at = '2026-11-25T08:00:00Z'", true},
        {"outcome = 'released', closed_at = '2026-11-25T08:00:00Z', reason = 'retired'", true},
        {"due = '2026-12-24'", false},  // moved only on record
        {"outcome = 'released', closed_at = '2026-11-25T08:00:00Z'", false},
        {"outcome = 'released', closed_at = '2026-11-25T08:00:00Z', reason = ' \t'", false},
        {"outcome = 'no_answer', closed_at = '2026-11-25T08:00:00Z'", false},
        {"outcome = 'left_message', closed_at = '2026-11-25T08:00:00Z'", false},
        {"outcome = 'done', closed_at = '2026-11-25T08:00:00Z'", false},
        {"outcome = '', closed_at = '2026-11-25T08:00:00Z'", false},
        {"outcome = 'reached'", false},
        {"closed_at = '2026-11-25T08:00:00Z'", false},
        {"outcome = 'reached', closed_at = 'yesterday'", false},
        {"outcome = 'reached', closed_at = '2026-02-30T08:00:00Z'", false},
    }));
    CAPTURE(change.columns);
    Ledger ledger;
    const std::string answer =
        ledger.answer_to("UPDATE callback SET " + change.columns + " WHERE id = 1");
    CHECK((answer == "taken") == change.taken);
}

TEST_CASE("a due day is moved only by a row that says from where, to where and when")
{
    struct Change {
        std::string sql;
        std::string answer;
    };
    const std::string move = "INSERT INTO due_move (callback_id, at, from_due, to_due, reason)"
                             " VALUES (";
    const auto change = GENERATE_COPY(values<Change>({
        {move + "1, '2026-11-25T08:00:00Z', '2026-12-01', '2026-12-24', '')", "taken"},
        {move + "1, '2026-11-25T08:00:00Z', '2026-11-30', '2026-12-24', '')",
         "only a pending callback is moved, and from the day it is due"},
        {move + "2, '2026-11-25T08:00:00Z', '2026-12-01', '2026-12-24', '')",
         "only a pending callback is moved, and from the day it is due"},
        {move + "99, '2026-11-25T08:00:00Z', '2026-12-01', '2026-12-24', '')",
         "only a pending callback is moved, and from the day it is due"},
        {"UPDATE callback SET due = '2026-12-24' WHERE id = 1",
         "a callback is moved by a row of due_move"},
        {move + "1, '2026-11-25T08:00:00Z', '2026-12-01', '2026-12-24', '');"
                "UPDATE callback SET due = '2026-12-01' WHERE id = 1",
         "a callback is moved by a row of due_move"},
        {move + "1, '2026-11-25T08:00:00Z', '2026-12-01', '2026-12-24', '');"
                "UPDATE due_move SET to_due = '2027-12-24'",
         "a move is not changed"},
        {move + "1, '2026-11-25T08:00:00Z', '2026-12-01', '2026-12-24', '');"
                "DELETE FROM due_move",
         "a move is deleted only after its contact's tombstone is written"},
    }));
    CAPTURE(change.sql);
    Ledger ledger;
    CHECK(ledger.answer_to(change.sql) == change.answer);
    CHECK(Store::open(ledger.file).calls().pending_callbacks().size() == 1);
}

TEST_CASE("not even a tombstone lets a call vanish that is still owed")
{
    const auto sql = GENERATE(values<std::string>({
        "DELETE FROM callback WHERE contact_id = 1",
        "DELETE FROM callback",
        "DELETE FROM contact WHERE id = 1",
        "DELETE FROM card; DELETE FROM contact WHERE id = 1",
        "DELETE FROM card; DELETE FROM callback",
    }));
    const auto foreign_keys = GENERATE(values<std::string>({"ON", "OFF"}));
    CAPTURE(sql, foreign_keys);
    Ledger ledger;
    ledger.other.exec("PRAGMA foreign_keys = " + foreign_keys);
    CHECK(
        ledger.answer_to(
            "INSERT INTO tombstone (contact_id, forgotten_at) VALUES (1, '2026-11-25T08:00:00Z');" +
            sql) != "taken");
    CHECK(Store::open(ledger.file).calls().pending_callbacks().size() == 1);
}

TEST_CASE("merging moves no call and hides none")
{
    const auto sql = GENERATE(values<std::string>({
        "UPDATE contact SET merged_into = 1 WHERE id = 1",
        "UPDATE contact SET merged_into = 99 WHERE id = 1",
        ("UPDATE contact SET merged_into = 2 WHERE id = 1;"
         "UPDATE contact SET merged_into = 1 WHERE id = 2"),
        ("UPDATE contact SET merged_into = 2 WHERE id = 1;"
         "UPDATE callback SET contact_id = 2 WHERE id = 1"),
        ("UPDATE contact SET merged_into = 2 WHERE id = 1;"
         "INSERT INTO tombstone (contact_id, forgotten_at) VALUES (2, '2026-11-25T08:00:00Z');"
         "DELETE FROM callback WHERE contact_id = 2; DELETE FROM contact WHERE id = 2"),
        ("INSERT INTO contact (created_at, warnings, merged_into)"
         " VALUES ('2026-11-25T08:00:00Z', '[]', 1)"),
    }));
    const auto foreign_keys = GENERATE(values<std::string>({"ON", "OFF"}));
    CAPTURE(sql, foreign_keys);
    Ledger ledger;
    ledger.other.exec("PRAGMA foreign_keys = " + foreign_keys);
    CHECK(ledger.answer_to(sql) != "taken");
    CHECK(ledger.answer_to("UPDATE contact SET merged_into = 2 WHERE id = 1") == "taken");
    Store store = Store::open(ledger.file);
    CHECK(store.calls().pending_callbacks().size() == 1);
    CHECK(store.journal().audit().empty());
}

TEST_CASE("a callback cannot be born closed, nor twice for one contact")
{
    Ledger ledger;
    CHECK(ledger.answer_to(new_contact + callback_with(", outcome, closed_at",
                                                       ", 'met', '2026-11-24T20:00:00Z'")) ==
          "a callback starts pending");
    CHECK(ledger.answer_to(new_contact + callback_with("", "") + callback_with("", "")) != "taken");
}

TEST_CASE("what has happened is not rewritten")
{
    const auto sql = GENERATE(values<std::string>({
        "UPDATE callback SET outcome = 'met' WHERE id = 2",
        "UPDATE callback SET outcome = NULL, closed_at = NULL WHERE id = 2",
        "UPDATE callback SET due = '2027-01-01' WHERE id = 2",
        "DELETE FROM callback WHERE id = 2",
        "DELETE FROM contact WHERE id = 2",
        "UPDATE attempt SET note = 'nothing'",
        "DELETE FROM attempt",
        "UPDATE history SET new_value = '{}'",
        "DELETE FROM history",
        "DELETE FROM referral",
        "UPDATE referral SET contact_id = 2",
        "REPLACE INTO referral SELECT * FROM referral",
        "DELETE FROM encounter",
        ("INSERT INTO tombstone (contact_id, forgotten_at) VALUES (9, '2026-11-25T08:00:00Z'); "
         "DELETE FROM tombstone"),
        ("INSERT INTO tombstone (contact_id, forgotten_at) SELECT 9, max(at) FROM history; UPDATE "
         "tombstone SET contact_id = 1"),
    }));
    CAPTURE(sql);
    Ledger ledger;
    CHECK(ledger.answer_to(sql) != "taken");
}

TEST_CASE("replacing a row is no way around the rules")
{
    // The columns of callback: id, contact, due, created_at, outcome, closed_at, reason.
    const auto sql = GENERATE(values<std::string>({
        "REPLACE INTO callback SELECT 1, 2, due, created_at, NULL, NULL, NULL FROM callback",
        "REPLACE INTO callback SELECT 2, 2, due, created_at, NULL, NULL, NULL FROM callback",
        "REPLACE INTO callback SELECT NULL, 1, due, created_at, NULL, NULL, NULL FROM callback",
        "REPLACE INTO contact SELECT * FROM contact",
        "REPLACE INTO card SELECT * FROM card WHERE id = 1",
        "REPLACE INTO attempt SELECT * FROM attempt",
        "REPLACE INTO history SELECT * FROM history",
        "UPDATE contact SET id = 9 WHERE id = 1",
    }));
    const auto recursive_triggers = GENERATE(values<std::string>({"OFF", "ON"}));
    CAPTURE(sql, recursive_triggers);
    Ledger ledger;
    ledger.other.exec("PRAGMA recursive_triggers = " + recursive_triggers);
    CHECK(ledger.answer_to(sql) != "taken");
}

TEST_CASE("every change leaves a line of history")
{
    Ledger ledger;
    Store store = Store::open(ledger.file);
    store.calls().log_call(1, {Outcome::no_answer, "", evening, day("2026-12-03")});
    store.calls().set_referral_state(1, ReferralState::meets, evening);
    SQLite::Statement row(ledger.other, "SELECT contact_id || ' ' || actor || ' ' || action || ' '"
                                        " || coalesce(old_value, '') || new_value FROM history"
                                        " ORDER BY id");
    std::string lines;
    while (row.executeStep()) {
        lines += row.getColumn(0).getString() + "\n";
    }
    CHECK(lines ==
          R"(1 import import {"card":1,"callback":1,"due":"2026-12-01"}
1 import refer {"referral":1,"to_name":"Ina Sommer","state":"promised"}
2 import import {"card":2,"callback":2,"due":"2026-12-01"}
2 import refer {"referral":2,"to_name":"Ina Sommer","state":"promised"}
2 person call {"callback":2,"due":"2026-12-01"}{"callback":2,"due":"2026-12-01","outcome":"reached","note":"nice talk"}
1 person call {"callback":1,"due":"2026-12-01"}{"callback":1,"due":"2026-12-03","outcome":"no_answer","note":""}
1 person referral {"referral":1,"state":"promised","changed_at":"2026-11-24T19:30:00Z"}{"referral":1,"state":"meets"}
)");
}

TEST_CASE("a tombstone opens the rows of its contact to be erased, and no others")
{
    Ledger ledger;
    const std::string erase =
        "INSERT INTO tombstone (contact_id, forgotten_at, cards, history_rows)"
        " VALUES (1, '2026-11-25T08:00:00Z', 1, 2);"
        "UPDATE callback SET outcome = 'released', closed_at = '2026-11-25T08:00:00Z',"
        " reason = 'forgotten' WHERE contact_id = 1;"
        "DELETE FROM history WHERE contact_id = 1; DELETE FROM contact_value WHERE contact_id = 1;"
        "DELETE FROM card WHERE contact_id = 1; DELETE FROM callback WHERE contact_id = 1;"
        "DELETE FROM encounter WHERE contact_id = 1; DELETE FROM referral WHERE contact_id = 1;"
        "UPDATE source_file SET cards_found = cards_found - 1;"
        "DELETE FROM contact_search WHERE rowid = 1; DELETE FROM contact WHERE id = 1;";
    ledger.other.exec("PRAGMA foreign_keys = ON");
    CHECK(ledger.answer_to(erase) == "taken");
    CHECK(ledger.answer_to("DELETE FROM callback WHERE contact_id = 2") != "taken");
    Store store = Store::open(ledger.file);
    CHECK_FALSE(store.people().contact(1));
    CHECK(store.journal().audit().empty());
    CHECK(add_one(store, "Sommer") == 3);  // a number is never used for somebody else
}

TEST_CASE("days and times in the store exist in the calendar")
{
    struct Text {
        std::string met_on;
        bool taken;
    };
    const auto text = GENERATE(values<Text>({
        {"'2026-11-24'", true},
        {"'2028-02-29'", true},
        {"NULL", true},
        {"'2026-02-29'", false},
        {"'2026-11-31'", false},
        {"'24.11.2026'", false},
        {"'2026-11-24 '", false},
        {"'2026-11-24T00:00:00Z'", false},
        {"'now'", false},
        {"''", false},
        {"20261124", false},
    }));
    CAPTURE(text.met_on);
    Ledger ledger;
    const std::string answer = ledger.answer_to("UPDATE encounter SET met_on = " + text.met_on);
    CHECK((answer == "taken") == text.taken);
}

TEST_CASE("values in the store have the types and the words they should have")
{
    const auto sql = GENERATE(values<std::string>({
        "UPDATE contact_value SET confidence = 1.5",
        "UPDATE contact_value SET confidence = 'high'",
        "UPDATE contact_value SET field = 'hobby' WHERE field = 'company'",
        "UPDATE contact_value SET position = 1 WHERE field = 'company'",
        "UPDATE contact_value SET position = -1 WHERE field = 'emails'",
        ("INSERT INTO contact_value (contact_id, field, position, value, printed, confidence,"
         " repaired) VALUES (1, 'hobby', 0, 'boats', 'boats', 1, 0)"),
        "DELETE FROM contact_field WHERE name = 'company'",
        "UPDATE contact_value SET type = 'car' WHERE field = 'phones'",
        "UPDATE contact_value SET type = 'work' WHERE field = 'company'",
        "UPDATE contact_value SET quad = '[[1,2]]' WHERE field = 'company'",
        "UPDATE card SET lines = 'no JSON'",
        "UPDATE card SET picture = 'text'",
        "UPDATE card SET picture_sha256 = x'00'",
        ("INSERT INTO card (contact_id, callback_id, file_id, page, number, quad, lines, codes,"
         " picture) VALUES (1, 1, 1, 1, 9, '[[0,0],[1,0],[1,1],[0,1]]', '[]', '[]', x'ff')"),
        "UPDATE referral SET state = 'maybe'",
        "UPDATE referral SET to_name = ' '",
        "UPDATE attempt SET outcome = 'maybe'",
        "UPDATE source_file SET sha256 = ''",
        ("INSERT INTO source_file (id, path, sha256, imported_at, cards_found)"
         " SELECT 2, path, sha256, imported_at, cards_found FROM source_file"),
    }));
    CAPTURE(sql);
    Ledger ledger;
    CHECK(ledger.answer_to(sql) != "taken");
}

TEST_CASE("every table of the store is strict")
{
    Ledger ledger;
    CHECK(ledger.other
              .execAndGet("SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
                          " AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'")
              .getInt() == 0);
}

TEST_CASE("the audit finds what the rules could not prevent")
{
    struct Fault {
        std::string sql;  ///< as a damaged disk or a hostile program might leave it
        std::string sentence;
    };
    const auto fault = GENERATE(values<Fault>({
        {"DROP TRIGGER callback_is_kept; DROP TRIGGER callback_is_owed;"
         "DELETE FROM callback WHERE id = 1",
         "card 1: no callback is or was owed to its contact"},
        {"DROP TRIGGER card_is_kept; DELETE FROM card WHERE id = 2",
         "file /photos/evening.jpg: 2 cards found, 1 stored"},
        {"DROP TRIGGER contact_is_kept; DROP TRIGGER contact_outlives_its_callbacks;"
         "DELETE FROM contact WHERE id = 2",
         "card 2: without a contact"},
        {"UPDATE card SET picture = x'ffd8ffd9' WHERE id = 1",
         "card 1: its picture is not the one that was stored"},
        {"UPDATE card SET picture = NULL WHERE id = 1",
         "card 1: its picture is not the one that was stored"},
        {"UPDATE card SET picture_sha256 = zeroblob(32) WHERE id = 2",
         "card 2: its picture is not the one that was stored"},
        {"INSERT INTO callback (contact_id, due, created_at, reopens)"
         " VALUES (2, '2026-12-01', '2026-11-24T20:00:00Z', 1)",
         "callback 3: closed by mistake, and nothing is owed instead"},
        {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql,"
         " 'reason     TEXT', 'reason     TEXT NOT NULL') WHERE name = 'callback'",
         "the file: NULL value in callback.reason"},
        {"DROP TRIGGER callback_closed_once; PRAGMA ignore_check_constraints = ON;"
         "UPDATE callback SET closed_at = NULL WHERE id = 2",
         "callback 2: closed without an outcome, a time or a reason"},
        {"INSERT INTO tombstone (contact_id, forgotten_at) VALUES (2, '2026-11-25T08:00:00Z')",
         "contact 2: forgotten, but still there"},
        {"DROP TRIGGER history_is_kept; DELETE FROM history WHERE id = 5",
         "history: 1 rows are missing"},
        {"DROP TRIGGER history_is_kept; DELETE FROM history WHERE id = 1",
         "contact 1: nothing in the history tells where it came from"},
        {"DROP TRIGGER contact_merges_into_a_person;"
         "UPDATE contact SET merged_into = 99 WHERE id = 1",
         "callback 1: owed to nobody who is listed"},
        {"UPDATE encounter SET contact_id = 44 WHERE id = 1",
         "a row of encounter names a row of contact that is not there"},
    }));
    CAPTURE(fault.sql);
    Ledger ledger;
    CHECK(ledger.answer_to(fault.sql) == "taken");
    const std::vector<std::string> broken = Store::open(ledger.file).journal().audit();
    CHECK_THAT(broken, Catch::Matchers::VectorContains(fault.sentence));
}
