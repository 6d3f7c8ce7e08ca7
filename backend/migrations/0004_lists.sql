-- Lists of a million renewals stay fast: each is a range of one index, in its order.

DROP INDEX renewals_waiting;
-- With holder and filer, so that counting reads the index alone.
CREATE INDEX renewals_waiting ON renewals (agency, step, due, since, id, holder, filed_by) WHERE open = 1;
CREATE INDEX renewals_taken ON renewals (taken_by, agency, step, due, since, id, holder, filed_by) WHERE open = 1 AND taken_by IS NOT NULL;
-- What four eyes keep from whom.
CREATE INDEX renewals_filed ON renewals (filed_by, agency, step) WHERE open = 1 AND filed_by IS NOT NULL;
-- Newest first, for search.
CREATE INDEX renewals_of_agency ON renewals (agency, id);

CREATE INDEX delegations_of_agency ON delegations (agency, last_day);

-- The certificates above one that was recorded by hand: DER, one after the other, the issuer's first.
ALTER TABLE certificates ADD COLUMN chain BLOB;
