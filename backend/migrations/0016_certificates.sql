-- What a certificate needs to be issued again in the same way, and who signed those that were not issued here.
-- Times are Unix seconds (UTC).

-- Drawn at random with the order, lower-case hex; an order from before has none: its number follows from order_id.
ALTER TABLE orders ADD COLUMN serial TEXT;
CREATE UNIQUE INDEX orders_serial ON orders (serial) WHERE serial IS NOT NULL;

-- Of a certificate that an officer recorded: whether it is known who signed it (domain::certificate::Signer).
ALTER TABLE certificates ADD COLUMN signer TEXT;

-- Warnings mailed to an agency's administrators that a certificate of the authority's ends.
CREATE TABLE authority_warnings (
    agency  TEXT NOT NULL,
    ends_at INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,                             -- the last one
    PRIMARY KEY (agency, ends_at)
);
