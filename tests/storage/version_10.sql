-- A store of version 10 as cardlog wrote it, commit 620e7db: invented people, one merged, one
-- forgotten. By sqlite3's .dump, which leaves out the two numbers at the end.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE source_file (
    id          INTEGER PRIMARY KEY,
    path        TEXT NOT NULL,
    sha256      TEXT NOT NULL UNIQUE CHECK (sha256 <> ''),
    imported_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', imported_at, '+0 days') IS imported_at),
    cards_found INTEGER NOT NULL CHECK (cards_found >= 0)
, cards_expected INTEGER CHECK (cards_expected > cards_found), cards_forgotten INTEGER NOT NULL DEFAULT 0
    CHECK (cards_forgotten >= 0)) STRICT;
INSERT INTO source_file VALUES(1,'/photos/evening.jpg','abababababababababababababababababababababababababababababababab','2026-11-28T16:10:10Z',3,NULL,0);
INSERT INTO source_file VALUES(2,'/photos/later.jpg','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','2026-11-28T16:10:10Z',1,NULL,1);
CREATE TABLE contact (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    created_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days') IS created_at),
    warnings   TEXT NOT NULL CHECK (json_type(warnings) = 'array')
, merged_into INTEGER REFERENCES contact (id), sort_name TEXT) STRICT;
INSERT INTO contact VALUES(1,'2026-11-28T16:10:10Z','["look at the number"]',NULL,'Brandt');
INSERT INTO contact VALUES(2,'2026-11-28T16:10:10Z','[]',NULL,'Sommer');
INSERT INTO contact VALUES(3,'2026-11-28T16:10:10Z','[]',NULL,NULL);
INSERT INTO contact VALUES(4,'2026-11-28T16:10:10Z','[]',2,'Sommer');
INSERT INTO contact VALUES(6,'2026-11-28T16:10:27Z','[]',NULL,'Jäger');
CREATE TABLE callback (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id),
    due        TEXT NOT NULL CHECK (date(due, '+0 days') IS due),
    created_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days') IS created_at),
    outcome    TEXT CHECK (outcome IN ('reached', 'they_called', 'met', 'released')),
    closed_at  TEXT CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', closed_at, '+0 days') IS closed_at),
    reason     TEXT, reopens INTEGER REFERENCES callback (id),
    UNIQUE (id, contact_id),
    CHECK ((outcome IS NULL) = (closed_at IS NULL)),
    CHECK (outcome IS NOT 'released'
           OR trim(coalesce(reason, ''), char(9, 10, 13, 32)) <> '')
) STRICT;
INSERT INTO callback VALUES(1,1,'2026-09-25','2026-11-28T16:10:10Z',NULL,NULL,NULL,NULL);
INSERT INTO callback VALUES(2,2,'2026-10-02','2026-11-28T16:10:10Z',NULL,NULL,NULL,NULL);
INSERT INTO callback VALUES(3,3,'2026-09-24','2026-11-28T16:10:10Z','released','2026-11-28T16:10:12Z','nobody knows whose card it is',NULL);
INSERT INTO callback VALUES(4,4,'2026-10-02','2026-11-28T16:10:10Z',NULL,NULL,NULL,NULL);
INSERT INTO callback VALUES(6,3,'2026-09-24','2026-11-28T16:10:12Z','released','2026-11-28T16:10:12Z','nobody knows whose card it is',3);
INSERT INTO callback VALUES(7,6,'2026-10-05','2026-11-28T16:10:27Z',NULL,NULL,NULL,NULL);
CREATE TABLE attempt (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    callback_id INTEGER NOT NULL REFERENCES callback (id),
    at          TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days') IS at),
    outcome     TEXT NOT NULL CHECK (outcome IN ('reached', 'they_called', 'met', 'no_answer',
                                                 'left_message', 'released')),
    note        TEXT NOT NULL
) STRICT;
INSERT INTO attempt VALUES(1,1,'2026-11-28T16:10:11Z','no_answer','voicemail full');
INSERT INTO attempt VALUES(2,3,'2026-11-28T16:10:12Z','released','nobody knows whose card it is');
INSERT INTO attempt VALUES(3,6,'2026-11-28T16:10:12Z','released','nobody knows whose card it is');
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
    picture     BLOB, picture_sha256 BLOB
    CHECK (picture_sha256 IS NULL OR length(picture_sha256) = 32), look BLOB CHECK (look IS NULL OR length(look) = 32),
    UNIQUE (file_id, number),
    FOREIGN KEY (callback_id, contact_id) REFERENCES callback (id, contact_id)
) STRICT;
INSERT INTO card VALUES(1,1,1,1,1,1,'[[100.0,100.0],[950.0,100.0],[950.0,640.0],[100.0,640.0]]','[{"confidence":0.95,"quad":[[110.0,110.0],[600.0,110.0],[600.0,140.0],[110.0,140.0]],"text":"Dr. Käthe Brandt"},{"confidence":0.95,"quad":[[110.0,150.0],[600.0,150.0],[600.0,180.0],[110.0,180.0]],"text":"Morgenrot Logistik GmbH"}]','[]',X'ffd8ffe000104a46494600010101004800480000ffdb004300ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc2000b080001000101011100ffc40014100100000000000000000000000000000000ffda0008010100013f10',X'9650f149d622055c4b495e65e9148ebfc5e61b1bb00e83538e76afe48c496eaf',X'0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO card VALUES(2,2,2,1,1,2,'[[1000.0,100.0],[1850.0,100.0],[1850.0,640.0],[1000.0,640.0]]','[{"confidence":0.95,"quad":[[1010.0,110.0],[1500.0,110.0],[1500.0,140.0],[1010.0,140.0]],"text":"Bernd Sommer"},{"confidence":0.95,"quad":[[1010.0,150.0],[1500.0,150.0],[1500.0,180.0],[1010.0,180.0]],"text":"Nordlicht AG"}]','[]',NULL,NULL,NULL);
INSERT INTO card VALUES(3,3,3,1,1,3,'[[100.0,700.0],[950.0,700.0],[950.0,1240.0],[100.0,1240.0]]','[]','[]',NULL,NULL,NULL);
INSERT INTO card VALUES(4,4,4,2,1,1,'[[100.0,100.0],[950.0,100.0],[950.0,640.0],[100.0,640.0]]','[{"confidence":0.95,"quad":[[110.0,110.0],[600.0,110.0],[600.0,140.0],[110.0,140.0]],"text":"Bernd Sommer"}]','[]',NULL,NULL,NULL);
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
INSERT INTO contact_value VALUES(1,'address',0,'Lange Straße 5, 49074 Osnabrück',NULL,NULL,NULL,1,'Lange Straße 5, 49074 Osnabrück',0.95999999999999996447,0,'[[110.0,270.0],[600.0,270.0],[600.0,300.0],[110.0,300.0]]');
INSERT INTO contact_value VALUES(1,'city',0,'Osnabrück',NULL,NULL,NULL,1,'',1.0,0,NULL);
INSERT INTO contact_value VALUES(1,'company',0,'Morgenrot Logistik GmbH',NULL,NULL,NULL,1,'Morgenrot Logistik GmbH',0.95999999999999996447,0,'[[110.0,150.0],[600.0,150.0],[600.0,180.0],[110.0,180.0]]');
INSERT INTO contact_value VALUES(1,'department',0,'Einkauf',NULL,NULL,NULL,1,'Einkauf',0.95999999999999996447,0,'[[110.0,190.0],[600.0,190.0],[600.0,220.0],[110.0,220.0]]');
INSERT INTO contact_value VALUES(1,'emails',0,'k.brandt@morgenrot.example',NULL,NULL,NULL,1,'k.brandt@morgenrot.example',0.96999999999999997335,0,'[[110.0,310.0],[600.0,310.0],[600.0,340.0],[110.0,340.0]]');
INSERT INTO contact_value VALUES(1,'family_name',0,'Brandt',NULL,NULL,NULL,1,'',1.0,0,NULL);
INSERT INTO contact_value VALUES(1,'given_name',0,'Käthe',NULL,NULL,NULL,1,'',1.0,0,NULL);
INSERT INTO contact_value VALUES(1,'honorific_prefix',0,'Dr.',NULL,NULL,NULL,1,'',1.0,0,NULL);
INSERT INTO contact_value VALUES(1,'job_title',0,'Leiterin Einkauf',NULL,NULL,NULL,NULL,'Leiterin Einkauf',1.0,0,NULL);
INSERT INTO contact_value VALUES(1,'name',0,'Dr. Käthe Brandt',NULL,NULL,NULL,1,'Dr. Käthe Brandt',0.95999999999999996447,0,'[[110.0,110.0],[600.0,110.0],[600.0,140.0],[110.0,140.0]]');
INSERT INTO contact_value VALUES(1,'phones',0,'+493023125001','work','+493023125001','001',1,'030 23125-001',0.96999999999999997335,0,'[[110.0,350.0],[600.0,350.0],[600.0,380.0],[110.0,380.0]]');
INSERT INTO contact_value VALUES(1,'phones',1,'+4915228817386','mobile','+4915228817386','',1,'0152 28817386',0.96999999999999997335,0,'[[110.0,390.0],[600.0,390.0],[600.0,420.0],[110.0,420.0]]');
INSERT INTO contact_value VALUES(1,'postal_code',0,'49074',NULL,NULL,NULL,1,'',1.0,0,NULL);
INSERT INTO contact_value VALUES(1,'social',0,'@kaethe',NULL,NULL,NULL,1,'@kaethe',0.96999999999999997335,0,'[[110.0,470.0],[600.0,470.0],[600.0,500.0],[110.0,500.0]]');
INSERT INTO contact_value VALUES(1,'street',0,'Lange Straße 5',NULL,NULL,NULL,1,'',1.0,0,NULL);
INSERT INTO contact_value VALUES(1,'websites',0,'www.morgenrot.example',NULL,NULL,NULL,1,'www.morgenrot.example',0.5500000000000000444,0,'[[110.0,430.0],[600.0,430.0],[600.0,460.0],[110.0,460.0]]');
INSERT INTO contact_value VALUES(2,'company',0,'Nordlicht AG',NULL,NULL,NULL,2,'Nordlicht AG',0.95999999999999996447,0,'[[1010.0,150.0],[1500.0,150.0],[1500.0,180.0],[1010.0,180.0]]');
INSERT INTO contact_value VALUES(2,'emails',0,'b.sommer@nordlicht.example',NULL,NULL,NULL,2,'b.sommer@nordlicht.example',0.96999999999999997335,0,'[[1010.0,190.0],[1500.0,190.0],[1500.0,220.0],[1010.0,220.0]]');
INSERT INTO contact_value VALUES(2,'family_name',0,'Sommer',NULL,NULL,NULL,2,'',1.0,0,NULL);
INSERT INTO contact_value VALUES(2,'given_name',0,'Bernd',NULL,NULL,NULL,2,'',1.0,0,NULL);
INSERT INTO contact_value VALUES(2,'name',0,'Bernd Sommer',NULL,NULL,NULL,2,'Bernd Sommer',0.95999999999999996447,0,'[[1010.0,110.0],[1500.0,110.0],[1500.0,140.0],[1010.0,140.0]]');
INSERT INTO contact_value VALUES(2,'phones',0,'+493023125002','work','+493023125002','',2,'030 23125002',0.96999999999999997335,0,'[[1010.0,230.0],[1500.0,230.0],[1500.0,260.0],[1010.0,260.0]]');
INSERT INTO contact_value VALUES(2,'phones',1,'+4915228817387','mobile','+4915228817387','',4,'0152 28817387',0.96999999999999997335,0,'[[110.0,190.0],[600.0,190.0],[600.0,220.0],[110.0,220.0]]');
INSERT INTO contact_value VALUES(4,'company',0,'Nordlicht AG',NULL,NULL,NULL,4,'Nordlicht AG',0.95999999999999996447,0,'[[110.0,150.0],[600.0,150.0],[600.0,180.0],[110.0,180.0]]');
INSERT INTO contact_value VALUES(4,'family_name',0,'Sommer',NULL,NULL,NULL,4,'',1.0,0,NULL);
INSERT INTO contact_value VALUES(4,'given_name',0,'Bernd',NULL,NULL,NULL,4,'',1.0,0,NULL);
INSERT INTO contact_value VALUES(4,'name',0,'Bernd Sommer',NULL,NULL,NULL,4,'Bernd Sommer',0.95999999999999996447,0,'[[110.0,110.0],[600.0,110.0],[600.0,140.0],[110.0,140.0]]');
INSERT INTO contact_value VALUES(4,'phones',0,'+4915228817387','mobile','+4915228817387','',4,'0152 28817387',0.96999999999999997335,0,'[[110.0,190.0],[600.0,190.0],[600.0,220.0],[110.0,220.0]]');
INSERT INTO contact_value VALUES(6,'family_name',0,'Jäger',NULL,NULL,NULL,NULL,'',1.0,0,NULL);
INSERT INTO contact_value VALUES(6,'given_name',0,'Elif',NULL,NULL,NULL,NULL,'',1.0,0,NULL);
INSERT INTO contact_value VALUES(6,'name',0,'Elif Jäger',NULL,NULL,NULL,NULL,'Elif Jäger',1.0,0,NULL);
INSERT INTO contact_value VALUES(6,'phones',0,'+493023125009','work','+493023125009','',NULL,'+49 30 23125009',1.0,0,NULL);
CREATE TABLE encounter (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id   INTEGER NOT NULL REFERENCES contact (id),
    event        TEXT,
    met_on       TEXT CHECK (date(met_on, '+0 days') IS met_on),
    place        TEXT,
    talked_about TEXT
) STRICT;
INSERT INTO encounter VALUES(1,1,'Netzwerkabend','2026-09-17','Osnabrück','a new warehouse');
INSERT INTO encounter VALUES(2,2,'Netzwerkabend','2026-09-17','Osnabrück','a new warehouse');
INSERT INTO encounter VALUES(3,3,'Netzwerkabend','2026-09-17','Osnabrück','a new warehouse');
INSERT INTO encounter VALUES(4,4,'Netzwerkabend','2026-09-17','Osnabrück','a new warehouse');
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
, promised_on TEXT
    CHECK (date(promised_on, '+0 days') IS promised_on), undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))) STRICT;
INSERT INTO referral VALUES(1,1,'Ina Winter',NULL,'handed_over','2026-11-28T16:10:10Z','2026-11-28T16:10:11Z',NULL,0);
INSERT INTO referral VALUES(2,2,'Ina Winter',NULL,'promised','2026-11-28T16:10:10Z','2026-11-28T16:10:10Z',NULL,0);
INSERT INTO referral VALUES(3,3,'Ina Winter',NULL,'promised','2026-11-28T16:10:10Z','2026-11-28T16:10:10Z',NULL,0);
INSERT INTO referral VALUES(4,4,'Ina Winter',NULL,'promised','2026-11-28T16:10:10Z','2026-11-28T16:10:10Z',NULL,0);
CREATE TABLE history (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    at         TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days') IS at),
    actor      TEXT NOT NULL CHECK (actor IN ('import', 'person')),
    contact_id INTEGER NOT NULL,
    action     TEXT NOT NULL,
    old_value  TEXT CHECK (old_value IS NULL OR json_valid(old_value)),
    new_value  TEXT CHECK (new_value IS NULL OR json_valid(new_value))
, change INTEGER REFERENCES history (id)) STRICT;
INSERT INTO history VALUES(1,'2026-11-28T16:10:10Z','import',1,'import',NULL,'{"card":1,"callback":1,"due":"2026-09-24"}',NULL);
INSERT INTO history VALUES(2,'2026-11-28T16:10:10Z','import',1,'refer',NULL,'{"referral":1,"to_name":"Ina Winter","state":"promised"}',NULL);
INSERT INTO history VALUES(3,'2026-11-28T16:10:10Z','import',2,'import',NULL,'{"card":2,"callback":2,"due":"2026-09-24"}',NULL);
INSERT INTO history VALUES(4,'2026-11-28T16:10:10Z','import',2,'refer',NULL,'{"referral":2,"to_name":"Ina Winter","state":"promised"}',NULL);
INSERT INTO history VALUES(5,'2026-11-28T16:10:10Z','import',3,'import',NULL,'{"card":3,"callback":3,"due":"2026-09-24"}',NULL);
INSERT INTO history VALUES(6,'2026-11-28T16:10:10Z','import',3,'refer',NULL,'{"referral":3,"to_name":"Ina Winter","state":"promised"}',NULL);
INSERT INTO history VALUES(7,'2026-11-28T16:10:10Z','import',4,'import',NULL,'{"card":4,"callback":4,"due":"2026-09-24"}',NULL);
INSERT INTO history VALUES(8,'2026-11-28T16:10:10Z','import',4,'refer',NULL,'{"referral":4,"to_name":"Ina Winter","state":"promised"}',NULL);
INSERT INTO history VALUES(11,'2026-11-28T16:10:10Z','person',2,'merge','{"values":[{"card":2,"confidence":0.96,"e164":null,"extension":null,"field":"company","position":0,"printed":"Nordlicht AG","quad":[[1010.0,150.0],[1500.0,150.0],[1500.0,180.0],[1010.0,180.0]],"repaired":false,"type":null,"value":"Nordlicht AG"},{"card":2,"confidence":0.97,"e164":null,"extension":null,"field":"emails","position":0,"printed":"b.sommer@nordlicht.example","quad":[[1010.0,190.0],[1500.0,190.0],[1500.0,220.0],[1010.0,220.0]],"repaired":false,"type":null,"value":"b.sommer@nordlicht.example"},{"card":2,"confidence":1.0,"e164":null,"extension":null,"field":"family_name","position":0,"printed":"","quad":null,"repaired":false,"type":null,"value":"Sommer"},{"card":2,"confidence":1.0,"e164":null,"extension":null,"field":"given_name","position":0,"printed":"","quad":null,"repaired":false,"type":null,"value":"Bernd"},{"card":2,"confidence":0.96,"e164":null,"extension":null,"field":"name","position":0,"printed":"Bernd Sommer","quad":[[1010.0,110.0],[1500.0,110.0],[1500.0,140.0],[1010.0,140.0]],"repaired":false,"type":null,"value":"Bernd Sommer"},{"card":2,"confidence":0.97,"e164":"+493023125002","extension":"","field":"phones","position":0,"printed":"030 23125002","quad":[[1010.0,230.0],[1500.0,230.0],[1500.0,260.0],[1010.0,260.0]],"repaired":false,"type":"work","value":"+493023125002"}],"search":"nordlicht ag bernd sommer b sommer nordlicht example 030 23125002 493023125002"}','{"merged":4,"parts":[4]}',NULL);
INSERT INTO history VALUES(12,'2026-11-28T16:10:11Z','person',1,'call','{"callback":1,"due":"2026-09-24"}','{"callback":1,"due":"2026-09-25","outcome":"no_answer","note":"voicemail full"}',NULL);
INSERT INTO history VALUES(13,'2026-11-28T16:10:11Z','person',2,'move','{"callback":2,"due":"2026-09-24"}','{"callback":2,"due":"2026-10-02","reason":"on holiday"}',NULL);
INSERT INTO history VALUES(14,'2026-11-28T16:10:11Z','person',4,'move','{"callback":4,"due":"2026-09-24"}','{"callback":4,"due":"2026-10-02","reason":"on holiday"}',13);
INSERT INTO history VALUES(15,'2026-11-28T16:10:11Z','person',1,'edit','{"values":[{"card":1,"confidence":0.96,"e164":null,"extension":null,"field":"address","position":0,"printed":"Lange Straße 5, 49074 Osnabrück","quad":[[110.0,270.0],[600.0,270.0],[600.0,300.0],[110.0,300.0]],"repaired":false,"type":null,"value":"Lange Straße 5, 49074 Osnabrück"},{"card":1,"confidence":1.0,"e164":null,"extension":null,"field":"city","position":0,"printed":"","quad":null,"repaired":false,"type":null,"value":"Osnabrück"},{"card":1,"confidence":0.96,"e164":null,"extension":null,"field":"company","position":0,"printed":"Morgenrot Logistik GmbH","quad":[[110.0,150.0],[600.0,150.0],[600.0,180.0],[110.0,180.0]],"repaired":false,"type":null,"value":"Morgenrot Logistik GmbH"},{"card":1,"confidence":0.96,"e164":null,"extension":null,"field":"department","position":0,"printed":"Einkauf","quad":[[110.0,190.0],[600.0,190.0],[600.0,220.0],[110.0,220.0]],"repaired":false,"type":null,"value":"Einkauf"},{"card":1,"confidence":0.97,"e164":null,"extension":null,"field":"emails","position":0,"printed":"k.brandt@morgenrot.example","quad":[[110.0,310.0],[600.0,310.0],[600.0,340.0],[110.0,340.0]],"repaired":false,"type":null,"value":"k.brandt@morgenrot.example"},{"card":1,"confidence":1.0,"e164":null,"extension":null,"field":"family_name","position":0,"printed":"","quad":null,"repaired":false,"type":null,"value":"Brandt"},{"card":1,"confidence":1.0,"e164":null,"extension":null,"field":"given_name","position":0,"printed":"","quad":null,"repaired":false,"type":null,"value":"Käthe"},{"card":1,"confidence":1.0,"e164":null,"extension":null,"field":"honorific_prefix","position":0,"printed":"","quad":null,"repaired":false,"type":null,"value":"Dr."},{"card":1,"confidence":0.96,"e164":null,"extension":null,"field":"job_title","position":0,"printed":"Projektleiterin","quad":[[110.0,230.0],[600.0,230.0],[600.0,260.0],[110.0,260.0]],"repaired":false,"type":null,"value":"Projektleiterin"},{"card":1,"confidence":0.96,"e164":null,"extension":null,"field":"name","position":0,"printed":"Dr. Käthe Brandt","quad":[[110.0,110.0],[600.0,110.0],[600.0,140.0],[110.0,140.0]],"repaired":false,"type":null,"value":"Dr. Käthe Brandt"},{"card":1,"confidence":0.97,"e164":"+493023125001","extension":"001","field":"phones","position":0,"printed":"030 23125-001","quad":[[110.0,350.0],[600.0,350.0],[600.0,380.0],[110.0,380.0]],"repaired":false,"type":"work","value":"+493023125001"},{"card":1,"confidence":0.97,"e164":"+4915228817386","extension":"","field":"phones","position":1,"printed":"0152 28817386","quad":[[110.0,390.0],[600.0,390.0],[600.0,420.0],[110.0,420.0]],"repaired":false,"type":"mobile","value":"+4915228817386"},{"card":1,"confidence":1.0,"e164":null,"extension":null,"field":"postal_code","position":0,"printed":"","quad":null,"repaired":false,"type":null,"value":"49074"},{"card":1,"confidence":0.97,"e164":null,"extension":null,"field":"social","position":0,"printed":"@kaethe","quad":[[110.0,470.0],[600.0,470.0],[600.0,500.0],[110.0,500.0]],"repaired":false,"type":null,"value":"@kaethe"},{"card":1,"confidence":1.0,"e164":null,"extension":null,"field":"street","position":0,"printed":"","quad":null,"repaired":false,"type":null,"value":"Lange Straße 5"},{"card":1,"confidence":0.55,"e164":null,"extension":null,"field":"websites","position":0,"printed":"www.morgenrot.example","quad":[[110.0,430.0],[600.0,430.0],[600.0,460.0],[110.0,460.0]],"repaired":false,"type":null,"value":"www.morgenrot.example"}],"search":"morgenrot logistik gmbh einkauf projektleiterin dr kathe kaethe brandt lange strasse 5 49074 osnabruck osnabrueck k brandt morgenrot example www morgenrot example kaethe 030 23125 001 493023125001 0152 28817386 4915228817386"}','{"changed":[{"field":"job_title","old":"Projektleiterin","new":"Leiterin Einkauf"}]}',NULL);
INSERT INTO history VALUES(16,'2026-11-28T16:10:11Z','person',1,'referral','{"referral":1,"state":"promised","changed_at":"2026-11-28T16:10:10Z"}','{"referral":1,"state":"handed_over"}',NULL);
INSERT INTO history VALUES(17,'2026-11-28T16:10:12Z','person',3,'call','{"callback":3,"due":"2026-09-24"}','{"callback":3,"due":"2026-09-24","outcome":"released","note":"nobody knows whose card it is"}',NULL);
INSERT INTO history VALUES(18,'2026-11-28T16:10:12Z','person',3,'undo',NULL,'{"undoes":17,"action":"call"}',NULL);
INSERT INTO history VALUES(19,'2026-11-28T16:10:12Z','person',3,'call','{"callback":6,"due":"2026-09-24"}','{"callback":6,"due":"2026-09-24","outcome":"released","note":"nobody knows whose card it is"}',NULL);
INSERT INTO history VALUES(20,'2026-11-28T16:10:27Z','person',6,'add',NULL,'{"callback":7,"due":"2026-10-05"}',NULL);
CREATE TABLE tombstone (
    contact_id   INTEGER PRIMARY KEY,
    forgotten_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', forgotten_at, '+0 days') IS forgotten_at)
, cards INTEGER NOT NULL DEFAULT 0 CHECK (cards >= 0), history_rows INTEGER NOT NULL DEFAULT 0
    CHECK (history_rows >= 0)) STRICT;
INSERT INTO tombstone VALUES(5,'2026-11-28T16:10:11Z',1,2);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','contact_search','contact_search',0,'CREATE VIRTUAL TABLE contact_search USING fts5 (search_text, tokenize = ''trigram'')');
CREATE TABLE IF NOT EXISTS 'contact_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO contact_search_data VALUES(1,X'058329');
INSERT INTO contact_search_data VALUES(10,X'0000000002020800020801010101010000');
INSERT INTO contact_search_data VALUES(137438953473,X'00000107043020323306021a0202333006021702023439060414110202656c06020202026a61060407080103302032060219020230390604200f0202323306022702023920060221010331323506041d0f010332333106041b0f0202353006041e0f01033330200602180301320602260202313206041c0f0103343920060215030133060224010335303006041f0f010339203306021603013406022202023330060225010361656706020f02026765060209010365676506021002026c690602030202722006040b09010366206a060206010367657206040a09010369662006020501036a616506020e03016706020801036c6966060204010372203406021303016a06020c04080708070808080707090908080608080609080607080708070808090808060808');
INSERT INTO contact_search_data VALUES(1099511627777,X'000006ba0430203030010481370301310104814801025102021c0301330104812d010237020232330104813101023b0301380104814d0102560202210202343901065a631d0104441d02022a020235200102580202616702020c02020c0202622002021c03016502020f02020f03017201044336020264720102330202656901041a13030178010681081801022f0202676d01021502026b20010275030161010636086c02026c6101024a03016501022203016f01020c02026d6f0106027e1802026e6f0204022502020202026f730104600c0202736f0204150b020215030174010250020277770104811001033020320104813001023a02023031010681380f0301320204410f02023120010681390f0301350104814901025202021d020232200204420f0301330104813f010248020233300104812e0102380202373401025d0103312030010481470301340104813a02023235010681341001043e0f020235320106814a110104531102041e1102023733010681511001045a100204251001033220300202500301320104814c010255020220030134020243020232380104815b01026402022f02023331010681321001043c0f02023520010481350301300104814301043f0f020238380106814e10010457100204221001033330200104812f0102390301320104813e01024702023132010681331001043d0f02023836010681531003013702045c1002042710010334206f01025f0202393001025b0301310104815701026002022b0301330104813c01024501033520300104813603013401025902023030010481440104400f020232200104814b01025402021f0301320104815a01026302022e010336203401048155010337203402025e02022902023338010681521001045b10020426100202342001025e01033831370106815010010459100204241002023620010481540202372002025d020228020238310106814f100104581002042310010339303701025c020231350104815801026102022c020233300104813d01024601036162720104640c0202657401043e6c0202672002020d02020d02026d700106810b1801023202026e640104463603016701024c02027373010254020274680102380202756601041f13010362207302021d020265720202100202100202682001021802027261010444360301750104650c01036368740204092502020902026b200104680d010364207302021402021402026c690204062502020602027220010234020274200104483601036520300104812c01023603013501025703016201024203016b01043b6c03017301024f0301770104810f0202636b0102720202696e01041b1303017401022402026e720106077e180202722002041a0b02021a03016901022703016e0202110202110202746801043f6c020278610106810918010230010366206401023203016c010221010367206202020e02020e0202652001024e03016e0106067e180202697301020f02026d6201021601036820650102190202652001063a096c0202742002040a2502020a01036963680204082502020802026b2001021302026e2001022903016b01041c13020273740102100202746501022501036b206201027603016701021403016b01027403016f0102690202616501043d6c03017401023703017501041e1301036c616e01024b020265200106810e18010235030169010223020269630204072502020702026f6701020d01036d6268010217020265720204190b02021902026d650204180b02021802026f720106037e180202706c0106810c1801023301036e206501022a020261620104630c02026420020213020213030174010447360202676501024d02026b6101041d1302026f72020403250202030202726f0106087e1801036f676901020e02026d6d0204170b02021702027264020404250202040301670106047e180202736e0104610c0202742001060a7e180103706c650106810d18010234010372203004021b03016202021b03016b01023503016e0202240202616e010445360301730102530202646c02040525020205020267650106057e180202696e01022802026e6402021202021202026f740106097e1802027563010266030165010270010373652001025602026e610104620c02026f6d0204160b0202160202736501025502027469010211030172010251010374206102020b02020b030165010681071801022e03016c01040b4003016d01027d0202657201022602026865010639096c0202696b01021202027261010252010375636b010267020265630102710202662001042013010377206d01048113020277200104811203017701048111010378616d0106810a1801023104090d0a0b0d10070a07090707080b070708070606090b080b06080c0907090d080a0b0709070d1111080d060e0d080b110c0a0d090b08070d0a09060c0e0d090b110712080a11080e0b09080a0c0806070708080a0708070c080b0b07080c0606070607070806090b0609080c08060b0708070708090b0c070707070708060606080607080c060b07080b0b090c08080a0707080b09080b0b0808090d0806060608060b09070a09070608080b0707060b0b070607090707080708090807');
CREATE TABLE IF NOT EXISTS 'contact_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO contact_search_idx VALUES(1,X'',2);
INSERT INTO contact_search_idx VALUES(8,X'',2);
CREATE TABLE IF NOT EXISTS 'contact_search_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO contact_search_content VALUES(1,' morgenrot logistik gmbh einkauf leiterin einkauf dr kathe kaethe brandt lange strasse 5 49074 osnabruck osnabrueck k brandt morgenrot example www morgenrot example kaethe 030 23125 001 493023125001 0152 28817386 4915228817386');
INSERT INTO contact_search_content VALUES(2,' nordlicht ag bernd sommer b sommer nordlicht example 030 23125002 493023125002 0152 28817387 4915228817387');
INSERT INTO contact_search_content VALUES(3,' ');
INSERT INTO contact_search_content VALUES(4,' nordlicht ag bernd sommer 0152 28817387 4915228817387');
INSERT INTO contact_search_content VALUES(6,' elif jager jaeger 49 30 23125009 493023125009');
CREATE TABLE IF NOT EXISTS 'contact_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO contact_search_docsize VALUES(1,X'8160');
INSERT INTO contact_search_docsize VALUES(2,X'69');
INSERT INTO contact_search_docsize VALUES(3,X'00');
INSERT INTO contact_search_docsize VALUES(4,X'34');
INSERT INTO contact_search_docsize VALUES(6,X'2c');
CREATE TABLE IF NOT EXISTS 'contact_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO contact_search_config VALUES('version',4);
CREATE TABLE due_move (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    callback_id INTEGER NOT NULL REFERENCES callback (id),
    attempt_id  INTEGER REFERENCES attempt (id),
    at          TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days') IS at),
    from_due    TEXT NOT NULL CHECK (date(from_due, '+0 days') IS from_due),
    to_due      TEXT NOT NULL CHECK (date(to_due, '+0 days') IS to_due),
    reason      TEXT NOT NULL
, undoes INTEGER REFERENCES due_move (id)) STRICT;
INSERT INTO due_move VALUES(1,1,1,'2026-11-28T16:10:11Z','2026-09-24','2026-09-25','',NULL);
INSERT INTO due_move VALUES(2,2,NULL,'2026-11-28T16:10:11Z','2026-09-24','2026-10-02','on holiday',NULL);
INSERT INTO due_move VALUES(3,4,NULL,'2026-11-28T16:10:11Z','2026-09-24','2026-10-02','on holiday',NULL);
CREATE TABLE undone_attempt (
    attempt_id INTEGER PRIMARY KEY REFERENCES attempt (id)
) STRICT;
CREATE TABLE different_people (
    first  INTEGER NOT NULL REFERENCES contact (id),
    second INTEGER NOT NULL REFERENCES contact (id),
    PRIMARY KEY (first, second),
    CHECK (first < second)
) STRICT, WITHOUT ROWID;
CREATE TABLE batch (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', started_at, '+0 days') IS started_at),
    seconds    REAL CHECK (seconds >= 0),
    arguments  TEXT CHECK (json_type(arguments) = 'object'),
    expected   INTEGER CHECK (expected >= 0)
) STRICT;
INSERT INTO batch VALUES(1,'2026-11-28T16:10:10Z',0.050229304000000002394,'{"event":"Netzwerkabend","paths":["records.ndjson"]}',NULL);
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
INSERT INTO batch_file VALUES(1,1,'/photos/evening.jpg','abababababababababababababababababababababababababababababababab','written',NULL,1);
INSERT INTO batch_file VALUES(1,2,'/photos/evening.jpg','abababababababababababababababababababababababababababababababab','written',NULL,1);
INSERT INTO batch_file VALUES(1,3,'/photos/evening.jpg','abababababababababababababababababababababababababababababababab','written',NULL,1);
INSERT INTO batch_file VALUES(1,4,'/photos/later.jpg','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','written',NULL,1);
INSERT INTO batch_file VALUES(1,5,'/photos/later.jpg','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','written',NULL,1);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('batch',1);
INSERT INTO sqlite_sequence VALUES('contact',6);
INSERT INTO sqlite_sequence VALUES('callback',7);
INSERT INTO sqlite_sequence VALUES('card',5);
INSERT INTO sqlite_sequence VALUES('encounter',5);
INSERT INTO sqlite_sequence VALUES('history',20);
INSERT INTO sqlite_sequence VALUES('referral',5);
INSERT INTO sqlite_sequence VALUES('attempt',3);
INSERT INTO sqlite_sequence VALUES('due_move',3);
CREATE UNIQUE INDEX callback_one_pending ON callback (contact_id) WHERE outcome IS NULL;
CREATE INDEX callback_of_contact ON callback (contact_id);
CREATE INDEX callback_due ON callback (due) WHERE outcome IS NULL;
CREATE INDEX attempt_of_callback ON attempt (callback_id);
CREATE INDEX card_of_contact ON card (contact_id);
CREATE INDEX card_of_callback ON card (callback_id);
CREATE INDEX contact_value_of_card ON contact_value (card_id);
CREATE INDEX encounter_of_contact ON encounter (contact_id);
CREATE INDEX referral_of_contact ON referral (contact_id);
CREATE INDEX history_of_contact ON history (contact_id);
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
CREATE TRIGGER attempt_is_final BEFORE UPDATE ON attempt
BEGIN SELECT RAISE(ABORT, 'an attempt is not changed'); END;
CREATE TRIGGER history_is_final BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is not changed'); END;
CREATE TRIGGER tombstone_is_final BEFORE UPDATE ON tombstone
BEGIN SELECT RAISE(ABORT, 'a tombstone is not changed'); END;
CREATE TRIGGER tombstone_is_kept BEFORE DELETE ON tombstone
BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;
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
CREATE INDEX contact_of_person ON contact (coalesce(merged_into, id));
CREATE INDEX history_undo ON history (id) WHERE action = 'undo';
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
CREATE TRIGGER card_picture_has_its_digest BEFORE INSERT ON card
WHEN (NEW.picture IS NULL) <> (NEW.picture_sha256 IS NULL)
BEGIN SELECT RAISE(ABORT, 'a picture needs its digest'); END;
CREATE INDEX contact_sorted ON contact (sort_name IS NULL, sort_name COLLATE NOCASE, id)
    WHERE merged_into IS NULL;
CREATE INDEX different_people_second ON different_people (second);
CREATE TRIGGER batch_is_kept BEFORE DELETE ON batch
BEGIN SELECT RAISE(ABORT, 'a batch stays'); END;
CREATE TRIGGER batch_file_is_kept BEFORE DELETE ON batch_file
BEGIN SELECT RAISE(ABORT, 'what became of a file stays'); END;
CREATE TRIGGER batch_file_stays BEFORE UPDATE OF batch_id, position, outcome, cards ON batch_file
BEGIN SELECT RAISE(ABORT, 'what became of a file is not changed'); END;
CREATE TRIGGER batch_file_is_new BEFORE INSERT ON batch_file
WHEN EXISTS (SELECT 1 FROM batch_file WHERE batch_id = NEW.batch_id AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'what became of a file is not replaced'); END;
CREATE INDEX card_look ON card (contact_id, look);
CREATE INDEX contact_value_reach ON contact_value (value COLLATE NOCASE)
    WHERE field IN ('emails', 'phones');
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA application_id = 1667330660;
PRAGMA user_version = 10;
