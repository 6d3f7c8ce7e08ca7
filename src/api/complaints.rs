//! Complaints, for whoever complains.

use domain::api::{
    CHUNK_DIGEST_HEADER, COMPLAINT_SECRET_HEADER, ComplainantCommand, ComplaintForm, ComplaintReceipt,
    ComplaintSummary, ComplaintView, FILE_NAME_HEADER, IDEMPOTENCY_HEADER, NewComplaint, SurveyInvitation, path,
};
use gloo_net::http::Method;
use js_sys::{Uint8Array, encode_uri_component};

use super::{Error, call, decode, encode, fetch, get, send, text};

/// What opens a complaint: its number with the receipt's secret, or with the session of whoever complained.
#[derive(Clone, PartialEq, Eq)]
pub struct Access {
    /// The number.
    pub number: String,
    /// The secret; none: the session does.
    pub secret: Option<String>,
}

impl Access {
    fn path(&self, pattern: &str) -> String {
        path::with(pattern, &self.number)
    }

    fn header(&self) -> (&'static str, Option<&str>) {
        (COMPLAINT_SECRET_HEADER, self.secret.as_deref())
    }
}

/// What is to be known before complaining at an agency.
pub async fn form(agency: &str) -> Result<ComplaintForm, Error> {
    get(&path::with(path::COMPLAINT_FORM, agency)).await
}

/// Complains. Repeat it with the same secret.
pub async fn complain(complaint: &NewComplaint) -> Result<ComplaintReceipt, Error> {
    send(Method::POST, path::COMPLAINTS, complaint, None).await
}

/// The complaints of whoever is logged in.
pub async fn mine() -> Result<Vec<ComplaintSummary>, Error> {
    get(path::MY_COMPLAINTS).await
}

/// A complaint.
pub async fn complaint(access: &Access) -> Result<ComplaintView, Error> {
    decode(&call(Method::GET, &access.path(path::COMPLAINT), None, &[access.header()]).await?)
}

/// Does something with it. Keep `key` while the same act is tried again.
pub async fn command(access: &Access, command: &ComplainantCommand, key: &str) -> Result<ComplaintView, Error> {
    let headers = [access.header(), (IDEMPOTENCY_HEADER, Some(key))];
    decode(&call(Method::POST, &access.path(path::COMPLAINT_COMMANDS), Some(encode(command)?), &headers).await?)
}

/// The invitation to rate the service of a closed complaint.
pub async fn rate(access: &Access) -> Result<SurveyInvitation, Error> {
    decode(&call(Method::POST, &access.path(path::COMPLAINT_SURVEY), None, &[access.header()]).await?)
}

/// Adds a file, with its SHA-256 in lower-case hex.
pub async fn add_file(access: &Access, name: &str, bytes: &Uint8Array, sha256: &str) -> Result<ComplaintView, Error> {
    let name = String::from(encode_uri_component(name));
    let headers = [access.header(), (FILE_NAME_HEADER, Some(name.as_str())), (CHUNK_DIGEST_HEADER, Some(sha256))];
    let answer = fetch(Method::POST, &access.path(path::COMPLAINT_FILES), Some(bytes.clone().into()), &headers).await?;
    decode(&text(answer).await?)
}

/// The bytes of a file.
pub async fn file(access: &Access, id: &str) -> Result<Vec<u8>, Error> {
    let path = path::with(&access.path(path::COMPLAINT_FILE), id);
    fetch(Method::GET, &path, None, &[access.header()]).await?.binary().await.map_err(|_| Error::Offline)
}
