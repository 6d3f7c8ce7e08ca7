//! When somebody last used the terminal. Counted between two readings of the clock, so that time spent asleep counts, too.

use std::cell::Cell;

use js_sys::Date;

thread_local! {
    static USED_AT: Cell<f64> = Cell::new(Date::now());
}

/// Somebody used it just now.
pub fn note() {
    USED_AT.set(Date::now());
}

/// Milliseconds since it was last used.
pub fn idle_ms() -> f64 {
    let idle = Date::now() - USED_AT.get();
    if idle < 0.0 {
        // The clock was set back.
        note();
        return 0.0;
    }
    idle
}
