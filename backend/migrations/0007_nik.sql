-- People are looked up by NIK where an officer files for them or a table of holders is imported.
CREATE INDEX people_nik ON people (nik) WHERE nik <> '';
-- Letters that an officer uploaded and did not file yet.
CREATE INDEX files_unfiled ON files (purpose, accepted_at) WHERE renewal IS NULL;
