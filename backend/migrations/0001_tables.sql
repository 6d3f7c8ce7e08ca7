-- Times are Unix seconds (UTC); days are "2026-12-31" in the agency's zone. Digests are SHA-256, as lower-case hex where the column
-- is text. Tokens, codes and passwords are kept as digests only.
-- What is kept for how long: docs/retention.md.
-- Longer than 250 lines because it is the whole schema, before anything was released.

-- Holders and officers alike: an officer also has a certificate, a holder may have a role.
CREATE TABLE people (
    id            INTEGER PRIMARY KEY,
    agency        TEXT NOT NULL,                          -- id of the service standard
    name          TEXT NOT NULL,                          -- without titles
    nik           TEXT NOT NULL,                          -- blank for officers without a certificate of their own
    nip           TEXT UNIQUE,                            -- NULL for holders who are no civil servants
    email         TEXT NOT NULL UNIQUE,                   -- lower case
    mobile        TEXT NOT NULL,
    province      TEXT NOT NULL,
    agency_name   TEXT NOT NULL,                          -- instansi, as in the certificate's O
    unit          TEXT NOT NULL,
    position      TEXT NOT NULL,
    rank          TEXT,
    password_hash TEXT,                                   -- Argon2id (PHC string); NULL until the account is activated
    language      TEXT,                                   -- of the last log-in, for mails: 'id' or 'en'; NULL where there was none
    created_at    INTEGER NOT NULL,
    frozen_at     INTEGER,                                -- since when nobody can log in: its owner said that somebody else does
    erased_at     INTEGER                                 -- when the personal data of this row was erased
);
CREATE INDEX people_agency ON people (agency);
CREATE INDEX people_frozen ON people (agency) WHERE frozen_at IS NOT NULL;
CREATE INDEX people_nik ON people (nik) WHERE nik <> '';

-- Officers' roles. Everybody is the holder of their own certificate without a row here.
CREATE TABLE roles (
    person INTEGER NOT NULL REFERENCES people (id),
    agency TEXT NOT NULL,
    role   TEXT NOT NULL,
    PRIMARY KEY (person, agency, role)
);
CREATE INDEX roles_of_agency ON roles (agency, role);

-- Terminals that many people share in an office. A paired browser is known by its cookie. A removed one keeps its row.
CREATE TABLE terminals (
    id            INTEGER PRIMARY KEY,
    agency        TEXT NOT NULL,
    name          TEXT NOT NULL,
    place         TEXT NOT NULL,
    registered_at INTEGER NOT NULL,
    code_sha256   BLOB UNIQUE,                            -- of the pairing code that waits
    code_until    INTEGER,
    token_sha256  BLOB UNIQUE,                            -- of the paired browser's cookie
    paired_at     INTEGER,
    locked_at     INTEGER,
    removed_at    INTEGER,
    seen_at       INTEGER,
    version       TEXT,                                   -- of the program that it had loaded then
    readiness     TEXT,                                   -- domain::api::Readiness as JSON
    readiness_at  INTEGER
);
CREATE INDEX terminals_of_agency ON terminals (agency) WHERE removed_at IS NULL;

-- Wipes of terminals: where journeys ended, not whose they were.
CREATE TABLE terminal_wipes (
    id       INTEGER PRIMARY KEY,
    terminal INTEGER NOT NULL REFERENCES terminals (id),
    at       INTEGER NOT NULL,
    cause    TEXT NOT NULL,                               -- domain::api::WipeCause
    page     TEXT                                         -- domain::api::KioskPage; none: no journey had begun
);
CREATE INDEX terminal_wipes_of ON terminal_wipes (terminal, at);
CREATE INDEX terminal_wipes_by_age ON terminal_wipes (at);

-- Sessions, found by the digest of their token.
CREATE TABLE sessions (
    id           TEXT PRIMARY KEY,                        -- random; names the session to its owner, is not the token
    token_sha256 BLOB NOT NULL UNIQUE,
    person       INTEGER NOT NULL REFERENCES people (id),
    created_at   INTEGER NOT NULL,
    used_at      INTEGER NOT NULL,
    revoked_at   INTEGER,
    terminal     INTEGER REFERENCES terminals (id)        -- where it was begun, and alone can be used; none: on one's own device
);
CREATE INDEX sessions_of_person ON sessions (person);
CREATE INDEX sessions_of_terminal ON sessions (terminal) WHERE terminal IS NOT NULL AND revoked_at IS NULL;

-- Secret addresses from which calendars fetch a holder's dates.
CREATE TABLE calendar_feeds (
    person        INTEGER PRIMARY KEY REFERENCES people (id),
    secret_sha256 BLOB NOT NULL UNIQUE,
    made_at       INTEGER NOT NULL
);

-- Files that a terminal asked for from a holder's phone. The token is in the QR code, the secret on the phone that opened it.
CREATE TABLE hand_offs (
    id            TEXT PRIMARY KEY,                       -- random
    session       TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    person        INTEGER NOT NULL REFERENCES people (id),
    purpose       TEXT NOT NULL,                          -- domain::person::FilePurpose
    code          TEXT NOT NULL,                          -- four digits that both screens show
    token_sha256  BLOB NOT NULL UNIQUE,
    secret_sha256 BLOB UNIQUE,
    made_at       INTEGER NOT NULL,
    opened_at     INTEGER,
    ended_at      INTEGER,
    arrived       BOOLEAN NOT NULL DEFAULT FALSE          -- whether it ended with the file in the draft
);
CREATE INDEX hand_offs_of_person ON hand_offs (person, made_at);
CREATE INDEX hand_offs_of_session ON hand_offs (session);

-- Log-ins between password and code.
CREATE TABLE challenges (
    challenge_sha256 BLOB PRIMARY KEY,
    person           INTEGER NOT NULL REFERENCES people (id),
    created_at       INTEGER NOT NULL,
    expires_at       INTEGER NOT NULL,
    tries            INTEGER NOT NULL DEFAULT 0,
    used_at          INTEGER
);

-- The codes mailed for a log-in: each can be used until it expires. A digest covers the challenge too, which is not stored:
-- six digits alone could be guessed.
CREATE TABLE login_codes (
    challenge_sha256 BLOB NOT NULL REFERENCES challenges (challenge_sha256),
    code_sha256      BLOB NOT NULL,
    sent_at          INTEGER NOT NULL,
    expires_at       INTEGER NOT NULL,
    PRIMARY KEY (challenge_sha256, code_sha256)
);

-- Authenticator apps (RFC 6238), one a person. Until it is confirmed by a code it is of no use. The secret is sealed with a key
-- outside the database.
CREATE TABLE authenticators (
    person       INTEGER PRIMARY KEY REFERENCES people (id),
    secret       BLOB NOT NULL,
    created_at   INTEGER NOT NULL,
    confirmed_at INTEGER,
    last_step    INTEGER NOT NULL DEFAULT 0               -- of the last code that was used: none counts twice
);

-- Codes that stand in once for the code at log-in.
CREATE TABLE recovery_codes (
    person      INTEGER NOT NULL REFERENCES people (id),
    code_sha256 BLOB NOT NULL,                            -- 75 random bits
    used_at     INTEGER,
    PRIMARY KEY (person, code_sha256)
);

-- Passkeys (WebAuthn). The handle is random and the same for all passkeys of a person: it says nothing about them.
CREATE TABLE passkeys (
    id            TEXT PRIMARY KEY,                       -- random
    person        INTEGER NOT NULL REFERENCES people (id),
    handle        TEXT NOT NULL,
    credential_id BLOB NOT NULL UNIQUE,
    credential    TEXT NOT NULL,                          -- public key, counter and flags, as JSON
    name          TEXT NOT NULL,                          -- what its owner calls it
    created_at    INTEGER NOT NULL,
    used_at       INTEGER
);
CREATE INDEX passkeys_of_person ON passkeys (person);

-- Challenges that a browser was given for a passkey, and that count once.
CREATE TABLE passkey_challenges (
    secret_sha256 BLOB PRIMARY KEY,                       -- of the cookie of the log-in, or of the session's id
    person        INTEGER REFERENCES people (id),         -- whose passkey is being made; none: somebody logs in
    state         TEXT NOT NULL,
    expires_at    INTEGER NOT NULL
);

-- Devices on which a person logged in before: their attempts are counted apart from a stranger's.
CREATE TABLE devices (
    token_sha256 BLOB NOT NULL,
    person       INTEGER NOT NULL REFERENCES people (id),
    created_at   INTEGER NOT NULL,
    used_at      INTEGER,                                 -- last log-in there; none: when it was made known
    PRIMARY KEY (token_sha256, person)
);

-- Links in mails: one purpose, one use.
CREATE TABLE links (
    token_sha256 BLOB PRIMARY KEY,
    person       INTEGER NOT NULL REFERENCES people (id),
    purpose      TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    used_at      INTEGER
);
CREATE INDEX links_of_person ON links (person);

-- Failed attempts by account and device, known or not.
CREATE TABLE login_attempts (
    bucket   BLOB PRIMARY KEY,                            -- SHA-256 of what is counted: no identifier in clear
    failures INTEGER NOT NULL,
    last_at  INTEGER NOT NULL,
    next_at  INTEGER NOT NULL                             -- no attempt before then
);
CREATE INDEX login_attempts_by_age ON login_attempts (last_at);

-- Mails, written in the same transaction as the change they report. Bodies are blanked once sent: they hold codes and links.
CREATE TABLE outbox (
    id          INTEGER PRIMARY KEY,
    message_id  TEXT NOT NULL UNIQUE,
    recipient   TEXT NOT NULL,
    subject     TEXT NOT NULL,
    body_text   TEXT NOT NULL,
    body_html   TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    next_try    INTEGER NOT NULL,
    attempts    INTEGER NOT NULL DEFAULT 0,
    sent_at     INTEGER,
    agency      TEXT,                                     -- whose administrators see that it can't be delivered
    priority    INTEGER NOT NULL DEFAULT 2,               -- the lowest is sent first
    expires_at  INTEGER,                                  -- when its code or link expires: it is not sent then
    topic       TEXT,                                     -- one mail about it at a time to one recipient
    failure     TEXT,                                     -- domain::failure::MailFailure of the last attempt
    given_up_at INTEGER                                   -- not tried any more since then
);
CREATE INDEX outbox_waiting ON outbox (priority, attempts, id) WHERE sent_at IS NULL AND given_up_at IS NULL;
CREATE INDEX outbox_topics ON outbox (topic, recipient) WHERE topic IS NOT NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX outbox_given_up ON outbox (given_up_at) WHERE given_up_at IS NOT NULL;

-- Which officer saw whose data: the holder may read it.
CREATE TABLE access_log (
    id      INTEGER PRIMARY KEY,
    person  INTEGER NOT NULL REFERENCES people (id),
    officer INTEGER NOT NULL REFERENCES people (id),
    at      INTEGER NOT NULL,
    data    TEXT NOT NULL,                                -- e.g. "case" or "file"
    roles   TEXT NOT NULL DEFAULT '[]',                   -- in which the officer could see it, as JSON
    terminal INTEGER REFERENCES terminals (id)            -- where the account was opened (then officer is the person); none: an officer saw data
);
CREATE INDEX access_log_of_person ON access_log (person, at);
CREATE INDEX access_log_by_age ON access_log (at);

-- Versions of service standards, by which the renewals submitted under them are read: kept as long as the log.
CREATE TABLE standard_versions (
    digest      TEXT PRIMARY KEY,                         -- of the content; events name a version by it
    agency      TEXT NOT NULL,
    content     TEXT NOT NULL,                            -- the whole standard as its file says, as JSON
    recorded_at INTEGER NOT NULL
);

-- Renewals. All but id, reference, agency, standard and holder is a projection of the events, written in the same transaction, so that
-- lists need not fold. Each list is a range of one index, in its order.
CREATE TABLE renewals (
    id             INTEGER PRIMARY KEY,
    reference      TEXT NOT NULL UNIQUE,
    agency         TEXT NOT NULL,
    standard       TEXT NOT NULL REFERENCES standard_versions (digest),
    holder         INTEGER NOT NULL REFERENCES people (id),
    version        INTEGER NOT NULL,                      -- number of events; optimistic lock
    stage          TEXT NOT NULL,                         -- at, returned, rejected, withdrawn, cancelled, finished
    step           TEXT,                                  -- id of the present step, while stage is at
    since          INTEGER NOT NULL,                      -- stands there since
    due            INTEGER,                               -- when the present wait ends; for the order of lists
    taken_by       INTEGER REFERENCES people (id),
    submitted_at   INTEGER NOT NULL,
    received       BOOLEAN NOT NULL,                      -- whether the holder confirmed to have the certificate
    open           BOOLEAN NOT NULL,                      -- whether it may still change
    filed_by       INTEGER REFERENCES people (id),        -- who filed it, where that is not the holder
    erased_at      INTEGER,                               -- when its personal data was erased
    awaits_confirmation BOOLEAN NOT NULL DEFAULT FALSE    -- whether the holder has yet to confirm what an officer filed
);
CREATE INDEX renewals_of_holder ON renewals (holder, id);
-- One open renewal a holder.
CREATE UNIQUE INDEX renewals_open ON renewals (holder) WHERE open = TRUE;
-- With holder and filer, so that counting reads the index alone; for that, queries must say "open = TRUE", too.
CREATE INDEX renewals_waiting ON renewals (agency, step, standard, due, since, id, holder, filed_by) WHERE open = TRUE;
CREATE INDEX renewals_taken ON renewals (taken_by, agency, step, standard, due, since, id, holder, filed_by)
    WHERE open = TRUE AND taken_by IS NOT NULL;
CREATE INDEX renewals_filed ON renewals (filed_by, agency, step, standard) WHERE open = TRUE AND filed_by IS NOT NULL;
CREATE INDEX renewals_of_agency ON renewals (agency, id);
CREATE INDEX renewals_kept ON renewals (agency, since) WHERE NOT open AND erased_at IS NULL;
CREATE INDEX renewals_unconfirmed ON renewals (agency, since) WHERE awaits_confirmation;

-- By which calendar `due` of an agency's open renewals was computed: another one computes them anew.
CREATE TABLE due_calendars (
    agency TEXT PRIMARY KEY,
    digest TEXT NOT NULL                                  -- of the office hours with closed days, and the holidays
);

-- Complaints. All but id, number, standard and secret is a projection of the events, as with renewals.
CREATE TABLE complaints (
    id            INTEGER PRIMARY KEY,
    number        TEXT NOT NULL UNIQUE,
    standard      TEXT NOT NULL REFERENCES standard_versions (digest),
    secret_sha256 BLOB NOT NULL UNIQUE,                   -- of the receipt's secret
    agency        TEXT NOT NULL,
    version       INTEGER NOT NULL,                       -- number of events; optimistic lock
    holder        INTEGER REFERENCES people (id),         -- who complained, where a holder did, logged in
    subject       TEXT NOT NULL,                          -- domain::complaint::Subject
    class         TEXT,                                   -- id of the class in the standard
    stage         TEXT NOT NULL,                          -- open, asked, answered, closed, withdrawn
    open          BOOLEAN NOT NULL,                       -- whether it waits for an answer
    received_at   INTEGER NOT NULL,
    since         INTEGER NOT NULL,                       -- stands there since
    due           INTEGER,                                -- when it must be answered; for the order of lists
    next_at       INTEGER,                                -- when the program acts next
    erased_at     INTEGER                                 -- when its personal data was erased
);
CREATE INDEX complaints_open ON complaints (agency, due, id) WHERE open;
CREATE INDEX complaints_ended ON complaints (agency, since, id) WHERE NOT open;
CREATE INDEX complaints_next ON complaints (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX complaints_of_holder ON complaints (holder, id) WHERE holder IS NOT NULL;

-- Officers who are complained about: the complaint is kept from them. A projection, too.
CREATE TABLE complaint_about (
    complaint INTEGER NOT NULL REFERENCES complaints (id),
    person    INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (complaint, person)
);

-- Words of complaints, answers, questions and notes. Events name them by digest = SHA-256 over salt and text.
CREATE TABLE complaint_texts (
    digest    TEXT PRIMARY KEY,
    complaint INTEGER NOT NULL REFERENCES complaints (id),
    salt      TEXT NOT NULL,
    text      TEXT NOT NULL
);
CREATE INDEX complaint_texts_of ON complaint_texts (complaint);

-- How whoever complained can be reached. None for anonymous complaints, and for holders, whose account has it.
CREATE TABLE complaint_contacts (
    complaint INTEGER PRIMARY KEY REFERENCES complaints (id),
    name      TEXT NOT NULL,
    email     TEXT NOT NULL,                              -- blank: none
    mobile    TEXT NOT NULL                               -- blank: none
);

-- Files of complaints that passed inspection; the bytes are in the file store.
CREATE TABLE complaint_files (
    id          TEXT PRIMARY KEY,                         -- random; also the name in the store
    complaint   INTEGER NOT NULL REFERENCES complaints (id),
    name        TEXT NOT NULL,                            -- as the device called it
    size        INTEGER NOT NULL,
    pages       INTEGER NOT NULL,
    media_type  TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    accepted_at INTEGER NOT NULL
);
CREATE INDEX complaint_files_of ON complaint_files (complaint);

-- The log: what happened, without personal data. One chain over all renewals and complaints, so that a row changed, put in, taken
-- out or moved shows. hash = SHA-256 over the lines prev_hash, position, renewal (or "complaint" and its id), seq, at, actor, event.
CREATE TABLE events (
    position  INTEGER PRIMARY KEY,                        -- 1, 2, 3 ... without gaps
    renewal   INTEGER REFERENCES renewals (id),
    complaint INTEGER REFERENCES complaints (id),         -- of exactly one of both
    seq       INTEGER NOT NULL,                           -- 1, 2, 3 ... within it
    at        INTEGER NOT NULL,
    actor     INTEGER,                                    -- people.id; none: the program itself, or whoever complained
    event     TEXT NOT NULL,                              -- domain::renewal::Event or domain::complaint::Event as JSON, hashed byte for byte
    prev_hash TEXT NOT NULL,
    hash      TEXT NOT NULL,
    UNIQUE (renewal, seq),
    UNIQUE (complaint, seq),
    CHECK ((renewal IS NULL) <> (complaint IS NULL))
);

-- Who had a renewal from when until when: a projection of the events, written in the same transaction, from which reports are made.
CREATE TABLE visits (
    renewal   INTEGER NOT NULL REFERENCES renewals (id),
    number    INTEGER NOT NULL,                           -- 0, 1, 2 ... within the renewal
    agency    TEXT NOT NULL,
    step      TEXT,                                       -- id of the step; none: with the holder, to be completed
    from_at   INTEGER NOT NULL,
    to_at     INTEGER,                                    -- none while it goes on
    act       TEXT,                                       -- domain::evaluation::Act that ended it
    reasons   TEXT,                                       -- domain::evaluation::Reason, several as JSON
    by_person INTEGER,                                    -- who ended it; none: the program
    stood_in  BOOLEAN NOT NULL,                           -- in a colleague's place
    PRIMARY KEY (renewal, number)
);
CREATE INDEX visits_ended ON visits (agency, to_at, from_at, renewal) WHERE to_at IS NOT NULL;
CREATE INDEX visits_running ON visits (agency, from_at, renewal) WHERE to_at IS NULL;

-- Figures of periods that are closed: an event of the administration names each by its digest, and the head of the log.
CREATE TABLE closed_periods (
    agency    TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day  TEXT NOT NULL,
    figures   TEXT NOT NULL,                              -- domain::evaluation::Figures as JSON, digested byte for byte
    closed_at INTEGER NOT NULL,
    closed_by INTEGER REFERENCES people (id),             -- none: the program
    length    INTEGER NOT NULL,                           -- number of events then
    head      TEXT NOT NULL,                              -- hash of the last one
    PRIMARY KEY (agency, first_day)
);

-- Minutes and decisions of meetings on a period, in every version. An event of the administration names each by a salted digest.
CREATE TABLE minutes (
    agency     TEXT NOT NULL,
    first_day  TEXT NOT NULL,
    last_day   TEXT NOT NULL,
    version    INTEGER NOT NULL,                          -- 1, 2, 3 ... of a period
    salt       TEXT NOT NULL,
    minutes    TEXT NOT NULL,
    decisions  TEXT NOT NULL,
    written_by INTEGER NOT NULL REFERENCES people (id),
    written_at INTEGER NOT NULL,
    erased_at  INTEGER,                                   -- when both texts were erased
    PRIMARY KEY (agency, first_day, last_day, version)
);

-- Mails that a meeting on a period is due: each once.
CREATE TABLE meeting_reminders (
    agency    TEXT NOT NULL,
    first_day TEXT NOT NULL,                              -- of the period
    sent_at   INTEGER NOT NULL,
    PRIMARY KEY (agency, first_day)
);

-- Every certificate that is known of a person, also from before this program. The newest row is the present one.
CREATE TABLE certificates (
    id                INTEGER PRIMARY KEY,
    person            INTEGER NOT NULL REFERENCES people (id),
    serial            TEXT UNIQUE,                        -- lower-case hex; none for a state without certificate
    status            TEXT NOT NULL,                      -- domain::certificate::CertificateStatus
    not_before        INTEGER,
    not_after         INTEGER,                            -- the last second of validity
    issuer            TEXT,
    subject           TEXT,
    public_key_sha256 TEXT,
    der               BLOB,                               -- only of certificates issued here
    renewal           INTEGER UNIQUE REFERENCES renewals (id),
    ended_at          INTEGER,                            -- when it was superseded or revoked
    end_reason        TEXT,                               -- why: superseded, key_compromise, ...
    chain             BLOB,                               -- those above one that was recorded by hand: DER, the issuer's first
    signer            TEXT                                -- domain::certificate::Signer of a recorded one
);
CREATE INDEX certificates_of_person ON certificates (person, id);
CREATE INDEX certificates_ended ON certificates (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX certificates_ending ON certificates (not_after, person) WHERE ended_at IS NULL;

-- Public keys that were certified or sent for certification: a renewal replaces the key pair.
CREATE TABLE public_keys (
    sha256  TEXT PRIMARY KEY,
    seen_at INTEGER NOT NULL
);

-- Requests with the private key wrapped in the holder's passphrase. The program can't unwrap it.
CREATE TABLE keys (
    public_key_sha256 TEXT PRIMARY KEY,
    person            INTEGER NOT NULL REFERENCES people (id),
    renewal           INTEGER REFERENCES renewals (id),   -- none while it belongs to a draft
    request           BLOB NOT NULL,                      -- PKCS#10
    spki              BLOB NOT NULL,                      -- SubjectPublicKeyInfo
    wrapped_key       BLOB NOT NULL,                      -- EncryptedPrivateKeyInfo
    made_at           INTEGER NOT NULL,
    keep_until        INTEGER                             -- none while the case goes on
);
CREATE INDEX keys_of_person ON keys (person);
CREATE INDEX keys_over ON keys (keep_until) WHERE keep_until IS NOT NULL;

-- What a holder typed so far, one a person.
CREATE TABLE drafts (
    person     INTEGER PRIMARY KEY REFERENCES people (id),
    version    INTEGER NOT NULL,                          -- optimistic lock
    draft      TEXT NOT NULL,                             -- domain::journey::Draft as JSON
    completes  INTEGER REFERENCES renewals (id),          -- the returned renewal that it completes
    updated_at INTEGER NOT NULL
);

-- Codes that confirm a new e-mail address: each can be used until it expires.
CREATE TABLE email_codes (
    person    INTEGER NOT NULL REFERENCES people (id),
    email     TEXT NOT NULL,
    salt      TEXT NOT NULL,
    code_hash TEXT NOT NULL PRIMARY KEY,                  -- of salt and code
    sent_at   INTEGER NOT NULL,
    tries     INTEGER NOT NULL,
    used      BOOLEAN NOT NULL
);
CREATE INDEX email_codes_of_person ON email_codes (person);

-- Files that passed inspection.
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
    signatures  TEXT NOT NULL,                            -- what its electronic signatures say, as JSON
    accepted_at INTEGER NOT NULL
);
CREATE INDEX files_of_renewal ON files (renewal);
CREATE INDEX files_unfiled ON files (purpose, accepted_at) WHERE renewal IS NULL;

-- Uploads. The bytes are in quarantine until the file has passed inspection.
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

-- Officers' own words. Events name them by digest = SHA-256 over salt and text; without the row nothing can be guessed.
CREATE TABLE notes (
    digest  TEXT PRIMARY KEY,
    renewal INTEGER NOT NULL REFERENCES renewals (id),
    salt    TEXT NOT NULL,
    note    TEXT NOT NULL
);
CREATE INDEX notes_of_renewal ON notes (renewal);

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
    renewal       INTEGER PRIMARY KEY REFERENCES renewals (id),
    order_id      TEXT NOT NULL UNIQUE,
    subject       TEXT NOT NULL,                          -- the verified data, as JSON
    spki          BLOB NOT NULL,
    not_before    INTEGER NOT NULL,
    not_after     INTEGER NOT NULL,
    done          BOOLEAN NOT NULL,                       -- whether the certificate is recorded
    attempts      INTEGER NOT NULL DEFAULT 0,             -- failed ones
    next_try      INTEGER NOT NULL DEFAULT 0,
    failing_since INTEGER,
    failure       TEXT,                                   -- domain::failure::OrderFailure of the last attempt
    serial        TEXT                                    -- lower-case hex
);
CREATE INDEX orders_pending ON orders (renewal) WHERE NOT done;
CREATE UNIQUE INDEX orders_serial ON orders (serial) WHERE serial IS NOT NULL;

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
CREATE INDEX delegations_of_agency ON delegations (agency, last_day);

-- The assistance thread of a renewal.
CREATE TABLE messages (
    id          INTEGER PRIMARY KEY,
    renewal     INTEGER NOT NULL REFERENCES renewals (id),
    author      INTEGER NOT NULL REFERENCES people (id),
    from_holder BOOLEAN NOT NULL,
    at          INTEGER NOT NULL,
    text        TEXT NOT NULL
);
CREATE INDEX messages_of_renewal ON messages (renewal, id);
CREATE INDEX messages_of_author ON messages (author, at);

-- The survey of satisfaction. Who may answer, once; a used one says only that somebody answered.
CREATE TABLE survey_invitations (
    service      TEXT NOT NULL,                           -- renewal or complaint
    number       INTEGER NOT NULL,                        -- id of its row
    agency       TEXT NOT NULL,
    token_sha256 BLOB NOT NULL UNIQUE,
    until        INTEGER NOT NULL,
    answered     BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (service, number)
);
CREATE INDEX survey_invitations_by_age ON survey_invitations (until);

-- What was answered. Nothing leads from here to a person, a renewal, an invitation, a terminal or a time: the month is all, the
-- keys are random, and rows stand in their order. One person's ratings, traits and remark have nothing in common either.
CREATE TABLE survey_ratings (
    agency       TEXT NOT NULL,
    month        TEXT NOT NULL,                           -- "2026-12", in the agency's zone
    key          TEXT NOT NULL,                           -- random
    requirements INTEGER,                                 -- 1 to 4; NULL: left out
    procedure    INTEGER,
    time         INTEGER,
    cost         INTEGER,
    product      INTEGER,
    competence   INTEGER,
    conduct      INTEGER,
    complaints   INTEGER,
    facilities   INTEGER,
    PRIMARY KEY (agency, month, key)
) WITHOUT ROWID;
CREATE TABLE survey_traits (
    agency TEXT NOT NULL,
    month  TEXT NOT NULL,
    trait  TEXT NOT NULL,                                 -- sex, education, work
    value  TEXT NOT NULL,
    count  INTEGER NOT NULL,
    PRIMARY KEY (agency, month, trait, value)
) WITHOUT ROWID;
CREATE TABLE survey_remarks (
    agency TEXT NOT NULL,
    month  TEXT NOT NULL,
    key    TEXT NOT NULL,                                 -- random
    remark TEXT NOT NULL,
    PRIMARY KEY (agency, month, key)
) WITHOUT ROWID;

-- What is done about the lowest element of a survey.
CREATE TABLE survey_plans (
    id      INTEGER PRIMARY KEY,
    agency  TEXT NOT NULL,
    element TEXT NOT NULL,
    first   TEXT NOT NULL,                                -- the survey's first month
    last    TEXT NOT NULL,
    what    TEXT NOT NULL,
    owner   TEXT NOT NULL,
    due     TEXT NOT NULL,
    done    TEXT                                          -- the day on which it was carried out
);
CREATE UNIQUE INDEX survey_plans_of ON survey_plans (agency, last, first, element);

-- How many services ended in a month, of which each may be rated: what a sample is taken of.
CREATE TABLE survey_served (
    agency TEXT NOT NULL,
    month  TEXT NOT NULL,
    count  INTEGER NOT NULL,
    PRIMARY KEY (agency, month)
);

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

-- What happened in the administration: roles, imports, addresses, settings. A chain of its own: hash = SHA-256 over the
-- lines prev_hash, position, agency, at, actor, event.
CREATE TABLE admin_events (
    position  INTEGER PRIMARY KEY,                        -- 1, 2, 3 ... without gaps
    agency    TEXT NOT NULL,
    at        INTEGER NOT NULL,
    actor     INTEGER,                                    -- people.id; none: the program, the operator or a mailed link
    event     TEXT NOT NULL,                              -- domain::administration::AdminEvent as JSON, hashed byte for byte
    prev_hash TEXT NOT NULL,
    hash      TEXT NOT NULL
);
CREATE INDEX admin_events_of_agency ON admin_events (agency, position);

-- Who had a hand in whose account: a projection of admin_events, written in the same transaction.
CREATE TABLE account_edits (
    person     INTEGER NOT NULL REFERENCES people (id),
    editor     INTEGER NOT NULL REFERENCES people (id),
    at         INTEGER NOT NULL,                          -- last time
    address_at INTEGER,                                   -- when the editor last chose the address alone
    role_at    INTEGER,                                   -- when the editor last gave or took a role
    settled_at INTEGER NOT NULL,                          -- from then on everybody concerned knows of it
    PRIMARY KEY (person, editor)
);
CREATE INDEX account_edits_by ON account_edits (editor, person);
CREATE INDEX account_edits_roles ON account_edits (role_at) WHERE role_at IS NOT NULL;

-- Nothing is issued for these people before then: their address or NIK was changed. A projection of admin_events, too.
CREATE TABLE issuance_holds (
    person INTEGER PRIMARY KEY REFERENCES people (id),
    until  INTEGER NOT NULL
);

-- What waits for a second person: a role, or changes of an account's data.
CREATE TABLE proposals (
    id          INTEGER PRIMARY KEY,
    agency      TEXT NOT NULL,
    batch       INTEGER NOT NULL,                         -- proposals of one act share the first one's id
    person      INTEGER NOT NULL REFERENCES people (id),
    proposed_by INTEGER NOT NULL REFERENCES people (id),
    role        TEXT,                                     -- a role, or else changes
    changes     TEXT,                                     -- new values by field, as JSON; erased with the decision
    made_at     INTEGER NOT NULL,
    announced_at     INTEGER NOT NULL,                         -- when everybody concerned was told last
    decided_at  INTEGER,
    dated       BOOLEAN NOT NULL DEFAULT FALSE              -- whether those concerned know when it takes effect by itself
);
CREATE UNIQUE INDEX proposals_of_role ON proposals (person, role) WHERE decided_at IS NULL AND role IS NOT NULL;
CREATE UNIQUE INDEX proposals_of_data ON proposals (person) WHERE decided_at IS NULL AND role IS NULL;
CREATE INDEX proposals_open ON proposals (agency, announced_at) WHERE decided_at IS NULL;
CREATE INDEX proposals_batch ON proposals (batch) WHERE decided_at IS NULL;

-- Mailed links by which those concerned agree or object. Only digests of the secrets.
CREATE TABLE proposal_links (
    token_sha256 BLOB PRIMARY KEY,
    batch        INTEGER NOT NULL,
    proposal     INTEGER REFERENCES proposals (id),       -- none: all of the batch
    owner        BOOLEAN NOT NULL,                        -- whether it is the account's owner, who may agree, too
    expires_at   INTEGER NOT NULL
);
CREATE INDEX proposal_links_of ON proposal_links (batch, proposal);

-- Signed checkpoints of the log: how many events there are and the last one's hash.
CREATE TABLE checkpoints (
    id     INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,
    length INTEGER NOT NULL,                              -- how much had happened: links of all chains
    text   TEXT NOT NULL,                                 -- as it went out, signed
    mailed BOOLEAN NOT NULL                               -- whether it was mailed to the administrators
);
CREATE INDEX checkpoints_mailed ON checkpoints (id) WHERE mailed;

-- Public keys (Ed25519, lower-case hex) that this installation signed with.
CREATE TABLE checkpoint_keys (
    public_key TEXT PRIMARY KEY,
    first_used INTEGER NOT NULL
);

-- Warnings mailed to an agency's administrators that a certificate of the authority ends.
CREATE TABLE authority_warnings (
    agency  TEXT NOT NULL,
    ends_at INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,                             -- the last one
    PRIMARY KEY (agency, ends_at)
);

-- The last reading of the clock, and since when it is suspect: one row. A clock that jumps must not erase what is not over.
CREATE TABLE clock (
    one           INTEGER PRIMARY KEY CHECK (one = 1),
    read_at       INTEGER NOT NULL,
    suspect_since INTEGER                                 -- none: it is not suspect
);

-- What the scanner found in uploads that were refused. Whose upload it was is not kept.
CREATE TABLE scanner_findings (
    id        INTEGER PRIMARY KEY,
    agency    TEXT NOT NULL,
    at        INTEGER NOT NULL,
    signature TEXT NOT NULL,                              -- the scanner's own name for it
    known     BOOLEAN NOT NULL                            -- false: only a rule of thumb speaks against the file
);
CREATE INDEX scanner_findings_of_agency ON scanner_findings (agency, at);
CREATE INDEX scanner_findings_by_age ON scanner_findings (at);

-- Search by beginnings of words. Each renewal has its holder's words; the index follows the table.
CREATE TABLE search_words (
    renewal INTEGER PRIMARY KEY REFERENCES renewals (id),
    words   TEXT NOT NULL                                 -- of name and unit, and the agency's own (db/search_index.rs)
);
-- With an index of prefixes up to 12 characters a beginning is one list of rows, however many words it stands for.
CREATE VIRTUAL TABLE search_index USING fts5 (
    words, content = 'search_words', content_rowid = 'renewal', tokenize = 'ascii', detail = none, columnsize = 0,
    prefix = '1 2 3 4 5 6 7 8 9 10 11 12'
);
-- What is deleted is taken out of the index at once, and not only marked.
INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER search_words_inserted AFTER INSERT ON search_words BEGIN
    INSERT INTO search_index (rowid, words) VALUES (new.renewal, new.words);
END;
CREATE TRIGGER search_words_deleted AFTER DELETE ON search_words BEGIN
    INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', old.renewal, old.words);
END;
CREATE TRIGGER search_words_updated AFTER UPDATE ON search_words BEGIN
    INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', old.renewal, old.words);
    INSERT INTO search_index (rowid, words) VALUES (new.renewal, new.words);
END;
