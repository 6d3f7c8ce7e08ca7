//! Conversions between mails and the rows of the outbox.

use domain::moment::Timestamp;

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::outbox::{self, NewMail, WaitingMail};
use crate::db::people::Person;
use crate::infra::mail::text::Recipient;
use crate::infra::mail::{Mail, Priority, QueuedMail};
use crate::infra::random;

impl<'a> From<&'a Mail> for NewMail<'a> {
    fn from(mail: &'a Mail) -> Self {
        Self {
            message_id: format!("<{}@perbarui>", random::id()),
            recipient: &mail.to,
            subject: &mail.subject,
            text: &mail.text,
            html: &mail.html,
            agency: &mail.agency,
            priority: mail.priority.number(),
            expires_at: mail.expires_at,
        }
    }
}

impl<'a> From<&'a Person> for Recipient<'a> {
    fn from(person: &'a Person) -> Self {
        Self { address: &person.data.email, name: Some(&person.data.name), language: person.language }
    }
}

impl From<WaitingMail> for QueuedMail {
    fn from(row: WaitingMail) -> Self {
        Self {
            id: row.id,
            sender: String::new(),
            message_id: row.message_id,
            created_at: row.created_at,
            attempts: row.attempts,
            failure: row.failure,
            mail: Mail {
                to: row.recipient,
                subject: row.subject,
                text: row.text,
                html: row.html,
                agency: row.agency,
                priority: Priority::from_number(row.priority),
                expires_at: row.expires_at,
            },
        }
    }
}

/// Returns the wait after an attempt that failed like so many before it: half a minute, doubled each time up to `longest`.
pub fn retry_wait_secs(attempts: i64, longest: i64) -> i64 {
    (30_i64 << attempts.clamp(0, 8)).min(longest)
}

/// Returns at most `limit` due mails of this priority.
pub async fn due(app: &App, now: Timestamp, priority: Priority, limit: usize) -> Result<Vec<QueuedMail>, Error> {
    let mut db = app.db.read().acquire().await?;
    let rows = outbox::due(&mut db, now, priority.number(), i64::try_from(limit)?).await?;
    // An agency whose standard is gone has no name.
    let named = |row: WaitingMail| {
        let sender = app.standard(&row.agency).map(|standard| standard.agency.name.clone()).unwrap_or_default();
        QueuedMail { sender, ..row.into() }
    };
    Ok(rows.into_iter().map(named).collect())
}
