//! Limits on connections: in all, and per address range.

use std::net::IpAddr;
use std::sync::Arc;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::Times;
use crate::config::network::Networks;
use crate::infra::limits::{PerRange, RangeLimits, RangePermit};
use crate::infra::metrics;

/// File descriptors reserved for everything but connections: database, files, mail, rendering, the log.
const RESERVED_DESCRIPTORS: u64 = 128;
/// File descriptors per connection: itself, and the file that it is sent.
const DESCRIPTORS_EACH: u64 = 2;
/// Maximum number of connections, since each takes memory.
const MAX_CONNECTIONS: u64 = 4096;

/// Limits on connections.
#[derive(Clone, Debug)]
pub struct ConnectionLimits {
    /// In all, and from one range of addresses.
    pub most: RangeLimits,
    /// Trusted proxies, which count only in the total, since everybody connects through them.
    pub proxies: Networks,
    /// Time limits of each connection.
    pub times: Times,
    /// Called with the number of connections.
    pub report_count: fn(usize),
}

impl ConnectionLimits {
    /// Returns limits that leave descriptors free: a quarter of all for one address, half for one site.
    pub fn within(descriptors: u64, proxies: Networks) -> Self {
        let all = (descriptors.saturating_sub(RESERVED_DESCRIPTORS) / DESCRIPTORS_EACH).clamp(16, MAX_CONNECTIONS);
        let all = usize::try_from(all).unwrap_or(usize::MAX);
        let most = RangeLimits { all, narrow: all / 4, wide: all / 2 };
        Self { most, proxies, times: Times::default(), report_count: metrics::connections }
    }
}

/// Raises the limit of open file descriptors as far as the system allows. Returns it.
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

/// The open connections.
#[derive(Debug)]
pub struct Connections {
    proxies: Networks,
    places: Arc<PerRange>,
}

impl Connections {
    /// Makes an empty set.
    pub fn new(caps: ConnectionLimits) -> Self {
        let ConnectionLimits { most, proxies, report_count, .. } = caps;
        Self { proxies, places: PerRange::new(most, report_count) }
    }

    /// Counts a connection from this address until the result is dropped; none if there are too many.
    pub fn admit(&self, from: IpAddr) -> Option<RangePermit> {
        self.places.enter(Some(from).filter(|from| !self.proxies.contain(*from)))
    }

    /// Returns the number of connections.
    pub fn count(&self) -> usize {
        self.places.count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_stay_below_the_descriptors() {
        for (descriptors, all) in [(1024, 448), (4096, 1984), (1_048_576, 4096), (u64::MAX, 4096), (64, 16)] {
            let most = ConnectionLimits::within(descriptors, Networks::default()).most;
            assert_eq!(most, RangeLimits { all, narrow: all / 4, wide: all / 2 }, "{descriptors}");
        }
    }
}
