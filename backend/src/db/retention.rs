//! Cases whose retention is over, and how their personal data goes. The events stay: they hold none.

use domain::moment::Timestamp;
use domain::standard::AgencyId;
use sqlx::SqliteConnection;

use super::renewals::RenewalId;

/// At most `limit` of the agency's cases that ended before then and were not erased, oldest first.
pub async fn over(
    db: &mut SqliteConnection,
    agency: &AgencyId,
    before: Timestamp,
    limit: u32,
) -> sqlx::Result<Vec<RenewalId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT id FROM renewals WHERE agency = $1 AND open = 0 AND erased_at IS NULL AND since < $2
         ORDER BY since LIMIT $3",
    )
    .bind(&agency.0)
    .bind(before.0)
    .bind(limit)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(id,)| RenewalId(id)).collect())
}

/// Erases what was written and sent in a case; the ids of its files, whose bytes can go after the commit.
pub async fn erase(db: &mut SqliteConnection, renewal: RenewalId, now: Timestamp) -> sqlx::Result<Vec<String>> {
    let files: Vec<(String,)> =
        sqlx::query_as("SELECT id FROM files WHERE renewal = $1").bind(renewal.0).fetch_all(&mut *db).await?;
    for sql in [
        "DELETE FROM files WHERE renewal = $1",
        "DELETE FROM notes WHERE renewal = $1",
        "DELETE FROM messages WHERE renewal = $1",
        "DELETE FROM changes WHERE renewal = $1",
        "DELETE FROM drafts WHERE completes = $1",
        "UPDATE orders SET subject = '' WHERE renewal = $1 AND done = 1",
    ] {
        sqlx::query(sql).bind(renewal.0).execute(&mut *db).await?;
    }
    let sql = "UPDATE renewals SET erased_at = $1 WHERE id = $2";
    sqlx::query(sql).bind(now.0).bind(renewal.0).execute(db).await?;
    Ok(files.into_iter().map(|(id,)| id).collect())
}
