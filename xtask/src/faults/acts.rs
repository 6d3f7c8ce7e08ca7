//! A holder's requests: answers, an upload, sending, a message, withdrawal.

use super::answer::{Answer, Failed};
use super::http::Request;
use super::person::Session;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Stores the answers with a new mobile number.
///
/// # Errors
/// When there is no answer.
pub fn answer(session: &Session, version: u64, mobile: &str) -> Result<Answer, Failed> {
    let changes = json!([{ "field": "mobile", "value": mobile }]);
    let body = json!({ "version": version, "data_right": false, "changes": changes });
    session.ask(Request::json("PUT", "/api/draft", &body))
}

/// Begins the upload of a letter.
///
/// # Errors
/// When there is no answer.
pub fn begin_upload(session: &Session, letter: &[u8]) -> Result<Answer, Failed> {
    let body = json!({ "purpose": "letter", "name": "surat.pdf", "size": letter.len(), "sha256": digest(letter) });
    session.ask(Request::json("POST", "/api/uploads", &body))
}

/// Sends one chunk of it.
///
/// # Errors
/// When there is no answer.
pub fn send_chunk(session: &Session, upload: &str, number: usize, chunk: &[u8]) -> Result<Answer, Failed> {
    let request = Request::new("PUT", &format!("/api/uploads/{upload}/chunks/{number}"));
    session.ask(request.with("x-chunk-sha256", &digest(chunk)).body("application/octet-stream", chunk.to_vec()))
}

/// Completes the upload, so that the file belongs to the draft.
///
/// # Errors
/// When there is no answer.
pub fn complete_upload(session: &Session, upload: &str) -> Result<Answer, Failed> {
    session.ask(Request::new("POST", &format!("/api/uploads/{upload}/completion")))
}

/// Sends the draft.
///
/// # Errors
/// When there is no answer.
pub fn submit(session: &Session, version: u64, key: &str) -> Result<Answer, Failed> {
    session.ask(Request::json("POST", "/api/renewals", &json!({ "version": version })).with("idempotency-key", key))
}

/// Sends a message to the office.
///
/// # Errors
/// When there is no answer.
pub fn write(session: &Session, reference: &str, text: &str, key: &str) -> Result<Answer, Failed> {
    let path = format!("/api/renewals/{reference}/messages");
    session.ask(Request::json("POST", &path, &json!({ "text": text })).with("idempotency-key", key))
}

/// Withdraws the application.
///
/// # Errors
/// When there is no answer.
pub fn withdraw(session: &Session, reference: &str) -> Result<Answer, Failed> {
    session.ask(Request::new("POST", &format!("/api/renewals/{reference}/withdrawal")))
}

/// Uploads a whole file and returns its id.
///
/// # Errors
/// When any part of it is not acknowledged.
pub fn upload(session: &Session, letter: &[u8]) -> Result<String, String> {
    let begun = expected(begin_upload(session, letter), 200)?.json();
    let id = begun["id"].as_str().unwrap_or_default().to_owned();
    let size = usize::try_from(begun["chunk_size"].as_u64().unwrap_or(1)).unwrap_or(1).max(1);
    for (number, chunk) in letter.chunks(size).enumerate() {
        expected(send_chunk(session, &id, number, chunk), 204)?;
    }
    let done = expected(complete_upload(session, &id), 200)?.json();
    Ok(done["file"]["id"].as_str().unwrap_or_default().to_owned())
}

/// Returns the version of the draft.
///
/// # Errors
/// When it can't be read.
pub fn version(session: &Session) -> Result<u64, String> {
    session.read("/api/draft")?["version"].as_u64().ok_or_else(|| "a draft without a version".to_owned())
}

/// Makes a whole application and returns its reference number.
///
/// # Errors
/// When any part of it is not acknowledged.
pub fn apply(session: &Session, letter: &[u8], key: &str) -> Result<String, String> {
    expected(answer(session, version(session)?, "+6281200011111"), 200)?;
    upload(session, letter)?;
    let sent = expected(submit(session, version(session)?, key), 201)?;
    Ok(sent.json()["reference"].as_str().unwrap_or_default().to_owned())
}

/// Returns the response if it has this status.
///
/// # Errors
/// When it has another, or there is none.
pub fn expected(answer: Result<Answer, Failed>, status: u16) -> Result<Answer, String> {
    match answer {
        Ok(answer) if answer.status == status => Ok(answer),
        Ok(answer) => Err(format!("{} instead of {status}", answer.short())),
        Err(failed) => Err(format!("{failed} instead of {status}")),
    }
}

/// Returns the SHA-256 in lower-case hex.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
