//! Text messages that wait to be handed to the gateway. They are written in the same transaction as the change they report.

use domain::language::Language;
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use super::engine::Conn;
use super::outbox_status::Queue;

/// Longest wait between two attempts, in seconds.
pub const LONGEST_WAIT_SECS: i64 = 60 * 60;

/// A text message to add.
#[derive(Clone, Debug)]
pub struct NewTextMessage<'a> {
    /// Unique; the same at every attempt, so that a repeated message is recognised.
    pub message_id: String,
    /// To whom.
    pub person: PersonId,
    /// The agency that it comes from.
    pub agency: &'a AgencyId,
    /// What it tells, e.g. `application.returned`.
    pub kind: &'static str,
    /// The language of the text.
    pub language: Language,
    /// The text.
    pub text: &'a str,
    /// It is not delivered after that.
    pub expires_at: Timestamp,
}

/// A text message that is about to be delivered.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ClaimedTextMessage {
    /// See [`NewTextMessage::message_id`].
    pub message_id: String,
    /// The agency that it comes from.
    pub agency: String,
    /// What it tells.
    pub kind: String,
    /// The language's tag.
    pub language: String,
    /// The text.
    pub text: String,
    /// When it was written, in Unix seconds.
    pub created_at: i64,
    /// Attempts before this one.
    pub attempts: i64,
    /// The person's number on record now.
    pub mobile: String,
}

/// Adds a text message. Wake the sender after the commit.
pub async fn enqueue(db: &mut Conn, new: NewTextMessage<'_>, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO text_messages (message_id, person, agency, kind, language, text, created_at, next_try, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)",
    )
    .bind(new.message_id)
    .bind(new.person.0)
    .bind(&new.agency.0)
    .bind(new.kind)
    .bind(new.language.tag())
    .bind(new.text)
    .bind(now.0)
    .bind(new.expires_at.0)
    .execute(db)
    .await?;
    Ok(())
}

/// At most `limit` messages whose attempt is due, those with fewer attempts first, counted as attempted now: the next attempt is due
/// after `wait_secs` of the attempts before. What is not recorded as delivered is thus delivered again, but not at once. A message
/// that would wait longer than the longest wait was put off by a wrong clock, and is due.
pub async fn claim(
    db: &mut Conn,
    now: Timestamp,
    limit: i64,
    wait_secs: impl Fn(i64) -> i64,
) -> sqlx::Result<Vec<ClaimedTextMessage>> {
    let claimed: Vec<ClaimedTextMessage> = sqlx::query_as(
        "SELECT t.message_id, t.agency, t.kind, t.language, t.text, t.created_at, t.attempts, p.mobile
         FROM text_messages t JOIN people p ON p.id = t.person
         WHERE t.sent_at IS NULL AND t.given_up_at IS NULL AND t.expires_at > $1 AND (t.next_try <= $1 OR t.next_try > $2)
         ORDER BY t.attempts, t.id LIMIT $3",
    )
    .bind(now.0)
    .bind(now.plus_seconds(LONGEST_WAIT_SECS).0)
    .bind(limit)
    .fetch_all(&mut *db)
    .await?;
    for message in &claimed {
        sqlx::query("UPDATE text_messages SET attempts = attempts + 1, next_try = $1 WHERE message_id = $2")
            .bind(now.plus_seconds(wait_secs(message.attempts)).0)
            .bind(&message.message_id)
            .execute(&mut *db)
            .await?;
    }
    Ok(claimed)
}

/// Whether a message is due, or has expired.
pub async fn any_due(db: &mut Conn, now: Timestamp) -> sqlx::Result<bool> {
    let row: Option<(i64,)> = sqlx::query_as(
        "SELECT id FROM text_messages WHERE sent_at IS NULL AND given_up_at IS NULL
           AND (expires_at <= $1 OR next_try <= $1 OR next_try > $2) LIMIT 1",
    )
    .bind(now.0)
    .bind(now.plus_seconds(LONGEST_WAIT_SECS).0)
    .fetch_optional(db)
    .await?;
    Ok(row.is_some())
}

/// When the next attempt is due; none while nothing waits.
pub async fn next_try(db: &mut Conn) -> sqlx::Result<Option<Timestamp>> {
    let sql = "SELECT MIN(next_try) FROM text_messages WHERE sent_at IS NULL AND given_up_at IS NULL";
    let (next,): (Option<i64>,) = sqlx::query_as(sql).fetch_one(db).await?;
    Ok(next.map(Timestamp))
}

/// Records that it was delivered, and blanks its text.
pub async fn delivered(db: &mut Conn, message_id: &str, now: Timestamp) -> sqlx::Result<()> {
    let sql = "UPDATE text_messages SET sent_at = $1, text = '' WHERE message_id = $2";
    sqlx::query(sql).bind(now.0).bind(message_id).execute(db).await?;
    Ok(())
}

/// Gives up a message that can't be delivered, and blanks its text.
pub async fn give_up(db: &mut Conn, message_id: &str, now: Timestamp) -> sqlx::Result<()> {
    let sql = "UPDATE text_messages SET given_up_at = $1, text = '' WHERE message_id = $2";
    sqlx::query(sql).bind(now.0).bind(message_id).execute(db).await?;
    Ok(())
}

/// Gives up messages that have expired, and blanks their texts; how many.
pub async fn give_up_expired(db: &mut Conn, now: Timestamp) -> sqlx::Result<u64> {
    let sql = "UPDATE text_messages SET given_up_at = $1, text = ''
               WHERE sent_at IS NULL AND given_up_at IS NULL AND expires_at <= $1";
    Ok(sqlx::query(sql).bind(now.0).execute(db).await?.rows_affected())
}

/// Deletes a person's messages that wait.
pub async fn discard_waiting(db: &mut Conn, person: PersonId) -> sqlx::Result<()> {
    let sql = "DELETE FROM text_messages WHERE person = $1 AND sent_at IS NULL AND given_up_at IS NULL";
    sqlx::query(sql).bind(person.0).execute(db).await?;
    Ok(())
}

/// Deletes messages that were delivered before `sent` or given up before `given_up`.
pub async fn sweep(db: &mut Conn, sent: Timestamp, given_up: Timestamp) -> sqlx::Result<()> {
    for (sql, before) in [
        ("DELETE FROM text_messages WHERE sent_at < $1", sent),
        ("DELETE FROM text_messages WHERE given_up_at < $1", given_up),
    ] {
        sqlx::query(sql).bind(before.0).execute(&mut *db).await?;
    }
    Ok(())
}

/// The queue as it is.
pub async fn queue(db: &mut Conn) -> sqlx::Result<Queue> {
    sqlx::query_as(
        "SELECT COUNT(*) AS waiting, MIN(created_at) AS oldest,
                (SELECT COUNT(*) FROM text_messages WHERE given_up_at IS NOT NULL) AS given_up
         FROM text_messages WHERE sent_at IS NULL AND given_up_at IS NULL",
    )
    .fetch_one(db)
    .await
}
