//! Complaints, as officers handle them.

use domain::api::{
    ComplaintList, ComplaintQuery, ComplaintReceipt, ComplaintShow, OfficerComplaint, OfficerComplaintRequest,
    RecordedComplaint, path,
};
use gloo_net::http::Method;

use super::{Error, get, send};

/// Loads a page of a list.
pub async fn list(query: &ComplaintQuery) -> Result<ComplaintList, Error> {
    let show = match query.show {
        ComplaintShow::Open => "open",
        ComplaintShow::Overdue => "overdue",
        ComplaintShow::Ended => "ended",
    };
    let mut path = [path::OFFICER_COMPLAINTS, "?show=", show].concat();
    if let Some(after) = &query.after {
        path.push_str("&after=");
        path.push_str(&String::from(js_sys::encode_uri_component(after)));
    }
    get(&path).await
}

/// Loads a complaint.
pub async fn one(number: &str) -> Result<OfficerComplaint, Error> {
    get(&path::with(path::OFFICER_COMPLAINT, number)).await
}

/// Acts on a complaint. The version in `body` makes it happen at most once.
pub async fn command(number: &str, body: &OfficerComplaintRequest) -> Result<OfficerComplaint, Error> {
    send(Method::POST, &path::with(path::OFFICER_COMPLAINT_COMMANDS, number), body, None).await
}

/// Records a complaint that came by another way. The secret in `body` makes it happen at most once.
pub async fn record(body: &RecordedComplaint) -> Result<ComplaintReceipt, Error> {
    send(Method::POST, path::OFFICER_COMPLAINTS, body, None).await
}

/// Where a file is shown.
pub fn file(number: &str, id: &str) -> String {
    path::with(&path::with(path::OFFICER_COMPLAINT_FILE, number), id)
}

/// Where a file is saved from.
pub fn file_to_save(number: &str, id: &str) -> String {
    [&file(number, id), "?download=true"].concat()
}

/// Where a page of a file is shown as an image; pages are numbered from 1.
pub fn file_page(number: &str, id: &str, page: u32) -> String {
    let path = path::with(&path::with(path::OFFICER_COMPLAINT_PAGE, number), id);
    path::with(&path, &page.to_string())
}
