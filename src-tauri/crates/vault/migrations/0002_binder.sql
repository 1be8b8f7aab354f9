-- What a person writes down by hand: cards in the binder, and corrections of the
-- history.

-- One card: a relation between cases or people, an address, a contact, a
-- checklist with its marks, what was sent. `body` is checked by its type in
-- `vault::cards`; who and what it is about stands in the columns.
CREATE TABLE card (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    kind TEXT NOT NULL CHECK (kind <> ''),
    person TEXT REFERENCES person (id),
    filing TEXT REFERENCES filing (id),
    document TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    body TEXT NOT NULL CHECK (json_valid(body)),
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX card_by_person ON card (person, kind);
CREATE INDEX card_by_filing ON card (filing, kind);
CREATE INDEX card_by_kind ON card (kind);

-- The entry a later one corrects; both stay.
ALTER TABLE event ADD COLUMN corrects TEXT;
