-- The limit of a report about whose passing the office was told; it has one for the suspension and one for the revocation.
ALTER TABLE key_reports ADD COLUMN overdue_told INTEGER;
