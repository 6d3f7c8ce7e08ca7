//! The messages of a renewal between holder and office.

use domain::moment::Timestamp;
use domain::renewal::PersonId;

use super::engine::Conn;
use super::renewals::RenewalId;

/// A message.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MessageRow {
    /// When (Unix seconds).
    pub at: i64,
    /// Whether the holder wrote it.
    pub from_holder: bool,
    /// Name of who wrote it.
    pub by: String,
    /// The words.
    pub text: String,
}

/// Adds a message. The holder's is unread until an officer opens the case or writes.
pub async fn insert(
    db: &mut Conn,
    renewal: RenewalId,
    author: PersonId,
    from_holder: bool,
    text: &str,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO messages (renewal, author, from_holder, at, text) VALUES ($1, $2, $3, $4, $5)")
        .bind(renewal.0)
        .bind(author.0)
        .bind(from_holder)
        .bind(now.0)
        .bind(text)
        .execute(&mut *db)
        .await?;
    sqlx::query("UPDATE renewals SET unread = $1 WHERE id = $2 AND unread <> $1")
        .bind(from_holder)
        .bind(renewal.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Records that an officer has read the renewal's messages, of which there were `count` then.
pub async fn set_read(db: &mut Conn, renewal: RenewalId, count: i64) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE renewals SET unread = FALSE WHERE id = $1 AND unread = TRUE
         AND (SELECT COUNT(*) FROM messages m WHERE m.renewal = renewals.id) <= $2",
    )
    .bind(renewal.0)
    .bind(count)
    .execute(db)
    .await?;
    Ok(())
}

/// All of a renewal's messages, oldest first.
pub async fn of_renewal(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<Vec<MessageRow>> {
    sqlx::query_as(
        "SELECT m.at, m.from_holder, p.name AS by, m.text FROM messages m JOIN people p ON p.id = m.author
         WHERE m.renewal = $1 ORDER BY m.id",
    )
    .bind(renewal.0)
    .fetch_all(db)
    .await
}

/// When this person wrote the `nth` latest of their messages after then, in one case or in all; none if there are fewer.
pub async fn nth_latest(
    db: &mut Conn,
    author: PersonId,
    case: Option<RenewalId>,
    (then, now): (Timestamp, Timestamp),
    nth: u32,
) -> sqlx::Result<Option<Timestamp>> {
    let row: Option<(i64,)> = sqlx::query_as(
        "SELECT at FROM messages WHERE author = $1 AND at > $2 AND at <= $5 AND ($3 IS NULL OR renewal = $3)
         ORDER BY at DESC LIMIT 1 OFFSET $4",
    )
    .bind(author.0)
    .bind(then.0)
    .bind(case.map(|case| case.0))
    .bind(i64::from(nth.saturating_sub(1)))
    .bind(now.0)
    .fetch_optional(db)
    .await?;
    Ok(row.map(|(at,)| Timestamp(at)))
}
