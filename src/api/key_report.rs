//! Reports of a lost or leaked key.

use domain::api::{
    KeyReportCommand, KeyReportList, KeyReportRequest, MyKeyReports, NewKeyReport, OfficerKeyReport, path,
};
use gloo_net::http::Method;

use super::{Error, get, send, send_unanswered};

/// One's own reports, and what can be reported.
pub async fn mine() -> Result<MyKeyReports, Error> {
    get(path::KEY_REPORTS).await
}

/// Reports.
pub async fn report(new: NewKeyReport) -> Result<MyKeyReports, Error> {
    send(Method::POST, path::KEY_REPORTS, &new, None).await
}

/// Asks to take a report back.
pub async fn take_back(id: i64) -> Result<MyKeyReports, Error> {
    send(Method::POST, &path::with(path::KEY_REPORT_TAKE_BACK, &id.to_string()), &(), None).await
}

/// Begins an application for another certificate, with the letter of the one before.
pub async fn apply(id: i64) -> Result<(), Error> {
    send_unanswered(Method::POST, &path::with(path::KEY_REPORT_APPLICATION, &id.to_string()), &()).await
}

/// The reports that this officer may see.
pub async fn list() -> Result<KeyReportList, Error> {
    get(path::OFFICER_KEY_REPORTS).await
}

/// One of them.
pub async fn one(id: i64) -> Result<OfficerKeyReport, Error> {
    get(&path::with(path::OFFICER_KEY_REPORT, &id.to_string())).await
}

/// Acts on one, as it was shown.
pub async fn act(id: i64, version: u32, command: KeyReportCommand) -> Result<OfficerKeyReport, Error> {
    let path = path::with(path::OFFICER_KEY_REPORT_COMMANDS, &id.to_string());
    send(Method::POST, &path, &KeyReportRequest { version, command }, None).await
}
