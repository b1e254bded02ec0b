// A store that an earlier cardlog made and somebody worked with.

#include <string>
#include <utility>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/calls/calls.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/sql/database.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/storage_values.h"
#include "support/temporary_folder.h"

using namespace cardlog;
namespace fs = std::filesystem;

namespace {

/// A store of version 10 in a folder of its own.
struct OlderStore {
    TemporaryFolder folder;
    fs::path file = folder / "cards.db";

    OlderStore()
    {
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec(read_bytes(CARDLOG_SOURCE_DIR "/tests/storage/version_10.sql"));
    }
};

int version_of(const fs::path& file)
{
    return SQLite::Database(file.string()).execAndGet("PRAGMA user_version").getInt();
}

std::vector<std::pair<Id, std::string>> names_in(const Store& store, const std::string& query = "")
{
    std::vector<std::pair<Id, std::string>> names;
    for (const ContactSummary& contact : store.people().contacts({query})) {
        names.emplace_back(contact.id, contact.name);
    }
    return names;
}

std::vector<std::pair<Id, Day>> owed_in(const Store& store)
{
    std::vector<std::pair<Id, Day>> owed;
    for (const CallbackSummary& call : store.calls().pending_callbacks()) {
        owed.emplace_back(call.contact, call.due);
    }
    return owed;
}

}  // namespace

TEST_CASE("a store of an earlier cardlog opens after it was copied, and nothing in it is lost")
{
    const OlderStore older;
    Store store = Store::open(older.file);
    CHECK(version_of(copy_before(11, older.file)) == 10);
    CHECK(version_of(older.file) > 10);
    CHECK(store.journal().audit() == std::vector<std::string>{});

    using Names = std::vector<std::pair<Id, std::string>>;
    CHECK(names_in(store) ==
          Names{{1, "Dr. Käthe Brandt"}, {6, "Elif Jäger"}, {2, "Bernd Sommer"}, {3, ""}});
    CHECK(names_in(store, "strasse") == Names{{1, "Dr. Käthe Brandt"}});
    CHECK(owed_in(store) == std::vector<std::pair<Id, Day>>{{1, day("2026-09-25")},
                                                            {2, day("2026-10-02")},
                                                            {6, day("2026-10-05")}});
    const StoreSums sums = store.journal().sums();
    CHECK(sums.cards == 4);
    CHECK(sums.contacts == 5);
    CHECK(sums.pending == 4);
    CHECK(sums.closed == 2);
    CHECK(sums.forgotten == 1);
}

TEST_CASE("the people of an earlier store keep their cards, calls, referrals and corrections")
{
    const OlderStore older;
    Store store = Store::open(older.file);

    const StoredContact kaethe = store.people().contact(1).value();
    CHECK(kaethe.contact.job_title->value == "Leiterin Einkauf");
    CHECK(kaethe.contact.address->city == "Osnabrück");
    CHECK(kaethe.contact.warnings == std::vector<std::string>{"look at the number"});
    REQUIRE(kaethe.cards.size() == 1);
    CHECK(kaethe.cards[0].file == "/photos/evening.jpg");
    CHECK(kaethe.cards[0].lines.size() == 2);
    CHECK(store.people().card_picture(kaethe.cards[0].id).size() == 134);
    REQUIRE(kaethe.callbacks.size() == 1);
    REQUIRE(kaethe.callbacks[0].attempts.size() == 1);
    CHECK(kaethe.callbacks[0].attempts[0].note == "voicemail full");
    REQUIRE(kaethe.referrals.size() == 1);
    CHECK(kaethe.referrals[0].state == ReferralState::handed_over);

    const StoredContact bernd = store.people().contact(4).value();
    CHECK(bernd.id == 2);
    CHECK(bernd.merged == std::vector<Id>{4});
    CHECK(bernd.contact.phones.size() == 2);
    REQUIRE(bernd.callbacks.size() == 2);
    REQUIRE(bernd.callbacks[0].moves.size() == 1);
    CHECK(bernd.callbacks[0].moves[0].reason == "on holiday");

    const StoredContact unread = store.people().contact(3).value();
    REQUIRE(unread.callbacks.size() == 2);  // one was closed by mistake
    CHECK(unread.callbacks[0].taken_back);
    CHECK(unread.callbacks[1].reason == "nobody knows whose card it is");

    CHECK_FALSE(store.people().contact(5));
    store.calls().log_call(2, {Outcome::reached, "", evening});
    CHECK(store.people().merge_of(4)->into == 2);
    CHECK(store.journal().audit() == std::vector<std::string>{});
}
