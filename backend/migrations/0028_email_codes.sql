-- A new address may be sent more than one code: each is good until it expires, whichever mail comes first.
CREATE TABLE email_codes_new (
    person    BIGINT NOT NULL REFERENCES people (id),
    email     TEXT NOT NULL,
    salt      TEXT NOT NULL,
    code_hash TEXT NOT NULL PRIMARY KEY,
    sent_at   BIGINT NOT NULL,
    tries     BIGINT NOT NULL,
    used      INTEGER NOT NULL
);
INSERT INTO email_codes_new (person, email, salt, code_hash, sent_at, tries, used)
    SELECT person, email, salt, code_hash, sent_at, tries, used FROM email_codes;
DROP TABLE email_codes;
ALTER TABLE email_codes_new RENAME TO email_codes;
CREATE INDEX email_codes_of_person ON email_codes (person);
