//! Intake on behalf of a holder.

use domain::api::{CancelFiling, Filed, Filing, HolderActions, HolderAnswer, HolderQuery, ResendLink, path};
use gloo_net::http::Method;

use super::{Error, get, send};

/// Searches for a holder; the query is in the body, not in the URL.
pub async fn holder(body: &HolderQuery) -> Result<HolderAnswer, Error> {
    send(Method::POST, path::HOLDER_QUERY, body, None).await
}

/// Files an application. Keep `key` while the same filing is tried again.
pub async fn file(body: &Filing, key: &str) -> Result<Filed, Error> {
    send(Method::POST, path::FILINGS, body, Some(key)).await
}

/// Loads the holder actions that this officer looks after, or the one of this reference.
pub async fn holder_actions(reference: Option<&str>) -> Result<HolderActions, Error> {
    match reference {
        Some(reference) => get(&path::with(path::HOLDER_ACTION, reference)).await,
        None => get(path::HOLDER_ACTIONS).await,
    }
}

/// Resends the mail with the link.
pub async fn resend_link(reference: &str, version: u32) -> Result<HolderActions, Error> {
    send(Method::POST, &path::with(path::HOLDER_ACTION_LINK, reference), &ResendLink { version }, None).await
}

/// Cancels a filing.
pub async fn cancel(reference: &str, body: &CancelFiling) -> Result<HolderActions, Error> {
    send(Method::POST, &path::with(path::HOLDER_ACTION_CANCELLATION, reference), body, None).await
}
