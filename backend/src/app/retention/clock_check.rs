//! Checks that the clock is plausible before anything is erased.
//!
//! A clock set years ahead by mistake would make everything expire at once. So after a jump of more than some weeks
//! between two checks, nothing is erased until the clock has run on for a day: time enough for people to notice, since
//! log-ins, due times and mails are wrong, too. A program that was stopped for as long waits as well, which does no
//! harm.

use domain::moment::{DAY, Timestamp};

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::clock::{self, Reading};

/// Longest plausible time between two checks; retention checks every day.
const MAX_JUMP_SECS: i64 = 21 * DAY;
/// How long the clock is suspect after a jump.
const SUSPECT_SECS: i64 = DAY;

/// Records the time and returns whether it is plausible.
pub(super) async fn is_plausible(app: &App) -> Result<bool, Error> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let before = clock::last(&mut tx).await?;
    let suspect_since = before.and_then(|before| suspect_since(before, now));
    clock::record(&mut tx, Reading { at: now, suspect_since }).await?;
    tx.commit().await?;
    if let (Some(before), Some(since)) = (before, suspect_since) {
        let days = now.seconds_since(before.at) / DAY;
        if since == now {
            tracing::error!(
                days,
                "the clock jumped, or the program did not run for weeks: nothing is erased for a day"
            );
        }
    }
    Ok(suspect_since.is_none())
}

/// Returns since when the clock is suspect, if it is.
fn suspect_since(before: Reading, now: Timestamp) -> Option<Timestamp> {
    if now.seconds_since(before.at) > MAX_JUMP_SECS {
        return Some(now);
    }
    // Set back to before the jump: the jump was wrong.
    before.suspect_since.filter(|since| *since <= now && now.seconds_since(*since) < SUSPECT_SECS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_jump_is_suspect_for_a_day_unless_it_is_undone() {
        const NOW: i64 = 1_800_000_000;
        const YEAR: i64 = 365 * DAY;
        let mut reading = Reading { at: Timestamp(NOW), suspect_since: None };
        for (seconds, plausible) in [
            (DAY, true),
            (22 * DAY, true),
            (22 * DAY + YEAR, false),
            (22 * DAY + YEAR + 3600, false),
            (23 * DAY, true), // Set back.
            (23 * DAY - 7200, true),
            (23 * DAY + YEAR, false),
            (24 * DAY + YEAR - 1, false),
            (24 * DAY + YEAR, true), // It stood so for a day.
            (24 * DAY + 2 * YEAR, false),
            (60 * DAY + 2 * YEAR, false), // The program did not run.
            (61 * DAY + 2 * YEAR, true),
        ] {
            let now = Timestamp(NOW + seconds);
            reading = Reading { at: now, suspect_since: suspect_since(reading, now) };
            assert_eq!(reading.suspect_since.is_none(), plausible, "after {} days", seconds / DAY);
        }
    }
}
