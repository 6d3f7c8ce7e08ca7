-- Certificates, drafts, files and renewals. Times are Unix seconds (UTC). Digests are SHA-256 in lower-case hex.
-- Personal data stands in certificates.subject, drafts, files.name, changes, notes and orders.subject, and in nothing
-- else here: the events stay whole when those rows are erased.

-- Renewals. All but id, reference, agency and holder is a projection of the events, written in the same transaction,
-- so that lists need not fold.
CREATE TABLE renewals (
    id           INTEGER PRIMARY KEY,
    reference    TEXT NOT NULL UNIQUE,
    agency       TEXT NOT NULL,
    holder       INTEGER NOT NULL REFERENCES people (id),
    version      INTEGER NOT NULL,                        -- number of events; optimistic lock
    stage        TEXT NOT NULL,                           -- at, returned, rejected, withdrawn, finished
    step         TEXT,                                    -- id of the present step, while stage is at
    since        INTEGER NOT NULL,                        -- stands there since
    due          INTEGER,                                 -- when the present wait ends; for the order of lists
    taken_by     INTEGER REFERENCES people (id),
    submitted_at INTEGER NOT NULL,
    received     INTEGER NOT NULL,                        -- whether the holder confirmed to have the certificate
    open         INTEGER NOT NULL                         -- whether it may still change
);
CREATE INDEX renewals_of_holder ON renewals (holder, id);
CREATE UNIQUE INDEX renewals_open ON renewals (holder) WHERE open = 1;   -- one a holder at a time
CREATE INDEX renewals_waiting ON renewals (agency, step, due) WHERE open = 1;

-- Every certificate that is known of a person, also from before this program. The newest row is the present one.
CREATE TABLE certificates (
    id                INTEGER PRIMARY KEY,
    person            INTEGER NOT NULL REFERENCES people (id),
    serial            TEXT UNIQUE,              -- lower-case hex; none for a state without certificate
    status            TEXT NOT NULL,            -- domain::certificate::CertificateStatus
    not_before        INTEGER,
    not_after         INTEGER,                  -- the last second of validity
    issuer            TEXT,
    subject           TEXT,
    public_key_sha256 TEXT,
    der               BLOB,                     -- only of certificates issued here
    renewal           INTEGER UNIQUE REFERENCES renewals (id),  -- one certificate a renewal
    ended_at          INTEGER,                  -- when it was superseded or revoked
    end_reason        TEXT                      -- why: superseded, key_compromise, affiliation_changed, cessation_of_operation
);
CREATE INDEX certificates_of_person ON certificates (person, id);
CREATE INDEX certificates_ended ON certificates (ended_at) WHERE ended_at IS NOT NULL;

-- Public keys that were certified or sent for certification: a renewal replaces the key pair.
CREATE TABLE public_keys (
    sha256  TEXT PRIMARY KEY,
    seen_at INTEGER NOT NULL
);

-- Requests with the private key wrapped in the holder's passphrase. The program can't open it.
CREATE TABLE keys (
    public_key_sha256 TEXT PRIMARY KEY,
    person            INTEGER NOT NULL REFERENCES people (id),
    renewal           INTEGER REFERENCES renewals (id),   -- none while it belongs to a draft
    request           BLOB NOT NULL,                      -- PKCS#10
    spki              BLOB NOT NULL,                      -- SubjectPublicKeyInfo
    wrapped_key       BLOB NOT NULL,                      -- EncryptedPrivateKeyInfo
    made_at           INTEGER NOT NULL
);
CREATE INDEX keys_of_person ON keys (person);

-- What a holder typed so far, one a person.
CREATE TABLE drafts (
    person     INTEGER PRIMARY KEY REFERENCES people (id),
    version    INTEGER NOT NULL,                          -- optimistic lock
    draft      TEXT NOT NULL,                             -- domain::journey::Draft as JSON
    completes  INTEGER REFERENCES renewals (id),          -- the returned renewal that it completes
    updated_at INTEGER NOT NULL
);

-- The code that confirms a new e-mail address, the last one sent.
CREATE TABLE email_codes (
    person     INTEGER PRIMARY KEY REFERENCES people (id),
    email      TEXT NOT NULL,
    salt       TEXT NOT NULL,
    code_hash  TEXT NOT NULL,                             -- of salt and code
    sent_at    INTEGER NOT NULL,
    tries      INTEGER NOT NULL,
    used       INTEGER NOT NULL
);

-- Uploads. The bytes are in quarantine until the file passed inspection.
CREATE TABLE uploads (
    id       TEXT PRIMARY KEY,                            -- random
    person   INTEGER NOT NULL REFERENCES people (id),
    purpose  TEXT NOT NULL,
    name     TEXT NOT NULL,
    size     INTEGER NOT NULL,
    sha256   TEXT NOT NULL,                               -- of the whole file, as announced
    begun_at INTEGER NOT NULL,
    file     TEXT REFERENCES files (id) ON DELETE CASCADE -- the accepted file: a repeated completion gives the same answer
);
CREATE UNIQUE INDEX uploads_of_person ON uploads (person, purpose);

CREATE TABLE chunks (
    upload TEXT NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,                              -- from 0
    PRIMARY KEY (upload, number)
);

-- Files that passed inspection, as they came.
CREATE TABLE files (
    id          TEXT PRIMARY KEY,                         -- random; also the name in the store
    person      INTEGER NOT NULL REFERENCES people (id),
    renewal     INTEGER REFERENCES renewals (id),         -- none while it belongs to a draft
    purpose     TEXT NOT NULL,
    name        TEXT NOT NULL,                            -- as the device called it
    size        INTEGER NOT NULL,
    pages       INTEGER NOT NULL,
    media_type  TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    accepted_at INTEGER NOT NULL
);
CREATE INDEX files_of_renewal ON files (renewal);

-- The log: what happened, without personal data. One chain over all renewals, so that a row changed, put in, taken out
-- or moved shows. hash = SHA-256 over the lines prev_hash, position, renewal, seq, at, actor, event.
CREATE TABLE events (
    position  INTEGER PRIMARY KEY,                        -- 1, 2, 3 ... without gaps
    renewal   INTEGER NOT NULL REFERENCES renewals (id),
    seq       INTEGER NOT NULL,                           -- 1, 2, 3 ... within the renewal
    at        INTEGER NOT NULL,
    actor     INTEGER,                                    -- people.id; none: the program itself
    event     TEXT NOT NULL,                              -- domain::renewal::Event as JSON, hashed byte for byte
    prev_hash TEXT NOT NULL,
    hash      TEXT NOT NULL,
    UNIQUE (renewal, seq)
);

-- Officers' own words. Events name them by digest = SHA-256 over salt and text; without the row nothing can be guessed.
CREATE TABLE notes (
    digest  TEXT PRIMARY KEY,
    renewal INTEGER NOT NULL REFERENCES renewals (id),
    salt    TEXT NOT NULL,
    note    TEXT NOT NULL
);

-- Data that the holder asks to change.
CREATE TABLE changes (
    renewal   INTEGER NOT NULL REFERENCES renewals (id),
    field     TEXT NOT NULL,                              -- domain::person::DataField
    old_value TEXT NOT NULL,
    new_value TEXT NOT NULL,
    PRIMARY KEY (renewal, field)
);

-- What the authority was asked to certify, fixed at approval: repeated after a crash, it gives the same certificate.
CREATE TABLE orders (
    renewal    INTEGER PRIMARY KEY REFERENCES renewals (id),
    order_id   TEXT NOT NULL UNIQUE,
    subject    TEXT NOT NULL,                             -- the verified data, as JSON
    spki       BLOB NOT NULL,
    not_before INTEGER NOT NULL,
    not_after  INTEGER NOT NULL,
    done       INTEGER NOT NULL                           -- whether the certificate is recorded
);
CREATE INDEX orders_pending ON orders (renewal) WHERE done = 0;

-- Requests that were carried out, by the key that the client gave them.
CREATE TABLE idempotency (
    person    INTEGER NOT NULL REFERENCES people (id),
    key       TEXT NOT NULL,
    digest    TEXT NOT NULL,                              -- of what was asked
    reference TEXT NOT NULL,                              -- of the renewal that it concerned
    at        INTEGER NOT NULL,
    PRIMARY KEY (person, key)
);
CREATE INDEX idempotency_by_age ON idempotency (at);
