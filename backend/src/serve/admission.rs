//! Who may connect: so many in all, and so many from one range of addresses.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::Times;
use crate::limits::{Network, Networks};

/// File descriptors for everything but connections: database, files being stored, mail, pages being drawn, the log.
const RESERVED_DESCRIPTORS: u64 = 128;
/// File descriptors of a connection: itself, and the file that it is sent.
const DESCRIPTORS_EACH: u64 = 2;
/// More connections than this are not needed, and each takes memory.
const MOST: u64 = 4096;

/// How many connections there may be.
#[derive(Clone, Debug)]
pub struct Caps {
    /// In all.
    pub all: usize,
    /// From one IPv4 address or IPv6 /64. An office of hundreds may be behind it.
    pub narrow: usize,
    /// From one IPv4 /24 or IPv6 /48.
    pub wide: usize,
    /// Proxies: everybody comes from their addresses, which therefore count only among all.
    pub proxies: Networks,
    /// How long each may keep the program waiting.
    pub times: Times,
}

impl Caps {
    /// Caps that leave descriptors free for everything else: a quarter of all for one address, half for one site.
    pub fn within(descriptors: u64, proxies: Networks) -> Self {
        let all = (descriptors.saturating_sub(RESERVED_DESCRIPTORS) / DESCRIPTORS_EACH).clamp(16, MOST);
        let all = usize::try_from(all).unwrap_or(usize::MAX);
        Self { all, narrow: all / 4, wide: all / 2, proxies, times: Times::default() }
    }
}

/// Raises the program's limit of open file descriptors as far as the system allows. Answers the limit.
pub fn raise_descriptor_limit() -> u64 {
    let limit = getrlimit(Resource::Nofile);
    if limit.current != limit.maximum {
        let raised = Rlimit { current: limit.maximum, maximum: limit.maximum };
        if let Err(error) = setrlimit(Resource::Nofile, raised) {
            tracing::warn!(?error, ?limit, "the limit of file descriptors was not raised");
        }
    }
    getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX)
}

/// The connections there are.
#[derive(Debug)]
pub struct Connections {
    caps: Caps,
    counts: Mutex<Counts>,
}

#[derive(Debug, Default)]
struct Counts {
    all: usize,
    by_range: HashMap<Network, usize>,
}

/// A connection among those there are, until it is dropped.
#[derive(Debug)]
pub struct Admission {
    connections: Arc<Connections>,
    ranges: Vec<Network>,
}

impl Connections {
    /// None yet.
    pub fn new(caps: Caps) -> Arc<Self> {
        Arc::new(Self { caps, counts: Mutex::default() })
    }

    /// Counts a connection from this address; none if there are too many.
    pub fn admit(self: &Arc<Self>, from: IpAddr) -> Option<Admission> {
        let counted = !self.caps.proxies.contain(from);
        let ranges = [(Network::narrow(from), self.caps.narrow), (Network::wide(from), self.caps.wide)];
        let ranges = if counted { &ranges[..] } else { &[] };
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |(range, cap): &(Network, usize)| counts.by_range.get(range).is_some_and(|count| count >= cap);
        if counts.all >= self.caps.all || ranges.iter().any(full) {
            return None;
        }
        counts.all += 1;
        crate::metrics::connections(counts.all);
        for (range, _) in ranges {
            *counts.by_range.entry(*range).or_default() += 1;
        }
        Some(Admission { connections: Arc::clone(self), ranges: ranges.iter().map(|(range, _)| *range).collect() })
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner).all
    }
}

impl Drop for Admission {
    fn drop(&mut self) {
        let mut counts = self.connections.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.all -= 1;
        crate::metrics::connections(counts.all);
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

    fn admit(connections: &Arc<Connections>, from: &str) -> Option<Admission> {
        connections.admit(from.parse().unwrap())
    }

    #[test]
    fn one_address_leaves_room_for_the_others() {
        let caps = Caps { all: 8, narrow: 2, wide: 4, ..Caps::within(1024, "192.0.2.1".parse().unwrap()) };
        let connections = Connections::new(caps);
        let mut held = Vec::new();
        for (from, admitted) in [
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
            ("192.0.2.1", true),
            ("192.0.2.1", true),
            ("198.51.100.1", false), // All are taken.
            ("192.0.2.1", false),
        ] {
            let admission = admit(&connections, from);
            assert_eq!(admission.is_some(), admitted, "{from}");
            held.extend(admission);
        }
        assert_eq!(connections.count(), 8);
        held.remove(0);
        held.extend(admit(&connections, "203.0.113.1"));
        assert_eq!(connections.count(), 8);
        held.clear();
        assert_eq!(connections.count(), 0);
        assert!(connections.counts.lock().unwrap().by_range.is_empty());
    }

    #[test]
    fn caps_stay_below_the_descriptors() {
        for (descriptors, all) in [(1024, 448), (4096, 1984), (1_048_576, 4096), (u64::MAX, 4096), (64, 16)] {
            let caps = Caps::within(descriptors, Networks::default());
            assert_eq!((caps.all, caps.narrow, caps.wide), (all, all / 4, all / 2), "{descriptors}");
        }
    }
}
