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
        RECONNECTIONS.set(RECONNECTIONS.get() + 1);
        up.set(true);
    });
    online
});

thread_local! {
    static RECONNECTIONS: Cell<u32> = const { Cell::new(0) };
}

/// Whether the device is online; followed.
pub fn is_online() -> bool {
    ONLINE.get()
}

/// How often the device has come online again since the page was loaded; followed. A failure for want of a connection is
/// over then.
pub fn reconnections() -> u32 {
    ONLINE.track();
    RECONNECTIONS.get()
}
