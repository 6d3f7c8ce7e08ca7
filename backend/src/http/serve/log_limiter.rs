//! Limits a log line for events that may happen thousands of times a second.

use std::time::Duration;

use tokio::time::Instant;

/// Minimum interval between two lines.
const INTERVAL: Duration = Duration::from_secs(10);

/// Counts occurrences.
#[derive(Debug, Default)]
pub(super) struct LogLimiter {
    since: u64,
    last: Option<Instant>,
}

impl LogLimiter {
    /// Counts an occurrence. Returns the number since the last line if another line is due.
    pub(super) fn count(&mut self, now: Instant) -> Option<u64> {
        self.since += 1;
        if self.last.is_some_and(|last| now.duration_since(last) < INTERVAL) {
            return None;
        }
        self.last = Some(now);
        Some(std::mem::take(&mut self.since))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_occurrences_are_two_lines() {
        let (mut log_limiter, now) = (LogLimiter::default(), Instant::now());
        let last: Vec<u64> = (0..1000).filter_map(|_| log_limiter.count(now)).collect();
        assert_eq!(last, [1]);
        assert_eq!(log_limiter.count(now + INTERVAL), Some(1000));
    }
}
