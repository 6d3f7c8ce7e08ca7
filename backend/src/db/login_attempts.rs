//! Counted attempts: to log in, and whatever else may be tried a few times only.

use sqlx::Row;

use super::engine::Conn;

/// How often something may be attempted.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// After some failures in a row each further one costs a wait, which doubles.
    Doubling {
        /// The failure that costs the first wait.
        free: i64,
        /// First wait in seconds.
        first_secs: i64,
        /// Longest wait in seconds.
        longest_secs: i64,
        /// Failures are forgotten after so many seconds without a new one.
        memory_secs: i64,
    },
    /// So many at once, and then one more in each span of time.
    Steady {
        /// At once.
        most: i64,
        /// The span, in seconds.
        each_secs: i64,
    },
}

/// Something that is counted.
#[derive(Clone, Debug)]
pub struct Counter {
    /// SHA-256 of what is counted: no identifier in clear.
    pub bucket: Vec<u8>,
    /// How often it may be attempted.
    pub rule: Rule,
}

/// Counts an attempt as failed by every counter before it is made, so that concurrent attempts are counted, too; [`clear`]
/// deletes the failures on success, [`take_back`] an attempt without a result. `Err` holds the seconds to wait: the attempt
/// must not be made then, and is not counted.
pub async fn register(db: &mut Conn, counters: &[Counter], now: i64) -> Result<Result<(), u32>, sqlx::Error> {
    let mut next = Vec::new();
    let mut wait = 0;
    for counter in counters {
        match counter.rule.after(stored_attempts(&mut *db, &counter.bucket).await?, now) {
            Ok(tries) => next.push(tries),
            Err(seconds) => wait = wait.max(seconds),
        }
    }
    if wait > 0 {
        return Ok(Err(u32::try_from(wait).unwrap_or(u32::MAX)));
    }
    for (counter, tries) in counters.iter().zip(next) {
        sqlx::query(
            "INSERT INTO login_attempts (bucket, failures, last_at, next_at) VALUES ($1, $2, $3, $4) ON CONFLICT (bucket) \
             DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at, next_at = excluded.next_at",
        )
        .bind(&counter.bucket)
        .bind(tries.failures)
        .bind(tries.last_at)
        .bind(tries.next_at)
        .execute(&mut *db)
        .await?;
    }
    Ok(Ok(()))
}

/// Seconds to wait before the next attempt. Nothing is counted.
pub async fn wait(db: &mut Conn, counter: &Counter, now: i64) -> Result<u32, sqlx::Error> {
    let wait = counter.rule.after(stored_attempts(db, &counter.bucket).await?, now).err().unwrap_or(0);
    Ok(u32::try_from(wait).unwrap_or(u32::MAX))
}

async fn stored_attempts(db: &mut Conn, bucket: &[u8]) -> Result<Option<Attempts>, sqlx::Error> {
    let row = sqlx::query("SELECT failures, last_at, next_at FROM login_attempts WHERE bucket = $1");
    let row = row.bind(bucket).fetch_optional(db).await?;
    let row = row.map(|row| {
        Ok(Attempts {
            failures: row.try_get("failures")?,
            last_at: row.try_get("last_at")?,
            next_at: row.try_get("next_at")?,
        })
    });
    row.transpose()
}

/// Deletes the failures: the attempt succeeded.
pub async fn clear(db: &mut Conn, counters: &[Counter]) -> Result<(), sqlx::Error> {
    for counter in counters {
        sqlx::query("DELETE FROM login_attempts WHERE bucket = $1").bind(&counter.bucket).execute(&mut *db).await?;
    }
    Ok(())
}

/// Takes back an attempt that was registered at `now` and has no result.
pub async fn take_back(db: &mut Conn, counters: &[Counter], now: i64) -> Result<(), sqlx::Error> {
    for counter in counters {
        // It was allowed at that time, so the next one is.
        sqlx::query(
            "UPDATE login_attempts SET failures = failures - 1, next_at = $1 WHERE bucket = $2 AND failures > 0",
        )
        .bind(now)
        .bind(&counter.bucket)
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// Deletes what was counted before then. No rule may need it any more.
pub async fn sweep(db: &mut Conn, before: i64) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM login_attempts WHERE last_at < $1 AND next_at < $1").bind(before).execute(db).await?;
    Ok(())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Attempts {
    failures: i64,
    last_at: i64,
    /// No attempt before then.
    next_at: i64,
}

impl Rule {
    /// The count after one more attempt. `Err` holds the seconds until it may be made.
    ///
    /// Times that no right clock can have written (later than now, or further away than the longest wait) count as over: a
    /// clock that was wrong for a while locks nobody out.
    fn after(self, before: Option<Attempts>, now: i64) -> Result<Attempts, i64> {
        match self {
            Self::Doubling { longest_secs, memory_secs, .. } => {
                let mut failures = 0;
                if let Some(before) = before {
                    let wait = before.next_at - now;
                    if wait > 0 && wait <= longest_secs && before.last_at <= now {
                        return Err(wait);
                    }
                    if now - before.last_at < memory_secs {
                        failures = before.failures;
                    }
                }
                let failures = failures + 1;
                Ok(Attempts { failures, last_at: now, next_at: now + self.wait_after(failures) })
            }
            Self::Steady { most, each_secs } => {
                let (mut level, mut at) = (0, now);
                if let Some(before) = before.filter(|before| before.last_at <= now) {
                    let over = (now - before.last_at) / each_secs;
                    if over < before.failures {
                        (level, at) = (before.failures - over, before.last_at + over * each_secs);
                    }
                }
                if level >= most {
                    return Err(at + each_secs - now);
                }
                Ok(Attempts { failures: level + 1, last_at: at, next_at: now })
            }
        }
    }

    fn wait_after(self, failures: i64) -> i64 {
        match self {
            Self::Doubling { free, first_secs, longest_secs, .. } if failures >= free => {
                (first_secs << (failures - free).min(10)).min(longest_secs)
            }
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const QUARTER: Rule = Rule::Doubling { free: 5, first_secs: 30, longest_secs: 900, memory_secs: 3600 };
    const NOW: i64 = 1_800_000_000;

    #[test]
    fn waits_double_up_to_a_quarter_of_an_hour() {
        for (failures, seconds) in [(1, 0), (4, 0), (5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (10_000, 900)] {
            assert_eq!(QUARTER.wait_after(failures), seconds, "after {failures} failures");
        }
    }

    #[test]
    fn a_burst_is_followed_by_one_attempt_per_period() {
        let rule = Rule::Steady { most: 3, each_secs: 100 };
        let mut tries = None;
        for (seconds, expected) in [
            (0, Ok(())),
            (0, Ok(())),
            (50, Ok(())),
            (50, Err(50)),
            (99, Err(1)),
            (100, Ok(())),
            (100, Err(100)),
            (199, Err(1)),
        ] {
            let after = rule.after(tries, NOW + seconds);
            assert_eq!(after.map(drop), expected, "after {seconds} seconds");
            tries = after.ok().or(tries);
        }
        let begun =
            (0..9).scan(tries, |tries, _| rule.after(*tries, NOW + 100_000).ok().inspect(|one| *tries = Some(*one)));
        assert_eq!(begun.count(), 3, "no more are saved up");
    }

    #[test]
    fn a_wrong_clock_locks_nobody_out() {
        let steady = Rule::Steady { most: 3, each_secs: 100 };
        for rule in [QUARTER, steady] {
            for wrong in [NOW + 172_800, NOW + 40 * 365 * 86_400, NOW - 172_800] {
                let mut tries = None;
                while let Ok(next) = rule.after(tries, wrong) {
                    tries = Some(next);
                }
                let right = rule.after(tries, NOW);
                assert!(right.is_ok(), "{rule:?}: {right:?}");
                // And it counts from there.
                let mut tries = right.ok();
                let more = (0..20).take_while(|_| {
                    let after = rule.after(tries, NOW);
                    tries = after.ok().or(tries);
                    after.is_ok()
                });
                assert!(more.count() < 5, "{rule:?}");
            }
        }
    }
}
