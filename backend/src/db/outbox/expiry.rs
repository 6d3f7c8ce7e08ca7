//! Mails that are given up, and deleted.

use domain::moment::Timestamp;

use super::CODE;
use crate::db::engine::Conn;

/// Mails whose code or link has expired: with a code in any case, others once they were tried.
const EXPIRED: &str =
    "sent_at IS NULL AND given_up_at IS NULL AND expires_at <= $1 AND (attempts > 0 OR priority = $2)";

/// Whether a mail waits that [`give_up`] would take.
pub async fn any_to_give_up(db: &mut Conn, now: Timestamp) -> Result<bool, sqlx::Error> {
    let row: Option<(i64,)> = sqlx::query_as(&format!("SELECT id FROM outbox WHERE {EXPIRED} LIMIT 1"))
        .bind(now.0)
        .bind(CODE)
        .fetch_optional(db)
        .await?;
    Ok(row.is_some())
}

/// Gives up mails whose code or link has expired, and blanks their bodies; how many.
pub async fn give_up(db: &mut Conn, now: Timestamp) -> Result<u64, sqlx::Error> {
    let sql = format!("UPDATE outbox SET given_up_at = $1, body_text = '', body_html = '' WHERE {EXPIRED}");
    Ok(sqlx::query(&sql).bind(now.0).bind(CODE).execute(db).await?.rows_affected())
}

/// Deletes mails that were sent before `sent` or given up before `given_up`; how many.
pub async fn sweep(db: &mut Conn, sent: Timestamp, given_up: Timestamp) -> Result<u64, sqlx::Error> {
    let mut swept = 0;
    for (sql, before) in
        [("DELETE FROM outbox WHERE sent_at < $1", sent), ("DELETE FROM outbox WHERE given_up_at < $1", given_up)]
    {
        swept += sqlx::query(sql).bind(before.0).execute(&mut *db).await?.rows_affected();
    }
    Ok(swept)
}
