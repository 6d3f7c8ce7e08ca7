//! Delivers text messages to the gateway, in rounds of its own: whatever the gateway does delays no mail.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use domain::moment::Timestamp;
use domain::standard::AgencyId;
use domain::value::MobileNumber;
use tokio::task::JoinSet;

use crate::app::error::Error;
use crate::app::job_status::Next;
use crate::app::outbox::retry_wait_secs;
use crate::app::state::App;
use crate::db::text_messages::{self, ClaimedTextMessage, LONGEST_WAIT_SECS};
use crate::infra::metrics;
use crate::infra::webhook::{Failure, TextMessage, Webhook};

/// Concurrent attempts.
const MAX_CONCURRENT: i64 = 8;
/// Delay before the rest is tried, once a whole batch failed.
const RETRY_FAILING: Duration = Duration::from_secs(30);

/// Delivers text messages.
pub struct TextMessageSender {
    webhook: Webhook,
    /// Whether the last batch failed as a whole.
    failing: AtomicBool,
}

impl TextMessageSender {
    /// A sender with this client.
    pub const fn new(webhook: Webhook) -> Self {
        Self { webhook, failing: AtomicBool::new(false) }
    }

    /// Runs one round of the job: delivers what is due and returns when the next attempt is due.
    pub async fn round(&self, app: &App) -> Result<Next, Error> {
        self.send_due(app).await?;
        let next = text_messages::next_try(&mut *app.db.read().acquire().await?).await?;
        let Some(next) = next else { return Ok(Next::Usual) };
        let wait = Duration::from_secs(next.seconds_since(app.now()).max(1).unsigned_abs());
        Ok(Next::Within(if self.failing.load(Ordering::Relaxed) { wait.max(RETRY_FAILING) } else { wait }))
    }

    /// Delivers every message that is due; ends early when a whole batch fails. Each attempt is stored before it is made, so that
    /// a message whose delivery can't be recorded is not repeated at once.
    pub async fn send_due(&self, app: &App) -> Result<(), Error> {
        while !app.jobs.stopping() && text_messages::any_due(&mut *app.db.read().acquire().await?, app.now()).await? {
            let now = app.now();
            let mut tx = app.db.begin().await?;
            let expired = text_messages::give_up_expired(&mut tx, now).await?;
            let wait_secs = |attempts| retry_wait_secs(attempts, LONGEST_WAIT_SECS);
            let claimed = text_messages::claim(&mut tx, now, MAX_CONCURRENT, wait_secs).await?;
            tx.commit().await?;
            if expired > 0 {
                tracing::warn!(expired, "text messages were given up: the gateway did not take them for a day");
            }
            if claimed.is_empty() || !self.deliver(app, claimed, now).await? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Makes an attempt at each, all at once, and records what was delivered. Returns whether any was.
    async fn deliver(&self, app: &App, claimed: Vec<ClaimedTextMessage>, now: Timestamp) -> Result<bool, Error> {
        let mut attempts = JoinSet::new();
        let mut undeliverable = Vec::new();
        for row in claimed {
            match message(row) {
                Ok(message) => {
                    let webhook = self.webhook.clone();
                    attempts.spawn(async move { (webhook.post(&message, now).await, message.id) });
                }
                Err(id) => undeliverable.push(id),
            }
        }
        let (mut delivered, mut failure) = (Vec::new(), None);
        while let Some(attempt) = attempts.join_next().await {
            let (result, id) = attempt.map_err(|_| Error::internal("an attempt at a text message panicked"))?;
            metrics::text_message(match result {
                Ok(()) => "delivered",
                Err(Failure::Unreachable) => "unreachable",
                Err(Failure::Refused(_)) => "refused",
            });
            match result {
                Ok(()) => delivered.push(id),
                Err(why) => failure = Some(why),
            }
        }
        let any = !delivered.is_empty() || failure.is_none();
        self.log(any, failure);
        if !delivered.is_empty() || !undeliverable.is_empty() {
            let mut tx = app.db.begin().await?;
            for id in &delivered {
                text_messages::delivered(&mut tx, id, app.now()).await?;
            }
            for id in &undeliverable {
                text_messages::give_up(&mut tx, id, app.now()).await?;
            }
            tx.commit().await?;
        }
        Ok(any)
    }

    /// Logs each change of the gateway's state once.
    fn log(&self, any: bool, failure: Option<Failure>) {
        if self.failing.swap(!any, Ordering::Relaxed) != any {
            return;
        }
        match failure {
            Some(why) if !any => tracing::warn!(?why, "the gateway takes no text messages; they are tried again"),
            _ => tracing::info!("the gateway takes text messages again"),
        }
    }
}

/// Makes what the gateway gets. If the number on record can't be used any more: the message's id.
fn message(row: ClaimedTextMessage) -> Result<TextMessage, String> {
    let Ok(to) = MobileNumber::parse(&row.mobile) else { return Err(row.message_id) };
    Ok(TextMessage {
        id: row.message_id,
        r#type: row.kind,
        created: Timestamp(row.created_at),
        agency: AgencyId(row.agency),
        to,
        language: row.language,
        text: row.text,
    })
}
