//! A copy of the database, taken while a program may serve from it.

use std::path::Path;

use super::{Snapshot, SnapshotError};

/// A file that a program begins to use while it is copied is copied again, but not for ever.
const TRIES: usize = 3;

/// Writes the database as it is at one moment into the new file `to`, without what was deleted from it.
///
/// # Errors
/// If there is no database of this version at `file`, or it can't be read, or `to` can't be written.
pub async fn copy(file: &Path, to: &Path) -> Result<(), SnapshotError> {
    let mut tries = 0;
    loop {
        let mut snapshot = Snapshot::open_known(file).await?;
        // The statement needs a transaction of its own.
        sqlx::query("COMMIT").execute(snapshot.connection()).await?;
        let copied = sqlx::query("VACUUM INTO $1").bind(to.to_string_lossy()).execute(snapshot.connection()).await;
        tries += 1;
        if !snapshot.is_stale() || tries == TRIES {
            copied?;
            return Ok(snapshot.close().await?);
        }
        snapshot.close().await?;
        std::fs::remove_file(to).map_err(sqlx::Error::Io)?;
    }
}
