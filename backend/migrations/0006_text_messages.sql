-- Notifications as their holder chose them, and the text messages that are handed to the office's gateway.

-- Whether the holder chose the language by hand: the language of the next log-in does not replace it then.
ALTER TABLE people ADD COLUMN language_chosen INTEGER NOT NULL DEFAULT 0;
-- Whether the holder wants text messages beside mails.
ALTER TABLE people ADD COLUMN text_messages INTEGER NOT NULL DEFAULT 0;

-- Text messages, written in the same transaction as the change they report. The number is read from the person at each attempt. Texts
-- are blanked once delivered or given up.
CREATE TABLE text_messages (
    id          INTEGER PRIMARY KEY,
    message_id  TEXT NOT NULL UNIQUE,                     -- the webhook's id: the same at every attempt
    person      INTEGER NOT NULL REFERENCES people (id),
    agency      TEXT NOT NULL,
    kind        TEXT NOT NULL,                            -- e.g. application.returned
    language    TEXT NOT NULL,                            -- of the text: 'id' or 'en'
    text        TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    next_try    INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,                         -- not delivered after that
    attempts    INTEGER NOT NULL DEFAULT 0,
    sent_at     INTEGER,
    given_up_at INTEGER                                   -- not tried any more since then
);
CREATE INDEX text_messages_waiting ON text_messages (attempts, id) WHERE sent_at IS NULL AND given_up_at IS NULL;
CREATE INDEX text_messages_of_person ON text_messages (person);
CREATE INDEX text_messages_sent ON text_messages (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX text_messages_given_up ON text_messages (given_up_at) WHERE given_up_at IS NOT NULL;
