//! A token bucket per address range: limits attempts by unknown clients (wrong passwords, requests for links, guessed
//! links, complaints without a log-in). They are kept in memory alone.
//!
//! An office of hundreds may share one address and log in at the same time. So a successful log-in refunds its token, a
//! known device needs none, and only failures count. The accounts have counters of their own (`db::login_attempts`).

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use domain::moment::Timestamp;
use domain::terminal::TerminalId;

use super::Network;

/// Burst of attempts from one IPv4 address or IPv6 /64.
const BURST: i64 = 100;
/// Milliseconds per further attempt: 1,800 an hour.
const REFILL_MS: i64 = 2000;
/// Factor for the surrounding IPv4 /24 or IPv6 /48.
const WIDE_FACTOR: i64 = 4;
/// Maximum number of ranges; each takes less than 100 bytes.
const MAX_RANGES: usize = 20_000;

/// Burst of complaints without a log-in from one address range, or one terminal.
const COMPLAINT_BURST: i64 = 20;
/// Milliseconds per further complaint: 20 an hour.
const COMPLAINT_REFILL_MS: i64 = 180_000;

/// The buckets of all ranges.
#[derive(Debug)]
pub struct Attempts {
    rule: Rule,
    buckets: Mutex<HashMap<Source, Bucket>>,
}

/// From where attempts are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Source {
    Range(Network),
    Terminal(TerminalId),
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    spent: i64,
    /// Last update, in milliseconds.
    at: i64,
}

#[derive(Clone, Copy, Debug)]
struct Rule {
    burst: i64,
    refill_ms: i64,
}

/// Attempts to log in and the like.
impl Default for Attempts {
    fn default() -> Self {
        Self { rule: Rule { burst: BURST, refill_ms: REFILL_MS }, buckets: Mutex::default() }
    }
}

impl Attempts {
    /// Makes the buckets of complaints without a log-in.
    pub fn of_complaints() -> Self {
        Self { rule: Rule { burst: COMPLAINT_BURST, refill_ms: COMPLAINT_REFILL_MS }, buckets: Mutex::default() }
    }

    /// Counts an attempt from this address. `Err` holds the seconds until the next one is allowed; this one must not be
    /// made.
    pub fn take(&self, from: IpAddr, now: Timestamp) -> Result<(), u32> {
        self.take_from(&self.ranges(from), now)
    }

    /// Does the same for a terminal, whose address it shares with an office.
    pub fn take_at(&self, terminal: TerminalId, now: Timestamp) -> Result<(), u32> {
        self.take_from(&[(Source::Terminal(terminal), self.rule)], now)
    }

    fn take_from(&self, sources: &[(Source, Rule)], now: Timestamp) -> Result<(), u32> {
        let now = now.0.saturating_mul(1000);
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let mut current = Vec::with_capacity(2);
        for &(range, rule) in sources {
            let bucket = buckets.get(&range).map_or(Bucket { spent: 0, at: now }, |bucket| rule.refilled(*bucket, now));
            if bucket.spent >= rule.burst {
                // Kept, since it may start a new period.
                buckets.insert(range, bucket);
                let left = rule.refill_ms - (now - bucket.at);
                return Err(u32::try_from((left + 999) / 1000).unwrap_or(u32::MAX));
            }
            current.push((range, Bucket { spent: bucket.spent + 1, ..bucket }));
        }
        if buckets.len() + current.len() > MAX_RANGES {
            self.make_room(&mut buckets, now);
        }
        buckets.extend(current);
        Ok(())
    }

    /// Refunds an attempt that succeeded or was not judged.
    pub fn refund(&self, from: IpAddr) {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        for (range, _) in self.ranges(from) {
            if let Some(bucket) = buckets.get_mut(&range) {
                bucket.spent = (bucket.spent - 1).max(0);
            }
        }
    }

    fn ranges(&self, from: IpAddr) -> [(Source, Rule); 2] {
        let Rule { burst, refill_ms } = self.rule;
        let wide = Rule { burst: burst * WIDE_FACTOR, refill_ms: refill_ms / WIDE_FACTOR };
        [(Source::Range(Network::narrow(from)), self.rule), (Source::Range(Network::wide(from)), wide)]
    }

    /// Removes ranges whose bucket is full again. If there are few, somebody controls very many addresses: then all are
    /// removed, and the accounts' counters remain.
    fn make_room(&self, buckets: &mut HashMap<Source, Bucket>, now: i64) {
        // By the slowest rule, so that every rule considers it full.
        buckets.retain(|_, bucket| self.rule.refilled(*bucket, now).spent > 0);
        if buckets.len() > MAX_RANGES / 2 {
            tracing::warn!(ranges = buckets.len(), "attempts come from too many address ranges to count them");
            buckets.clear();
        }
    }
}

impl Rule {
    fn refilled(self, bucket: Bucket, now: i64) -> Bucket {
        if now < bucket.at {
            // The clock was set back: restart from now, or nothing would be refilled until it catches up.
            return Bucket { at: now, ..bucket };
        }
        let refills = (now - bucket.at) / self.refill_ms;
        if refills >= bucket.spent {
            return Bucket { spent: 0, at: now };
        }
        Bucket { spent: bucket.spent - refills, at: bucket.at + refills * self.refill_ms }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn take(attempts: &Attempts, from: &str, seconds: i64) -> Result<(), u32> {
        attempts.take(from.parse().unwrap(), Timestamp(1_800_000_000 + seconds))
    }

    #[test]
    fn each_address_has_its_own_attempts_and_they_come_back() {
        let attempts = Attempts::default();
        for _ in 0..100 {
            take(&attempts, "203.0.113.1", 0).unwrap();
        }
        assert_eq!(take(&attempts, "203.0.113.1", 0), Err(2));
        assert_eq!(take(&attempts, "203.0.113.1", 1), Err(1));
        take(&attempts, "203.0.113.2", 1).unwrap();
        take(&attempts, "203.0.113.1", 2).unwrap();
        assert_eq!(take(&attempts, "203.0.113.1", 3), Err(1));
        for _ in 0..100 {
            take(&attempts, "203.0.113.1", 1000).unwrap();
        }
        assert!(take(&attempts, "203.0.113.1", 1000).is_err(), "no more is saved up than the burst");
    }

    #[test]
    fn successful_attempts_are_refunded() {
        let attempts = Attempts::default();
        for _ in 0..1000 {
            take(&attempts, "203.0.113.1", 0).unwrap();
            attempts.refund("203.0.113.1".parse().unwrap());
        }
        attempts.refund("203.0.113.1".parse().unwrap());
        for _ in 0..100 {
            take(&attempts, "203.0.113.1", 0).unwrap();
        }
        assert!(take(&attempts, "203.0.113.1", 0).is_err());
    }

    #[test]
    fn one_site_has_four_times_the_attempts() {
        let attempts = Attempts::default();
        let taken =
            |prefix: &str| (0..1000).filter(|n| take(&attempts, &format!("{prefix}{n:x}::7"), 0).is_ok()).count();
        assert_eq!(taken("2001:db8:1:"), 400);
        assert_eq!(taken("2001:db8:2:"), 400, "another site");
        assert_eq!((1..=250).filter(|n| take(&attempts, &format!("203.0.113.{n}"), 0).is_ok()).count(), 250);
    }

    #[test]
    fn a_clock_set_back_locks_nobody_out() {
        let attempts = Attempts::default();
        for _ in 0..100 {
            take(&attempts, "203.0.113.1", 172_800).unwrap();
        }
        assert_eq!(take(&attempts, "203.0.113.1", 0), Err(2));
        assert_eq!(take(&attempts, "203.0.113.1", 1), Err(1));
        take(&attempts, "203.0.113.1", 2).unwrap();
    }

    #[test]
    fn memory_is_bounded() {
        let attempts = Attempts::default();
        for n in 0..100_000_u32 {
            let from = std::net::Ipv6Addr::from_bits(u128::from(n) << 64);
            let _ = attempts.take(from.into(), Timestamp(1_800_000_000));
            let from = std::net::Ipv4Addr::from_bits(n << 8);
            attempts.take(from.into(), Timestamp(1_800_000_000)).unwrap();
        }
        assert!(attempts.buckets.lock().unwrap().len() <= MAX_RANGES);
    }
}
