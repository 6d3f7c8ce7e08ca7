-- What the scanner found in uploads that were refused: for the agency's administrators. Whose upload it was is not kept.
CREATE TABLE scanner_findings (
    id INTEGER PRIMARY KEY,
    agency TEXT NOT NULL,
    at BIGINT NOT NULL,
    signature TEXT NOT NULL,             -- the scanner's own name for it
    known BOOLEAN NOT NULL               -- false: only a rule of thumb speaks against the file
);
CREATE INDEX scanner_findings_of_agency ON scanner_findings (agency, at);
CREATE INDEX scanner_findings_by_age ON scanner_findings (at);
