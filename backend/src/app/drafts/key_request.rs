//! Checks the request (PKCS#10) of a draft's key pair.

use domain::problem::{Fault, Field};

use crate::app::error::Error;
use crate::app::state::App;
use crate::infra::authority::{CheckedRequest, RequestFault};

/// Checks a request on a blocking thread: its arithmetic takes milliseconds.
pub async fn check(app: &App, request: Vec<u8>) -> Result<CheckedRequest, Error> {
    let permit = app.limits.signature_checks.acquire().await?;
    let authority = app.authority.clone();
    let checked = tokio::task::spawn_blocking(move || {
        // Held until the work is done, even if the request is dropped.
        let _permit = permit;
        authority.check_request(&request)
    });
    checked.await?.map_err(|fault| Error::invalid(Field::Request, fault_of(fault)))
}

/// Maps a request's fault to the one that people are shown.
const fn fault_of(fault: RequestFault) -> Fault {
    match fault {
        RequestFault::Malformed => Fault::RequestMalformed,
        RequestFault::BadSignature => Fault::RequestSignature,
        RequestFault::ForeignKeyType | RequestFault::WeakKey => Fault::RequestKeyType,
    }
}
