//! Mails: written into the outbox with the change they tell of, sent afterwards. A dead mail server delays mails, never a
//! renewal.

pub mod probe;
pub mod smtp;
pub mod text;

use std::sync::Arc;

pub use domain::failure::MailFailure as Failure;
use domain::moment::Timestamp;
use domain::standard::AgencyId;
use tokio::sync::Notify;

/// A mail to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Address.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// The agency that it comes from.
    pub agency: AgencyId,
    /// What leaves first.
    pub priority: Priority,
    /// When what it carries can't be used any more: it is not sent then.
    pub expires_at: Option<Timestamp>,
}

impl Mail {
    /// The same mail as one that carries a code, which somebody waits for.
    #[must_use]
    pub fn with_code(self, until: Timestamp) -> Self {
        Self { priority: Priority::Code, expires_at: Some(until), ..self }
    }

    /// The same mail as one that carries a link of use until then.
    #[must_use]
    pub fn with_link(self, until: Timestamp) -> Self {
        Self { priority: Priority::Link, expires_at: Some(until), ..self }
    }
}

/// A mail that waits in the outbox.
#[derive(Clone, Debug)]
pub struct QueuedMail {
    /// Key of its row.
    pub id: i64,
    /// The same at every attempt, so that a repeated mail is recognised.
    pub message_id: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// Failed attempts so far.
    pub attempts: i64,
    /// Why the last of them failed.
    pub failure: Option<Failure>,
    /// What to send.
    pub mail: Mail,
}

/// Which of two mails leaves first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// A code: somebody sits before the page that asks for it.
    Code,
    /// A link without which an account can't be used.
    Link,
    /// Everything else.
    Notice,
}

impl Priority {
    /// As the outbox keeps it.
    pub const fn number(self) -> i64 {
        match self {
            Self::Code => 0,
            Self::Link => 1,
            Self::Notice => 2,
        }
    }

    /// The reverse of [`Priority::number`].
    pub const fn from_number(number: i64) -> Self {
        match number {
            0 => Self::Code,
            1 => Self::Link,
            _ => Self::Notice,
        }
    }
}

/// Wakes the sender. To be called after the commit.
#[derive(Clone, Debug, Default)]
pub struct OutboxWaker(Arc<Notify>);

impl OutboxWaker {
    /// There is a mail to send.
    pub fn wake(&self) {
        self.0.notify_one();
    }

    /// Waits until it is woken; once in the meantime counts.
    pub async fn woken(&self) {
        self.0.notified().await;
    }
}
