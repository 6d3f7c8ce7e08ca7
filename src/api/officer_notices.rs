//! How an officer is mailed about cases.

use domain::api::{OfficerNotices, path};
use gloo_net::http::Method;

use super::{Error, get, send_unanswered};

/// What was chosen.
pub async fn chosen() -> Result<OfficerNotices, Error> {
    get(path::OFFICER_NOTICES).await
}

/// Chooses.
pub async fn choose(body: &OfficerNotices) -> Result<(), Error> {
    send_unanswered(Method::PUT, path::OFFICER_NOTICES, body).await
}
