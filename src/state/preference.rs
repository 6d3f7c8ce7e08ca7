//! What somebody prefers at this device, kept in the browser's storage: nothing of it tells who they are.

use leptos::prelude::*;

/// Whether it is switched off; what was never chosen is on. Followed: what shows it changes with it.
pub fn is_off(name: &str) -> bool {
    CHANGES.with(|changes| changes.track());
    let kept = window().local_storage().ok().flatten().and_then(|kept| kept.get_item(name).ok().flatten());
    kept.as_deref() == Some("off")
}

/// Chooses "on" or "off".
pub fn set(name: &str, value: &str) {
    if let Ok(Some(kept)) = window().local_storage() {
        // Fails only where storage is full or forbidden: then it is asked for anew at the next visit.
        kept.set_item(name, value).ok();
    }
    CHANGES.with(|changes| changes.notify());
}

thread_local! {
    static CHANGES: ArcTrigger = ArcTrigger::new();
}
