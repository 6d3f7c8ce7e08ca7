//! Deletes what a browser keeps for this address.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The service worker's files, which are the same for everybody (`src/app/kiosk/service_worker.js`).
const STATIC_FILES: &str = "kiosk";

/// Empties both storages, and deletes all databases and all caches but the one of the kiosk's own files. Cookies are the
/// backend's: scripts see none, and the only one that it sets here names the terminal.
pub async fn everything() {
    for storage in [window().local_storage(), window().session_storage()] {
        if let Ok(Some(storage)) = storage {
            storage.clear().ok();
        }
    }
    if let Ok(caches) = window().caches() {
        for name in listed(caches.keys()).await {
            if name != STATIC_FILES {
                JsFuture::from(caches.delete(&name)).await.ok();
            }
        }
    }
    delete_databases().await;
}

async fn listed(names: Promise) -> Vec<String> {
    let names = JsFuture::from(names).await.unwrap_or_default();
    Array::from(&names).iter().filter_map(|name| name.as_string()).collect()
}

/// None of ours: kept for what a library or an extension might leave.
async fn delete_databases() {
    let Ok(factory) = Reflect::get(&window(), &JsValue::from_str("indexedDB")) else { return };
    let method = |name: &str| Reflect::get(&factory, &JsValue::from_str(name)).ok()?.dyn_into::<Function>().ok();
    let (Some(databases), Some(delete)) = (method("databases"), method("deleteDatabase")) else { return };
    let Some(found) = databases.call0(&factory).ok().and_then(|found| found.dyn_into::<Promise>().ok()) else { return };
    for database in Array::from(&JsFuture::from(found).await.unwrap_or_default()) {
        if let Ok(name) = Reflect::get(&database, &JsValue::from_str("name")) {
            // Asked for; what is open is closed with the document.
            delete.call1(&factory, &name).ok();
        }
    }
}
