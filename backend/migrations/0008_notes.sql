-- A case's notes, for their erasure when its retention is over.
CREATE INDEX notes_of_renewal ON notes (renewal);
