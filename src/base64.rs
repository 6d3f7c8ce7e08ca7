//! Base64 (RFC 4648, section 4) by the browser.

use leptos::prelude::window;

/// As text.
pub fn encode(bytes: &[u8]) -> String {
    let binary: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    // Fails only for characters above 255.
    window().btoa(&binary).unwrap_or_default()
}

/// The bytes; `None` if it is not base64.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let binary = window().atob(text).ok()?;
    binary.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect()
}
