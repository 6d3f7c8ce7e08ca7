//! The cookies: all `HttpOnly`, `Secure`, `SameSite=Strict` and of this host alone.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

use crate::db::{Tx, sessions};
use crate::http::problem::HttpError;
use crate::infra::random;

/// The session's cookie. The prefix makes browsers refuse it from another host, path or without TLS (localhost apart).
pub const SESSION_COOKIE: &str = "__Host-perbarui";
/// The cookie of a log-in that awaits its token: with it, the token can be entered after a reload, in another tab, or behind
/// the link in the mail.
pub const LOGIN_COOKIE: &str = "__Host-perbarui-login";
/// The cookie by which a device is known to an account.
pub const DEVICE_COOKIE: &str = "__Host-perbarui-device";

/// How long a device is remembered, in seconds.
const DEVICE_SECS: u32 = 365 * 24 * 3600;

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// A cookie to set; `max_age` in seconds, none: until the browser closes.
///
/// # Errors
/// When the value can't stand in a header.
pub fn set_cookie(name: &str, value: &str, max_age: Option<u32>) -> Result<HeaderValue, HttpError> {
    let age = max_age.map_or_else(String::new, |age| format!("; Max-Age={age}"));
    Ok(HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; Secure; SameSite=Strict{age}"))?)
}

/// The cookie by which the device is known from now on.
///
/// # Errors
/// When the token can't stand in a header.
pub fn device_cookie(device: &str) -> Result<HeaderValue, HttpError> {
    set_cookie(DEVICE_COOKIE, device, Some(DEVICE_SECS))
}

/// The device's token: the one that it brought where we made it, since other people may share the device; else a new one, so
/// that nobody plants a token of their own choice.
///
/// # Errors
/// When the database can't be asked, or there are no random numbers.
pub async fn device_token(tx: &mut Tx, headers: &HeaderMap) -> Result<String, HttpError> {
    match cookie(headers, DEVICE_COOKIE) {
        Some(token) if sessions::is_device(tx, &random::digest(&[token])).await? => Ok(token.to_owned()),
        _ => Ok(random::token()?),
    }
}
