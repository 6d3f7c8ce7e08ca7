//! The holder's draft.

use domain::api::{Answers, CodeSent, DraftView, EmailConfirmation, NewKey, path};
use domain::person::FilePurpose;
use gloo_net::http::Method;

use super::{Error, get, new_key, send, send_unanswered};

/// The draft; begins one if there is none.
pub async fn draft() -> Result<DraftView, Error> {
    get(path::DRAFT).await
}

/// Keeps typed answers.
pub async fn keep(body: &Answers) -> Result<DraftView, Error> {
    send(Method::PUT, path::DRAFT, body, None).await
}

/// Keeps the key pair's request and the wrapped private key.
pub async fn keep_key(body: &NewKey) -> Result<DraftView, Error> {
    send(Method::PUT, path::DRAFT_KEY, body, None).await
}

/// Deletes the draft.
pub async fn discard() -> Result<(), Error> {
    send_unanswered(Method::DELETE, path::DRAFT, &()).await
}

/// Takes a file out of the draft.
pub async fn remove_file(purpose: FilePurpose) -> Result<DraftView, Error> {
    let purpose = match purpose {
        FilePurpose::Letter => "letter",
        FilePurpose::Ktp => "ktp",
        FilePurpose::Sk => "sk",
        FilePurpose::FiledLetter => "filed_letter",
    };
    send(Method::DELETE, &path::with(path::DRAFT_FILE, purpose), &(), None).await
}

/// Mails a code to the new e-mail address.
pub async fn mail_code() -> Result<CodeSent, Error> {
    send(Method::POST, path::DRAFT_EMAIL_CODE, &(), None).await
}

/// Confirms the new e-mail address by that code.
pub async fn confirm_email(body: &EmailConfirmation) -> Result<DraftView, Error> {
    send(Method::POST, path::DRAFT_EMAIL_CONFIRMATION, body, Some(&new_key())).await
}
