//! Mails that wait to be sent. They are written in the same transaction as what they tell of: no change without its mail,
//! no mail without its change.

use domain::moment::Timestamp;
use sqlx::{Row, SqliteConnection, SqliteExecutor};

use super::Db;
use crate::mail::Mail;

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
    /// What to send.
    pub mail: Mail,
}

/// Adds a mail. Ring [`crate::state::App::bell`] after the commit.
pub async fn enqueue(db: &mut SqliteConnection, mail: &Mail, now: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO outbox (message_id, recipient, subject, body_text, body_html, created_at, next_try) \
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(format!("<{}@perbarui>", crate::secret::id()))
    .bind(&mail.to)
    .bind(&mail.subject)
    .bind(&mail.text)
    .bind(&mail.html)
    .bind(now.0)
    .bind(now.0)
    .execute(&mut *db)
    .await?;
    Ok(())
}

/// Mails whose next attempt has come, oldest first.
pub async fn due(db: &Db, now: Timestamp) -> Result<Vec<Waiting>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT id, message_id, recipient, subject, body_text, body_html, created_at, attempts FROM outbox \
         WHERE sent_at IS NULL AND next_try <= ? ORDER BY id LIMIT 50",
    );
    let rows = rows.bind(now.0).fetch_all(db.read()).await?;
    rows.iter()
        .map(|row| {
            Ok(Waiting {
                id: row.try_get("id")?,
                message_id: row.try_get("message_id")?,
                created_at: row.try_get("created_at")?,
                attempts: row.try_get("attempts")?,
                mail: Mail {
                    to: row.try_get("recipient")?,
                    subject: row.try_get("subject")?,
                    text: row.try_get("body_text")?,
                    html: row.try_get("body_html")?,
                },
            })
        })
        .collect()
}

/// When the next mail is due; none while all are sent.
pub async fn next_try(db: impl SqliteExecutor<'_>) -> Result<Option<Timestamp>, sqlx::Error> {
    let row = sqlx::query("SELECT MIN(next_try) AS next FROM outbox WHERE sent_at IS NULL").fetch_one(db).await?;
    Ok(row.try_get::<Option<i64>, _>("next")?.map(Timestamp))
}

/// Notes that it was sent and blanks its bodies.
pub async fn sent(db: &mut SqliteConnection, id: i64, now: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE outbox SET sent_at = ?, body_text = '', body_html = '' WHERE id = ?")
        .bind(now.0)
        .bind(id)
        .execute(&mut *db)
        .await?;
    Ok(())
}

/// Notes a failed attempt and when to try again.
pub async fn failed(db: &mut SqliteConnection, id: i64, next_try: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE outbox SET attempts = attempts + 1, next_try = ? WHERE id = ?")
        .bind(next_try.0)
        .bind(id)
        .execute(&mut *db)
        .await?;
    Ok(())
}
