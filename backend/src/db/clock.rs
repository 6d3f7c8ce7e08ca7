//! The last time that the program read from the clock.

use domain::moment::Timestamp;

use super::engine::Conn;

/// A reading of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// When it was read.
    pub at: Timestamp,
    /// Since when it is suspect, if it is.
    pub suspect_since: Option<Timestamp>,
}

/// The last reading. Before the first one: the time of the newest event, log-in or checkpoint; none if there is none.
pub async fn last(db: &mut Conn) -> sqlx::Result<Option<Reading>> {
    let row: Option<(i64, Option<i64>)> =
        sqlx::query_as("SELECT read_at, suspect_since FROM clock").fetch_optional(&mut *db).await?;
    if let Some((at, doubted)) = row {
        return Ok(Some(Reading { at: Timestamp(at), suspect_since: doubted.map(Timestamp) }));
    }
    let (newest,): (Option<i64>,) = sqlx::query_as(
        "SELECT MAX(at) FROM (SELECT at FROM (SELECT at FROM events ORDER BY position DESC LIMIT 1) AS event
         UNION ALL SELECT MAX(created_at) FROM sessions
         UNION ALL SELECT at FROM (SELECT at FROM checkpoints ORDER BY id DESC LIMIT 1) AS checkpoint) AS newest",
    )
    .fetch_one(db)
    .await?;
    Ok(newest.map(|at| Reading { at: Timestamp(at), suspect_since: None }))
}

/// Records a reading.
pub async fn record(db: &mut Conn, reading: Reading) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO clock (one, read_at, suspect_since) VALUES (1, $1, $2)
         ON CONFLICT (one) DO UPDATE SET read_at = excluded.read_at, suspect_since = excluded.suspect_since",
    )
    .bind(reading.at.0)
    .bind(reading.suspect_since.map(|since| since.0))
    .execute(db)
    .await?;
    Ok(())
}
