//! Intake on behalf of a holder.

use domain::api::{AwaitedCases, Filed, Filing, FilingEnd, HolderAnswer, HolderQuery, LinkAgain, path};
use gloo_net::http::Method;

use super::{Error, get, send};

/// Looks for a holder. What is looked for stands in no URL.
pub async fn holder(body: &HolderQuery) -> Result<HolderAnswer, Error> {
    send(Method::POST, path::HOLDER_QUERY, body, None).await
}

/// Files an application. Keep `key` while the same filing is tried again.
pub async fn file(body: &Filing, key: &str) -> Result<Filed, Error> {
    send(Method::POST, path::FILINGS, body, Some(key)).await
}

/// What waits for its holder: all that this officer looks after, or the one of this reference.
pub async fn awaited(reference: Option<&str>) -> Result<AwaitedCases, Error> {
    match reference {
        Some(reference) => get(&path::with(path::AWAITED_ONE, reference)).await,
        None => get(path::AWAITED).await,
    }
}

/// Has the mail sent again.
pub async fn link_again(reference: &str, version: u32) -> Result<AwaitedCases, Error> {
    send(Method::POST, &path::with(path::AWAITED_LINK, reference), &LinkAgain { version }, None).await
}

/// Ends a filing.
pub async fn end(reference: &str, body: &FilingEnd) -> Result<AwaitedCases, Error> {
    send(Method::POST, &path::with(path::AWAITED_END, reference), body, None).await
}
