//! What costs memory or processor time is done a few at a time. Kept in the program's state, not in statics, so that every
//! program (and every test) has its own.

mod attempts;
mod per_range;

use std::sync::{Arc, Once};
use std::time::Duration;

use tokio::sync::Mutex;

pub use self::attempts::Attempts;
pub use self::per_range::{Most, PerRange, PlaceOfRange};

use crate::config::network::Network;
use crate::config::password_cost::PasswordCost;
use crate::infra::metrics;
use crate::infra::password::Hasher;
use crate::infra::queue::{PerPerson, Queue};

/// Changes under way at once. Each holds its body and what it works with; a client that goes away frees it no earlier.
const CHANGES: Most = Most { all: 512, narrow: 64, wide: 128 };

/// The limits of a running program.
#[derive(Debug)]
pub struct Limits {
    /// Hashes and verifies passwords.
    pub passwords: Hasher,
    /// Attempts of nobody, by the address they come from.
    pub attempts: Attempts,
    /// Requests that change something and are under way, by the address they come from.
    pub changes: Arc<PerRange>,
    /// Inspections of uploaded files at once; each holds a whole file in memory.
    pub inspections: Queue,
    /// Files compared with their digests at once; each is read whole, piece by piece.
    pub comparisons: Queue,
    /// Pages drawn at once; each takes a processor.
    pub drawings: Queue,
    /// One page at a time for each person, so that one person's slow pages leave room for the others'.
    pub drawings_of_one: PerPerson,
    /// Imports at once; each holds a whole table in memory.
    pub imports: Queue,
    /// Held while settings are stored and put in force: what is stored last is in force last.
    pub settings_order: Mutex<()>,
    unknown_proxy: Once,
    silent_proxy: Once,
}

impl Limits {
    /// The limits; `cost` is what hashing a password takes.
    pub fn new(cost: PasswordCost) -> Self {
        Self {
            passwords: Hasher::new(cost),
            attempts: Attempts::default(),
            changes: PerRange::new(CHANGES, metrics::changes),
            inspections: Queue::new("inspection", 2, 16, Duration::from_secs(10)),
            comparisons: Queue::new("comparison of a file", 4, 64, Duration::from_secs(6)),
            // Both waits and the drawing itself together stay below the time limit of a request.
            drawings: Queue::new("drawing", 2, 32, Duration::from_secs(6)),
            drawings_of_one: PerPerson::new("drawing for one person", 1, 8, Duration::from_secs(6)),
            imports: Queue::new("import", 1, 4, Duration::from_secs(10)),
            settings_order: Mutex::new(()),
            unknown_proxy: Once::new(),
            silent_proxy: Once::new(),
        }
    }

    /// Logs, once, that something looks like a proxy that is not trusted.
    pub fn tell_of_unknown_proxy(&self, address: Network) {
        self.unknown_proxy.call_once(|| {
            tracing::warn!(
                %address,
                "X-Forwarded-For from an address that is not in PERBARUI_TRUSTED_PROXY: if it is your proxy, everybody \
                 behind it counts as one address and shares its limits"
            );
        });
    }

    /// Logs, once, that a trusted proxy does not say for whom it asks.
    pub fn tell_of_silent_proxy(&self, address: Network) {
        self.silent_proxy.call_once(|| {
            tracing::warn!(
                %address,
                "a change from a trusted proxy without X-Forwarded-For: if the proxy does not set it, everybody behind it \
                 counts as one address and shares its limits"
            );
        });
    }
}
