//! Which migrations a database still needs.

use std::path::Path;

use super::{MIGRATIONS, Snapshot, SnapshotError};

/// The migrations that are not applied yet, as their files are called, the oldest first. Where there is no database: all.
///
/// # Errors
/// If the file is another program's, is of a later version than this program, or can't be read.
pub async fn pending_migrations(file: &Path) -> Result<Vec<String>, SnapshotError> {
    let applied = match applied(file).await {
        Err(SnapshotError::Missing(_)) => Vec::new(),
        applied => applied?,
    };
    let known = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default();
    if let Some(found) = applied.iter().copied().find(|version| !MIGRATIONS.version_exists(*version)) {
        return Err(SnapshotError::OtherVersion { file: file.to_owned(), found, known });
    }
    let missing = MIGRATIONS.iter().filter(|migration| !applied.contains(&migration.version));
    Ok(missing.map(|migration| format!("{:04} {}", migration.version, migration.description)).collect())
}

async fn applied(file: &Path) -> Result<Vec<i64>, SnapshotError> {
    let mut snapshot = Snapshot::open(file).await?;
    let rows: Result<Vec<(i64,)>, _> =
        sqlx::query_as("SELECT version FROM _sqlx_migrations WHERE success").fetch_all(snapshot.connection()).await;
    snapshot.close().await?;
    match rows {
        Err(sqlx::Error::Database(_)) => Err(SnapshotError::Foreign(file.to_owned())),
        rows => Ok(rows?.into_iter().map(|(version,)| version).collect()),
    }
}
