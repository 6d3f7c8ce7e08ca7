-- Personal data of a case is erased when its retention is over; its events stay.

ALTER TABLE renewals ADD COLUMN erased_at INTEGER;        -- when that was done
-- Cases that are over, by their end, until they are erased.
CREATE INDEX renewals_kept ON renewals (agency, since) WHERE open = 0 AND erased_at IS NULL;
