-- People, how they log in, and the mails that tell them. Times are Unix seconds (UTC); booleans are 0 or 1; secrets
-- are kept as SHA-256 or Argon2id only.

-- Holders and officers alike: an officer also has a certificate, a holder may have a role.
CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    agency TEXT NOT NULL,                -- id of the service standard
    name TEXT NOT NULL,                  -- without titles
    nik TEXT NOT NULL,                   -- blank for officers without a certificate of their own
    nip TEXT UNIQUE,                     -- NULL for holders who are no civil servants
    email TEXT NOT NULL UNIQUE,          -- lower case
    mobile TEXT NOT NULL,
    province TEXT NOT NULL,
    agency_name TEXT NOT NULL,           -- instansi, as in the certificate's O
    unit TEXT NOT NULL,
    position TEXT NOT NULL,
    rank TEXT,
    password_hash TEXT,                  -- Argon2id (PHC string); NULL until the account is activated
    created_at BIGINT NOT NULL
);
CREATE INDEX people_agency ON people (agency);

-- Officers' roles. Everybody is the holder of their own certificate without a row here.
CREATE TABLE roles (
    person BIGINT NOT NULL REFERENCES people (id),
    agency TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (person, agency, role)
);
CREATE INDEX roles_of_agency ON roles (agency, role);

CREATE TABLE sessions (
    id TEXT PRIMARY KEY,                 -- random; names the session to its owner, is not the token
    token_sha256 BLOB NOT NULL UNIQUE,
    person BIGINT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX sessions_of_person ON sessions (person);

-- A log-in between password and token. The code's digest covers the challenge, which is not stored in clear: six digits
-- alone could be tried out.
CREATE TABLE challenges (
    challenge_sha256 BLOB PRIMARY KEY,
    code_sha256 BLOB NOT NULL,
    person BIGINT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    used_at BIGINT
);

-- Devices on which a person logged in before: their tries are counted apart from a stranger's.
CREATE TABLE devices (
    token_sha256 BLOB NOT NULL,
    person BIGINT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (token_sha256, person)
);

-- Links in mails: one purpose, one use.
CREATE TABLE links (
    token_sha256 BLOB PRIMARY KEY,
    person BIGINT NOT NULL REFERENCES people (id),
    purpose TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX links_of_person ON links (person);

-- Failed tries by account and device, known or not.
CREATE TABLE tries (
    bucket BLOB PRIMARY KEY,             -- SHA-256 of what is counted: no identifier in clear
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL              -- no try before then
);

-- Mails, written in the same transaction as what they tell of. Bodies are blanked once sent: they hold codes and links.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL UNIQUE,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body_text TEXT NOT NULL,
    body_html TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    next_try BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    sent_at BIGINT
);
CREATE INDEX outbox_waiting ON outbox (sent_at, next_try);

-- Who looked at whose data: the holder may read it.
CREATE TABLE looks (
    id INTEGER PRIMARY KEY,
    person BIGINT NOT NULL REFERENCES people (id),
    officer BIGINT NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    what TEXT NOT NULL                   -- e.g. "case" or "file"
);
CREATE INDEX looks_at_person ON looks (person, at);
