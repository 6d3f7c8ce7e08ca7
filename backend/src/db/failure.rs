//! What an error of the database means for whoever asked.

/// Somebody else was faster with the same key.
pub fn is_unique_violation(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

/// The database could not serve just now: nobody got a connection in time, another program holds it, the disk is full,
/// read-only or fails. `SQLite`'s primary result codes (<https://sqlite.org/rescode.html>).
pub fn is_passing(error: &sqlx::Error) -> bool {
    const BUSY: u32 = 5;
    const LOCKED: u32 = 6;
    const READONLY: u32 = 8;
    const IOERR: u32 = 10;
    const FULL: u32 = 13;
    const CANTOPEN: u32 = 14;
    match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(database) => database.code().and_then(|code| code.parse::<u32>().ok()).is_some_and(
            // The low byte of an extended code is the primary one.
            |code| matches!(code & 0xff, BUSY | LOCKED | READONLY | IOERR | FULL | CANTOPEN),
        ),
        _ => false,
    }
}
