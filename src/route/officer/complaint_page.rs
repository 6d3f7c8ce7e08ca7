//! The pages of complaints, which have an app of their own.

use domain::api::ComplaintShow;

use super::is_reference;

/// The pages of complaints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComplaintPage {
    /// A list.
    List(ComplaintShow),
    /// Records a complaint that came by another way.
    Record,
    /// A complaint, by its number.
    One(String),
    /// E-mail or NIP and password.
    Login,
    /// The token.
    Token,
}

/// Path of the open complaints.
pub const COMPLAINTS: &str = "/petugas/pengaduan";
/// Path of the overdue ones.
pub const OVERDUE: &str = "/petugas/pengaduan/terlambat";
/// Path of those that were answered or ended.
pub const ENDED: &str = "/petugas/pengaduan/selesai";
/// Path of [`ComplaintPage::Record`].
pub const RECORD: &str = "/petugas/pengaduan/catat";
/// Path of [`ComplaintPage::Login`].
pub const LOGIN: &str = "/petugas/pengaduan/masuk";
/// Path of [`ComplaintPage::Token`].
pub const TOKEN: &str = "/petugas/pengaduan/masuk/token";

/// The path of a list.
pub const fn list(show: ComplaintShow) -> &'static str {
    match show {
        ComplaintShow::Open => COMPLAINTS,
        ComplaintShow::Overdue => OVERDUE,
        ComplaintShow::Ended => ENDED,
    }
}

/// The path of a complaint.
pub fn one(number: &str) -> String {
    [COMPLAINTS, "/", number].concat()
}

impl ComplaintPage {
    /// The page of what stands below [`COMPLAINTS`].
    pub(super) fn parse(name: Option<&str>, rest: Option<&str>) -> Option<Self> {
        Some(match (name, rest) {
            (None, None) => Self::List(ComplaintShow::Open),
            (Some("terlambat"), None) => Self::List(ComplaintShow::Overdue),
            (Some("selesai"), None) => Self::List(ComplaintShow::Ended),
            (Some("catat"), None) => Self::Record,
            (Some("masuk"), None) => Self::Login,
            (Some("masuk"), Some("token")) => Self::Token,
            (Some(number), None) if is_reference(number) => Self::One(number.to_ascii_uppercase()),
            _ => return None,
        })
    }
}
