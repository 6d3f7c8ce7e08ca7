//! Whether writing to the database works, as far as the requests and the probe have seen.

use std::sync::Mutex;
use std::time::{Duration, Instant};

/// So long nobody may have got the writer before the program counts as stuck.
const STUCK_AFTER: Duration = Duration::from_secs(30);

/// What is known of the one writing connection. Uses the monotonic clock.
#[derive(Debug, Default)]
pub struct WriterState(Mutex<Seen>);

#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    /// Since when beginning or committing fails: disk full or read-only, database locked by another program.
    refused_since: Option<Instant>,
    /// Since when nobody was granted the writer.
    waiting_since: Option<Instant>,
}

impl Seen {
    fn is_stuck(&self, now: Instant) -> bool {
        self.waiting_since.is_some_and(|since| now.duration_since(since) > STUCK_AFTER)
    }
}

impl WriterState {
    /// Since when writes are refused; none: the last one went well.
    pub fn refused_since(&self) -> Option<Instant> {
        self.seen(|seen| seen.refused_since)
    }

    /// Whether writing works.
    pub fn is_ready(&self) -> bool {
        self.seen(|seen| seen.refused_since.is_none() && seen.waiting_since.is_none())
    }

    /// Whether the writer was not to be had for so long that only a restart can help.
    pub fn is_stuck(&self) -> bool {
        self.seen(|seen| seen.is_stuck(Instant::now()))
    }

    /// A transaction was begun.
    pub(super) fn granted(&self) {
        self.seen(|seen| seen.waiting_since = None);
    }

    /// Nobody got the writer within the limit.
    pub(super) fn not_granted(&self) {
        self.seen(|seen| seen.waiting_since = seen.waiting_since.or_else(|| Some(Instant::now())));
    }

    /// A transaction was committed.
    pub(super) fn written(&self) {
        self.seen(|seen| *seen = Seen::default());
    }

    /// The database refused to begin or to commit.
    pub(super) fn refused(&self) {
        self.seen(|seen| {
            seen.refused_since = seen.refused_since.or_else(|| Some(Instant::now()));
            // It answered.
            seen.waiting_since = None;
        });
    }

    fn seen<T>(&self, look: impl FnOnce(&mut Seen) -> T) -> T {
        // Nothing in here can panic between two writes: a poisoned lock holds consistent values.
        look(&mut self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_lasts_until_something_was_committed() {
        let state = WriterState::default();
        assert!(state.is_ready());
        state.refused();
        state.granted();
        assert!(!state.is_ready(), "a transaction that was begun proves no room on the disk");
        state.written();
        assert!(state.is_ready());
        state.not_granted();
        assert!(!state.is_ready() && !state.is_stuck());
        state.granted();
        assert!(state.is_ready());
    }

    #[test]
    fn an_unavailable_writer_is_stuck_after_half_a_minute() {
        let state = WriterState::default();
        state.not_granted();
        let began = Instant::now();
        state.not_granted();
        let stuck_after = |secs| state.seen(|seen| seen.is_stuck(began + Duration::from_secs(secs)));
        assert!(!stuck_after(20));
        assert!(stuck_after(31));
        state.refused();
        assert!(!stuck_after(31), "a database that refuses answers: a restart would not help");
    }
}
