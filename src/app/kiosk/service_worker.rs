//! The service worker that brings the kiosk's document while there is no connection: a wipe loads it anew then, too.

use leptos::prelude::*;

/// Its script (`service_worker.js` beside this file).
const SCRIPT: &str = "/kios/service_worker.js";

/// Registers it. Where that fails, a wipe without a connection ends at the browser's own page, which shows nothing either.
pub(super) fn register() {
    let navigator = window().navigator();
    // There are none where the service is reached without TLS.
    if js_sys::Reflect::has(&navigator, &"serviceWorker".into()) == Ok(true) {
        drop(navigator.service_worker().register(SCRIPT));
    }
}
