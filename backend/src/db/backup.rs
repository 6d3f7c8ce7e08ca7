//! A copy of the database, taken while a program may serve from it, and which files the copy names.

use std::path::Path;

use super::snapshot::{Snapshot, SnapshotError};

/// A file that a program begins to use while it is copied is copied again, but not for ever.
const TRIES: usize = 3;

/// A file beside the database that one of its rows names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFile {
    /// Its name in the store.
    pub id: String,
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
}

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

/// Every accepted file, and the id of every upload under way of which something has arrived.
///
/// # Errors
/// If the database can't be read.
pub async fn named_files(file: &Path) -> Result<(Vec<NamedFile>, Vec<String>), SnapshotError> {
    let mut snapshot = Snapshot::open_known(file).await?;
    let db = snapshot.connection();
    let files: Vec<(String, String)> = sqlx::query_as("SELECT id, sha256 FROM files").fetch_all(&mut *db).await?;
    let uploads: Vec<(String,)> = sqlx::query_as(
        "SELECT id FROM uploads WHERE file IS NULL AND EXISTS (SELECT 1 FROM chunks WHERE chunks.upload = uploads.id)",
    )
    .fetch_all(db)
    .await?;
    snapshot.close().await?;
    let files = files.into_iter().map(|(id, sha256)| NamedFile { id, sha256 }).collect();
    Ok((files, uploads.into_iter().map(|(id,)| id).collect()))
}
