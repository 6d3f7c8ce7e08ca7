//! The electronic signatures of an uploaded PDF. What is found is told to officers and holder; no file is refused for it.

use std::io;

use domain::signature::FileSignature;

use crate::app::error::Error;
use crate::app::state::App;
use crate::infra::file_store::Store;
use crate::infra::inspect::Kind;
use crate::infra::signatures::verify;

/// Verifies the signatures of a file in quarantine that passed the inspection. The inner error is that of reading its bytes.
///
/// # Errors
/// [`Error::Unavailable`] while too many files wait.
pub(super) async fn of_upload(
    app: &App,
    store: &Store,
    upload: &str,
    kind: Kind,
) -> Result<io::Result<Vec<FileSignature>>, Error> {
    if kind != Kind::Pdf {
        return Ok(Ok(Vec::new()));
    }
    let permit = app.limits.inspections.acquire().await?;
    let (path, authorities, now) = (store.quarantined(upload), app.letter_authorities.clone(), app.now());
    let verified = tokio::task::spawn_blocking(move || {
        let verified = std::fs::read(&path).map(|bytes| verify(&bytes, authorities.as_deref(), now));
        // Held by the work, which may go on after the request is dropped.
        drop(permit);
        verified
    });
    Ok(verified.await?)
}
