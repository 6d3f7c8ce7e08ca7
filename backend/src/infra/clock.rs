//! The clock: the only code that reads the system's time; tests bring their own.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::moment::Timestamp;

/// A clock.
pub trait Clock: Send + Sync {
    /// Returns the current time.
    fn now(&self) -> Timestamp;
}

/// The system's clock. In debug builds `PERBARUI_CLOCK_AHEAD` sets it ahead by that many seconds, so that browser tests
/// can skip past a certificate's expiry.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everybody else is handed")]
    fn now(&self) -> Timestamp {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        Timestamp(i64::try_from(seconds).unwrap_or(i64::MAX).saturating_add(ahead()))
    }
}

#[cfg(debug_assertions)]
fn ahead() -> i64 {
    use std::sync::LazyLock;
    // Set by tests only; ignored if it is not a number.
    static AHEAD: LazyLock<i64> = LazyLock::new(|| {
        std::env::var("PERBARUI_CLOCK_AHEAD").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(0)
    });
    *AHEAD
}

#[cfg(not(debug_assertions))]
const fn ahead() -> i64 {
    0
}
