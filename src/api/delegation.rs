//! Delegation during leave.

use domain::api::{DelegationRow, Delegations, NewDelegation, path};
use gloo_net::http::Method;

use super::{Error, get, send_unanswered};

/// Delegations given and received, and who can stand in.
pub async fn all() -> Result<Delegations, Error> {
    get(path::DELEGATIONS).await
}

/// Gives one. Answered by all of them as they are then.
pub async fn give(body: &NewDelegation) -> Result<Delegations, Error> {
    send_unanswered(Method::POST, path::DELEGATIONS, body).await?;
    all().await
}

/// Ends one. Answered by all of them as they are then. One that is gone already is ended, too.
pub async fn end(row: &DelegationRow) -> Result<Delegations, Error> {
    match send_unanswered(Method::DELETE, &path::with(path::DELEGATION, &row.id.to_string()), &()).await {
        Ok(()) | Err(Error::NotFound) => all().await,
        Err(error) => Err(error),
    }
}
