//! What the start asks before the program serves.

use std::path::Path;

use sqlx::SqliteConnection;

use super::snapshot::{Snapshot, SnapshotError};

/// `SQLite`'s primary result codes for a damaged file, and for one that is no database (<https://sqlite.org/rescode.html>).
const DAMAGED: [u32; 2] = [11, 26];
/// A file that a program begins to use while it is read is read again, but not for ever.
const TRIES: usize = 3;

/// The first thing that is wrong with the pages of the database's file; none if they hold together. About four seconds a
/// gigabyte. A file that is not there or empty is fine.
pub async fn damage(file: &Path) -> Result<Option<String>, SnapshotError> {
    let mut found = None;
    for _ in 0..TRIES {
        let mut snapshot = match Snapshot::open(file).await {
            Err(SnapshotError::Missing(_)) => return Ok(None),
            Err(SnapshotError::Query(error)) => return as_damage(error).map(Some),
            snapshot => snapshot?,
        };
        found = quick_check(snapshot.connection()).await?;
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
pub async fn quick_check(db: &mut SqliteConnection) -> sqlx::Result<Option<String>> {
    let row: Result<(String,), _> = sqlx::query_as("PRAGMA quick_check(1)").fetch_one(db).await;
    match row {
        Ok((found,)) => Ok((found != "ok").then_some(found)),
        Err(error) => as_damage(error).map(Some),
    }
}

/// What the error says of the file, if it says that the file is damaged.
fn as_damage<E: From<sqlx::Error>>(error: sqlx::Error) -> Result<String, E> {
    match &error {
        sqlx::Error::Database(told) if told.code().is_some_and(|code| is_damage(&code)) => {
            Ok(told.message().to_owned())
        }
        _ => Err(error.into()),
    }
}

/// The primary code is the last byte of the extended one.
fn is_damage(code: &str) -> bool {
    code.parse::<u32>().is_ok_and(|code| DAMAGED.contains(&(code & 0xff)))
}

/// Whether certificates were ever ordered from the embedded authority. A file that is not there has none.
pub async fn has_orders(file: &Path) -> Result<bool, SnapshotError> {
    let mut snapshot = match Snapshot::open(file).await {
        Err(SnapshotError::Missing(_)) => return Ok(false),
        snapshot => snapshot?,
    };
    let table: Option<(String,)> =
        sqlx::query_as("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'orders'")
            .fetch_optional(snapshot.connection())
            .await?;
    let mut order: Option<(i64,)> = None;
    if table.is_some() {
        order = sqlx::query_as("SELECT renewal FROM orders LIMIT 1").fetch_optional(snapshot.connection()).await?;
    }
    snapshot.close().await?;
    Ok(order.is_some())
}

/// The latest certificate that the embedded authority issued, in DER.
pub async fn last_issued(db: &mut SqliteConnection) -> sqlx::Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> = sqlx::query_as(
        "SELECT c.der FROM orders o JOIN certificates c ON c.renewal = o.renewal
         WHERE o.done = 1 AND c.der IS NOT NULL ORDER BY o.renewal DESC LIMIT 1",
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|(der,)| der))
}

/// Every agency that people, roles or renewals on record belong to. Each is found by its index, however many rows it has.
pub async fn agencies(db: &mut SqliteConnection) -> sqlx::Result<Vec<String>> {
    let mut found = Vec::new();
    for table in ["people", "roles", "renewals"] {
        let sql = format!(
            "WITH RECURSIVE each (agency) AS (
                 SELECT MIN(agency) FROM {table}
                 UNION ALL
                 SELECT (SELECT MIN(agency) FROM {table} WHERE agency > each.agency) FROM each WHERE agency IS NOT NULL
             )
             SELECT agency FROM each WHERE agency IS NOT NULL"
        );
        let rows: Vec<(String,)> = sqlx::query_as(&sql).fetch_all(&mut *db).await?;
        found.extend(rows.into_iter().map(|(agency,)| agency));
    }
    found.sort();
    found.dedup();
    Ok(found)
}
