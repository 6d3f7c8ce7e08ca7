//! The extent of the attacks: a minute within the tests, or ten minutes by hand.

use std::time::{Duration, Instant};

/// Promised time until the program is ready again after a fault.
pub const PROMISED_READY: Duration = Duration::from_secs(5);
/// The same in the short form: on a busy machine only hanging is a failure. Less than the 30 s after which the program
/// closes a silent connection.
const HANGS: Duration = Duration::from_secs(25);
/// Promised time until SIGTERM ends the program.
const PROMISED_STOP: Duration = Duration::from_secs(10);
/// Maximum memory above that at rest, in MiB.
pub const PROMISED_MEMORY_MIB: u64 = 150;

/// The form and its limits.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// The short form.
    pub short: bool,
    /// Seed of the random numbers.
    pub seed: u64,
}

impl Plan {
    /// One of the two.
    pub fn pick<T>(&self, short: T, long: T) -> T {
        if self.short { short } else { long }
    }

    /// Returns a duration in seconds.
    pub fn seconds(&self, short: u64, long: u64) -> Duration {
        Duration::from_secs(self.pick(short, long))
    }

    /// The end of a piece of work that takes so many seconds.
    pub fn until(&self, short: u64, long: u64) -> Instant {
        Instant::now() + self.seconds(short, long)
    }

    /// Within which it must be ready again.
    pub fn ready_bound(&self) -> Duration {
        self.pick(HANGS, PROMISED_READY)
    }

    /// Within which it must end when told to.
    pub fn stop_bound(&self) -> Duration {
        self.pick(HANGS, PROMISED_STOP)
    }

    /// Within which somebody who does nothing wrong must be logged in and read, whatever goes on.
    pub fn patience(&self) -> Duration {
        self.pick(HANGS, Duration::from_secs(15))
    }

    /// The patience of the others, and how long an attack on them lasts.
    pub fn attack_run(&self, short: u64, long: u64) -> (Duration, Duration) {
        (self.patience(), self.seconds(short, long))
    }
}
