//! Paths of complaints.

use super::Route;

/// Path of [`Route::Complain`] without an agency.
pub const COMPLAINTS: &str = "/masukan/pengaduan";
/// Path of [`Route::FollowComplaint`].
pub const FOLLOW_COMPLAINT: &str = "/masukan/pengaduan/ikuti";
/// Path of [`Route::MyComplaints`].
pub const MY_COMPLAINTS: &str = "/masukan/pengaduan/saya";

impl Route {
    /// The page of a path below that of complaints: its next two parts.
    pub(super) fn of_complaint(page: Option<&str>, what: Option<&str>) -> Self {
        match (page, what) {
            (None, _) => Self::Complain(None),
            (Some("ikuti"), None) => Self::FollowComplaint,
            (Some("terkirim"), None) => Self::Complained,
            (Some("saya"), None) => Self::MyComplaints,
            (Some("saya"), Some(number)) => Self::of_renewal(number, Self::MyComplaint),
            (Some("permohonan"), Some(reference)) => Self::of_renewal(reference, Self::ComplainAbout),
            (Some(agency), None) if is_slug(agency) => Self::Complain(Some(agency.into())),
            _ => Self::Unknown,
        }
    }
}

/// Agencies' ids go into the backend's paths: anything else than their characters is no page.
fn is_slug(agency: &str) -> bool {
    agency.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
