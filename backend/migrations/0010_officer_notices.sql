-- How an officer is mailed that cases wait: 'at_once', 'hourly', 'daily', 'never'; without a row as the program's default says.
CREATE TABLE officer_notices (
    person INTEGER PRIMARY KEY NOT NULL REFERENCES people (id),
    case_mails TEXT NOT NULL
);

-- Cases that an officer's next digest is about.
CREATE TABLE pending_notices (
    officer INTEGER NOT NULL REFERENCES people (id),
    renewal INTEGER NOT NULL REFERENCES renewals (id),
    since INTEGER NOT NULL,
    PRIMARY KEY (officer, renewal)
);
CREATE INDEX pending_notices_renewal ON pending_notices (renewal);

-- Of an open case, the limit about which officers were mailed: that of the wait that began at `since`.
CREATE TABLE told_limits (
    renewal INTEGER PRIMARY KEY NOT NULL REFERENCES renewals (id),
    since INTEGER NOT NULL,
    due INTEGER NOT NULL,
    passed BOOLEAN NOT NULL -- whether also that it has passed
);
