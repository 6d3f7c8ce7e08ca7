//! The minimum pause between two mailed codes.

use domain::moment::Timestamp;
use domain::problem::{Fault, Field, Problem};

use crate::app::error::Error;

/// Seconds between two codes.
const PAUSE_SECS: i64 = 60;

/// Returns when another code can be requested, given when earlier ones were mailed. Times in the future are ignored:
/// the clock was wrong then.
pub fn next_at(sent: impl Iterator<Item = Timestamp>, now: Timestamp) -> Timestamp {
    sent.filter(|at| *at <= now).max().map_or(now, |last| last.plus_seconds(PAUSE_SECS))
}

/// Fails while no other code can be requested.
///
/// # Errors
/// 429, shown in the form at `field`.
pub fn check(sent: impl Iterator<Item = Timestamp>, now: Timestamp, field: Field) -> Result<(), Error> {
    match u32::try_from(next_at(sent, now).seconds_since(now)) {
        Ok(seconds) if seconds > 0 => Err(Error::TooManyAttempts {
            retry_after_secs: seconds,
            problem: Some(Problem::new(field, Fault::CodeSent(seconds))),
        }),
        _ => Ok(()),
    }
}
