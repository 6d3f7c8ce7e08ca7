//! Mails that wait to be sent. They are written in the same transaction as the change they report: no change without its mail,
//! no mail without its change.

mod expiry;

use domain::failure::MailFailure;
use domain::moment::Timestamp;
use domain::standard::AgencyId;

pub use self::expiry::{any_to_give_up, give_up, sweep};
use super::codec::{from_word, word};
use super::engine::Conn;

/// Of mails to one recipient about one topic, the next is sent this long after the last, in seconds.
pub const QUIET_SECS: i64 = 15 * 60;

/// The priority of mails that carry a code. Lower numbers are sent first.
pub const CODE: i64 = 0;

/// A mail to add.
#[derive(Clone, Debug)]
pub struct NewMail<'a> {
    /// Unique; the same at every attempt, so that a repeated mail is recognised.
    pub message_id: String,
    /// Address.
    pub recipient: &'a str,
    /// Subject.
    pub subject: &'a str,
    /// Plain text.
    pub text: &'a str,
    /// The same as HTML.
    pub html: &'a str,
    /// The agency that it comes from.
    pub agency: &'a AgencyId,
    /// The lowest is sent first.
    pub priority: i64,
    /// When its code or link expires: it is not sent after that.
    pub expires_at: Option<Timestamp>,
}

/// A mail that waits.
#[derive(Clone, Debug)]
pub struct WaitingMail {
    /// Key.
    pub id: i64,
    /// See [`NewMail::message_id`].
    pub message_id: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// Failed attempts so far.
    pub attempts: i64,
    /// Why the last of them failed.
    pub failure: Option<MailFailure>,
    /// Address.
    pub recipient: String,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// The agency that it comes from.
    pub agency: AgencyId,
    /// The lowest is sent first.
    pub priority: i64,
    /// When its code or link expires.
    pub expires_at: Option<Timestamp>,
}

/// Adds a mail. Wake the sender after the commit.
pub async fn enqueue<'a>(db: &mut Conn, mail: impl Into<NewMail<'a>>, now: Timestamp) -> Result<(), sqlx::Error> {
    insert(db, mail.into(), None, now, now).await
}

/// Adds a mail that says that there is something new about a topic. While one waits that says the same, no other is added;
/// after one was sent, the next waits for [`QUIET_SECS`], unless the recipient saw the news at `seen_at`, after the
/// last mail.
pub async fn enqueue_about<'a>(
    db: &mut Conn,
    mail: impl Into<NewMail<'a>>,
    topic: &str,
    seen_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    let mail = mail.into();
    let (waiting, sent): (i64, Option<i64>) = sqlx::query_as(
        "SELECT COUNT(*) FILTER (WHERE sent_at IS NULL AND given_up_at IS NULL), MAX(sent_at) FROM outbox
         WHERE topic = $1 AND recipient = $2",
    )
    .bind(topic)
    .bind(mail.recipient)
    .fetch_one(&mut *db)
    .await?;
    if waiting > 0 {
        return Ok(());
    }
    let unseen = sent.map(Timestamp).filter(|sent| seen_at.is_none_or(|seen| seen < *sent));
    let next_try = unseen.map_or(now, |sent| sent.min(now).plus_seconds(QUIET_SECS).max(now));
    insert(db, mail, Some(topic), now, next_try).await
}

/// The recipient has seen the news about a topic: mails that still wait are deleted, and the next one is sent at once.
pub async fn seen(db: &mut Conn, recipient: &str, topic: &str) -> Result<(), sqlx::Error> {
    for sql in [
        "DELETE FROM outbox WHERE topic = $1 AND recipient = $2 AND sent_at IS NULL",
        "UPDATE outbox SET topic = NULL WHERE topic = $1 AND recipient = $2",
    ] {
        sqlx::query(sql).bind(topic).bind(recipient).execute(&mut *db).await?;
    }
    Ok(())
}

async fn insert(
    db: &mut Conn,
    mail: NewMail<'_>,
    topic: Option<&str>,
    now: Timestamp,
    next_try: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO outbox (message_id, recipient, subject, body_text, body_html, created_at, next_try, agency, priority,
                             expires_at, topic)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(mail.message_id)
    .bind(mail.recipient)
    .bind(mail.subject)
    .bind(mail.text)
    .bind(mail.html)
    .bind(now.0)
    .bind(next_try.0)
    .bind(&mail.agency.0)
    .bind(mail.priority)
    .bind(mail.expires_at.map(|at| at.0))
    .bind(topic)
    .execute(db)
    .await?;
    Ok(())
}

/// Longest wait between two attempts at a mail of this priority, in seconds. A code expires soon.
pub const fn longest_wait_secs(priority: i64) -> i64 {
    if priority == CODE { 60 } else { 60 * 60 }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    message_id: String,
    recipient: String,
    subject: String,
    body_text: String,
    body_html: String,
    created_at: i64,
    attempts: i64,
    failure: Option<String>,
    agency: Option<String>,
    priority: i64,
    expires_at: Option<i64>,
}

/// At most `limit` mails of this priority whose next attempt is due: those that failed less often before others. A mail that
/// would wait longer than the longest wait was put off by a wrong clock, and is due; one that seems to have expired is tried
/// once all the same, unless it carries a code.
pub async fn due(db: &mut Conn, now: Timestamp, priority: i64, limit: i64) -> Result<Vec<WaitingMail>, sqlx::Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, message_id, recipient, subject, body_text, body_html, created_at, attempts, failure, agency, priority,
                expires_at
         FROM outbox
         WHERE sent_at IS NULL AND given_up_at IS NULL AND priority = $1
           AND (next_try <= $2 OR next_try > $3)
           AND (expires_at IS NULL OR expires_at > $2 OR (attempts = 0 AND priority <> $4))
         ORDER BY attempts, id LIMIT $5",
    )
    .bind(priority)
    .bind(now.0)
    .bind(now.plus_seconds(longest_wait_secs(priority)).0)
    .bind(CODE)
    .bind(limit)
    .fetch_all(db)
    .await?;
    let waiting = |row: Row| {
        Ok(WaitingMail {
            id: row.id,
            message_id: row.message_id,
            created_at: Timestamp(row.created_at),
            attempts: row.attempts,
            failure: row.failure.as_deref().map(from_word).transpose()?,
            recipient: row.recipient,
            subject: row.subject,
            text: row.body_text,
            html: row.body_html,
            agency: AgencyId(row.agency.unwrap_or_default()),
            priority: row.priority,
            expires_at: row.expires_at.map(Timestamp),
        })
    };
    rows.into_iter().map(waiting).collect()
}

/// When the next mail is due; none while all are sent or given up.
pub async fn next_try(db: &mut Conn) -> Result<Option<Timestamp>, sqlx::Error> {
    let (next,): (Option<i64>,) =
        sqlx::query_as("SELECT MIN(next_try) FROM outbox WHERE sent_at IS NULL AND given_up_at IS NULL")
            .fetch_one(db)
            .await?;
    Ok(next.map(Timestamp))
}

/// Records that it was sent, and blanks its bodies. Found by its Message-ID: by now the key may be that of
/// another mail.
pub async fn sent(db: &mut Conn, message_id: &str, now: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE outbox SET sent_at = $1, body_text = '', body_html = '', failure = NULL WHERE message_id = $2")
        .bind(now.0)
        .bind(message_id)
        .execute(db)
        .await?;
    Ok(())
}

/// Records a failed attempt, why it failed and when to try again; none: never, and its bodies are blanked.
pub async fn failed(
    db: &mut Conn,
    message_id: &str,
    failure: MailFailure,
    next_try: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE outbox SET attempts = attempts + 1, failure = $1, next_try = $2 WHERE message_id = $3")
        .bind(word(&failure)?)
        .bind(next_try.unwrap_or(now).0)
        .bind(message_id)
        .execute(&mut *db)
        .await?;
    if next_try.is_none() {
        sqlx::query("UPDATE outbox SET given_up_at = $1, body_text = '', body_html = '' WHERE message_id = $2")
            .bind(now.0)
            .bind(message_id)
            .execute(db)
            .await?;
    }
    Ok(())
}
