-- Search reads the people of a word by their newest renewal: the first page is the first part of a range of an index,
-- however many people have the word.
CREATE TABLE newest_words (
    agency TEXT NOT NULL,
    word   TEXT NOT NULL,
    newest INTEGER NOT NULL DEFAULT 0,                    -- the person's newest renewal there; 0: none yet
    person INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (agency, word, newest, person)
) WITHOUT ROWID;
INSERT INTO newest_words (agency, word, newest, person)
SELECT w.agency, w.word,
       COALESCE((SELECT MAX(r.id) FROM renewals r WHERE r.holder = w.person AND r.agency = w.agency), 0), w.person
FROM person_words w;
DROP TABLE person_words;
ALTER TABLE newest_words RENAME TO person_words;
CREATE INDEX person_words_of ON person_words (person);
-- With the person, so that counting reads the index alone.
DROP INDEX certificates_ending;
CREATE INDEX certificates_ending ON certificates (not_after, person) WHERE ended_at IS NULL;
