//! Intake on behalf of a holder.

use domain::api::{Filed, Filing, HolderAnswer, HolderQuery, path};
use gloo_net::http::Method;

use super::{Error, send};

/// Looks for a holder. What is looked for stands in no URL.
pub async fn holder(body: &HolderQuery) -> Result<HolderAnswer, Error> {
    send(Method::POST, path::HOLDER_QUERY, body, None).await
}

/// Files an application. Keep `key` while the same filing is tried again.
pub async fn file(body: &Filing, key: &str) -> Result<Filed, Error> {
    send(Method::POST, path::FILINGS, body, Some(key)).await
}
