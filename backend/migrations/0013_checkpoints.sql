-- Signed checkpoints of the log: how many events there are and what the last one hashes to. A copy kept outside tells
-- whether the log was cut or written anew since. Times are Unix seconds (UTC).

-- Public keys (Ed25519, lower-case hex) that this installation signed with.
CREATE TABLE checkpoint_keys (
    public_key TEXT PRIMARY KEY,
    first_used INTEGER NOT NULL
);

CREATE TABLE checkpoints (
    id     INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,
    length INTEGER NOT NULL,                              -- how much had happened: links of all chains
    text   TEXT NOT NULL,                                 -- as it went out, signed
    mailed INTEGER NOT NULL                               -- whether it was mailed to the administrators
);
CREATE INDEX checkpoints_mailed ON checkpoints (id) WHERE mailed = 1;
