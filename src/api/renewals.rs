//! The holder's renewals.

use domain::api::{CertificateParts, Message, NewMessage, RenewalView, Send, path};
use gloo_net::http::Method;

use super::{Error, get, send};

/// Sends the draft. Keep `key` while the same act is tried again.
pub async fn submit(body: &Send, key: &str) -> Result<RenewalView, Error> {
    send(Method::POST, path::RENEWALS, body, Some(key)).await
}

/// Sends the draft of a returned renewal. Keep `key` while the same act is tried again.
pub async fn complete(reference: &str, body: &Send, key: &str) -> Result<RenewalView, Error> {
    send(Method::POST, &path::with(path::RENEWAL_COMPLETION, reference), body, Some(key)).await
}

/// A renewal as its holder follows it.
pub async fn renewal(reference: &str) -> Result<RenewalView, Error> {
    get(&path::with(path::RENEWAL, reference)).await
}

/// Withdraws the application.
pub async fn withdraw(reference: &str, key: &str) -> Result<RenewalView, Error> {
    send(Method::POST, &path::with(path::RENEWAL_WITHDRAWAL, reference), &(), Some(key)).await
}

/// Opens the draft in which another key pair is made.
pub async fn begin_new_key(reference: &str) -> Result<RenewalView, Error> {
    send(Method::POST, &path::with(path::RENEWAL_NEW_KEY, reference), &(), None).await
}

/// Writes to the office. All messages come back. Keep `key` while the same message is tried again.
pub async fn write(reference: &str, body: &NewMessage, key: &str) -> Result<Vec<Message>, Error> {
    send(Method::POST, &path::with(path::RENEWAL_MESSAGES, reference), body, Some(key)).await
}

/// What the browser needs to build the PKCS#12.
pub async fn certificate(reference: &str) -> Result<CertificateParts, Error> {
    get(&path::with(path::RENEWAL_CERTIFICATE, reference)).await
}

/// Confirms the receipt of the certificate.
pub async fn confirm_receipt(reference: &str, key: &str) -> Result<RenewalView, Error> {
    send(Method::POST, &path::with(path::RENEWAL_RECEIPT, reference), &(), Some(key)).await
}
