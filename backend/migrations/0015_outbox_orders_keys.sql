-- Mails leave by urgency, are given up and swept; orders that fail wait longer and say why; wrapped keys, devices and
-- people are kept for a time that is written down (docs/retention.md). Times are Unix seconds (UTC).

ALTER TABLE outbox ADD COLUMN agency TEXT;                -- whose administrators see that it can't be delivered
ALTER TABLE outbox ADD COLUMN priority INTEGER NOT NULL DEFAULT 2;  -- mail::Priority: the lowest leaves first
ALTER TABLE outbox ADD COLUMN expires_at INTEGER;         -- the code or link in it is worthless from then on: not sent
ALTER TABLE outbox ADD COLUMN topic TEXT;                 -- of mails to one recipient about it, one leaves at a time
ALTER TABLE outbox ADD COLUMN failure TEXT;               -- mail::Failure of the last attempt
ALTER TABLE outbox ADD COLUMN given_up_at INTEGER;        -- not tried any more since then
DROP INDEX outbox_waiting;
CREATE INDEX outbox_waiting ON outbox (priority, attempts, id) WHERE sent_at IS NULL AND given_up_at IS NULL;
CREATE INDEX outbox_topics ON outbox (topic, recipient) WHERE topic IS NOT NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX outbox_given_up ON outbox (given_up_at) WHERE given_up_at IS NOT NULL;

-- How much one person wrote lately.
CREATE INDEX messages_of_author ON messages (author, at);

ALTER TABLE orders ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;  -- failed ones
ALTER TABLE orders ADD COLUMN next_try INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN failing_since INTEGER;
ALTER TABLE orders ADD COLUMN failure TEXT;               -- domain::api::OrderFailure of the last attempt

ALTER TABLE keys ADD COLUMN keep_until INTEGER;           -- none while the case goes on
CREATE INDEX keys_over ON keys (keep_until) WHERE keep_until IS NOT NULL;
-- Cases that are over by now: what was issued can be fetched for another half year, the rest goes.
UPDATE keys SET keep_until =
    (SELECT CASE WHEN EXISTS (SELECT 1 FROM certificates c WHERE c.renewal = r.id) THEN unixepoch() + 180 * 86400 ELSE 0 END
     FROM renewals r WHERE r.id = keys.renewal)
WHERE renewal IN (SELECT id FROM renewals WHERE stage IN ('rejected', 'withdrawn')
                  UNION SELECT renewal FROM certificates WHERE renewal IS NOT NULL);

ALTER TABLE devices ADD COLUMN used_at INTEGER;           -- last log-in there; none: when it was made known

ALTER TABLE people ADD COLUMN erased_at INTEGER;          -- when the personal data of this row was erased

-- The oldest looks, for their deletion.
CREATE INDEX looks_by_age ON looks (at);
