//! What a page can see of the browser's policy (`deploy/kiosk/policy.json`): what it decides without a question.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Lines of the policy that are in force. A browser without it asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SeenPolicy {
    /// Notifications are shut off.
    pub notifications: bool,
    /// Reading the clipboard is shut off.
    pub clipboard: bool,
    /// This address may use the camera.
    pub camera: bool,
}

impl SeenPolicy {
    /// Asks the browser.
    pub async fn ask() -> Self {
        Self {
            notifications: decides("notifications", "denied").await,
            clipboard: decides("clipboard-read", "denied").await,
            camera: decides("camera", "granted").await,
        }
    }

    /// Whether all of them are.
    pub fn is_in_force(self) -> bool {
        self == Self { notifications: true, clipboard: true, camera: true }
    }
}

async fn decides(permission: &str, wanted: &str) -> bool {
    let question = Object::new();
    // A plain object: setting cannot fail.
    Reflect::set(&question, &"name".into(), &permission.into()).ok();
    let asked = window().navigator().permissions().and_then(|permissions| permissions.query(&question));
    let Ok(asked) = asked else { return false };
    let Ok(answer) = JsFuture::from(asked).await else { return false };
    Reflect::get(&answer, &"state".into()).is_ok_and(|state| state == wanted)
}
