//! The cookies: all `HttpOnly`, `Secure`, `SameSite=Strict` and of this host alone.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

use crate::http::problem::HttpError;

/// The session's cookie. The prefix makes browsers refuse it from another host, from another path, or without TLS
/// (except on localhost).
pub const SESSION_COOKIE: &str = "__Host-perbarui";
/// The cookie of a log-in that awaits its token. With it, the token can be entered after a reload, in another tab, or
/// from the link in the mail.
pub const LOGIN_COOKIE: &str = "__Host-perbarui-login";
/// The cookie of a device that is known to an account.
pub const DEVICE_COOKIE: &str = "__Host-perbarui-device";

/// The cookie of a browser that is paired with a terminal.
pub const TERMINAL_COOKIE: &str = "__Host-perbarui-terminal";

/// Lifetime of the device's and the terminal's cookie, in seconds.
const DEVICE_SECS: u32 = 365 * 24 * 3600;

/// Returns the value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// Builds a cookie; `max_age` in seconds, or none for a session cookie.
///
/// # Errors
/// If the value is not valid in a header.
pub fn set_cookie(name: &str, value: &str, max_age: Option<u32>) -> Result<HeaderValue, HttpError> {
    let age = max_age.map_or_else(String::new, |age| format!("; Max-Age={age}"));
    Ok(HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; Secure; SameSite=Strict{age}"))?)
}

/// Builds the terminal's cookie.
///
/// # Errors
/// If the token is not valid in a header.
pub fn terminal_cookie(token: &str) -> Result<HeaderValue, HttpError> {
    set_cookie(TERMINAL_COOKIE, token, Some(DEVICE_SECS))
}

/// Builds the device's cookie.
///
/// # Errors
/// If the token is not valid in a header.
pub fn device_cookie(device: &str) -> Result<HeaderValue, HttpError> {
    set_cookie(DEVICE_COOKIE, device, Some(DEVICE_SECS))
}
