//! "Sertifikat saya".

use domain::api::{MyCertificate, path};

use super::{Error, get};

/// The holder's certificate and what can be done about it.
pub async fn mine() -> Result<MyCertificate, Error> {
    get(path::CERTIFICATE).await
}
