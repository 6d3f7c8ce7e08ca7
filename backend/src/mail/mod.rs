//! Mails: written into the outbox with the change they tell of, sent afterwards. A dead mail server delays mails, never a
//! renewal.

pub mod sender;
pub mod text;

use std::sync::Arc;

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
}

/// Wakes the sender. Ring it after the commit.
#[derive(Clone, Debug, Default)]
pub struct Bell(Arc<Notify>);

impl Bell {
    /// There is a mail to send.
    pub fn ring(&self) {
        self.0.notify_one();
    }

    /// Waits for the next ring; a ring in the meantime counts.
    pub async fn heard(&self) {
        self.0.notified().await;
    }
}
