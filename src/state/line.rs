//! Whether the device is online, as the browser tells it.

use std::cell::Cell;
use std::sync::LazyLock;

use leptos::ev;
use leptos::prelude::*;

static ONLINE: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| {
    let online = ArcRwSignal::new(window().navigator().on_line());
    let (down, up) = (online.clone(), online.clone());
    window_event_listener(ev::offline, move |_| down.set(false));
    window_event_listener(ev::online, move |_| {
        TIMES_BACK.set(TIMES_BACK.get() + 1);
        up.set(true);
    });
    online
});

thread_local! {
    static TIMES_BACK: Cell<u32> = const { Cell::new(0) };
}

/// Whether the device is online; followed.
pub fn online() -> bool {
    ONLINE.get()
}

/// How often the line has come back since the page was loaded; followed. A failure for want of a line is over then.
pub fn times_back() -> u32 {
    ONLINE.track();
    TIMES_BACK.get()
}
