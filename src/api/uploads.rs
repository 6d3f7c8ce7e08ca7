//! Uploads in numbered chunks.

use domain::api::{CHUNK_DIGEST_HEADER, NewUpload, Upload, Uploaded, path};
use gloo_net::http::Method;
use js_sys::Uint8Array;

use super::{Error, fetch, send, send_unanswered};

/// Begins an upload, or finds the chunks that the same file left behind.
pub async fn begin(body: &NewUpload) -> Result<Upload, Error> {
    send(Method::POST, path::UPLOADS, body, None).await
}

/// Sends one chunk with its SHA-256 in lower-case hex. Sending it again does no harm; this function tries once.
pub async fn put_chunk(upload: &str, number: u32, bytes: &Uint8Array, sha256: &str) -> Result<(), Error> {
    let path = path::with(&path::with(path::UPLOAD_CHUNK, upload), &number.to_string());
    let body = Some(bytes.clone().into());
    fetch(Method::PUT, &path, body, &[(CHUNK_DIGEST_HEADER, Some(sha256))]).await.map(drop)
}

/// Completes an upload: the file is inspected and, if it passes, accepted.
pub async fn complete(upload: &str) -> Result<Uploaded, Error> {
    send(Method::POST, &path::with(path::UPLOAD_COMPLETION, upload), &(), None).await
}

/// Cancels an upload.
pub async fn cancel(upload: &str) -> Result<(), Error> {
    send_unanswered(Method::DELETE, &path::with(path::UPLOAD, upload), &()).await
}
