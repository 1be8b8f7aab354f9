-- The record, version 1. Never edit this file once it is published: add another.
--
-- Civil dates are YYYY-MM-DD, instants RFC 3339 in UTC. Every table that a
-- person's undo can restore has `row` as its key, so that a restored row is the
-- very same row.

CREATE TABLE person (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    given_names TEXT NOT NULL,
    family_name TEXT NOT NULL,
    birth_date TEXT CHECK (birth_date IS date(birth_date)),
    recorded_at TEXT NOT NULL,
    CHECK (given_names <> '' OR family_name <> '')
) STRICT;

CREATE TABLE identifier (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    person TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind <> ''),
    value TEXT NOT NULL CHECK (value <> ''),
    verified INTEGER NOT NULL CHECK (verified IN (0, 1)),
    origin TEXT NOT NULL CHECK (json_valid(origin)),
    recorded_at TEXT NOT NULL,
    UNIQUE (person, kind, value)
) STRICT;
CREATE INDEX identifier_by_value ON identifier (kind, value);

CREATE TABLE account (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    person TEXT NOT NULL REFERENCES person (id),
    number TEXT NOT NULL UNIQUE CHECK (length(number) = 12 AND number NOT GLOB '*[^0-9]*'),
    origin TEXT NOT NULL CHECK (json_valid(origin)),
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX account_by_person ON account (person);

CREATE TABLE filing (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    form TEXT CHECK (form <> ''),
    receipt_number TEXT UNIQUE CHECK (
        length(receipt_number) = 13
        AND substr(receipt_number, 1, 3) NOT GLOB '*[^A-Z]*'
        -- The first figure may be an asterisk on paper filings.
        AND replace(substr(receipt_number, 4, 1), '*', '0') || substr(receipt_number, 5) NOT GLOB '*[^0-9]*'
    ),
    account TEXT REFERENCES account (id),
    origin TEXT NOT NULL CHECK (json_valid(origin)),
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX filing_by_account ON filing (account);

CREATE TABLE filing_person (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    filing TEXT NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
    person TEXT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role <> ''),
    UNIQUE (filing, person, role)
) STRICT;
CREATE INDEX filing_person_by_person ON filing_person (person);

CREATE TABLE document (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    kind TEXT NOT NULL CHECK (kind <> ''),
    media_type TEXT NOT NULL,
    file_name TEXT,
    byte_count INTEGER NOT NULL CHECK (byte_count > 0),
    hash TEXT NOT NULL UNIQUE REFERENCES document_bytes (hash),
    text TEXT NOT NULL,
    page_count INTEGER CHECK (page_count > 0),
    dated_on TEXT CHECK (dated_on IS date(dated_on)),
    kept_at TEXT NOT NULL
) STRICT;

-- Content-addressed by a keyed hash. Stays when a document is taken back, so
-- that redo can bring it again; never rewritten.
CREATE TABLE document_bytes (
    hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
    bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER document_bytes_stay BEFORE UPDATE ON document_bytes BEGIN
    SELECT RAISE(ABORT, 'append_only');
END;

CREATE TABLE document_filing (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    filing TEXT NOT NULL REFERENCES filing (id),
    UNIQUE (document, filing)
) STRICT;
CREATE INDEX document_filing_by_filing ON document_filing (filing);

CREATE TABLE document_person (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    person TEXT NOT NULL REFERENCES person (id),
    UNIQUE (document, person)
) STRICT;
CREATE INDEX document_person_by_person ON document_person (person);

CREATE TABLE appointment (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    kind TEXT NOT NULL CHECK (kind <> ''),
    -- Wall clock at the place: YYYY-MM-DDTHH:MM.
    local_at TEXT NOT NULL CHECK (local_at IS strftime('%Y-%m-%dT%H:%M', local_at)),
    zone TEXT,
    place_name TEXT,
    place_lines TEXT NOT NULL CHECK (json_valid(place_lines)),
    person TEXT REFERENCES person (id),
    origin TEXT NOT NULL CHECK (json_valid(origin)),
    recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE appointment_filing (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    appointment TEXT NOT NULL REFERENCES appointment (id) ON DELETE CASCADE,
    filing TEXT NOT NULL REFERENCES filing (id),
    UNIQUE (appointment, filing)
) STRICT;
CREATE INDEX appointment_filing_by_filing ON appointment_filing (filing);

-- Single facts. `document` is the document it was read from.
CREATE TABLE fact (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person', 'case', 'appointment', 'document')),
    subject TEXT NOT NULL CHECK (length(subject) = 36),
    field TEXT NOT NULL CHECK (field <> ''),
    position INTEGER NOT NULL CHECK (position >= 0),
    value TEXT NOT NULL,
    shown TEXT NOT NULL,
    document TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    origin TEXT NOT NULL CHECK (json_valid(origin)),
    recorded_at TEXT NOT NULL,
    UNIQUE (subject_kind, subject, field, position)
) STRICT;
CREATE INDEX fact_by_document ON fact (document);

-- One step is one transaction and one undo.
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    -- The step that was undone or redone.
    target INTEGER REFERENCES step (id),
    label_code TEXT NOT NULL CHECK (label_code <> ''),
    label_params TEXT NOT NULL CHECK (json_valid(label_params)),
    -- Of a 'do' step: done, undone, or undone for good because another step
    -- followed.
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'gone'))
) STRICT;

-- Images of every row a step changed, written by triggers.
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    step INTEGER NOT NULL REFERENCES step (id),
    in_table TEXT NOT NULL,
    row INTEGER NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX change_by_step ON change (step);
CREATE TRIGGER change_stays BEFORE UPDATE ON change BEGIN
    SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER change_remains BEFORE DELETE ON change BEGIN
    SELECT RAISE(ABORT, 'append_only');
END;

-- The history. Ids here are no foreign keys: an entry outlives what it tells of.
CREATE TABLE event (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    step INTEGER NOT NULL REFERENCES step (id),
    kind TEXT NOT NULL CHECK (kind <> ''),
    happened_on TEXT CHECK (happened_on IS date(happened_on)),
    recorded_at TEXT NOT NULL,
    person TEXT,
    filing TEXT,
    document TEXT,
    title_code TEXT NOT NULL CHECK (title_code <> ''),
    title_params TEXT NOT NULL CHECK (json_valid(title_params)),
    -- The agency's own words, unchanged.
    quote TEXT,
    origin TEXT NOT NULL CHECK (json_valid(origin))
) STRICT;
CREATE INDEX event_by_filing ON event (filing);
CREATE INDEX event_by_person ON event (person);
CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN
    SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER event_remains BEFORE DELETE ON event BEGIN
    SELECT RAISE(ABORT, 'append_only');
END;

-- What reminders were shown. Two programs may try at once: the first one wins.
CREATE TABLE delivery (
    step_key TEXT PRIMARY KEY CHECK (step_key <> ''),
    delivered_at TEXT NOT NULL,
    how TEXT NOT NULL
) STRICT;

-- Small things the record remembers about itself, not a person's facts.
CREATE TABLE setting (
    name TEXT PRIMARY KEY CHECK (name <> ''),
    value TEXT NOT NULL
) STRICT;

-- Search: one entry a thing; its words and the numbers inside it.
CREATE TABLE search_entry (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'case', 'document')),
    subject TEXT NOT NULL,
    UNIQUE (kind, subject)
) STRICT;
CREATE VIRTUAL TABLE search_words USING fts5 (
    title, body, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE search_numbers USING fts5 (compact, tokenize = 'trigram');
