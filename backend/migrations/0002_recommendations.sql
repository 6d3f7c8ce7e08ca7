-- Electronic recommendations: what a holder asks of the head of the unit. An answer is a row of its own, so that one can answer
-- several requests.
CREATE TABLE recommendation_answers (
    id          INTEGER PRIMARY KEY,
    answered_by INTEGER NOT NULL REFERENCES people (id),
    at          INTEGER NOT NULL,
    recommended BOOLEAN NOT NULL,
    name        TEXT NOT NULL,                            -- of whoever answered, then
    position    TEXT NOT NULL,
    unit        TEXT NOT NULL,
    reason      TEXT NOT NULL                             -- why not; blank otherwise
);

CREATE TABLE recommendation_requests (
    id           INTEGER PRIMARY KEY,
    agency       TEXT NOT NULL,
    holder       INTEGER NOT NULL REFERENCES people (id),
    head         INTEGER NOT NULL REFERENCES people (id), -- who is asked
    data         TEXT NOT NULL,                           -- domain::journey::RecommendedData as JSON
    reissue      BOOLEAN NOT NULL,                        -- the certificate had expired
    note         TEXT NOT NULL,                           -- what the holder wrote; blank for nothing
    asked_at     INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    withdrawn_at INTEGER,
    answer       INTEGER REFERENCES recommendation_answers (id),
    salt         TEXT NOT NULL,
    digest       TEXT UNIQUE,                             -- of request and answer, salted: names it in events; once recommended
    renewal      INTEGER REFERENCES renewals (id)         -- with which it was sent
);
CREATE INDEX recommendation_requests_of_holder ON recommendation_requests (holder, id);
CREATE INDEX recommendation_requests_of_head ON recommendation_requests (head, id);
CREATE INDEX recommendation_requests_of_answer ON recommendation_requests (answer);
CREATE INDEX recommendation_requests_of_renewal ON recommendation_requests (renewal);
CREATE INDEX recommendation_answers_of_person ON recommendation_answers (answered_by);
