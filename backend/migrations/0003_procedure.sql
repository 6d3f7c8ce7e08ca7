-- What the officers' procedure needs beside the events: delegation, assistance, administration, reminders, search.
-- Times are Unix seconds (UTC), days are "2026-12-31" in the agency's zone; booleans are 0 or 1.

-- Who filed it, where that is not the holder: for the four eyes of lists.
ALTER TABLE renewals ADD COLUMN filed_by INTEGER REFERENCES people (id);

-- During a leave a colleague acts in somebody's place; both days are included.
CREATE TABLE delegations (
    id          INTEGER PRIMARY KEY,
    agency      TEXT NOT NULL,
    from_person INTEGER NOT NULL REFERENCES people (id),
    to_person   INTEGER NOT NULL REFERENCES people (id),
    first_day   TEXT NOT NULL,
    last_day    TEXT NOT NULL,
    made_at     INTEGER NOT NULL,
    ended_at    INTEGER                                   -- when it was ended before its last day
);
CREATE INDEX delegations_to ON delegations (to_person, last_day);
CREATE INDEX delegations_from ON delegations (from_person, last_day);

-- The assistance thread of a renewal. Personal data: erased with the case.
CREATE TABLE messages (
    id          INTEGER PRIMARY KEY,
    renewal     INTEGER NOT NULL REFERENCES renewals (id),
    author      INTEGER NOT NULL REFERENCES people (id),
    from_holder INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    text        TEXT NOT NULL
);
CREATE INDEX messages_of_renewal ON messages (renewal, id);

-- Roles given and taken.
CREATE TABLE role_changes (
    id        INTEGER PRIMARY KEY,
    agency    TEXT NOT NULL,
    person    INTEGER NOT NULL REFERENCES people (id),
    role      TEXT NOT NULL,
    given     INTEGER NOT NULL,
    by_person INTEGER NOT NULL REFERENCES people (id),
    at        INTEGER NOT NULL
);
CREATE INDEX role_changes_of_agency ON role_changes (agency, id);

-- What an administrator set in the place of the service standard's own values.
CREATE TABLE settings (
    agency     TEXT PRIMARY KEY,
    version    INTEGER NOT NULL,                          -- optimistic lock
    settings   TEXT NOT NULL,                             -- domain::settings::AgencySettings as JSON
    changed_by INTEGER NOT NULL REFERENCES people (id),
    changed_at INTEGER NOT NULL
);

-- Reminders that were sent: each once for a certificate and a day.
CREATE TABLE reminders (
    certificate INTEGER NOT NULL REFERENCES certificates (id),
    days        INTEGER NOT NULL,                         -- before the end; negative: after it
    sent_at     INTEGER NOT NULL,
    PRIMARY KEY (certificate, days)
);

-- The words of names and units in lower case, for search by their beginnings.
CREATE TABLE person_words (
    agency TEXT NOT NULL,
    word   TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (agency, word, person)
) WITHOUT ROWID;
CREATE INDEX person_words_of ON person_words (person);

-- Present certificates by their end: for reminders and search.
CREATE INDEX certificates_ending ON certificates (not_after) WHERE ended_at IS NULL;
