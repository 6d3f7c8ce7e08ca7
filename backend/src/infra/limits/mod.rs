//! Concurrency and rate limits. They belong to the program's state, not to statics, so that every program (and every
//! test) has its own.

mod attempts;
mod per_range;

use std::sync::{Arc, Once};
use std::time::Duration;

use tokio::sync::Mutex;

pub use self::attempts::Attempts;
pub use self::per_range::{PerRange, RangeLimits, RangePermit};

use crate::config::network::Network;
use crate::config::password_cost::PasswordCost;
use crate::infra::metrics;
use crate::infra::password::Hasher;
use crate::infra::puzzle::Puzzles;
use crate::infra::queue::{PerPerson, Queue};

/// Concurrent changes. Each holds its body and its working memory, even if its client disconnects.
const CHANGES: RangeLimits = RangeLimits { all: 512, narrow: 64, wide: 128 };

/// The limits of a running program.
#[derive(Debug)]
pub struct Limits {
    /// Hashes and verifies passwords.
    pub passwords: Hasher,
    /// Attempts by unknown clients, by address.
    pub attempts: Attempts,
    /// Complaints without a log-in, by address and terminal.
    pub complaints: Attempts,
    /// Puzzles that whoever complains anonymously solves.
    pub puzzles: Puzzles,
    /// Changing requests in progress, by address.
    pub changes: Arc<PerRange>,
    /// Concurrent inspections of uploaded files; each holds a whole file in memory.
    pub inspections: Queue,
    /// Concurrent checks of the signatures of key requests and certificates; each takes a processor for milliseconds.
    pub signature_checks: Queue,
    /// Concurrent comparisons of files with their digests; each reads the file in pieces.
    pub comparisons: Queue,
    /// Concurrent renderings of pages and drawings of printouts; each takes a processor.
    pub drawings: Queue,
    /// One rendering per person, so that one person's slow pages do not delay others.
    pub drawings_of_one: PerPerson,
    /// Concurrent imports; each holds a whole table in memory.
    pub imports: Queue,
    /// Held while settings are stored and applied, so that the last ones stored are the last ones applied.
    pub settings_order: Mutex<()>,
    unknown_proxy: Once,
    silent_proxy: Once,
}

impl Limits {
    /// Makes the limits; `cost` is that of a password hash.
    pub fn new(cost: PasswordCost) -> Self {
        Self {
            passwords: Hasher::new(cost),
            attempts: Attempts::default(),
            complaints: Attempts::of_complaints(),
            puzzles: Puzzles::default(),
            changes: PerRange::new(CHANGES, metrics::changes),
            inspections: Queue::new("inspection", 2, 16, Duration::from_secs(10)),
            // As many may wait as there are changes at all: this queue is never the one that is full.
            signature_checks: Queue::new("check of a signature", 2, CHANGES.all, Duration::from_secs(10)),
            comparisons: Queue::new("comparison of a file", 4, 64, Duration::from_secs(6)),
            // Both waits and the rendering together stay below the time limit of a request.
            drawings: Queue::new("drawing", 2, 32, Duration::from_secs(6)),
            drawings_of_one: PerPerson::new("drawing for one person", 1, 8, Duration::from_secs(6)),
            imports: Queue::new("import", 1, 4, Duration::from_secs(10)),
            settings_order: Mutex::new(()),
            unknown_proxy: Once::new(),
            silent_proxy: Once::new(),
        }
    }

    /// Logs once that an untrusted proxy seems to be in front.
    pub fn warn_of_unknown_proxy(&self, address: Network) {
        self.unknown_proxy.call_once(|| {
            tracing::warn!(
                %address,
                "X-Forwarded-For from an address that is not in PERBARUI_TRUSTED_PROXY: if it is your proxy, everybody \
                 behind it counts as one address and shares its limits"
            );
        });
    }

    /// Logs once that a trusted proxy sends no client address.
    pub fn warn_of_silent_proxy(&self, address: Network) {
        self.silent_proxy.call_once(|| {
            tracing::warn!(
                %address,
                "a change from a trusted proxy without X-Forwarded-For: if the proxy does not set it, everybody behind it \
                 counts as one address and shares its limits"
            );
        });
    }
}
