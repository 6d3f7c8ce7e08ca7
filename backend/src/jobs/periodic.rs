//! Runs a job in rounds and supervises it.
//!
//! A round that fails or panics is counted, logged and retried after a wait that doubles up to the job's interval. No
//! job can end another one, and none ends before the program does.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use crate::app::error::Error;
use crate::app::job_status::{Jobs, Next};
use crate::app::state::App;
use crate::infra::clock::Clock;
use crate::infra::mail::Waker;

/// Time limit of rounds after the stop. They end between two pieces of work; the next start resumes from the database.
const STOP_LIMIT: Duration = Duration::from_secs(3);

/// The schedule of a job.
#[derive(Clone, Debug)]
pub struct Pace {
    /// Interval between rounds.
    pub every: Duration,
    /// Wait before the first retry of a failed round.
    pub first_retry: Duration,
    /// Starts a round early, if there is one.
    pub waker: Option<Waker>,
}

impl Pace {
    /// Returns a schedule with this interval and a first retry after five seconds.
    pub fn every(every: Duration) -> Self {
        Self { every, first_retry: Duration::from_secs(5), waker: None }
    }

    /// Returns the schedule with a waker that starts rounds early.
    #[must_use]
    pub fn or_when_woken(self, waker: &Waker) -> Self {
        Self { waker: Some(waker.clone()), ..self }
    }

    /// Returns the wait after this many failures in a row.
    fn retry(&self, failures: u32) -> Duration {
        let doubled = self.first_retry.saturating_mul(1 << failures.saturating_sub(1).min(16));
        doubled.min(self.every.max(self.first_retry))
    }
}

/// Supervises jobs.
pub struct Supervisor {
    jobs: Jobs,
    clock: Arc<dyn Clock>,
    stop: watch::Receiver<bool>,
    loops: JoinSet<()>,
}

impl Supervisor {
    /// Makes a supervisor without jobs. `stop` ends them.
    pub fn new(jobs: Jobs, clock: Arc<dyn Clock>, stop: &watch::Receiver<bool>) -> Self {
        jobs.listen(stop);
        Self { jobs, clock, stop: stop.clone(), loops: JoinSet::new() }
    }

    /// Starts a job; its first round begins at once. `name` must be unique.
    pub fn periodic<F>(&mut self, name: &'static str, pace: Pace, round: impl Fn() -> F + Send + Sync + 'static)
    where
        F: Future<Output = Result<Next, Error>> + Send + 'static,
    {
        self.jobs.add(name, pace.every);
        let watched = Watched { name, pace, jobs: self.jobs.clone(), clock: self.clock.clone() };
        self.loops.spawn(watched.run(round, self.stop.clone()));
    }

    /// Starts a job whose rounds do not set the time of the next one.
    pub(super) fn plain<F>(
        &mut self,
        app: &App,
        name: &'static str,
        every: Duration,
        round: impl Fn(App) -> F + Send + Sync + 'static,
    ) where
        F: Future<Output = Result<(), Error>> + Send + 'static,
    {
        let app = app.clone();
        self.periodic(name, Pace::every(every), move || {
            let done = round(app.clone());
            async move { done.await.map(|()| Next::Usual) }
        });
    }

    /// Waits for current rounds after the stop, then cancels the rest.
    pub async fn finish(self) {
        self.finish_within(STOP_LIMIT).await;
    }

    /// Does the same with another limit.
    pub async fn finish_within(mut self, limit: Duration) {
        let all = async { while self.loops.join_next().await.is_some() {} };
        if tokio::time::timeout(limit, all).await.is_err() {
            tracing::warn!(jobs = self.loops.len(), "jobs were cut off at the stop");
        }
        self.loops.shutdown().await;
    }
}

/// A job with everything that its loop needs.
struct Watched {
    name: &'static str,
    pace: Pace,
    jobs: Jobs,
    clock: Arc<dyn Clock>,
}

impl Watched {
    async fn run<F>(self, round: impl Fn() -> F, mut stop: watch::Receiver<bool>)
    where
        F: Future<Output = Result<Next, Error>> + Send + 'static,
    {
        loop {
            if *stop.borrow() {
                return;
            }
            self.jobs.begun(self.name, self.clock.now());
            // In a task of its own, so that a panic does not end the loop.
            let mut task = Round(tokio::spawn(round()));
            let outcome = match (&mut task.0).await {
                Ok(outcome) => outcome,
                Err(error) if error.is_panic() => Err(Error::internal("the round panicked")),
                Err(_) => return,
            };
            let (wait, waker) = match outcome {
                Ok(next) => (self.succeeded(next), self.pace.waker.as_ref()),
                // Frequent wake-ups must not shorten the wait.
                Err(error) => (self.failed(&error), None),
            };
            tokio::select! {
                biased;
                () = stopped(&mut stop) => return,
                () = woken(waker) => {}
                () = tokio::time::sleep(wait) => {}
            }
        }
    }

    fn succeeded(&self, next: Next) -> Duration {
        let failures = self.jobs.succeeded(self.name, self.clock.now());
        if failures > 0 {
            tracing::info!(job = self.name, failures, "a job works again");
        }
        match next {
            Next::Usual => self.pace.every,
            Next::Within(wait) => wait.min(self.pace.every),
        }
    }

    fn failed(&self, error: &Error) -> Duration {
        let failures = self.jobs.failed(self.name, self.clock.now());
        let wait = self.pace.retry(failures);
        // Log the first failure, the second, the fourth and so on, so that lasting failures do not fill the log.
        if failures.is_power_of_two() {
            tracing::error!(job = self.name, failures, ?error, retry_secs = wait.as_secs(), "a job failed");
        }
        wait
    }
}

/// A running round; it is aborted with the loop that waits for it.
struct Round(JoinHandle<Result<Next, Error>>);

impl Drop for Round {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Waits for the stop, or until its sender is dropped.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    drop(stop.wait_for(|stopped| *stopped).await);
}

/// Waits to be woken; never returns without a waker.
async fn woken(waker: Option<&Waker>) {
    match waker {
        Some(waker) => waker.woken().await,
        None => std::future::pending().await,
    }
}
