-- Counted tries are deleted by their age, every hour.
CREATE INDEX tries_by_age ON tries (last_at);
