-- Reports of a lost or leaked key. All but id, note and salt follow from the events, and are written with them.
CREATE TABLE key_reports (
    id           INTEGER PRIMARY KEY,
    agency       TEXT NOT NULL,
    standard     TEXT NOT NULL,                           -- the version by which it is handled
    holder       INTEGER NOT NULL REFERENCES people (id),
    certificate  INTEGER NOT NULL REFERENCES certificates (id),
    issued_here  BOOLEAN NOT NULL,                        -- by the program's own authority, whose list names it once revoked
    reason       TEXT NOT NULL,                           -- domain::revocation::Reason
    version      INTEGER NOT NULL,                        -- number of events; optimistic lock
    open         BOOLEAN NOT NULL,
    outcome      TEXT,                                    -- domain::revocation::Outcome
    reported_at  INTEGER NOT NULL,
    ended_at     INTEGER,
    salt         TEXT,                                    -- of the digest by which an event names the note
    note         TEXT                                     -- an officer's words at the end
);
CREATE UNIQUE INDEX key_reports_open ON key_reports (certificate) WHERE open;
CREATE INDEX key_reports_of_holder ON key_reports (holder, id);
CREATE INDEX key_reports_of_agency ON key_reports (agency, open, ended_at);
CREATE INDEX key_reports_of_certificate ON key_reports (certificate);

-- Events can be about a report, too. A table's CHECK can't be changed, so the rows are copied as they are: the chain stays.
CREATE TABLE events_with_reports (
    position   INTEGER PRIMARY KEY,                       -- 1, 2, 3 ... without gaps
    renewal    INTEGER REFERENCES renewals (id),
    complaint  INTEGER REFERENCES complaints (id),
    key_report INTEGER REFERENCES key_reports (id),       -- of exactly one of the three
    seq        INTEGER NOT NULL,                          -- 1, 2, 3 ... within it
    at         INTEGER NOT NULL,
    actor      INTEGER,                                   -- people.id; none: the program itself, or whoever complained
    event      TEXT NOT NULL,                             -- the domain's Event of the subject as JSON, hashed byte for byte
    prev_hash  TEXT NOT NULL,
    hash       TEXT NOT NULL,
    UNIQUE (renewal, seq),
    UNIQUE (complaint, seq),
    UNIQUE (key_report, seq),
    CHECK (CASE WHEN renewal IS NULL THEN 0 ELSE 1 END + CASE WHEN complaint IS NULL THEN 0 ELSE 1 END
           + CASE WHEN key_report IS NULL THEN 0 ELSE 1 END = 1)
);
INSERT INTO events_with_reports (position, renewal, complaint, seq, at, actor, event, prev_hash, hash)
SELECT position, renewal, complaint, seq, at, actor, event, prev_hash, hash FROM events ORDER BY position;
DROP TABLE events;
ALTER TABLE events_with_reports RENAME TO events;
