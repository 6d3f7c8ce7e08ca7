//! Collective renewals, as officers start and follow them.

use domain::api::{
    CollectiveCandidates, CollectiveCommand, CollectiveProgress, CollectiveRenewals, HeadOfUnit, HeadQuery, NamesRead,
    NamesToRead, NewCollective, path,
};
use gloo_net::http::Method;

use super::{Error, get, send};

/// The agency's.
pub async fn all() -> Result<CollectiveRenewals, Error> {
    get(path::COLLECTIVES).await
}

/// Whose certificates end soon or ended lately.
pub async fn candidates() -> Result<CollectiveCandidates, Error> {
    get(path::COLLECTIVE_CANDIDATES).await
}

/// Reads a list of names.
pub async fn names(text: String) -> Result<NamesRead, Error> {
    send(Method::POST, path::COLLECTIVE_NAMES, &NamesToRead { text }, None).await
}

/// Who has this NIP or official e-mail.
pub async fn head(identifier: String) -> Result<HeadOfUnit, Error> {
    send(Method::POST, path::COLLECTIVE_HEAD, &HeadQuery { identifier }, None).await
}

/// Starts one. Keep `key` while the same one is tried again.
pub async fn start(new: &NewCollective, key: &str) -> Result<CollectiveProgress, Error> {
    send(Method::POST, path::COLLECTIVES, new, Some(key)).await
}

/// How far one is.
pub async fn progress(id: i64) -> Result<CollectiveProgress, Error> {
    get(&path::with(path::COLLECTIVE, &id.to_string())).await
}

/// Does something about one.
pub async fn command(id: i64, command: &CollectiveCommand) -> Result<CollectiveProgress, Error> {
    send(Method::POST, &path::with(path::COLLECTIVE_COMMANDS, &id.to_string()), command, None).await
}
