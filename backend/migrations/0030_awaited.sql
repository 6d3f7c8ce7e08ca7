-- Whether an officer filed it and its holder has yet to confirm it. Until now this was told by the number of events; a mail that
-- is sent again is an event too.
ALTER TABLE renewals ADD COLUMN waits_as_filed INTEGER NOT NULL DEFAULT 0;
UPDATE renewals SET waits_as_filed = 1 WHERE stage = 'returned' AND filed_by IS NOT NULL AND version = 2;
-- The agency's, for the reminders.
CREATE INDEX renewals_unconfirmed ON renewals (agency, since) WHERE waits_as_filed = 1;
