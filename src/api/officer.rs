//! The officers' inbox and cases.

use domain::api::{CaseCommand, CaseView, Inbox, path};
use gloo_net::http::Method;

use super::{Error, get, send};

/// What waits for this officer.
pub async fn inbox() -> Result<Inbox, Error> {
    get(path::INBOX).await
}

/// A case, whole.
pub async fn case(reference: &str) -> Result<CaseView, Error> {
    get(&path::with(path::CASE, reference)).await
}

/// Acts on a case. The version in `body` makes it happen at most once.
pub async fn command(reference: &str, body: &CaseCommand) -> Result<CaseView, Error> {
    send(Method::POST, &path::with(path::CASE_COMMANDS, reference), body, None).await
}

/// Where a file is shown.
pub fn file(id: &str) -> String {
    path::with(path::FILE, id)
}

/// Where a file is saved from.
pub fn file_to_save(id: &str) -> String {
    [&file(id), "?download=true"].concat()
}
