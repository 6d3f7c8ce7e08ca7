-- A log-in may be mailed more than one code: each is good until it expires, whichever mail comes first.
CREATE TABLE login_codes (
    challenge_sha256 BLOB NOT NULL REFERENCES challenges (challenge_sha256),
    code_sha256 BLOB NOT NULL,
    sent_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (challenge_sha256, code_sha256)
);
INSERT INTO login_codes (challenge_sha256, code_sha256, sent_at, expires_at)
    SELECT challenge_sha256, code_sha256, created_at, expires_at FROM challenges;
ALTER TABLE challenges DROP COLUMN code_sha256;
