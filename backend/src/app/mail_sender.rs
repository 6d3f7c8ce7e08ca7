//! Sends what waits in the outbox, several mails at once, the most urgent first.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::moment::Timestamp;
use tokio::task::{Id, JoinSet};

use crate::app::error::Error;
use crate::app::job_status::Next;
use crate::app::outbox::due;
use crate::app::state::App;
use crate::config::Config;
use crate::db::outbox;
use crate::infra::mail::smtp::{Carrier, Failed};
use crate::infra::mail::{Failure, Priority, Waiting};
use crate::infra::metrics;

pub use crate::infra::mail::smtp::CarrierError;

/// Mails under way at once, each on a connection of its own. An attempt may take minutes, so each urgency has its own: slow
/// notices hold up no code.
const AT_A_TIME: [(Priority, usize); 3] = [(Priority::Code, 8), (Priority::Link, 4), (Priority::Notice, 4)];
/// After so many attempts in a row to which the server said nothing, the rest waits.
const UNANSWERED: usize = 4;
/// No mail is tried for longer (RFC 5321, 4.5.4.1: at least four to five days), but for a first time.
const GIVE_UP_DAYS: i64 = 5;
/// Before the next try at a server that does not answer.
const UNREACHABLE_WAIT: Duration = Duration::from_secs(10);

/// Sends mails.
pub struct Sender {
    carrier: Arc<Carrier>,
    memory: Mutex<Memory>,
}

#[derive(Default)]
struct Memory {
    /// Message-IDs of mails that were sent, but the database could not be written to say so. They are not sent again by this
    /// program.
    unrecorded: Vec<String>,
    /// Whether the server did not answer the last time.
    unreachable: bool,
}

impl Sender {
    /// The sender that the settings ask for.
    pub fn new(config: &Config) -> Result<Self, CarrierError> {
        Ok(Self { carrier: Arc::new(Carrier::new(config)?), memory: Mutex::default() })
    }

    /// A round of the job: sends whatever is due, and tells when the next mail will be.
    pub async fn round(&self, app: &App) -> Result<Next, Error> {
        self.send_due(app).await?;
        let Some(next) = outbox::next_try(&mut *app.db.read().acquire().await?).await? else { return Ok(Next::Usual) };
        let wait = Duration::from_secs(next.seconds_since(app.now()).max(1).unsigned_abs());
        let unreachable = self.memory().unreachable;
        Ok(Next::Within(if unreachable { wait.max(UNREACHABLE_WAIT) } else { wait }))
    }

    /// Sends every mail that is due now and those that come meanwhile. A mail that fails is tried again later and holds up
    /// no other; while the server does not answer, the rest waits.
    pub async fn send_due(&self, app: &App) -> Result<(), Error> {
        self.catch_up(app).await?;
        let mut under_way = UnderWay::default();
        let mut ended = None;
        // Attempts in a row to which the server said nothing at all.
        let mut unanswered = 0;
        loop {
            if unanswered >= UNANSWERED || app.jobs.stopping() {
                ended.get_or_insert(Ok(()));
            }
            if ended.is_none()
                && let Err(error) = under_way.fill(app, &self.carrier).await
            {
                ended = Some(Err(error));
            }
            if under_way.tasks.is_empty() {
                return ended.unwrap_or(Ok(()));
            }
            tokio::select! {
                Some((waiting, result)) = under_way.next() => {
                    let silent = matches!(&result, Err(failed) if failed.failure == Failure::Unreachable);
                    unanswered = if silent { unanswered + 1 } else { 0 };
                    self.log(&waiting, &result);
                    if let Err(error) = self.record(app, &waiting, &result).await {
                        ended = Some(Err(error));
                    }
                }
                () = app.outbox_waker.woken(), if ended.is_none() => {}
                else => {}
            }
        }
    }

    /// Records what could not be recorded when it was sent, and gives up what can't be used any more.
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

    async fn record(&self, app: &App, waiting: &Waiting, result: &Result<(), Failed>) -> Result<(), Error> {
        let recorded = async {
            let mut tx = app.db.begin().await?;
            match result {
                Ok(()) => outbox::sent(&mut tx, &waiting.message_id, app.now()).await?,
                Err(failed) => {
                    let (now, id) = (app.now(), &waiting.message_id);
                    let next_try = next_try(waiting, now);
                    outbox::failed(&mut tx, id, failed.failure, next_try, now).await?;
                    if next_try.is_none() {
                        tracing::warn!(mail = waiting.id, "a mail was given up: it could not be sent for days");
                    }
                }
            }
            tx.commit().await
        };
        let recorded = recorded.await;
        if recorded.is_err() && result.is_ok() {
            self.memory().unrecorded.push(waiting.message_id.clone());
        }
        Ok(recorded?)
    }

    /// Counts it, and logs each change of state once: of the server, and of a mail that it refuses.
    fn log(&self, waiting: &Waiting, result: &Result<(), Failed>) {
        let (mail, attempts) = (waiting.id, waiting.attempts + 1);
        metrics::mail(match result {
            Ok(()) => "sent",
            Err(Failed { failure: Failure::Unreachable, .. }) => "unreachable",
            Err(Failed { failure: Failure::Later, .. }) => "later",
            Err(Failed { failure: Failure::Refused, .. }) => "refused",
            Err(Failed { failure: Failure::Unwritable, .. }) => "unwritable",
        });
        let silent = matches!(result, Err(failed) if failed.failure == Failure::Unreachable);
        let changed = std::mem::replace(&mut self.memory().unreachable, silent) != silent;
        match result {
            Err(Failed { why, .. }) if silent && changed => {
                tracing::warn!(mail, attempts, why, "the mail server does not answer");
            }
            Err(Failed { failure, why }) if !silent && waiting.failure != Some(*failure) => {
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

/// Attempts under way.
#[derive(Default)]
struct UnderWay {
    tasks: JoinSet<Result<(), Failed>>,
    mails: HashMap<Id, Waiting>,
}

impl UnderWay {
    /// Begins as many attempts as there are free connections.
    async fn fill(&mut self, app: &App, carrier: &Arc<Carrier>) -> Result<(), Error> {
        for (priority, places) in AT_A_TIME {
            let taken = self.mails.values().filter(|waiting| waiting.mail.priority == priority).count();
            if taken >= places {
                continue;
            }
            let mut due = due(app, app.now(), priority, places).await?;
            due.retain(|waiting| self.mails.values().all(|under_way| under_way.message_id != waiting.message_id));
            due.truncate(places - taken);
            for waiting in due {
                let (carrier, mail) = (carrier.clone(), waiting.clone());
                let task = self.tasks.spawn(async move { carrier.send(&mail).await });
                self.mails.insert(task.id(), waiting);
            }
        }
        Ok(())
    }

    /// The next attempt that ends; none while none is under way.
    async fn next(&mut self) -> Option<(Waiting, Result<(), Failed>)> {
        let (id, result) = match self.tasks.join_next_with_id().await? {
            Ok(ended) => ended,
            Err(error) => {
                let panicked = Failed { failure: Failure::Unwritable, why: "panicked".to_owned() };
                (error.id(), Err(panicked))
            }
        };
        self.mails.remove(&id).map(|waiting| (waiting, result))
    }
}

/// When to try again a mail that failed once more now. None: never, its days are over. A first failure never ends it, since it
/// is the clock that may have jumped.
fn next_try(waiting: &Waiting, now: Timestamp) -> Option<Timestamp> {
    if waiting.attempts > 0 && now > waiting.created_at.plus_days(GIVE_UP_DAYS) {
        return None;
    }
    let longest = outbox::longest_wait_secs(waiting.mail.priority.number());
    Some(now.plus_seconds((30_i64 << waiting.attempts.clamp(0, 8)).min(longest)))
}
