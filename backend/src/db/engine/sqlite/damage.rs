//! Whether the database's file is sound.

use std::path::Path;

use super::snapshot::{Snapshot, SnapshotError};
use super::{Conn, primary};

/// Primary result codes for a damaged file, and for one that is no database (<https://sqlite.org/rescode.html>).
const DAMAGED: [u32; 2] = [11, 26];
/// How often a file is read again that a program begins to use meanwhile.
const ATTEMPTS: usize = 3;

/// The first thing that is wrong with the pages of the database's file; none if they hold together. About four seconds a
/// gigabyte. A file that does not exist or is empty is sound.
pub async fn damage(file: &Path) -> Result<Option<String>, SnapshotError> {
    let mut found = None;
    for _ in 0..ATTEMPTS {
        let mut snapshot = match Snapshot::open(file).await {
            Err(SnapshotError::Missing(_)) => return Ok(None),
            Err(SnapshotError::Query(error)) => return as_damage(error).map(Some),
            snapshot => snapshot?,
        };
        found = integrity(snapshot.connection()).await?;
        let stale = snapshot.is_stale();
        // A damaged file may not even close well.
        let _ = snapshot.close().await;
        if found.is_none() || !stale {
            break;
        }
    }
    Ok(found)
}

/// The first thing that is wrong with the pages of the database.
pub async fn integrity(db: &mut Conn) -> sqlx::Result<Option<String>> {
    let row: Result<(String,), _> = sqlx::query_as("PRAGMA quick_check(1)").fetch_one(db).await;
    match row {
        Ok((found,)) => Ok((found != "ok").then_some(found)),
        Err(error) => as_damage(error).map(Some),
    }
}

/// Rows whose foreign key names no row: table, key and the other table.
pub async fn orphans(db: &mut Conn) -> sqlx::Result<Vec<(String, Option<i64>, String)>> {
    let rows: Vec<(String, Option<i64>, String, i64)> =
        sqlx::query_as("PRAGMA foreign_key_check").fetch_all(db).await?;
    Ok(rows.into_iter().map(|(table, key, other, _)| (table, key, other)).collect())
}

/// What the error says of the file, if it says that the file is damaged.
fn as_damage<E: From<sqlx::Error>>(error: sqlx::Error) -> Result<String, E> {
    match &error {
        sqlx::Error::Database(database)
            if database.code().and_then(|code| primary(&code)).is_some_and(|code| DAMAGED.contains(&code)) =>
        {
            Ok(database.message().to_owned())
        }
        _ => Err(error.into()),
    }
}
