-- What the list over all of an agency's cases is read from. The first two follow from the events, as the rest of the projection.
ALTER TABLE renewals ADD COLUMN waits_for TEXT;                          -- office, holder, authority; NULL once it has ended
ALTER TABLE renewals ADD COLUMN completed BOOLEAN NOT NULL DEFAULT FALSE; -- whether the present wait began when the holder completed it
ALTER TABLE renewals ADD COLUMN certificate_ends INTEGER;                -- of an open one: when the holder's present certificate ends
ALTER TABLE renewals ADD COLUMN unread BOOLEAN NOT NULL DEFAULT FALSE;   -- whether the holder wrote last, and nobody concerned read it

UPDATE renewals SET
    waits_for = CASE WHEN stage = 'returned' THEN 'holder' ELSE COALESCE(
        (SELECT CASE s.value ->> 'kind' WHEN 'set_passphrase' THEN 'holder' WHEN 'issue' THEN 'authority' END
         FROM standard_versions v, json_each(v.content, '$.steps') s
         WHERE v.digest = renewals.standard AND s.value ->> 'id' = renewals.step), 'office') END,
    completed = stage = 'at' AND 'completed' =
        (SELECT e.event ->> 'event' FROM events e WHERE e.renewal = renewals.id
         AND e.event ->> 'event' IN ('submitted', 'step_done', 'passed_back', 'returned', 'completed')
         ORDER BY e.seq DESC LIMIT 1),
    certificate_ends =
        (SELECT c.not_after FROM certificates c WHERE c.person = renewals.holder ORDER BY c.id DESC LIMIT 1)
WHERE open = TRUE;
UPDATE renewals SET unread = TRUE WHERE id IN
    (SELECT m.renewal FROM messages m JOIN renewals r ON r.id = m.renewal
     WHERE m.from_holder AND m.id = (SELECT MAX(n.id) FROM messages n WHERE n.renewal = m.renewal)
       AND NOT EXISTS (SELECT 1 FROM access_log l WHERE l.person = r.holder AND l.data = 'case' AND l.at >= m.at));

-- Of one step, in each order; overdue and completed ones are looked for in the index.
CREATE INDEX renewals_sent ON renewals (agency, step, standard, submitted_at, id, holder, filed_by, due, completed)
    WHERE open = TRUE;
CREATE INDEX renewals_ending ON renewals (agency, step, standard, certificate_ends, id, holder, filed_by, due, completed)
    WHERE open = TRUE;
CREATE INDEX renewals_completed ON renewals (agency, step, standard, due, since, id, holder, filed_by)
    WHERE open = TRUE AND completed = TRUE;
-- Of the whole agency.
CREATE INDEX renewals_open_due ON renewals (agency, waits_for, due, since, id, holder, certificate_ends) WHERE open = TRUE;
CREATE INDEX renewals_open_sent ON renewals (agency, waits_for, submitted_at, id, holder, certificate_ends) WHERE open = TRUE;
CREATE INDEX renewals_open_ending ON renewals (agency, waits_for, certificate_ends, id, holder) WHERE open = TRUE;
CREATE INDEX renewals_unread ON renewals (agency, due, since, id, holder) WHERE unread = TRUE;
CREATE INDEX people_mobile ON people (mobile) WHERE mobile <> '';
