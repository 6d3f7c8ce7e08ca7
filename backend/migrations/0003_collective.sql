-- Collective renewals: an officer invites the people of a unit at once, and the head of the unit recommends several in one answer.
-- Where a member stands follows from requests, applications and certificates.
CREATE TABLE collective_renewals (
    id           INTEGER PRIMARY KEY,
    agency       TEXT NOT NULL,
    unit         TEXT NOT NULL,                           -- of the head, when it was started
    started_by   INTEGER NOT NULL REFERENCES people (id),
    head         INTEGER NOT NULL REFERENCES people (id), -- who recommends
    note         TEXT NOT NULL,                           -- what the officer wrote to the members; blank for nothing
    started_at   INTEGER NOT NULL,
    ends_at      INTEGER NOT NULL,
    ended_at     INTEGER,                                 -- when an officer ended it
    head_told_at INTEGER                                  -- when the head was last mailed that requests wait
);
CREATE INDEX collective_renewals_of_agency ON collective_renewals (agency, id);
CREATE INDEX collective_renewals_of_head ON collective_renewals (head);
CREATE INDEX collective_renewals_open ON collective_renewals (ends_at) WHERE ended_at IS NULL;

CREATE TABLE collective_members (
    collective  INTEGER NOT NULL REFERENCES collective_renewals (id),
    person      INTEGER NOT NULL REFERENCES people (id),
    invited_at  INTEGER NOT NULL,
    mailed_at   INTEGER NOT NULL,                         -- when the last mail about it was written to them
    takes_part  BOOLEAN,                                  -- what they answered
    answered_at INTEGER,
    reason      TEXT NOT NULL,                            -- why not; blank for none
    left_out_at INTEGER,                                  -- when an officer left them out
    PRIMARY KEY (collective, person)
);
CREATE INDEX collective_members_of_person ON collective_members (person, collective);

-- Through which collective renewal the head was asked.
ALTER TABLE recommendation_requests ADD COLUMN collective INTEGER REFERENCES collective_renewals (id);
CREATE INDEX recommendation_requests_of_collective ON recommendation_requests (collective, id) WHERE collective IS NOT NULL;
