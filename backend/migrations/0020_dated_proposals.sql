-- Whether those concerned by a proposal were told when it takes effect by itself. Those of before are told anew.
ALTER TABLE proposals ADD COLUMN dated INTEGER NOT NULL DEFAULT 0;
