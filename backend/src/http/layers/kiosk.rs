//! Keeps a kiosk's cookies in its page's memory: they travel in a header, so that a reload of the page forgets who was logged in,
//! also while the backend can't be reached. The terminal's own cookie alone stays in the browser.

use axum::extract::{Request, State};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::api::{KIOSK_HEADER, path};

use crate::app::state::App;
use crate::app::terminals::kiosk::usable;
use crate::http::extract::cookie::{TERMINAL_COOKIE, cookie};
use crate::http::extract::terminal::AtTerminal;
use crate::http::problem::HttpError;

/// The steps of a log-in.
pub const LOG_IN: [&str; 5] =
    [path::LOGIN, path::LOGIN_TOKEN, path::LOGIN_CODE, path::LOGIN_PASSKEY, path::LOGIN_PASSKEY_OPTIONS];

/// Passes requests that are no kiosk's. A kiosk's get the cookies of the header in the place of the browser's; where the terminal
/// is locked, or none is paired, they get none, and nobody can log in (401).
pub async fn kiosk(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let Some(mut kept) = request.headers_mut().remove(KIOSK_HEADER) else { return next.run(request).await };
    let terminal = match cookie(request.headers(), TERMINAL_COOKIE) {
        Some(token) => usable(&app, token).await,
        None => Ok(None),
    };
    match terminal {
        Ok(Some(terminal)) => {
            request.extensions_mut().insert(AtTerminal(Some(terminal.id)));
        }
        Ok(None) if request.method() == Method::POST && LOG_IN.contains(&request.uri().path()) => {
            return HttpError::NotLoggedIn.into_response();
        }
        Ok(None) => kept = HeaderValue::from_static(""),
        Err(error) => return HttpError::from(error).into_response(),
    }
    let own = cookie(request.headers(), TERMINAL_COOKIE).map(|token| format!("{TERMINAL_COOKIE}={token}"));
    let mut kept: Vec<String> = pairs(&kept).collect();
    let cookies: Vec<String> = kept.iter().cloned().chain(own).collect();
    request.headers_mut().remove(COOKIE);
    if let Ok(cookies) = HeaderValue::from_str(&cookies.join("; ")) {
        request.headers_mut().insert(COOKIE, cookies);
    }
    let mut response = next.run(request).await;
    move_cookies(response.headers_mut(), &mut kept);
    response
}

/// Moves an answer's cookies, but the terminal's own, to those that are kept, and puts these into the header.
fn move_cookies(headers: &mut HeaderMap, kept: &mut Vec<String>) {
    let set: Vec<HeaderValue> = headers.get_all(SET_COOKIE).iter().cloned().collect();
    headers.remove(SET_COOKIE);
    // It would clear more than the person left behind.
    headers.remove(HeaderName::from_static("clear-site-data"));
    for value in set {
        let text = value.to_str().unwrap_or_default();
        let (pair, attributes) = text.split_once(';').unwrap_or((text, ""));
        let name = pair.split('=').next().unwrap_or_default();
        if name == TERMINAL_COOKIE {
            headers.append(SET_COOKIE, value);
            continue;
        }
        kept.retain(|other| other.split('=').next() != Some(name));
        if !attributes.split(';').any(|attribute| attribute.trim() == "Max-Age=0") {
            kept.push(pair.to_owned());
        }
    }
    if let Ok(kept) = HeaderValue::from_str(&kept.join("; ")) {
        headers.insert(HeaderName::from_static(KIOSK_HEADER), kept);
    }
}

/// Returns the cookies in a header, but the terminal's: a page can't claim to be another terminal.
fn pairs(header: &HeaderValue) -> impl Iterator<Item = String> {
    let pairs = header.to_str().unwrap_or_default().split(';').map(str::trim);
    pairs.filter(|pair| pair.split('=').next() != Some(TERMINAL_COOKIE) && pair.contains('=')).map(str::to_owned)
}
