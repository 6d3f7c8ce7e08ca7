//! The officers' cases and the list of them.

use domain::api::{
    CaseBatch, CaseBatchResult, CaseCommand, CaseList, CaseListQuery, CaseView, CertificateRead, Message, NewMessage,
    NikShown, RecordedCertificate, path,
};
use gloo_net::http::Method;

use super::{Error, get, send};

/// Loads a page of the list of cases; the query is in the body, not in the URL.
pub async fn cases(query: &CaseListQuery) -> Result<CaseList, Error> {
    send(Method::POST, path::CASES, query, None).await
}

/// Carries out the present step of several cases. Keep `key` while the same act is tried again.
pub async fn batch(body: &CaseBatch, key: &str) -> Result<CaseBatchResult, Error> {
    send(Method::POST, path::CASES_BATCH, body, Some(key)).await
}

/// Loads a case.
pub async fn case(reference: &str) -> Result<CaseView, Error> {
    get(&path::with(path::CASE, reference)).await
}

/// Acts on a case. The version in `body` makes it happen at most once.
pub async fn command(reference: &str, body: &CaseCommand) -> Result<CaseView, Error> {
    send(Method::POST, &path::with(path::CASE_COMMANDS, reference), body, None).await
}

/// Reads and checks a certificate that is about to be recorded.
pub async fn read_certificate(reference: &str, body: &RecordedCertificate) -> Result<CertificateRead, Error> {
    send(Method::POST, &path::with(path::CASE_CERTIFICATE, reference), body, None).await
}

/// The NIK of the case's holder. The access is logged for the holder.
pub async fn nik(reference: &str) -> Result<NikShown, Error> {
    get(&path::with(path::CASE_NIK, reference)).await
}

/// Writes to the holder. Keep `key` while the same message is tried again.
pub async fn write(reference: &str, body: &NewMessage, key: &str) -> Result<Vec<Message>, Error> {
    send(Method::POST, &path::with(path::CASE_MESSAGES, reference), body, Some(key)).await
}

/// Where a file is shown.
pub fn file(id: &str) -> String {
    path::with(path::FILE, id)
}

/// Where a file is saved from.
pub fn file_to_save(id: &str) -> String {
    [&file(id), "?download=true"].concat()
}

/// Where a page of a file is shown as an image; pages are numbered from 1, `width` is in pixels.
pub fn file_page(id: &str, number: u32, width: u32) -> String {
    let page = path::with(&path::with(path::FILE_PAGE, id), &number.to_string());
    [&page, "?width=", &width.to_string()].concat()
}

/// The disposition sheet of a case.
pub fn sheet(reference: &str) -> String {
    path::with(path::CASE_SHEET, reference)
}

/// The report of a case.
pub fn report(reference: &str) -> String {
    path::with(path::CASE_REPORT, reference)
}
