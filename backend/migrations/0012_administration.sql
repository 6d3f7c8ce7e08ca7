-- The administration's own log, and what waits for a second person. Times are Unix seconds (UTC). Personal data stands in
-- proposals.changes alone, until the proposal is decided.

-- What happened in the administration: roles, imports, addresses, settings. A chain of its own: hash = SHA-256 over the lines
-- prev_hash, position, agency, at, actor, event.
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
) WITHOUT ROWID;
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
    told_at     INTEGER NOT NULL,                         -- when everybody concerned was told last
    decided_at  INTEGER
);
CREATE UNIQUE INDEX proposals_of_role ON proposals (person, role) WHERE decided_at IS NULL AND role IS NOT NULL;
CREATE UNIQUE INDEX proposals_of_data ON proposals (person) WHERE decided_at IS NULL AND role IS NULL;
CREATE INDEX proposals_open ON proposals (agency, told_at) WHERE decided_at IS NULL;
CREATE INDEX proposals_batch ON proposals (batch) WHERE decided_at IS NULL;

-- Mailed links by which who is concerned agrees or objects. Only digests of the secrets.
CREATE TABLE proposal_links (
    token_sha256 BLOB PRIMARY KEY,
    batch        INTEGER NOT NULL,
    proposal     INTEGER REFERENCES proposals (id),       -- none: all of the batch
    owner        INTEGER NOT NULL,                        -- whether it is the account's owner, who may agree, too
    expires_at   INTEGER NOT NULL
);
CREATE INDEX proposal_links_of ON proposal_links (batch, proposal);
