//! Status of the background jobs, for readiness, metrics and the log.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use domain::moment::Timestamp;
use tokio::sync::watch;

/// The status of every job. Cloning shares it.
#[derive(Clone, Debug, Default)]
pub struct Jobs(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    rows: Mutex<Vec<JobStatus>>,
    stop: OnceLock<watch::Receiver<bool>>,
}

/// The status of one job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobStatus {
    /// Its name in log and metrics.
    pub name: &'static str,
    /// Interval between successful rounds.
    pub every: Duration,
    /// Start of the current round, if one is running.
    pub running_since: Option<Timestamp>,
    /// When a round last succeeded.
    pub last_ok: Option<Timestamp>,
    /// First failure since the last success.
    pub failing_since: Option<Timestamp>,
    /// Failed rounds since the last success.
    pub failures_in_row: u32,
    /// Failed rounds since the start.
    pub failures: u64,
}

impl JobStatus {
    /// Whether the job needs attention: three failures in a row, or one round that runs for more than three intervals.
    pub fn is_failing(&self, now: Timestamp) -> bool {
        let allowed = i64::try_from(self.every.as_secs()).unwrap_or(i64::MAX).saturating_mul(3).max(10 * 60);
        let hangs = self.running_since.is_some_and(|since| now.seconds_since(since) > allowed);
        hangs || self.failures_in_row >= 3
    }
}

impl Jobs {
    /// All started jobs in order.
    pub fn status(&self) -> Vec<JobStatus> {
        self.0.rows.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether the program is stopping. Long rounds check it between pieces of work.
    pub fn stopping(&self) -> bool {
        self.0.stop.get().is_some_and(|stop| *stop.borrow())
    }

    /// Sets the signal that [`Jobs::stopping`] reads. Only the first call counts.
    pub(crate) fn listen(&self, stop: &watch::Receiver<bool>) {
        // A second supervisor exists in tests only.
        let _ = self.0.stop.set(stop.clone());
    }

    pub(crate) fn add(&self, name: &'static str, every: Duration) {
        let row = JobStatus {
            name,
            every,
            running_since: None,
            last_ok: None,
            failing_since: None,
            failures_in_row: 0,
            failures: 0,
        };
        self.0.rows.lock().unwrap_or_else(PoisonError::into_inner).push(row);
    }

    pub(crate) fn begun(&self, name: &str, now: Timestamp) {
        self.change(name, |row| row.running_since = Some(now));
    }

    /// Records a success. Returns the number of failures before it.
    pub(crate) fn succeeded(&self, name: &str, now: Timestamp) -> u32 {
        self.change(name, |row| {
            row.running_since = None;
            row.last_ok = Some(now);
            row.failing_since = None;
            std::mem::take(&mut row.failures_in_row)
        })
    }

    /// Records a failure. Returns the number of failures in a row.
    pub(crate) fn failed(&self, name: &str, now: Timestamp) -> u32 {
        self.change(name, |row| {
            row.running_since = None;
            row.failing_since.get_or_insert(now);
            row.failures += 1;
            row.failures_in_row = row.failures_in_row.saturating_add(1);
            row.failures_in_row
        })
    }

    fn change<T: Default>(&self, name: &str, change: impl FnOnce(&mut JobStatus) -> T) -> T {
        let mut rows = self.0.rows.lock().unwrap_or_else(PoisonError::into_inner);
        rows.iter_mut().find(|row| row.name == name).map(change).unwrap_or_default()
    }
}

/// When the next round begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// After the job's interval.
    Usual,
    /// After this time, if that is sooner.
    Within(Duration),
}
