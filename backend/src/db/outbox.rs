//! Mails that wait to be sent. They are written in the same transaction as what they tell of: no change without its mail,
//! no mail without its change.

use domain::moment::Timestamp;
use sqlx::{Row, SqliteConnection, SqliteExecutor};

use super::Db;
use super::word::{from_word, word};
use crate::infra::mail::{Failure, Mail, Priority};

/// Of mails to one recipient about one topic, the next leaves so long after the last, in seconds.
pub const QUIET_SECS: i64 = 15 * 60;

/// A mail that waits.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Row.
    pub id: i64,
    /// The same at every attempt, so that a repeated mail is recognised.
    pub message_id: String,
    /// When it was written.
    pub created_at: i64,
    /// Failed attempts so far.
    pub attempts: i64,
    /// Why the last of them failed.
    pub failure: Option<Failure>,
    /// What to send.
    pub mail: Mail,
}

/// Adds a mail. Ring the app's bell after the commit.
pub async fn enqueue(db: &mut SqliteConnection, mail: &Mail, now: Timestamp) -> Result<(), sqlx::Error> {
    insert(db, mail, None, now, now).await
}

/// Adds a mail that says that there is something new about a topic. While one waits that says the same there is no other;
/// after one was sent, the next waits for [`QUIET_SECS`], unless the recipient saw the news at `seen_at`, after the
/// last mail. So nothing stays untold, and nobody's mailbox is flooded.
pub async fn enqueue_about(
    db: &mut SqliteConnection,
    mail: &Mail,
    topic: &str,
    seen_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    let row = sqlx::query(
        "SELECT COALESCE(SUM(sent_at IS NULL AND given_up_at IS NULL), 0) AS waiting, MAX(sent_at) AS sent FROM outbox \
         WHERE topic = ? AND recipient = ?",
    );
    let row = row.bind(topic).bind(&mail.to).fetch_one(&mut *db).await?;
    if row.try_get::<i64, _>("waiting")? > 0 {
        return Ok(());
    }
    let sent = row.try_get::<Option<i64>, _>("sent")?.map(Timestamp);
    let unseen = sent.filter(|sent| seen_at.is_none_or(|seen| seen < *sent));
    let leaves = unseen.map_or(now, |sent| sent.min(now).plus_seconds(QUIET_SECS).max(now));
    insert(db, mail, Some(topic), now, leaves).await
}

/// The recipient has seen the news about a topic: what still waits says nothing new, and the next mail leaves at once.
pub async fn seen(db: &mut SqliteConnection, recipient: &str, topic: &str) -> Result<(), sqlx::Error> {
    for sql in [
        "DELETE FROM outbox WHERE topic = ? AND recipient = ? AND sent_at IS NULL",
        "UPDATE outbox SET topic = NULL WHERE topic = ? AND recipient = ?",
    ] {
        sqlx::query(sql).bind(topic).bind(recipient).execute(&mut *db).await?;
    }
    Ok(())
}

async fn insert(
    db: &mut SqliteConnection,
    mail: &Mail,
    topic: Option<&str>,
    now: Timestamp,
    next_try: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO outbox (message_id, recipient, subject, body_text, body_html, created_at, next_try, agency, priority, \
         expires_at, topic) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(format!("<{}@perbarui>", crate::infra::random::id()))
    .bind(&mail.to)
    .bind(&mail.subject)
    .bind(&mail.text)
    .bind(&mail.html)
    .bind(now.0)
    .bind(next_try.0)
    .bind(&mail.agency.0)
    .bind(mail.priority.number())
    .bind(mail.expires_at.map(|at| at.0))
    .bind(topic)
    .execute(&mut *db)
    .await?;
    Ok(())
}

/// Longest wait between two attempts, in seconds.
pub const LONGEST_WAIT_SECS: i64 = 60 * 60;
/// The same for a mail with a code: its life is short.
pub const LONGEST_WAIT_OF_CODE_SECS: i64 = 60;

/// At most `limit` mails of this urgency whose next attempt has come: those that failed less often before others. What would
/// wait longer than the longest wait was put off by a clock that was wrong, and is due; what seems to be worthless by now is
/// tried once all the same, but for codes.
pub async fn due(db: &Db, now: Timestamp, priority: Priority, limit: usize) -> Result<Vec<Waiting>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT id, message_id, recipient, subject, body_text, body_html, created_at, attempts, failure, agency, priority, \
         expires_at FROM outbox \
         WHERE sent_at IS NULL AND given_up_at IS NULL AND priority = ?3 \
           AND (next_try <= ?1 OR next_try > ?1 + CASE priority WHEN ?4 THEN ?5 ELSE ?6 END) \
           AND (expires_at IS NULL OR expires_at > ?1 OR (attempts = 0 AND priority <> ?4)) \
         ORDER BY attempts, id LIMIT ?2",
    );
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = rows.bind(now.0).bind(limit).bind(priority.number()).bind(Priority::Code.number());
    let rows = rows.bind(LONGEST_WAIT_OF_CODE_SECS).bind(LONGEST_WAIT_SECS).fetch_all(db.read()).await?;
    rows.iter()
        .map(|row| {
            Ok(Waiting {
                id: row.try_get("id")?,
                message_id: row.try_get("message_id")?,
                created_at: row.try_get("created_at")?,
                attempts: row.try_get("attempts")?,
                failure: row.try_get::<Option<String>, _>("failure")?.as_deref().map(from_word).transpose()?,
                mail: Mail {
                    to: row.try_get("recipient")?,
                    subject: row.try_get("subject")?,
                    text: row.try_get("body_text")?,
                    html: row.try_get("body_html")?,
                    agency: domain::standard::AgencyId(row.try_get::<Option<_>, _>("agency")?.unwrap_or_default()),
                    priority: Priority::from_number(row.try_get("priority")?),
                    expires_at: row.try_get::<Option<i64>, _>("expires_at")?.map(Timestamp),
                },
            })
        })
        .collect()
}

/// When the next mail is due; none while all are sent or given up.
pub async fn next_try(db: impl SqliteExecutor<'_>) -> Result<Option<Timestamp>, sqlx::Error> {
    let row = sqlx::query("SELECT MIN(next_try) AS next FROM outbox WHERE sent_at IS NULL AND given_up_at IS NULL");
    Ok(row.fetch_one(db).await?.try_get::<Option<i64>, _>("next")?.map(Timestamp))
}

/// Notes that it was sent and blanks its bodies. By its Message-ID: the row may be gone by now, and its number another's.
pub async fn sent(db: &mut SqliteConnection, message_id: &str, now: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE outbox SET sent_at = ?, body_text = '', body_html = '', failure = NULL WHERE message_id = ?")
        .bind(now.0)
        .bind(message_id)
        .execute(&mut *db)
        .await?;
    Ok(())
}

/// Notes a failed attempt, why it failed and when to try again; none: never, and its bodies are blanked.
pub async fn failed(
    db: &mut SqliteConnection,
    message_id: &str,
    failure: Failure,
    next_try: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE outbox SET attempts = attempts + 1, failure = ?, next_try = ? WHERE message_id = ?")
        .bind(word(&failure)?)
        .bind(next_try.unwrap_or(now).0)
        .bind(message_id)
        .execute(&mut *db)
        .await?;
    if next_try.is_none() {
        sqlx::query("UPDATE outbox SET given_up_at = ?, body_text = '', body_html = '' WHERE message_id = ?")
            .bind(now.0)
            .bind(message_id)
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

/// What carries a code or link that is worthless by now: a code in any case, anything else once it was tried.
const EXPIRED: &str =
    "sent_at IS NULL AND given_up_at IS NULL AND expires_at <= ?1 AND (attempts > 0 OR priority = ?2)";

/// Whether a mail waits that [`give_up`] would take.
pub async fn any_to_give_up(db: impl SqliteExecutor<'_>, now: Timestamp) -> Result<bool, sqlx::Error> {
    let sql = format!("SELECT 1 FROM outbox WHERE {EXPIRED} LIMIT 1");
    let row = sqlx::query(&sql).bind(now.0).bind(Priority::Code.number());
    Ok(row.fetch_optional(db).await?.is_some())
}

/// Gives up mails whose code or link is worthless by now, and blanks their bodies; how many.
pub async fn give_up(db: &mut SqliteConnection, now: Timestamp) -> Result<u64, sqlx::Error> {
    let sql = format!("UPDATE outbox SET given_up_at = ?1, body_text = '', body_html = '' WHERE {EXPIRED}");
    let done = sqlx::query(&sql).bind(now.0).bind(Priority::Code.number()).execute(&mut *db).await?;
    Ok(done.rows_affected())
}

/// Deletes mails that were sent before `sent` or given up before `given_up`: nobody needs to know for ever who got what.
pub async fn sweep(db: &mut SqliteConnection, sent: Timestamp, given_up: Timestamp) -> Result<u64, sqlx::Error> {
    let mut swept = 0;
    for (sql, before) in
        [("DELETE FROM outbox WHERE sent_at < ?", sent), ("DELETE FROM outbox WHERE given_up_at < ?", given_up)]
    {
        swept += sqlx::query(sql).bind(before.0).execute(&mut *db).await?.rows_affected();
    }
    Ok(swept)
}
