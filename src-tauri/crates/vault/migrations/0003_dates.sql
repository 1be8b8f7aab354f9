-- The record, version 3: what people say about their dates. Never edit this
-- file once it is published: add another.

-- What a person said of a computed date: answered or done (which ends it), seen
-- or put off (which quiets its reminders). The proof of an answer stays here and
-- in the history.
CREATE TABLE duty_mark (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    duty TEXT NOT NULL CHECK (duty <> ''),
    mark TEXT NOT NULL CHECK (mark IN ('answered', 'done', 'seen', 'put_off')),
    -- The day it was sent or done; the day until which it was put off.
    on_day TEXT CHECK (on_day IS date(on_day)),
    carrier TEXT NOT NULL,
    tracking TEXT NOT NULL,
    note TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (duty, mark)
) STRICT;

-- Dates people add themselves, once or repeating.
CREATE TABLE own_date (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    title TEXT NOT NULL CHECK (title <> ''),
    on_day TEXT NOT NULL CHECK (on_day IS date(on_day)),
    -- Wall clock, HH:MM.
    at_time TEXT CHECK (at_time IS strftime('%H:%M', at_time)),
    repeats TEXT NOT NULL CHECK (repeats IN ('once', 'weekly', 'monthly', 'yearly')),
    -- Days before, as a JSON list.
    remind_days TEXT NOT NULL CHECK (json_valid(remind_days)),
    note TEXT NOT NULL,
    person TEXT REFERENCES person (id),
    filing TEXT REFERENCES filing (id),
    recorded_at TEXT NOT NULL
) STRICT;

-- Reminders of a kind of date, of a case, or of a kind in one case: off, or on
-- other days. Empty: of every kind, of every case.
CREATE TABLE reminder_choice (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    rule TEXT NOT NULL,
    filing TEXT NOT NULL,
    is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    remind_days TEXT CHECK (json_valid(remind_days)),
    recorded_at TEXT NOT NULL,
    UNIQUE (rule, filing),
    CHECK (rule <> '' OR filing <> '')
) STRICT;

CREATE INDEX fact_by_field ON fact (field);
CREATE INDEX appointment_by_person ON appointment (person);
