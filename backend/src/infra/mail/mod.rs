//! Mails: stored in the outbox with the change they report, and sent afterwards. A failing mail server delays mails,
//! never a renewal.

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
    /// Its priority.
    pub priority: Priority,
    /// When its content expires: it is not sent after that.
    pub expires_at: Option<Timestamp>,
}

impl Mail {
    /// Returns the mail with the priority of a code.
    #[must_use]
    pub fn with_code(self, until: Timestamp) -> Self {
        Self { priority: Priority::Code, expires_at: Some(until), ..self }
    }

    /// Returns the mail with the priority and expiry of a link.
    #[must_use]
    pub fn with_link(self, until: Timestamp) -> Self {
        Self { priority: Priority::Link, expires_at: Some(until), ..self }
    }
}

/// A mail in the outbox.
#[derive(Clone, Debug)]
pub struct QueuedMail {
    /// Key of its row.
    pub id: i64,
    /// Short name of the agency that it comes from; blank where it has none.
    pub sender: String,
    /// Message-ID: the same at every attempt, so that a repeated mail is recognised.
    pub message_id: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// Failed attempts so far.
    pub attempts: i64,
    /// Why the last of them failed.
    pub failure: Option<Failure>,
    /// The mail.
    pub mail: Mail,
}

/// The order in which mails are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// A code that somebody waits for.
    Code,
    /// A link that is needed to use an account.
    Link,
    /// Everything else.
    Notice,
}

impl Priority {
    /// Returns the number in the outbox.
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

/// Wakes the senders of what was written into an outbox.
#[derive(Clone, Debug, Default)]
pub struct OutboxWaker {
    /// Wakes the sender of mails.
    pub mails: Waker,
    /// Wakes the sender of text messages.
    pub text_messages: Waker,
}

impl OutboxWaker {
    /// Wakes both senders. Call it after the commit.
    pub fn wake(&self) {
        self.mails.wake();
        self.text_messages.wake();
    }
}

/// Wakes one sender.
#[derive(Clone, Debug, Default)]
pub struct Waker(Arc<Notify>);

impl Waker {
    /// Wakes it.
    pub fn wake(&self) {
        self.0.notify_one();
    }

    /// Waits until it is woken, or was woken since the last wait.
    pub async fn woken(&self) {
        self.0.notified().await;
    }
}
