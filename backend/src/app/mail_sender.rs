//! Sends the mails in the outbox, several at once, the most urgent first.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::moment::Timestamp;
use tokio::task::{Id, JoinSet};

use crate::app::error::Error;
use crate::app::job_status::Next;
use crate::app::outbox::{due, retry_wait_secs};
use crate::app::state::App;
use crate::config::Config;
use crate::db::outbox;
use crate::infra::mail::smtp::{MailTransport, SendError};
use crate::infra::mail::{Failure, Priority, QueuedMail};
use crate::infra::metrics;

pub use crate::infra::mail::smtp::MailTransportError;

/// Concurrent mails per priority, each on its own connection. An attempt may take minutes, so slow notices must not
/// delay codes.
const MAX_CONCURRENT: [(Priority, usize); 3] = [(Priority::Code, 8), (Priority::Link, 4), (Priority::Notice, 4)];
/// After this many unanswered attempts in a row, the rest waits.
const MAX_UNANSWERED: usize = 4;
/// Mails are retried for this long (RFC 5321, 4.5.4.1: at least four to five days). The first attempt is always made.
const GIVE_UP_DAYS: i64 = 5;
/// Delay before retrying a server that does not answer.
const RETRY_UNREACHABLE: Duration = Duration::from_secs(10);

/// Sends mails.
pub struct Sender {
    transport: Arc<MailTransport>,
    memory: Mutex<Memory>,
}

#[derive(Default)]
struct Memory {
    /// Message-IDs of mails that were sent but could not be recorded as sent. This process does not send them again.
    unrecorded: Vec<String>,
    /// Whether the last attempt got no answer.
    unreachable: bool,
}

impl Sender {
    /// A sender with these settings.
    pub fn new(config: &Config) -> Result<Self, MailTransportError> {
        Ok(Self { transport: Arc::new(MailTransport::new(config)?), memory: Mutex::default() })
    }

    /// Runs one round of the job: sends all due mails and returns when the next mail is due.
    pub async fn round(&self, app: &App) -> Result<Next, Error> {
        self.send_due(app).await?;
        let Some(next) = outbox::next_try(&mut *app.db.read().acquire().await?).await? else { return Ok(Next::Usual) };
        let wait = Duration::from_secs(next.seconds_since(app.now()).max(1).unsigned_abs());
        let unreachable = self.memory().unreachable;
        Ok(Next::Within(if unreachable { wait.max(RETRY_UNREACHABLE) } else { wait }))
    }

    /// Sends every mail that is due now, and those enqueued meanwhile. A failed mail is retried later and delays no
    /// other; while the server does not answer, the rest waits.
    pub async fn send_due(&self, app: &App) -> Result<(), Error> {
        self.catch_up(app).await?;
        let mut in_flight = InFlight::default();
        let mut ended = None;
        // Unanswered attempts in a row.
        let mut unanswered = 0;
        loop {
            if unanswered >= MAX_UNANSWERED || app.jobs.stopping() {
                ended.get_or_insert(Ok(()));
            }
            if ended.is_none()
                && let Err(error) = in_flight.fill(app, &self.transport).await
            {
                ended = Some(Err(error));
            }
            if in_flight.tasks.is_empty() {
                return ended.unwrap_or(Ok(()));
            }
            tokio::select! {
                Some((queued, result)) = in_flight.next() => {
                    let silent = matches!(&result, Err(failed) if failed.failure == Failure::Unreachable);
                    unanswered = if silent { unanswered + 1 } else { 0 };
                    self.log(&queued, &result);
                    if let Err(error) = self.record(app, &queued, &result).await {
                        ended = Some(Err(error));
                    }
                }
                () = app.outbox_waker.mails.woken(), if ended.is_none() => {}
                else => {}
            }
        }
    }

    /// Records mails that were sent but not recorded, and gives up expired ones.
    async fn catch_up(&self, app: &App) -> Result<(), Error> {
        let unrecorded = self.memory().unrecorded.clone();
        let now = app.now();
        if unrecorded.is_empty() && !outbox::any_to_give_up(&mut *app.db.read().acquire().await?, now).await? {
            return Ok(());
        }
        let mut tx = app.db.begin().await?;
        for message_id in &unrecorded {
            outbox::sent(&mut tx, message_id, now).await?;
        }
        let expired = outbox::give_up(&mut tx, now).await?;
        tx.commit().await?;
        self.memory().unrecorded.retain(|id| !unrecorded.contains(id));
        if expired > 0 {
            tracing::warn!(expired, "mails were given up: what they carry can't be used any more");
        }
        Ok(())
    }

    async fn record(&self, app: &App, queued: &QueuedMail, result: &Result<(), SendError>) -> Result<(), Error> {
        let recorded = async {
            let mut tx = app.db.begin().await?;
            match result {
                Ok(()) => outbox::sent(&mut tx, &queued.message_id, app.now()).await?,
                Err(failed) => {
                    let (now, id) = (app.now(), &queued.message_id);
                    let next_try = next_try(queued, now);
                    outbox::failed(&mut tx, id, failed.failure, next_try, now).await?;
                    if next_try.is_none() {
                        tracing::warn!(mail = queued.id, "a mail was given up: it could not be sent for days");
                    }
                }
            }
            tx.commit().await
        };
        let recorded = recorded.await;
        if recorded.is_err() && result.is_ok() {
            self.memory().unrecorded.push(queued.message_id.clone());
        }
        Ok(recorded?)
    }

    /// Counts the result and logs each change of state once: of the server, and of a mail that it refuses.
    fn log(&self, queued: &QueuedMail, result: &Result<(), SendError>) {
        let (mail, attempts) = (queued.id, queued.attempts + 1);
        metrics::mail(match result {
            Ok(()) => "sent",
            Err(SendError { failure: Failure::Unreachable, .. }) => "unreachable",
            Err(SendError { failure: Failure::Later, .. }) => "later",
            Err(SendError { failure: Failure::Refused, .. }) => "refused",
            Err(SendError { failure: Failure::Unwritable, .. }) => "unwritable",
        });
        let silent = matches!(result, Err(failed) if failed.failure == Failure::Unreachable);
        let changed = std::mem::replace(&mut self.memory().unreachable, silent) != silent;
        match result {
            Err(SendError { why, .. }) if silent && changed => {
                tracing::warn!(mail, attempts, why, "the mail server does not answer");
            }
            Err(SendError { failure, why }) if !silent && queued.failure != Some(*failure) => {
                tracing::warn!(mail, attempts, ?failure, why, "a mail was not sent; it is tried again");
            }
            _ if changed => tracing::info!("the mail server answers again"),
            _ => {}
        }
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The attempts in flight.
#[derive(Default)]
struct InFlight {
    tasks: JoinSet<Result<(), SendError>>,
    mails: HashMap<Id, QueuedMail>,
}

impl InFlight {
    /// Starts attempts up to the concurrency limits.
    async fn fill(&mut self, app: &App, transport: &Arc<MailTransport>) -> Result<(), Error> {
        for (priority, places) in MAX_CONCURRENT {
            let taken = self.mails.values().filter(|queued| queued.mail.priority == priority).count();
            if taken >= places {
                continue;
            }
            let mut due = due(app, app.now(), priority, places).await?;
            due.retain(|queued| self.mails.values().all(|in_flight| in_flight.message_id != queued.message_id));
            due.truncate(places - taken);
            for queued in due {
                let (transport, mail) = (transport.clone(), queued.clone());
                let task = self.tasks.spawn(async move { transport.send(&mail).await });
                self.mails.insert(task.id(), queued);
            }
        }
        Ok(())
    }

    /// Waits for the next attempt to end; none if no attempt is in flight.
    async fn next(&mut self) -> Option<(QueuedMail, Result<(), SendError>)> {
        let (id, result) = match self.tasks.join_next_with_id().await? {
            Ok(ended) => ended,
            Err(error) => {
                let panicked = SendError { failure: Failure::Unwritable, why: "panicked".to_owned() };
                (error.id(), Err(panicked))
            }
        };
        self.mails.remove(&id).map(|queued| (queued, result))
    }
}

/// Returns when to retry a mail that failed now; none to give it up. A first failure never gives up, since the clock
/// may have jumped.
fn next_try(queued: &QueuedMail, now: Timestamp) -> Option<Timestamp> {
    if queued.attempts > 0 && now > queued.created_at.plus_days(GIVE_UP_DAYS) {
        return None;
    }
    let longest = outbox::longest_wait_secs(queued.mail.priority.number());
    Some(now.plus_seconds(retry_wait_secs(queued.attempts, longest)))
}
