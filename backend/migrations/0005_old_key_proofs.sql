-- Proofs that a holder has the key of the present certificate: it signed the key to be certified. Events name them by digest.
CREATE TABLE old_key_proofs (
    digest      TEXT PRIMARY KEY,                             -- SHA-256 over certificate and signature
    renewal     INTEGER NOT NULL REFERENCES renewals (id),
    certificate BLOB NOT NULL,                                -- the present one, in DER
    signature   BLOB NOT NULL                                 -- over domain::renewal::old_key::message
);
CREATE INDEX old_key_proofs_of_renewal ON old_key_proofs (renewal);
