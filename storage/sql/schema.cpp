#include "storage/sql/schema.h"

#include <array>

namespace cardlog {
namespace {

// The rules of the ledger are triggers and not foreign keys alone, because those hold only in
// programs that switch them on:
//  - a card is written after its contact and the pending callback owed to it, and stays with them;
//  - a callback starts pending, ends with one of four outcomes, and is not touched afterwards;
//  - contacts, cards, callbacks, attempts and history are not deleted, history is not changed.
// The one door is the tombstone: whoever erases a person first leaves a row there, which stays. It
// opens the rows of that contact, and only them.
constexpr const char* version_1 = R"sql(
CREATE TABLE source_file (
    id          INTEGER PRIMARY KEY,
    path        TEXT NOT NULL,
    sha256      TEXT NOT NULL UNIQUE CHECK (sha256 <> ''),
    imported_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', imported_at, '+0 days') IS imported_at),
    cards_found INTEGER NOT NULL CHECK (cards_found >= 0)
) STRICT;

CREATE TABLE contact (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    created_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days') IS created_at),
    warnings   TEXT NOT NULL CHECK (json_type(warnings) = 'array')
) STRICT;

CREATE TABLE callback (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id),
    due        TEXT NOT NULL CHECK (date(due, '+0 days') IS due),
    created_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days') IS created_at),
    outcome    TEXT CHECK (outcome IN ('reached', 'they_called', 'met', 'released')),
    closed_at  TEXT CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', closed_at, '+0 days') IS closed_at),
    reason     TEXT,
    UNIQUE (id, contact_id),
    CHECK ((outcome IS NULL) = (closed_at IS NULL)),
    CHECK (outcome IS NOT 'released'
           OR trim(coalesce(reason, ''), char(9, 10, 13, 32)) <> '')
) STRICT;
CREATE UNIQUE INDEX callback_one_pending ON callback (contact_id) WHERE outcome IS NULL;
CREATE INDEX callback_of_contact ON callback (contact_id);
CREATE INDEX callback_due ON callback (due) WHERE outcome IS NULL;

CREATE TABLE attempt (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    callback_id INTEGER NOT NULL REFERENCES callback (id),
    at          TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days') IS at),
    outcome     TEXT NOT NULL CHECK (outcome IN ('reached', 'they_called', 'met', 'no_answer',
                                                 'left_message', 'released')),
    note        TEXT NOT NULL
) STRICT;
CREATE INDEX attempt_of_callback ON attempt (callback_id);

CREATE TABLE card (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id  INTEGER NOT NULL REFERENCES contact (id),
    callback_id INTEGER NOT NULL,
    file_id     INTEGER NOT NULL REFERENCES source_file (id),
    page        INTEGER NOT NULL CHECK (page >= 1),
    number      INTEGER NOT NULL CHECK (number >= 1),
    quad        TEXT NOT NULL CHECK (json_array_length(quad) = 4),
    lines       TEXT NOT NULL CHECK (json_type(lines) = 'array'),
    codes       TEXT NOT NULL CHECK (json_type(codes) = 'array'),
    picture     BLOB,
    UNIQUE (file_id, number),
    FOREIGN KEY (callback_id, contact_id) REFERENCES callback (id, contact_id)
) STRICT;
CREATE INDEX card_of_contact ON card (contact_id);
CREATE INDEX card_of_callback ON card (callback_id);

-- One row a value, named as in the card record; parts of a name or an address are rows of their own
-- and leave the evidence to the whole. A value typed by a person has no card.
CREATE TABLE contact_value (
    contact_id INTEGER NOT NULL REFERENCES contact (id),
    field      TEXT NOT NULL CHECK (field IN (
        'name', 'honorific_prefix', 'given_name', 'family_name', 'company', 'department',
        'job_title', 'emails', 'phones', 'websites', 'address', 'street', 'postal_code', 'city',
        'country', 'social')),
    position   INTEGER NOT NULL CHECK (
        position = 0 OR position > 0 AND field IN ('emails', 'phones', 'websites', 'social')),
    value      TEXT NOT NULL,
    type       TEXT CHECK (type IN ('work', 'mobile', 'fax', 'home', 'other')),
    e164       TEXT,
    extension  TEXT,
    card_id    INTEGER REFERENCES card (id),
    printed    TEXT NOT NULL,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    repaired   INTEGER NOT NULL CHECK (repaired IN (0, 1)),
    quad       TEXT CHECK (json_array_length(quad) = 4),
    PRIMARY KEY (contact_id, field, position),
    CHECK ((field = 'phones') = (type IS NOT NULL)),
    CHECK (field = 'phones' OR e164 IS NULL AND extension IS NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_value_of_card ON contact_value (card_id);

CREATE TABLE encounter (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id   INTEGER NOT NULL REFERENCES contact (id),
    event        TEXT,
    met_on       TEXT CHECK (date(met_on, '+0 days') IS met_on),
    place        TEXT,
    talked_about TEXT
) STRICT;
CREATE INDEX encounter_of_contact ON encounter (contact_id);

CREATE TABLE referral (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id),
    to_name    TEXT NOT NULL CHECK (trim(to_name, char(9, 10, 13, 32)) <> ''),
    via        TEXT,
    state      TEXT NOT NULL CHECK (state IN ('promised', 'handed_over', 'meets', 'declined',
                                              'no_answer')),
    created_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days') IS created_at),
    changed_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', changed_at, '+0 days') IS changed_at)
) STRICT;
CREATE INDEX referral_of_contact ON referral (contact_id);

CREATE TABLE history (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    at         TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days') IS at),
    actor      TEXT NOT NULL CHECK (actor IN ('import', 'person')),
    contact_id INTEGER NOT NULL,
    action     TEXT NOT NULL,
    old_value  TEXT CHECK (old_value IS NULL OR json_valid(old_value)),
    new_value  TEXT CHECK (new_value IS NULL OR json_valid(new_value))
) STRICT;
CREATE INDEX history_of_contact ON history (contact_id);

CREATE TABLE tombstone (
    contact_id   INTEGER PRIMARY KEY,
    forgotten_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', forgotten_at, '+0 days') IS forgotten_at)
) STRICT;

-- The rowid is the contact. Three letters and more in a row are found through the index, wherever
-- they stand in a word.
CREATE VIRTUAL TABLE contact_search USING fts5 (search_text, tokenize = 'trigram');

CREATE TRIGGER card_has_a_pending_callback BEFORE INSERT ON card
WHEN NOT EXISTS (SELECT 1 FROM callback WHERE id = NEW.callback_id
                 AND contact_id = NEW.contact_id AND outcome IS NULL)
BEGIN SELECT RAISE(ABORT, 'a card needs a contact with a pending callback'); END;

CREATE TRIGGER card_stays BEFORE UPDATE OF id, contact_id, callback_id, file_id, number ON card
BEGIN SELECT RAISE(ABORT, 'a card stays with its file, its contact and its callback'); END;

CREATE TRIGGER callback_starts_pending BEFORE INSERT ON callback
WHEN NEW.outcome IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a callback starts pending'); END;

CREATE TRIGGER callback_stays BEFORE UPDATE OF id, contact_id, created_at ON callback
BEGIN SELECT RAISE(ABORT, 'a callback stays with its contact'); END;

CREATE TRIGGER callback_closed_once BEFORE UPDATE ON callback
WHEN OLD.outcome IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a closed callback is not changed'); END;

CREATE TRIGGER contact_is_kept BEFORE DELETE ON contact
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE contact_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a contact is deleted only after its tombstone is written'); END;

CREATE TRIGGER card_is_kept BEFORE DELETE ON card
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE contact_id = OLD.contact_id)
BEGIN SELECT RAISE(ABORT, 'a card is deleted only after its contact''s tombstone is written'); END;

CREATE TRIGGER callback_is_kept BEFORE DELETE ON callback
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE contact_id = OLD.contact_id)
BEGIN SELECT RAISE(ABORT, 'a callback is deleted only after its contact''s tombstone is written');
END;

CREATE TRIGGER attempt_is_kept BEFORE DELETE ON attempt
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE contact_id =
                 (SELECT contact_id FROM callback WHERE id = OLD.callback_id))
BEGIN SELECT RAISE(ABORT, 'an attempt is deleted only after its contact''s tombstone is written');
END;

CREATE TRIGGER history_is_kept BEFORE DELETE ON history
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE contact_id = OLD.contact_id)
BEGIN SELECT RAISE(ABORT, 'history is deleted only after its contact''s tombstone is written');
END;

CREATE TRIGGER attempt_is_final BEFORE UPDATE ON attempt
BEGIN SELECT RAISE(ABORT, 'an attempt is not changed'); END;

CREATE TRIGGER history_is_final BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is not changed'); END;

CREATE TRIGGER tombstone_is_final BEFORE UPDATE ON tombstone
BEGIN SELECT RAISE(ABORT, 'a tombstone is not changed'); END;

CREATE TRIGGER tombstone_is_kept BEFORE DELETE ON tombstone
BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;

-- REPLACE deletes a row without asking the triggers above, unless the program switches
-- recursive_triggers on; so a row that is there cannot be written over.
CREATE TRIGGER contact_is_new BEFORE INSERT ON contact
WHEN EXISTS (SELECT 1 FROM contact WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a contact is not replaced'); END;

CREATE TRIGGER card_is_new BEFORE INSERT ON card
WHEN EXISTS (SELECT 1 FROM card WHERE id = NEW.id
             OR file_id = NEW.file_id AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'a card is not replaced'); END;

CREATE TRIGGER callback_is_new BEFORE INSERT ON callback
WHEN EXISTS (SELECT 1 FROM callback WHERE id = NEW.id
             OR contact_id = NEW.contact_id AND outcome IS NULL)
BEGIN SELECT RAISE(ABORT, 'a callback is not replaced, and one at a time is owed'); END;

CREATE TRIGGER attempt_is_new BEFORE INSERT ON attempt
WHEN EXISTS (SELECT 1 FROM attempt WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'an attempt is not replaced'); END;

CREATE TRIGGER history_is_new BEFORE INSERT ON history
WHEN EXISTS (SELECT 1 FROM history WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'history is not replaced'); END;

CREATE TRIGGER tombstone_is_new BEFORE INSERT ON tombstone
WHEN EXISTS (SELECT 1 FROM tombstone WHERE contact_id = NEW.contact_id)
BEGIN SELECT RAISE(ABORT, 'a tombstone is not replaced'); END;

CREATE TRIGGER contact_stays BEFORE UPDATE OF id ON contact
BEGIN SELECT RAISE(ABORT, 'a contact keeps its number'); END;
)sql";

// A due day moves only by a row that says so, and no pending callback is deleted, not even by the
// tombstone's door: whoever erases a person closes the call first.
constexpr const char* version_2 = R"sql(
CREATE TABLE due_move (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    callback_id INTEGER NOT NULL REFERENCES callback (id),
    attempt_id  INTEGER REFERENCES attempt (id),
    at          TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days') IS at),
    from_due    TEXT NOT NULL CHECK (date(from_due, '+0 days') IS from_due),
    to_due      TEXT NOT NULL CHECK (date(to_due, '+0 days') IS to_due),
    reason      TEXT NOT NULL
) STRICT;
CREATE INDEX due_move_of_callback ON due_move (callback_id);

CREATE TRIGGER due_move_starts_where_the_callback_is BEFORE INSERT ON due_move
WHEN NOT EXISTS (SELECT 1 FROM callback
                 WHERE id = NEW.callback_id AND outcome IS NULL AND due = NEW.from_due)
BEGIN SELECT RAISE(ABORT, 'only a pending callback is moved, and from the day it is due'); END;

CREATE TRIGGER due_move_moves AFTER INSERT ON due_move
BEGIN UPDATE callback SET due = NEW.to_due WHERE id = NEW.callback_id; END;

CREATE TRIGGER callback_moves_by_due_move BEFORE UPDATE OF due ON callback
WHEN NEW.due IS NOT OLD.due
     AND NOT EXISTS (SELECT 1 FROM due_move
                     WHERE id = (SELECT max(id) FROM due_move WHERE callback_id = OLD.id)
                           AND from_due = OLD.due AND to_due = NEW.due)
BEGIN SELECT RAISE(ABORT, 'a callback is moved by a row of due_move'); END;

CREATE TRIGGER due_move_is_final BEFORE UPDATE ON due_move
BEGIN SELECT RAISE(ABORT, 'a move is not changed'); END;

CREATE TRIGGER due_move_is_new BEFORE INSERT ON due_move
WHEN EXISTS (SELECT 1 FROM due_move WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a move is not replaced'); END;

CREATE TRIGGER due_move_is_kept BEFORE DELETE ON due_move
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE contact_id =
                 (SELECT contact_id FROM callback WHERE id = OLD.callback_id))
BEGIN SELECT RAISE(ABORT, 'a move is deleted only after its contact''s tombstone is written'); END;

CREATE TRIGGER callback_is_owed BEFORE DELETE ON callback
WHEN OLD.outcome IS NULL
BEGIN SELECT RAISE(ABORT, 'a pending callback is closed by an outcome, never deleted'); END;

CREATE TRIGGER contact_outlives_its_callbacks BEFORE DELETE ON contact
WHEN EXISTS (SELECT 1 FROM callback WHERE contact_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a contact is deleted after its callbacks'); END;
)sql";

// Introductions and encounters are kept like everything else of a contact.
constexpr const char* version_3 = R"sql(
ALTER TABLE referral ADD COLUMN promised_on TEXT
    CHECK (date(promised_on, '+0 days') IS promised_on);
CREATE INDEX referral_open ON referral (state, changed_at)
    WHERE state IN ('promised', 'handed_over');

CREATE TRIGGER referral_stays BEFORE UPDATE OF id, contact_id, created_at ON referral
BEGIN SELECT RAISE(ABORT, 'a referral stays with its contact'); END;

CREATE TRIGGER referral_is_new BEFORE INSERT ON referral
WHEN EXISTS (SELECT 1 FROM referral WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a referral is not replaced'); END;

CREATE TRIGGER referral_is_kept BEFORE DELETE ON referral
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE contact_id = OLD.contact_id)
BEGIN SELECT RAISE(ABORT, 'a referral is deleted only after its contact''s tombstone is written');
END;

CREATE TRIGGER encounter_is_kept BEFORE DELETE ON encounter
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE contact_id = OLD.contact_id)
BEGIN SELECT RAISE(ABORT, 'an encounter is deleted only after its contact''s tombstone is written');
END;
)sql";

// Two contacts of one person stay two rows, each with its cards and callbacks; one points to the
// other, which stands for the person and holds the values of both. So nothing has to move, a call
// that is owed to either stays owed, and taking the pointer back takes the merge back.
//
// What is undone stays in the tables as well, marked by a row or a column that says so. The
// tombstone counts what was erased, so that the sums of the audit still come out.
constexpr const char* version_4 = R"sql(
ALTER TABLE contact ADD COLUMN merged_into INTEGER REFERENCES contact (id);
CREATE INDEX contact_of_person ON contact (coalesce(merged_into, id));

ALTER TABLE callback ADD COLUMN reopens INTEGER REFERENCES callback (id);
ALTER TABLE due_move ADD COLUMN undoes INTEGER REFERENCES due_move (id);
ALTER TABLE referral ADD COLUMN undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1));
CREATE TABLE undone_attempt (
    attempt_id INTEGER PRIMARY KEY REFERENCES attempt (id)
) STRICT;

ALTER TABLE history ADD COLUMN change INTEGER REFERENCES history (id);
CREATE INDEX history_undo ON history (id) WHERE action = 'undo';
ALTER TABLE tombstone ADD COLUMN cards INTEGER NOT NULL DEFAULT 0 CHECK (cards >= 0);
ALTER TABLE tombstone ADD COLUMN history_rows INTEGER NOT NULL DEFAULT 0
    CHECK (history_rows >= 0);

-- The history of a person holds the values of all who were ever merged into it.
DROP TRIGGER history_is_kept;
CREATE TRIGGER history_is_kept BEFORE DELETE ON history
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE contact_id = OLD.contact_id)
     AND NOT (OLD.action IN ('edit', 'merge', 'unmerge')
              AND EXISTS (SELECT 1 FROM history AS joined JOIN tombstone
                          ON tombstone.contact_id = json_extract(joined.new_value, '$.merged')
                          WHERE joined.contact_id = OLD.contact_id AND joined.id <= OLD.id
                                AND joined.action = 'merge'))
BEGIN SELECT RAISE(ABORT, 'history is deleted only after its contact''s tombstone is written');
END;

CREATE TRIGGER contact_starts_alone BEFORE INSERT ON contact
WHEN NEW.merged_into IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a contact starts as a person of its own'); END;

CREATE TRIGGER contact_merges_into_a_person BEFORE UPDATE OF merged_into ON contact
WHEN NEW.merged_into IS NOT NULL
     AND (NEW.merged_into = NEW.id
          OR NOT EXISTS (SELECT 1 FROM contact WHERE id = NEW.merged_into AND merged_into IS NULL)
          OR EXISTS (SELECT 1 FROM contact WHERE coalesce(merged_into, id) = NEW.id
                     AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'a contact is merged into another that stands for a person'); END;

CREATE TRIGGER contact_outlives_its_merged BEFORE DELETE ON contact
WHEN EXISTS (SELECT 1 FROM contact WHERE coalesce(merged_into, id) = OLD.id AND id <> OLD.id)
BEGIN SELECT RAISE(ABORT, 'a contact is deleted after those merged into it'); END;

CREATE TRIGGER undone_attempt_is_final BEFORE UPDATE ON undone_attempt
BEGIN SELECT RAISE(ABORT, 'what was undone stays undone'); END;

CREATE TRIGGER undone_attempt_is_kept BEFORE DELETE ON undone_attempt
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE contact_id =
                 (SELECT contact_id FROM callback WHERE id =
                  (SELECT callback_id FROM attempt WHERE id = OLD.attempt_id)))
BEGIN SELECT RAISE(ABORT, 'what was undone stays undone'); END;
)sql";

// Flat pictures have their digest beside them, so that the audit sees a byte that the disk has
// lost. sha256() is a function of cardlog's own connections, see open_database().
constexpr const char* version_5 = R"sql(
ALTER TABLE card ADD COLUMN picture_sha256 BLOB
    CHECK (picture_sha256 IS NULL OR length(picture_sha256) = 32);
UPDATE card SET picture_sha256 = sha256(picture) WHERE picture IS NOT NULL;

CREATE TRIGGER card_picture_has_its_digest BEFORE INSERT ON card
WHEN (NEW.picture IS NULL) <> (NEW.picture_sha256 IS NULL)
BEGIN SELECT RAISE(ABORT, 'a picture needs its digest'); END;
)sql";

// The list of contacts is in this order, so that its first page is read without the others. The
// order of the calls is that of callback_due.
constexpr const char* version_6 = R"sql(
ALTER TABLE contact ADD COLUMN sort_name TEXT;
UPDATE contact SET sort_name = (
    SELECT value FROM contact_value
    WHERE contact_id = contact.id AND field IN ('family_name', 'name', 'company')
    ORDER BY field = 'company', field = 'name' LIMIT 1);
CREATE INDEX contact_sorted ON contact (sort_name IS NULL, sort_name COLLATE NOCASE, id)
    WHERE merged_into IS NULL;
)sql";

// Two contacts that look alike and are two people, as a person has said.
constexpr const char* version_7 = R"sql(
CREATE TABLE different_people (
    first  INTEGER NOT NULL REFERENCES contact (id),
    second INTEGER NOT NULL REFERENCES contact (id),
    PRIMARY KEY (first, second),
    CHECK (first < second)
) STRICT, WITHOUT ROWID;
CREATE INDEX different_people_second ON different_people (second);
)sql";

// What became of each file of an import; its sums are sums over these rows, which stay. Names of
// files are personal data: they are taken away with the person.
//
// The cards of a file may come one by one, as records: until all are there, the file is known to
// hold more of them.
constexpr const char* version_8 = R"sql(
CREATE TABLE batch (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', started_at, '+0 days') IS started_at),
    seconds    REAL CHECK (seconds >= 0),
    arguments  TEXT CHECK (json_type(arguments) = 'object'),
    expected   INTEGER CHECK (expected >= 0)
) STRICT;

CREATE TABLE batch_file (
    batch_id INTEGER NOT NULL REFERENCES batch (id),
    position INTEGER NOT NULL CHECK (position >= 1),
    path     TEXT,
    sha256   TEXT,
    outcome  TEXT NOT NULL CHECK (outcome IN ('written', 'already_known', 'no_card', 'failed')),
    reason   TEXT,
    cards    INTEGER NOT NULL CHECK (cards >= 0),
    PRIMARY KEY (batch_id, position),
    CHECK ((outcome = 'written') <= (cards > 0))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER batch_is_kept BEFORE DELETE ON batch
BEGIN SELECT RAISE(ABORT, 'a batch stays'); END;

CREATE TRIGGER batch_file_is_kept BEFORE DELETE ON batch_file
BEGIN SELECT RAISE(ABORT, 'what became of a file stays'); END;

CREATE TRIGGER batch_file_stays BEFORE UPDATE OF batch_id, position, outcome, cards ON batch_file
BEGIN SELECT RAISE(ABORT, 'what became of a file is not changed'); END;

CREATE TRIGGER batch_file_is_new BEFORE INSERT ON batch_file
WHEN EXISTS (SELECT 1 FROM batch_file WHERE batch_id = NEW.batch_id AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'what became of a file is not replaced'); END;

ALTER TABLE source_file ADD COLUMN cards_expected INTEGER CHECK (cards_expected > cards_found);
)sql";

// Where a card lay whose person is forgotten is forgotten too; that there was one keeps it from
// coming back when the file is read again. An older store tells by the gaps it left.
constexpr const char* version_9 = R"sql(
ALTER TABLE source_file ADD COLUMN cards_forgotten INTEGER NOT NULL DEFAULT 0
    CHECK (cards_forgotten >= 0);
UPDATE source_file SET cards_forgotten = max(0,
    (SELECT coalesce(max(number), 0) FROM card WHERE file_id = source_file.id) - cards_found,
    (SELECT coalesce(sum(cards), 0) FROM batch_file
     WHERE batch_file.sha256 = source_file.sha256 AND outcome = 'written') - cards_found)
    WHERE cards_expected IS NULL AND EXISTS (SELECT 1 FROM tombstone);
)sql";

// A card that is photographed again is known by what its flat picture looks like (PictureHash, 32
// bytes), together with its fields. In the index, because the row's picture lies before it.
constexpr const char* version_10 = R"sql(
ALTER TABLE card ADD COLUMN look BLOB CHECK (look IS NULL OR length(look) = 32);
CREATE INDEX card_look ON card (contact_id, look);
CREATE INDEX contact_value_reach ON contact_value (value COLLATE NOCASE)
    WHERE field IN ('emails', 'phones');
)sql";

// All contacts of each person; a person is known by the contact that stands for it.
constexpr const char* version_11 = R"sql(
CREATE VIEW person_contact (person, contact) AS
SELECT coalesce(merged_into, id), id FROM contact;
)sql";

// The names of the fields are data: a new field is a row, written when the store is opened (see
// contact_fields.h). These are the ones that older stores know.
constexpr const char* version_12 = R"sql(
CREATE TABLE contact_field (
    name    TEXT PRIMARY KEY,
    is_list INTEGER NOT NULL CHECK (is_list IN (0, 1)),
    by_card INTEGER NOT NULL CHECK (by_card IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO contact_field (name, is_list, by_card) VALUES
    ('name', 0, 1), ('honorific_prefix', 0, 1), ('given_name', 0, 1), ('family_name', 0, 1),
    ('company', 0, 1), ('department', 0, 1), ('job_title', 0, 1), ('emails', 1, 1),
    ('phones', 1, 1), ('websites', 1, 1), ('address', 0, 1), ('street', 0, 1),
    ('postal_code', 0, 1), ('city', 0, 1), ('country', 0, 1), ('social', 1, 1);

CREATE TRIGGER contact_field_stays BEFORE DELETE ON contact_field
BEGIN SELECT RAISE(ABORT, 'a field that values may be of stays'); END;

ALTER TABLE contact_value RENAME TO contact_value_11;
CREATE TABLE contact_value (
    contact_id INTEGER NOT NULL REFERENCES contact (id),
    field      TEXT NOT NULL REFERENCES contact_field (name),
    position   INTEGER NOT NULL CHECK (position >= 0),
    value      TEXT NOT NULL,
    type       TEXT CHECK (type IN ('work', 'mobile', 'fax', 'home', 'other')),
    e164       TEXT,
    extension  TEXT,
    card_id    INTEGER REFERENCES card (id),
    printed    TEXT NOT NULL,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    repaired   INTEGER NOT NULL CHECK (repaired IN (0, 1)),
    quad       TEXT CHECK (json_array_length(quad) = 4),
    PRIMARY KEY (contact_id, field, position),
    CHECK ((field = 'phones') = (type IS NOT NULL)),
    CHECK (field = 'phones' OR e164 IS NULL AND extension IS NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO contact_value SELECT * FROM contact_value_11;
DROP TABLE contact_value_11;
CREATE INDEX contact_value_of_card ON contact_value (card_id);
CREATE INDEX contact_value_reach ON contact_value (value COLLATE NOCASE)
    WHERE field IN ('emails', 'phones');

CREATE TRIGGER contact_value_is_of_a_field BEFORE INSERT ON contact_value
WHEN NOT EXISTS (SELECT 1 FROM contact_field
                 WHERE name = NEW.field AND (is_list OR NEW.position = 0))
BEGIN SELECT RAISE(ABORT, 'a value is of a known field, and only lists have several'); END;

CREATE TRIGGER contact_value_stays_in_a_field BEFORE UPDATE OF field, position ON contact_value
WHEN NOT EXISTS (SELECT 1 FROM contact_field
                 WHERE name = NEW.field AND (is_list OR NEW.position = 0))
BEGIN SELECT RAISE(ABORT, 'a value is of a known field, and only lists have several'); END;
)sql";

// A contact has one name for other programs, theirs where it came from them. What was written into
// their folders is known by it, see Vdirs; of a person who was forgotten the name of cardlog's own
// file stays, so that the file can be removed.
constexpr const char* version_13 = R"sql(
ALTER TABLE contact ADD COLUMN uid TEXT CHECK (uid <> '');
UPDATE contact SET uid = 'cardlog-' || strftime('%s', created_at) || '-' || id;
CREATE UNIQUE INDEX contact_uid ON contact (uid);

CREATE TRIGGER contact_has_a_uid AFTER INSERT ON contact WHEN NEW.uid IS NULL
BEGIN
    UPDATE contact SET uid = 'cardlog-' || strftime('%s', NEW.created_at) || '-' || NEW.id
    WHERE id = NEW.id;
END;

CREATE TRIGGER contact_uid_stays BEFORE UPDATE OF uid ON contact WHEN OLD.uid IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a contact keeps its UID'); END;

CREATE TABLE vdir_file (
    folder     TEXT NOT NULL,
    uid        TEXT NOT NULL,
    name       TEXT NOT NULL,
    contact_id INTEGER REFERENCES contact (id),
    said       TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    PRIMARY KEY (folder, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX vdir_file_of_contact ON vdir_file (contact_id);
)sql";

// Whoever was forgotten does not come back with another picture or file: known by digests that
// nobody can read and that only the same person's values give, see forgotten.h. The bytes of a
// picture are known as before; its row stays without a path. A card that was left out is counted
// once, also when its record comes again.
constexpr const char* version_14 = R"sql(
CREATE TABLE forgotten_digest (
    digest BLOB PRIMARY KEY CHECK (length(digest) = 32)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER forgotten_digest_stays BEFORE DELETE ON forgotten_digest
BEGIN SELECT RAISE(ABORT, 'who was forgotten stays so'); END;

CREATE TABLE left_out_card (
    file_id INTEGER NOT NULL REFERENCES source_file (id),
    number  INTEGER NOT NULL CHECK (number >= 1),
    PRIMARY KEY (file_id, number)
) STRICT, WITHOUT ROWID;
)sql";

// What a person calls no card is listed nowhere. Its row stays with its card, so that the same
// picture does not bring it again.
constexpr const char* version_15 = R"sql(
ALTER TABLE contact ADD COLUMN no_card INTEGER NOT NULL DEFAULT 0 CHECK (no_card IN (0, 1));
DROP INDEX contact_sorted;
CREATE INDEX contact_sorted ON contact (sort_name IS NULL, sort_name COLLATE NOCASE, id)
    WHERE merged_into IS NULL AND no_card = 0;
)sql";

constexpr std::array<const char*, 15> migrations{
    version_1, version_2,  version_3,  version_4,  version_5,  version_6,  version_7, version_8,
    version_9, version_10, version_11, version_12, version_13, version_14, version_15};

}  // namespace

std::span<const char* const> store_migrations()
{
    return migrations;
}

}  // namespace cardlog
