//! What a backup holds: a copy of the database, and the files that the copy names.

use std::path::Path;

pub use super::engine::copy;
use super::{Snapshot, SnapshotError};

/// A file beside the database that one of its rows names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFile {
    /// Its name in the store.
    pub id: String,
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
}

/// Every accepted file, and the id of every upload under way of which something has arrived.
///
/// # Errors
/// If the database can't be read.
pub async fn named_files(file: &Path) -> Result<(Vec<NamedFile>, Vec<String>), SnapshotError> {
    let mut snapshot = Snapshot::open_known(file).await?;
    let db = snapshot.connection();
    let files: Vec<(String, String)> =
        sqlx::query_as("SELECT id, sha256 FROM files UNION ALL SELECT id, sha256 FROM complaint_files")
            .fetch_all(&mut *db)
            .await?;
    let uploads: Vec<(String,)> = sqlx::query_as(
        "SELECT id FROM uploads WHERE file IS NULL AND EXISTS (SELECT 1 FROM chunks WHERE chunks.upload = uploads.id)",
    )
    .fetch_all(db)
    .await?;
    snapshot.close().await?;
    let files = files.into_iter().map(|(id, sha256)| NamedFile { id, sha256 }).collect();
    Ok((files, uploads.into_iter().map(|(id,)| id).collect()))
}
