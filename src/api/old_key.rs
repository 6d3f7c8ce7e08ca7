//! Proof that the holder has the key of the present certificate.

use domain::api::{OldKey, OldKeySignature, path};
use gloo_net::http::Method;

use super::{Error, get, send};

/// Whether it can be proved.
pub async fn mine() -> Result<OldKey, Error> {
    get(path::OLD_KEY).await
}

/// Sends what the key signed.
pub async fn prove(signed: OldKeySignature) -> Result<OldKey, Error> {
    send(Method::POST, path::OLD_KEY, &signed, None).await
}
