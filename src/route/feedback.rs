//! Typed route <-> path of the apps for feedback: complaints and survey. Apart from the other routes, so that their apps need not know
//! these pages.

use super::navigation;

/// Where feedback is given; nobody has to be logged in.
pub const FEEDBACK: &str = "/masukan";
/// Path of [`FeedbackRoute::Login`].
pub const LOGIN_TO_FEEDBACK: &str = "/masukan/masuk";
/// Path of [`FeedbackRoute::Complain`] without an agency.
pub const COMPLAINTS: &str = "/masukan/pengaduan";
/// Path of [`FeedbackRoute::FollowComplaint`].
pub const FOLLOW_COMPLAINT: &str = "/masukan/pengaduan/ikuti";
/// Path of [`FeedbackRoute::MyComplaints`].
pub const MY_COMPLAINTS: &str = "/masukan/pengaduan/saya";

const SURVEY: &str = "/masukan/survei";

/// The pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedbackRoute {
    /// Where feedback is given.
    Start,
    /// Rates the service: of an application with its number, else by the secret in the fragment.
    Survey(Option<String>),
    /// Complains: at an agency, or the choice of one.
    Complain(Option<String>),
    /// Complains about an application.
    ComplainAbout(String),
    /// The receipt of a complaint.
    Complained,
    /// Follows a complaint by its receipt.
    FollowComplaint,
    /// The complaints of whoever is logged in.
    MyComplaints,
    /// One of them.
    MyComplaint(String),
    /// Log-in inside the app, which leads back there.
    Login,
    /// The token there.
    Token,
    /// No such page.
    Unknown,
}

impl FeedbackRoute {
    /// The page of a path.
    pub fn parse(path: &str) -> Self {
        let mut parts = path.split('/').filter(|part| !part.is_empty()).skip(1);
        match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Self::Start,
            (Some("survei"), None, _) => Self::Survey(None),
            (Some("survei"), Some(reference), None) => of_number(reference, |reference| Self::Survey(Some(reference))),
            (Some("masuk"), None, _) => Self::Login,
            (Some("masuk"), Some("token"), None) => Self::Token,
            (Some("pengaduan"), None, _) => Self::Complain(None),
            (Some("pengaduan"), Some("ikuti"), None) => Self::FollowComplaint,
            (Some("pengaduan"), Some("terkirim"), None) => Self::Complained,
            (Some("pengaduan"), Some("saya"), None) => Self::MyComplaints,
            (Some("pengaduan"), Some("saya"), Some(number)) => of_number(number, Self::MyComplaint),
            (Some("pengaduan"), Some("permohonan"), Some(reference)) => of_number(reference, Self::ComplainAbout),
            (Some("pengaduan"), Some(agency), None) if is_slug(agency) => Self::Complain(Some(agency.into())),
            _ => Self::Unknown,
        }
    }

    /// The path of a page.
    pub fn path(&self) -> String {
        match self {
            Self::Start | Self::Unknown => FEEDBACK.into(),
            Self::Survey(None) => SURVEY.into(),
            Self::Survey(Some(reference)) => survey_of(reference),
            Self::Complain(None) => COMPLAINTS.into(),
            Self::Complain(Some(agency)) => [COMPLAINTS, "/", agency].concat(),
            Self::ComplainAbout(reference) => complaint_about(reference),
            Self::Complained => [COMPLAINTS, "/terkirim"].concat(),
            Self::FollowComplaint => FOLLOW_COMPLAINT.into(),
            Self::MyComplaints => MY_COMPLAINTS.into(),
            Self::MyComplaint(number) => [MY_COMPLAINTS, "/", number].concat(),
            Self::Login => LOGIN_TO_FEEDBACK.into(),
            Self::Token => [LOGIN_TO_FEEDBACK, "/token"].concat(),
        }
    }

    /// Goes there in place of the present page.
    pub fn replace(&self) {
        navigation::replace(&self.path());
    }

    /// Whether somebody must be logged in.
    pub const fn is_private(&self) -> bool {
        matches!(self, Self::Survey(Some(_)) | Self::ComplainAbout(_) | Self::MyComplaints | Self::MyComplaint(_))
    }
}

/// The path on which the service of an application is rated.
pub fn survey_of(reference: &str) -> String {
    [SURVEY, "/", reference].concat()
}

/// The path on which its holder complains about an application.
pub fn complaint_about(reference: &str) -> String {
    [COMPLAINTS, "/permohonan/", reference].concat()
}

/// Numbers go into the backend's paths: anything else than their characters is no page.
fn of_number(number: &str, route: fn(String) -> FeedbackRoute) -> FeedbackRoute {
    if number.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        route(number.to_ascii_uppercase())
    } else {
        FeedbackRoute::Unknown
    }
}

/// So do agencies' ids.
fn is_slug(agency: &str) -> bool {
    agency.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
