#include "storage/queries.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <unordered_set>

#include "storage/sql/contact_rows.h"
#include "storage/sql/json_text.h"
#include "storage/sql/values.h"

namespace cardlog {
namespace {

bool is_digits(const std::string& word)
{
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// GLOB, because the trigram index serves it; its own signs are made plain characters. The stored
// text begins with a space, so that each of its words follows one. A number is stored as E.164,
// which has no leading zeros ("0541 …" is "+49541…"), so a query's are left out.
std::string pattern_of(const std::string& word)
{
    const bool number = is_digits(word);
    const std::size_t begin = number ? std::min(word.find_first_not_of('0'), word.size() - 1) : 0;
    std::string pattern = number ? "*" : "* ";
    for (const char c : word.substr(begin)) {
        const bool sign = c == '*' || c == '?' || c == '[';
        pattern += sign ? std::string{'[', c, ']'} : std::string{c};
    }
    return pattern + "*";
}

std::vector<std::string> patterns_of(const std::string& words)
{
    std::vector<std::string> patterns;
    std::istringstream stream(words);
    for (std::string word; stream >> word;) {
        patterns.push_back(pattern_of(word));
    }
    return patterns;
}

// The plus takes the type from the column; else the index of persons could not be used.
constexpr const char* summary_sql = R"sql(
SELECT contact.id,
       coalesce((SELECT value FROM contact_value
                 WHERE contact_id = contact.id AND field = 'name'), ''),
       coalesce((SELECT value FROM contact_value
                 WHERE contact_id = contact.id AND field = 'company'), ''),
       (SELECT min(due) FROM callback WHERE outcome IS NULL AND contact_id IN
                 (SELECT id FROM contact AS part
                  WHERE coalesce(part.merged_into, part.id) = +contact.id)),
       NOT EXISTS (SELECT 1 FROM contact_value WHERE contact_id = contact.id),
       EXISTS (SELECT 1 FROM contact_value WHERE contact_id = contact.id AND confidence < ?),
       imported_at, source_file.id, number
FROM contact
LEFT JOIN card ON card.id = (SELECT min(id) FROM card WHERE contact_id = contact.id)
LEFT JOIN source_file ON source_file.id = file_id
WHERE contact.id = ?)sql";

constexpr const char* sorted_sql = "SELECT contact.id FROM contact";
constexpr const char* order_sql = " WHERE merged_into IS NULL"
                                  " ORDER BY sort_name IS NULL, sort_name COLLATE NOCASE,"
                                  " contact.id";

// A search for a word that more contacts than this have looks at the contacts in their order, until
// it has found as many as are wanted; sorting all that have it would take longer than 50 ms.
constexpr int many_contacts = 5000;

// Whether the trigram index can serve the pattern: it holds three plain characters in a row.
bool is_indexed(const std::string& pattern)
{
    int run = 0;
    for (const char c : pattern) {
        const bool continues = (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
        run = c == '*' || c == '[' || c == ']' ? 0 : run + (continues ? 0 : 1);
        if (run == 3) {
            return true;
        }
    }
    return false;
}

// "search_text GLOB ? AND …", once a pattern; with a plus in front of the column where the search
// index is not to be used. A pattern that it cannot serve is never left to it: SQLite 3.40 fails on
// one before another that it can.
std::string matching_sql(const std::vector<std::string>& patterns, bool by_index)
{
    std::string sql;
    for (const std::string& pattern : patterns) {
        sql += (sql.empty() ? "" : " AND ");
        sql += (by_index && is_indexed(pattern) ? "" : "+");
        sql += "search_text GLOB ?";
    }
    return sql;
}

bool are_many(SQLite::Database& database, const std::vector<std::string>& patterns)
{
    SQLite::Statement row(database, "SELECT count(*) FROM (SELECT 1 FROM contact_search WHERE " +
                                        matching_sql(patterns, true) + " LIMIT ?)");
    int index = 0;
    for (const std::string& pattern : patterns) {
        bind_value(row, ++index, pattern);
    }
    bind_value(row, ++index, many_contacts);
    row.executeStep();
    return row.getColumn(0).getInt() == many_contacts;
}

// The persons that have all patterns, in the order of the list.
SQLite::Statement sorted_persons(SQLite::Database& database,
                                 const std::vector<std::string>& patterns, bool all)
{
    std::string sql = sorted_sql;
    if (patterns.empty()) {
        sql += order_sql;
    } else if (!all && are_many(database, patterns)) {
        sql += std::string(" CROSS JOIN contact_search ON contact_search.rowid = contact.id AND ") +
               matching_sql(patterns, false) + order_sql;
    } else {
        sql += " JOIN (SELECT rowid AS found FROM contact_search WHERE " +
               matching_sql(patterns, true) + ") ON found = contact.id" + order_sql;
    }
    SQLite::Statement row(database, sql);
    int index = 0;
    for (const std::string& pattern : patterns) {
        bind_value(row, ++index, pattern);
    }
    return row;
}

ContactSummary summary_of(SQLite::Statement& row)
{
    ContactSummary summary;
    summary.id = row.getColumn(0).getInt64();
    summary.name = row.getColumn(1).getString();
    summary.company = row.getColumn(2).getString();
    summary.next_due = day_or_none(row.getColumn(3));
    summary.unread = row.getColumn(4).getInt() != 0;
    summary.needs_review = summary.unread || row.getColumn(5).getInt() != 0;
    if (const auto imported_at = time_or_none(row.getColumn(6))) {
        summary.card =
            ImportPlace{*imported_at, row.getColumn(7).getInt64(), row.getColumn(8).getInt()};
    }
    return summary;
}

constexpr const char* reach_sql =
    "SELECT field, value FROM contact_value WHERE contact_id = ?"
    " AND field IN ('emails', 'phones', 'websites') ORDER BY field, position";

// How to reach the contact; `row` is reach_sql, prepared once for all contacts.
void add_reach(SQLite::Statement& row, ContactSummary& contact)
{
    row.reset();
    bind_value(row, 1, contact.id);
    while (row.executeStep()) {
        const std::string field = row.getColumn(0).getString();
        auto& list = field == "emails"   ? contact.emails
                     : field == "phones" ? contact.phones
                                         : contact.websites;
        list.push_back(row.getColumn(1).getString());
    }
}

std::vector<StoredCard> query_cards(SQLite::Database& database, Id person)
{
    auto row = statement(database,
                         "SELECT card.id, path, sha256, page, number, quad, lines, codes,"
                         " picture IS NOT NULL FROM card"
                         " JOIN source_file ON source_file.id = file_id"
                         " WHERE contact_id IN (SELECT id FROM contact WHERE"
                         " coalesce(merged_into, id) = ?) ORDER BY card.id",
                         person);
    std::vector<StoredCard> cards;
    while (row.executeStep()) {
        StoredCard card;
        card.id = row.getColumn(0).getInt64();
        card.file = row.getColumn(1).getString();
        card.sha256 = row.getColumn(2).getString();
        card.page = row.getColumn(3).getInt();
        card.number = row.getColumn(4).getInt();
        card.quad = quad_from_json(row.getColumn(5).getString());
        card.lines = lines_from_json(row.getColumn(6).getString());
        card.codes = texts_from_json(row.getColumn(7).getString());
        card.has_picture = row.getColumn(8).getInt() != 0;
        cards.push_back(std::move(card));
    }
    return cards;
}

Encounter encounter_of(SQLite::Statement& row, int first)
{
    return {text_or_none(row.getColumn(first)), day_or_none(row.getColumn(first + 1)),
            text_or_none(row.getColumn(first + 2)), text_or_none(row.getColumn(first + 3))};
}

std::vector<Encounter> query_encounters(SQLite::Database& database, Id person)
{
    auto row = statement(database,
                         "SELECT event, met_on, place, talked_about FROM encounter"
                         " WHERE coalesce(event, met_on, place, talked_about) IS NOT NULL"
                         " AND contact_id IN (SELECT id FROM contact WHERE"
                         " coalesce(merged_into, id) = ?) ORDER BY id",
                         person);
    std::vector<Encounter> encounters;
    while (row.executeStep()) {
        encounters.push_back(encounter_of(row, 0));
    }
    return encounters;
}

Referral referral_of(SQLite::Statement& row)
{
    return {row.getColumn(0).getInt64(),    row.getColumn(1).getString(),
            text_or_none(row.getColumn(2)), referral_state_of(row.getColumn(3).getString()),
            time_of(row.getColumn(4)),      time_of(row.getColumn(5)),
            day_or_none(row.getColumn(6))};
}

std::vector<Referral> referrals_of(SQLite::Database& database, Id person)
{
    auto row = statement(database,
                         "SELECT id, to_name, via, state, created_at, changed_at, promised_on"
                         " FROM referral WHERE undone = 0 AND contact_id IN (SELECT id FROM contact"
                         " WHERE coalesce(merged_into, id) = ?) ORDER BY id",
                         person);
    return read_rows(row, referral_of);
}

std::vector<Attempt> query_attempts(SQLite::Database& database, Id callback)
{
    auto row = statement(database,
                         "SELECT at, outcome, note FROM attempt WHERE callback_id = ?"
                         " AND id NOT IN (SELECT attempt_id FROM undone_attempt) ORDER BY id",
                         callback);
    return read_rows(row, [](SQLite::Statement& at) {
        return Attempt{time_of(at.getColumn(0)), outcome_of(at.getColumn(1)),
                       at.getColumn(2).getString()};
    });
}

std::vector<DueMove> query_moves(SQLite::Database& database, Id callback)
{
    auto row = statement(database,
                         "SELECT at, from_due, to_due, reason FROM due_move"
                         " WHERE callback_id = ?1 AND attempt_id IS NULL AND undoes IS NULL"
                         " AND id NOT IN (SELECT undoes FROM due_move WHERE callback_id = ?1"
                         " AND undoes IS NOT NULL) ORDER BY id",
                         callback);
    return read_rows(row, [](SQLite::Statement& at) {
        return DueMove{time_of(at.getColumn(0)), day_of(at.getColumn(1)), day_of(at.getColumn(2)),
                       at.getColumn(3).getString()};
    });
}

// A person of several contacts may be owed several calls; the first row is the one to make.
constexpr const char* pending_sql = R"sql(
WITH owed AS (
    SELECT callback.id, callback.due, coalesce(contact.merged_into, contact.id) AS person
    FROM callback JOIN contact ON contact.id = callback.contact_id
    WHERE callback.outcome IS NULL AND callback.due <= ?
)
SELECT owed.id, person,
       coalesce((SELECT value FROM contact_value
                 WHERE contact_id = person AND field = 'name'), '') AS name,
       coalesce((SELECT value FROM contact_value
                 WHERE contact_id = person AND field = 'company'), ''),
       due,
       coalesce((SELECT value FROM contact_value
                 WHERE contact_id = person AND field = 'phones' AND type <> 'fax'
                 ORDER BY e164 IS NULL, type <> 'mobile', position LIMIT 1), ''),
       event, met_on, place, talked_about,
       (SELECT json_group_array(json_array(to_name, state)) FROM (SELECT to_name, state
                 FROM referral WHERE undone = 0 AND contact_id IN (SELECT id FROM contact
                 WHERE coalesce(merged_into, id) = person) ORDER BY id)),
       (SELECT count(*) FROM attempt WHERE callback_id = owed.id
                 AND id NOT IN (SELECT attempt_id FROM undone_attempt)),
       attempt.at, attempt.outcome, attempt.note,
       (SELECT count(*) FROM due_move WHERE callback_id = owed.id AND attempt_id IS NULL
                 AND undoes IS NULL AND id NOT IN (SELECT undoes FROM due_move
                 WHERE callback_id = owed.id AND undoes IS NOT NULL))
FROM owed
LEFT JOIN encounter ON encounter.id = (SELECT max(id) FROM encounter
                 WHERE contact_id IN (SELECT id FROM contact
                 WHERE coalesce(merged_into, id) = person))
LEFT JOIN attempt ON attempt.id = (SELECT max(id) FROM attempt WHERE callback_id = owed.id
                 AND id NOT IN (SELECT attempt_id FROM undone_attempt))
ORDER BY due, owed.id)sql";

CallbackSummary callback_summary_of(SQLite::Statement& row)
{
    CallbackSummary summary;
    summary.callback = row.getColumn(0).getInt64();
    summary.contact = row.getColumn(1).getInt64();
    summary.name = row.getColumn(2).getString();
    summary.company = row.getColumn(3).getString();
    summary.due = day_of(row.getColumn(4));
    summary.phone = row.getColumn(5).getString();
    summary.encounter = encounter_of(row, 6);
    for (const auto& [to_name, state] : pairs_from_json(row.getColumn(10).getString())) {
        summary.referrals.push_back({to_name, referral_state_of(state)});
    }
    summary.attempts = row.getColumn(11).getInt();
    if (summary.attempts > 0) {
        summary.last_attempt = Attempt{time_of(row.getColumn(12)), outcome_of(row.getColumn(13)),
                                       row.getColumn(14).getString()};
    }
    summary.moves = row.getColumn(15).getInt();
    return summary;
}

constexpr const char* referral_sql = R"sql(
WITH open AS (
    SELECT referral.*, coalesce(merged_into, contact.id) AS person
    FROM referral JOIN contact ON contact.id = referral.contact_id WHERE undone = 0
)
SELECT open.id, to_name, via, state, open.created_at, changed_at, promised_on, person,
       coalesce((SELECT value FROM contact_value
                 WHERE contact_id = person AND field = 'name'), ''),
       coalesce((SELECT value FROM contact_value
                 WHERE contact_id = person AND field = 'company'), ''),
       (SELECT min(due) FROM callback WHERE outcome IS NULL AND contact_id IN
                 (SELECT id FROM contact WHERE coalesce(merged_into, id) = person)),
       event, met_on, place, talked_about
FROM open
LEFT JOIN encounter ON encounter.id = (SELECT max(id) FROM encounter
                 WHERE contact_id IN (SELECT id FROM contact
                 WHERE coalesce(merged_into, id) = person)))sql";

constexpr const char* referral_order_sql =
    " ORDER BY state <> 'promised', state <> 'handed_over', changed_at, open.id";

ReferralSummary referral_summary_of(SQLite::Statement& row)
{
    return {referral_of(row),
            row.getColumn(7).getInt64(),
            row.getColumn(8).getString(),
            row.getColumn(9).getString(),
            day_or_none(row.getColumn(10)),
            encounter_of(row, 11)};
}

constexpr const char* events_sql = R"sql(
WITH met AS (SELECT event, contact_id, min(met_on) AS met_on FROM encounter
             WHERE event IS NOT NULL GROUP BY event, contact_id)
SELECT event, min(met_on) AS first_day, count(*),
       sum((SELECT count(*) FROM card WHERE contact_id = met.contact_id)),
       sum((SELECT count(*) FROM callback WHERE contact_id = met.contact_id
            AND outcome IN ('reached', 'they_called', 'met')
            AND id NOT IN (SELECT reopens FROM callback WHERE reopens IS NOT NULL))),
       sum((SELECT count(*) FROM callback WHERE contact_id = met.contact_id
            AND outcome IS NULL)),
       sum((SELECT count(*) FROM referral WHERE contact_id = met.contact_id AND undone = 0))
FROM met GROUP BY event ORDER BY first_day DESC, event)sql";

constexpr const char* sums_sql =
    "SELECT (SELECT count(*) FROM card), (SELECT count(*) FROM contact),"
    " (SELECT count(*) FROM callback WHERE outcome IS NULL),"
    " (SELECT count(*) FROM callback WHERE outcome IS NOT NULL),"
    " (SELECT count(*) FROM tombstone)";

// Each query gives one sentence a row. The schema should let none of this happen; the audit asks
// the rows themselves, so that a fault of the schema or of the disk is found too.
constexpr auto audit_sql = std::to_array<const char*>({
    "SELECT 'the file: ' || integrity_check FROM pragma_integrity_check"
    " WHERE integrity_check <> 'ok'",

    "SELECT 'a row of ' || \"table\" || ' names a row of ' || parent || ' that is not there'"
    " FROM pragma_foreign_key_check",

    "SELECT 'file ' || path || ': ' || cards_found || ' cards found, ' ||"
    " (SELECT count(*) FROM card WHERE file_id = source_file.id) || ' stored' FROM source_file"
    " WHERE cards_found <> (SELECT count(*) FROM card WHERE file_id = source_file.id)",

    "SELECT 'file ' || path || ': ' || cards_expected || ' cards found, ' || cards_found ||"
    " ' have come; import its records again' FROM source_file WHERE cards_expected IS NOT NULL",

    "SELECT 'batch ' || batch_id || ', file ' || path || ': written, but not in the store'"
    " FROM batch_file WHERE outcome = 'written' AND sha256 IS NOT NULL"
    " AND sha256 NOT IN (SELECT sha256 FROM source_file)",

    "SELECT 'card ' || id || ': without a contact' FROM card"
    " WHERE contact_id NOT IN (SELECT id FROM contact)",

    "SELECT 'card ' || id || ': no callback is or was owed to its contact' FROM card"
    " WHERE NOT EXISTS (SELECT 1 FROM callback WHERE callback.id = card.callback_id"
    " AND callback.contact_id = card.contact_id)",

    "SELECT 'card ' || id || ': its picture is not the one that was stored' FROM card"
    " WHERE sha256(picture) IS NOT picture_sha256",

    "SELECT 'callback ' || id || ': closed without an outcome, a time or a reason' FROM callback"
    " WHERE (outcome IS NULL) <> (closed_at IS NULL)"
    " OR outcome NOT IN ('reached', 'they_called', 'met', 'released')"
    " OR outcome = 'released' AND trim(coalesce(reason, '')) = ''",

    "SELECT 'callback ' || callback.id || ': owed to nobody who is listed' FROM callback"
    " LEFT JOIN contact ON contact.id = contact_id"
    " LEFT JOIN contact AS person ON person.id = coalesce(contact.merged_into, contact.id)"
    " WHERE outcome IS NULL AND (person.id IS NULL OR person.merged_into IS NOT NULL)",

    "SELECT 'callback ' || id || ': closed by mistake, and nothing is owed instead' FROM callback"
    " WHERE reopens IS NOT NULL AND reopens NOT IN"
    " (SELECT id FROM callback WHERE outcome IS NOT NULL)",

    "SELECT 'contact ' || id || ': nothing in the history tells where it came from' FROM contact"
    " WHERE NOT EXISTS (SELECT 1 FROM history WHERE contact_id = contact.id"
    " AND action IN ('import', 'add'))",

    "SELECT 'history: ' || (seq - present - erased) || ' rows are missing' FROM"
    " (SELECT seq, (SELECT count(*) FROM history) AS present,"
    " (SELECT coalesce(sum(history_rows), 0) FROM tombstone) AS erased"
    " FROM sqlite_sequence WHERE name = 'history') WHERE seq <> present + erased",

    "SELECT 'contact ' || contact.id || ': forgotten, but still there' FROM contact"
    " JOIN tombstone ON tombstone.contact_id = contact.id",
});

}  // namespace

std::optional<FileAdded> query_known_file(SQLite::Database& database, const std::string& sha256)
{
    auto file = statement(
        database, "SELECT id FROM source_file WHERE sha256 = ? AND cards_expected IS NULL", sha256);
    if (!file.executeStep()) {
        return std::nullopt;
    }
    auto row = statement(database, "SELECT contact_id FROM card WHERE file_id = ? ORDER BY number",
                         file.getColumn(0).getInt64());
    FileAdded known{true, {}};
    while (row.executeStep()) {
        known.contacts.push_back(row.getColumn(0).getInt64());
    }
    return known;
}

std::vector<ContactSummary> query_contacts(SQLite::Database& database, const std::string& words,
                                           std::size_t most)
{
    SQLite::Statement person = sorted_persons(database, patterns_of(words), most == all_entries);
    SQLite::Statement row(database, summary_sql);
    bind_value(row, 1, review_threshold);
    SQLite::Statement reach(database, reach_sql);
    std::vector<ContactSummary> contacts;
    while (contacts.size() < most && person.executeStep()) {
        row.reset();
        bind_value(row, 2, static_cast<Id>(person.getColumn(0).getInt64()));
        row.executeStep();
        add_reach(reach, contacts.emplace_back(summary_of(row)));
    }
    return contacts;
}

std::vector<ContactSummary> query_contacts_near(SQLite::Database& database,
                                                const std::set<Id>& contacts)
{
    SQLite::Statement sharing(
        database, "SELECT contact_id FROM contact_value WHERE value COLLATE NOCASE IN"
                  " (SELECT value FROM contact_value WHERE contact_id = ?"
                  " AND field IN ('emails', 'phones')) AND field IN ('emails', 'phones')");
    std::set<Id> persons;
    for (const Id contact : contacts) {
        persons.insert(query_person(database, contact));
        sharing.reset();
        bind_value(sharing, 1, contact);
        while (sharing.executeStep()) {
            persons.insert(query_person(database, sharing.getColumn(0).getInt64()));
        }
    }
    SQLite::Statement row(database, summary_sql);
    bind_value(row, 1, review_threshold);
    SQLite::Statement reach(database, reach_sql);
    std::vector<ContactSummary> near;
    for (const Id person : persons) {
        row.reset();
        bind_value(row, 2, person);
        if (row.executeStep()) {
            add_reach(reach, near.emplace_back(summary_of(row)));
        }
    }
    return near;
}

Id query_person(SQLite::Database& database, Id contact)
{
    auto row =
        statement(database, "SELECT coalesce(merged_into, id) FROM contact WHERE id = ?", contact);
    return row.executeStep() ? row.getColumn(0).getInt64() : 0;
}

std::vector<Id> query_parts(SQLite::Database& database, Id person)
{
    auto row = statement(
        database, "SELECT id FROM contact WHERE coalesce(merged_into, id) = ? ORDER BY id", person);
    std::vector<Id> parts;
    while (row.executeStep()) {
        parts.push_back(row.getColumn(0).getInt64());
    }
    return parts;
}

std::optional<StoredContact> query_contact(SQLite::Database& database, Id contact)
{
    const Id person = query_person(database, contact);
    auto row = statement(database, "SELECT created_at, warnings FROM contact WHERE id = ?", person);
    if (!row.executeStep()) {
        return std::nullopt;
    }
    StoredContact stored;
    stored.id = person;
    stored.merged = query_parts(database, person);
    std::erase(stored.merged, person);
    stored.created_at = time_of(row.getColumn(0));
    stored.contact = contact_from(query_values(database, person).rows);
    stored.contact.warnings = texts_from_json(row.getColumn(1).getString());
    stored.needs_review = is_empty(stored.contact) || !needs_review(stored.contact).empty();
    stored.cards = query_cards(database, person);
    stored.encounters = query_encounters(database, person);
    stored.callbacks = query_callbacks(database, person);
    stored.referrals = referrals_of(database, person);
    return stored;
}

std::string query_picture(SQLite::Database& database, Id card)
{
    auto row = statement(database, "SELECT picture FROM card WHERE id = ?", card);
    return row.executeStep() ? row.getColumn(0).getString() : std::string();
}

std::vector<Callback> query_callbacks(SQLite::Database& database, Id person)
{
    auto row = statement(database,
                         "SELECT id, contact_id, due, created_at, outcome, closed_at, reason,"
                         " id IN (SELECT reopens FROM callback AS later"
                         " WHERE later.contact_id = callback.contact_id)"
                         " FROM callback WHERE contact_id IN (SELECT id FROM contact WHERE"
                         " coalesce(merged_into, id) = ?) ORDER BY id",
                         person);
    std::vector<Callback> callbacks;
    while (row.executeStep()) {
        const Id id = row.getColumn(0).getInt64();
        callbacks.push_back({id, row.getColumn(1).getInt64(), day_of(row.getColumn(2)),
                             time_of(row.getColumn(3)), outcome_or_none(row.getColumn(4)),
                             time_or_none(row.getColumn(5)), row.getColumn(6).getString(),
                             query_attempts(database, id), query_moves(database, id),
                             row.getColumn(7).getInt() != 0});
    }
    return callbacks;
}

std::optional<Callback> query_callback(SQLite::Database& database, Id id, Time created_at)
{
    auto row =
        statement(database, "SELECT contact_id FROM callback WHERE id = ? AND created_at = ?", id,
                  created_at);
    if (!row.executeStep()) {
        return std::nullopt;
    }
    const Id person = query_person(database, row.getColumn(0).getInt64());
    for (Callback& callback : query_callbacks(database, person)) {
        if (callback.id == id) {
            return std::move(callback);
        }
    }
    return std::nullopt;
}

std::vector<ReferralSummary> query_referrals(SQLite::Database& database)
{
    SQLite::Statement row(database, std::string(referral_sql) + referral_order_sql);
    return read_rows(row, referral_summary_of);
}

std::optional<ReferralSummary> query_referral(SQLite::Database& database, Id id)
{
    SQLite::Statement row(database, std::string(referral_sql) + " WHERE open.id = ?");
    bind_value(row, 1, id);
    return row.executeStep() ? std::optional(referral_summary_of(row)) : std::nullopt;
}

std::vector<CallbackSummary> query_pending_callbacks(SQLite::Database& database,
                                                     const WantedCallbacks& wanted)
{
    constexpr Day end_of_days{std::chrono::year(9999), std::chrono::December, std::chrono::day(31)};
    auto row = statement(database, pending_sql, wanted.until.value_or(end_of_days));
    std::vector<CallbackSummary> pending;
    std::unordered_set<Id> persons;
    while (pending.size() < wanted.most && row.executeStep()) {
        if (!persons.insert(row.getColumn(1).getInt64()).second) {
            continue;
        }
        CallbackSummary callback = callback_summary_of(row);
        if (!wanted.passes || wanted.passes(callback)) {
            pending.push_back(std::move(callback));
        }
    }
    return pending;
}

std::vector<EventSummary> query_events(SQLite::Database& database)
{
    SQLite::Statement row(database, events_sql);
    return read_rows(row, [](SQLite::Statement& at) {
        return EventSummary{at.getColumn(0).getString(), day_or_none(at.getColumn(1)),
                            at.getColumn(2).getInt(),    at.getColumn(3).getInt(),
                            at.getColumn(4).getInt(),    at.getColumn(5).getInt(),
                            at.getColumn(6).getInt()};
    });
}

StoreSums query_sums(SQLite::Database& database)
{
    SQLite::Statement row(database, sums_sql);
    row.executeStep();
    return {row.getColumn(0).getInt(), row.getColumn(1).getInt(), row.getColumn(2).getInt(),
            row.getColumn(3).getInt(), row.getColumn(4).getInt()};
}

std::vector<SourceFile> query_source_files(SQLite::Database& database)
{
    SQLite::Statement row(database, "SELECT path, sha256 FROM source_file ORDER BY id");
    return read_rows(row, [](SQLite::Statement& at) {
        return SourceFile{at.getColumn(0).getString(), at.getColumn(1).getString()};
    });
}

std::vector<std::string> query_audit(SQLite::Database& database)
{
    std::vector<std::string> broken;
    for (const char* sql : audit_sql) {
        SQLite::Statement row(database, sql);
        while (row.executeStep()) {
            broken.push_back(row.getColumn(0).getString());
        }
    }
    return broken;
}

}  // namespace cardlog
