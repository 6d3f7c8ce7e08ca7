//! Concurrency limits: in all, and per address range.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use super::Network;

/// The limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RangeLimits {
    /// In all.
    pub all: usize,
    /// From one IPv4 address or IPv6 /64. An office of hundreds may be behind it.
    pub narrow: usize,
    /// From one IPv4 /24 or IPv6 /48.
    pub wide: usize,
}

/// The permits in use.
#[derive(Debug)]
pub struct PerRange {
    most: RangeLimits,
    report_count: fn(usize),
    counts: Mutex<Counts>,
}

#[derive(Debug, Default)]
struct Counts {
    all: usize,
    by_range: HashMap<Network, usize>,
}

/// A permit, held until it is dropped.
#[derive(Debug)]
pub struct RangePermit {
    places: Arc<PerRange>,
    ranges: Vec<Network>,
}

impl PerRange {
    /// Makes an empty set; `report_count` is called with each new count.
    pub fn new(most: RangeLimits, report_count: fn(usize)) -> Arc<Self> {
        Arc::new(Self { most, report_count, counts: Mutex::default() })
    }

    /// Takes a permit for this address; without an address it counts only in the total. None if a limit is reached.
    pub fn enter(self: &Arc<Self>, from: Option<IpAddr>) -> Option<RangePermit> {
        let ranges =
            from.map(|from| [(Network::narrow(from), self.most.narrow), (Network::wide(from), self.most.wide)]);
        let ranges = ranges.as_ref().map_or(&[][..], |ranges| &ranges[..]);
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |(range, most): &(Network, usize)| counts.by_range.get(range).is_some_and(|count| count >= most);
        if counts.all >= self.most.all || ranges.iter().any(full) {
            return None;
        }
        counts.all += 1;
        (self.report_count)(counts.all);
        for (range, _) in ranges {
            *counts.by_range.entry(*range).or_default() += 1;
        }
        Some(RangePermit { places: Arc::clone(self), ranges: ranges.iter().map(|(range, _)| *range).collect() })
    }

    /// Returns the number of permits in use.
    pub fn count(&self) -> usize {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner).all
    }
}

impl Drop for RangePermit {
    fn drop(&mut self) {
        let mut counts = self.places.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.all -= 1;
        (self.places.report_count)(counts.all);
        for range in &self.ranges {
            if let Some(count) = counts.by_range.get_mut(range) {
                *count -= 1;
                if *count == 0 {
                    counts.by_range.remove(range);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn one_address_can_not_use_up_all_connections() {
        let places = PerRange::new(RangeLimits { all: 8, narrow: 2, wide: 4 }, |_| {});
        let mut held = Vec::new();
        for (from, taken) in [
            ("203.0.113.1", true),
            ("203.0.113.1", true),
            ("203.0.113.1", false),
            ("::ffff:203.0.113.1", false),
            ("203.0.113.2", true),
            ("203.0.113.3", true),
            ("203.0.113.4", false), // The /24 is full.
            ("2001:db8::1", true),
            ("2001:db8::2", true),
            ("2001:db8::3", false),
            ("", true),
            ("", true),
            ("198.51.100.1", false), // All are taken.
            ("", false),
        ] {
            let place = places.enter(from.parse().ok());
            assert_eq!(place.is_some(), taken, "{from}");
            held.extend(place);
        }
        assert_eq!(places.count(), 8);
        held.remove(0);
        held.extend(places.enter("203.0.113.1".parse().ok()));
        assert_eq!(places.count(), 8);
        held.clear();
        assert_eq!(places.count(), 0);
        assert!(places.counts.lock().unwrap().by_range.is_empty());
    }
}
