//! The last time that the program read from the clock.

use domain::moment::Timestamp;

use super::engine::Conn;

/// What is known of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// When it was looked at last.
    pub at: Timestamp,
    /// Since when it is doubted; none: it is believed.
    pub doubted_since: Option<Timestamp>,
}

/// What was noted last. Before anything was: the time of the newest event, log-in or checkpoint; none if there is none.
pub async fn last(db: &mut Conn) -> sqlx::Result<Option<Seen>> {
    let row: Option<(i64, Option<i64>)> =
        sqlx::query_as("SELECT seen_at, doubted_since FROM clock").fetch_optional(&mut *db).await?;
    if let Some((at, doubted)) = row {
        return Ok(Some(Seen { at: Timestamp(at), doubted_since: doubted.map(Timestamp) }));
    }
    let (newest,): (Option<i64>,) = sqlx::query_as(
        "SELECT MAX(at) FROM (SELECT at FROM (SELECT at FROM events ORDER BY position DESC LIMIT 1) AS event
         UNION ALL SELECT MAX(created_at) FROM sessions
         UNION ALL SELECT at FROM (SELECT at FROM checkpoints ORDER BY id DESC LIMIT 1) AS checkpoint) AS newest",
    )
    .fetch_one(db)
    .await?;
    Ok(newest.map(|at| Seen { at: Timestamp(at), doubted_since: None }))
}

/// Records what the clock shows.
pub async fn record(db: &mut Conn, seen: Seen) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO clock (one, seen_at, doubted_since) VALUES (1, $1, $2)
         ON CONFLICT (one) DO UPDATE SET seen_at = excluded.seen_at, doubted_since = excluded.doubted_since",
    )
    .bind(seen.at.0)
    .bind(seen.doubted_since.map(|since| since.0))
    .execute(db)
    .await?;
    Ok(())
}
