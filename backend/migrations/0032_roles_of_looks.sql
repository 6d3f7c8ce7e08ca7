-- In which roles an officer saw the data, as JSON words: whoever it is about is told the role, not the name.
-- Looks from before this have none.
ALTER TABLE looks ADD COLUMN roles TEXT NOT NULL DEFAULT '[]';
