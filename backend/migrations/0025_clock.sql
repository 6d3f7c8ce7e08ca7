-- When the program looked at the clock last, and since when it doubts what it saw: one row. A clock that jumps must not erase
-- what is not over.
CREATE TABLE clock (
    one           INTEGER PRIMARY KEY CHECK (one = 1),
    seen_at       INTEGER NOT NULL,
    doubted_since INTEGER                                 -- none: it is believed
);
