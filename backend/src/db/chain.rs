//! Chains of hashes: each row of a log names the hash of the row before it, so that a row changed, put in, taken out or moved
//! shows.

use std::fmt::{Display, Write};

use domain::renewal::Digest;
use sqlx::FromRow;

use super::engine::{Conn, ResultRow};

/// `prev_hash` of the first row.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A row of such a log.
pub trait Chained: for<'row> FromRow<'row, ResultRow> + Send + Unpin {
    /// The log's table.
    const TABLE: &'static str;
    /// 1, 2, 3 ... without gaps.
    fn position(&self) -> i64;
    /// The hash of the row before.
    fn prev_hash(&self) -> &str;
    /// The hash as stored.
    fn hash(&self) -> &str;
    /// The hash as the row's content gives it.
    fn digest(&self) -> String;
}

/// SHA-256 over the hash before and the row's fields, a line each. JSON has no raw line feed, so no two rows give the same
/// bytes.
pub fn digest(prev_hash: &str, fields: &[&dyn Display]) -> String {
    let mut lines = prev_hash.to_owned();
    for field in fields {
        // Writing into a string does not fail.
        let _ = write!(lines, "\n{field}");
    }
    Digest::of(lines).0
}

/// Place and hash of the last row of a log; 0 and [`GENESIS`] while there is none.
pub async fn head<L: Chained>(db: &mut Conn) -> sqlx::Result<(i64, String)> {
    let sql = format!("SELECT position, hash FROM {} ORDER BY position DESC LIMIT 1", L::TABLE);
    let last = sqlx::query_as(&sql).fetch_optional(db).await?;
    Ok(last.unwrap_or_else(|| (0, GENESIS.to_owned())))
}

/// The hash of the row at this place of a log; none if there is no such row.
pub async fn hash_at<L: Chained>(db: &mut Conn, position: i64) -> sqlx::Result<Option<String>> {
    let sql = format!("SELECT hash FROM {} WHERE position = $1", L::TABLE);
    let row: Option<(String,)> = sqlx::query_as(&sql).bind(position).fetch_optional(db).await?;
    Ok(row.map(|(hash,)| hash))
}

/// At most 1,000 rows of a log after this place, in order.
pub async fn links_after<L: Chained>(db: &mut Conn, position: i64) -> sqlx::Result<Vec<L>> {
    let sql = format!("SELECT * FROM {} WHERE position > $1 ORDER BY position LIMIT 1000", L::TABLE);
    sqlx::query_as(&sql).bind(position).fetch_all(db).await
}
