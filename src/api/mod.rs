//! Transport: requests to the backend and their typed errors. The only place that names gloo-net. One file a resource.

pub mod account;
pub mod admin;
pub mod calendar;
pub mod certificate;
pub mod collective;
pub mod complaints;
pub mod delegation;
pub mod draft;
pub mod evaluation;
pub mod filing;
pub mod json;
pub mod key_report;
pub mod kiosk;
pub mod officer;
pub mod officer_complaints;
pub mod officer_notices;
pub mod old_key;
pub mod public;
pub mod recommendation;
pub mod renewals;
pub mod survey;
pub mod terminals;
pub mod uploads;

mod error;
mod last_use;

pub use error::Error;
pub use last_use::last_use;

use std::cell::{Cell, RefCell};

use domain::api::{CSRF_HEADER, CSRF_VALUE, IDEMPOTENCY_HEADER};
use gloo_net::http::{Method, RequestBuilder, Response};
use js_sys::Promise;
use leptos::prelude::{set_timeout, window};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

const CONTENT_TYPE: &str = "content-type";

thread_local! {
    static LANGUAGE: Cell<&'static str> = const { Cell::new("id") };
    static CARRIED: RefCell<Option<(&'static str, String)>> = const { RefCell::new(None) };
}

/// Sets the language of the backend's answers, as in `lang` attributes.
pub fn set_language(code: &'static str) {
    LANGUAGE.set(code);
}

/// Sets a header that all requests carry from now on. An answer with the same header replaces its value. It is kept in memory
/// only.
pub fn carry(name: &'static str, value: String) {
    CARRIED.set(Some((name, value)));
}

/// Reads a resource.
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, Error> {
    decode(&call(Method::GET, path, None, &[]).await?)
}

/// Sends `body` and reads the answer. `key` makes a repeated request one act (see [`new_key`]).
pub async fn send<B: Serialize, T: DeserializeOwned>(
    method: Method,
    path: &str,
    body: &B,
    key: Option<&str>,
) -> Result<T, Error> {
    decode(&call(method, path, Some(encode(body)?), &[(IDEMPOTENCY_HEADER, key)]).await?)
}

/// Sends `body`; the answer has no content.
pub async fn send_unanswered<B: Serialize>(method: Method, path: &str, body: &B) -> Result<(), Error> {
    call(method, path, Some(encode(body)?), &[]).await.map(drop)
}

/// A new idempotency key. Keep it while the same act is tried again.
pub fn new_key() -> String {
    window().crypto().map(|crypto| crypto.random_uuid()).unwrap_or_default()
}

/// One request, tried again after a lost connection where that is safe: reading, and acts with an idempotency key.
async fn call(
    method: Method,
    path: &str,
    body: Option<String>,
    headers: &[(&str, Option<&str>)],
) -> Result<String, Error> {
    let repeatable = headers.iter().any(|(name, value)| *name == IDEMPOTENCY_HEADER && value.is_some());
    let safe = method == Method::GET || method == Method::PUT || repeatable;
    let mut waits = [400, 1200].into_iter();
    loop {
        let body = body.as_deref().map(JsValue::from_str);
        let answer = fetch(method.clone(), path, body, headers).await;
        match (answer, safe.then(|| waits.next()).flatten()) {
            (Err(Error::Offline | Error::Busy), Some(wait)) => pause(wait).await,
            (answer, _) => return text(answer?).await,
        }
    }
}

/// One request with its common headers. Answers other than 2xx become errors.
async fn fetch(
    method: Method,
    path: &str,
    body: Option<JsValue>,
    headers: &[(&str, Option<&str>)],
) -> Result<Response, Error> {
    let mut request = RequestBuilder::new(path).method(method).header("accept-language", LANGUAGE.get());
    request = request.header(CSRF_HEADER, CSRF_VALUE);
    if let Some((name, value)) = CARRIED.with_borrow(Clone::clone) {
        request = request.header(name, &value);
    }
    for (name, value) in headers {
        if let Some(value) = value {
            request = request.header(name, value);
        }
    }
    let request = match body {
        Some(body) => {
            let named = headers.iter().any(|(name, _)| *name == CONTENT_TYPE);
            let kind = if body.is_string() { "application/json" } else { "application/octet-stream" };
            if named { request } else { request.header(CONTENT_TYPE, kind) }.body(body)
        }
        None => request.build(),
    };
    let response = request.map_err(|_| Error::Offline)?.send().await.map_err(|_| Error::Offline)?;
    CARRIED.with_borrow_mut(|carried| {
        if let Some((name, value)) = carried
            && let Some(new) = response.headers().get(name)
        {
            *value = new;
        }
    });
    if response.ok() {
        last_use::note();
        return Ok(response);
    }
    Err(Error::from_status(response.status(), &response.text().await.unwrap_or_default()))
}

async fn text(response: Response) -> Result<String, Error> {
    response.text().await.map_err(|_| Error::Offline)
}

fn encode<B: Serialize>(body: &B) -> Result<String, Error> {
    serde_json::to_string(body).map_err(|_| Error::unknown())
}

fn decode<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    json::read(text).map_err(|_| Error::unknown())
}

/// Waits that many milliseconds.
pub(crate) async fn pause(milliseconds: u64) {
    let waited = Promise::new(&mut |resolve, _| {
        let resolve = move || drop(resolve.call0(&JsValue::NULL));
        set_timeout(resolve, std::time::Duration::from_millis(milliseconds));
    });
    // A promise that is only ever resolved.
    drop(JsFuture::from(waited).await);
}
