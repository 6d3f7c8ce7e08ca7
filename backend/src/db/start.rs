//! What is checked before the program serves.

use std::path::Path;

use super::engine::{self, Conn, Snapshot, SnapshotError};
pub use super::engine::{damage, integrity};

/// Whether certificates were ever ordered from the embedded authority. A file that is not there has none.
pub async fn has_orders(file: &Path) -> Result<bool, SnapshotError> {
    let mut snapshot = match Snapshot::open(file).await {
        Err(SnapshotError::Missing(_)) => return Ok(false),
        snapshot => snapshot?,
    };
    let mut order: Option<(i64,)> = None;
    if engine::has_table(snapshot.connection(), "orders").await? {
        order = sqlx::query_as("SELECT renewal FROM orders LIMIT 1").fetch_optional(snapshot.connection()).await?;
    }
    snapshot.close().await?;
    Ok(order.is_some())
}

/// The latest certificate that the embedded authority issued, in DER.
pub async fn last_issued(db: &mut Conn) -> sqlx::Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> = sqlx::query_as(
        "SELECT c.der FROM orders o JOIN certificates c ON c.renewal = o.renewal
         WHERE o.done AND c.der IS NOT NULL ORDER BY o.renewal DESC LIMIT 1",
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|(der,)| der))
}

/// Every agency that people, roles or renewals on record belong to. Each is found by its index, however many rows it has.
pub async fn agencies(db: &mut Conn) -> sqlx::Result<Vec<String>> {
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
