//! Typed route <-> path of the officers' apps. The only place where its paths are written.
//!
//! Longer than 250 lines because every path of the officers' apps is read beside the others.

mod collective_page;
pub mod complaint_page;
mod evaluation_page;
mod filing_page;
mod key_report_page;

use domain::evaluation::Period;
use domain::renewal::PersonId;

pub use collective_page::{COLLECTIVES, CollectivePage};
pub use complaint_page::{COMPLAINTS, ComplaintPage};
pub use evaluation_page::{EVALUATION, EVALUATION_LOGIN, EVALUATION_TOKEN, SURVEY_PLANS, evaluation, performance};
pub use filing_page::FilingPage;
pub use key_report_page::{KEY_REPORTS, KeyReportPage, key_report};

/// The pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// What waits for me.
    Inbox,
    /// A case.
    Case(String),
    /// Looks among all of the agency's renewals.
    Search,
    /// What waits for its holder: the link again, or the filing's end.
    HolderAction(String),
    /// Files on behalf of a holder.
    Filing(FilingPage),
    /// Collective renewals.
    Collective(CollectivePage),
    /// Delegation during leave.
    Delegation,
    /// How one is mailed about cases.
    Notices,
    /// Reports of lost or leaked keys.
    KeyReports(KeyReportPage),
    /// Administration: officers and their roles.
    Officers,
    /// Administration: invites an officer.
    Invite,
    /// Administration: an officer's roles.
    Roles(PersonId),
    /// Administration: holders, imported from a table.
    Holders,
    /// Administration: what waits for a second person.
    Proposals,
    /// Administration: its log.
    Log,
    /// Administration: the agency's kiosks.
    Terminals,
    /// Administration: the agency's settings.
    Settings,
    /// Administration: what the program could not do.
    Alerts,
    /// Evaluation: a period's report, by its first and last day; none: the periods.
    Evaluation(Option<Period>),
    /// Complaints.
    Complaints(ComplaintPage),
    /// E-mail or NIP and password.
    Login,
    /// The token.
    Token,
    /// The office's log-in.
    OfficeLogin,
    /// The token of the office's log-in.
    OfficeToken,
    /// The administration's log-in.
    AdminLogin,
    /// The token of the administration's log-in.
    AdminToken,
    /// What is done about the survey's lowest element.
    SurveyPlans,
    /// The evaluation's log-in.
    EvaluationLogin,
    /// The token of the evaluation's log-in.
    EvaluationToken,
    /// No such page.
    Unknown,
}

/// Path of [`Route::Inbox`].
pub const HOME: &str = "/petugas/";
/// Path of [`Route::Login`].
pub const LOGIN: &str = "/petugas/masuk";
/// Path of [`Route::Token`].
pub const TOKEN: &str = "/petugas/masuk/token";
/// Where a link is asked for that sets the password: a page of the holders' app, for everybody.
pub const LINK: &str = "/aktivasi";
/// Path of [`Route::OfficeLogin`].
pub const OFFICE_LOGIN: &str = "/petugas/kantor/masuk";
/// Path of [`Route::OfficeToken`].
pub const OFFICE_TOKEN: &str = "/petugas/kantor/masuk/token";
/// Path of [`Route::AdminLogin`].
pub const ADMIN_LOGIN: &str = "/petugas/pengelolaan/masuk";
/// Path of [`Route::AdminToken`].
pub const ADMIN_TOKEN: &str = "/petugas/pengelolaan/masuk/token";
/// Path of [`Route::Search`].
pub const SEARCH: &str = "/petugas/cari";
/// Path of [`Route::Filing`].
pub const FILING: &str = "/petugas/ajukan";
/// Path of [`Route::Delegation`].
pub const DELEGATION: &str = "/petugas/pelimpahan";
/// Path of [`Route::Notices`].
pub const NOTICES: &str = "/petugas/pemberitahuan";
/// Path of [`Route::Officers`].
pub const OFFICERS: &str = "/petugas/pengelolaan/petugas";
/// Path of [`Route::Holders`].
pub const HOLDERS: &str = "/petugas/pengelolaan/pemegang";
/// Path of [`Route::Proposals`].
pub const PROPOSALS: &str = "/petugas/pengelolaan/konfirmasi";
/// Path of [`Route::Log`].
pub const LOG: &str = "/petugas/pengelolaan/catatan";
/// Path of [`Route::Terminals`].
pub const TERMINALS: &str = "/petugas/pengelolaan/kios";
/// Path of [`Route::Settings`].
pub const SETTINGS: &str = "/petugas/pengelolaan/pengaturan";
/// Path of [`Route::Alerts`].
pub const ALERTS: &str = "/petugas/pengelolaan/kendala";
/// "Sertifikat saya" in the holder's app.
pub const CERTIFICATE: &str = "/sertifikat";

const CASE: &str = "permohonan";
const HOLDER_ACTIONS: &str = "menunggu";
const INVITE: &str = "undang";

impl Route {
    /// The page of a path.
    pub fn parse(path: &str) -> Self {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        if parts.next() != Some("petugas") {
            return Self::Unknown;
        }
        match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Self::Inbox,
            (Some("masuk"), None, _) => Self::Login,
            (Some("masuk"), Some("token"), None) => Self::Token,
            (Some("kantor"), Some("masuk"), None) => Self::OfficeLogin,
            (Some("kantor"), Some("masuk"), Some("token")) => Self::OfficeToken,
            (Some("pengelolaan"), Some("masuk"), None) => Self::AdminLogin,
            (Some("pengelolaan"), Some("masuk"), Some("token")) => Self::AdminToken,
            (Some("evaluasi"), None, _) => Self::Evaluation(None),
            (Some("evaluasi"), Some("tindak-lanjut"), None) => Self::SurveyPlans,
            (Some("evaluasi"), Some("masuk"), None) => Self::EvaluationLogin,
            (Some("evaluasi"), Some("masuk"), Some("token")) => Self::EvaluationToken,
            (Some("evaluasi"), Some(first), Some(last)) => {
                Period::parse(first, last).map_or(Self::Unknown, |period| Self::Evaluation(Some(period)))
            }
            (Some("pengaduan"), name, rest) => ComplaintPage::parse(name, rest).map_or(Self::Unknown, Self::Complaints),
            (Some(CASE), Some(reference), None) if is_reference(reference) => {
                Self::Case(reference.to_ascii_uppercase())
            }
            (Some(HOLDER_ACTIONS), Some(reference), None) if is_reference(reference) => {
                Self::HolderAction(reference.to_ascii_uppercase())
            }
            (Some("cari"), None, _) => Self::Search,
            (Some("ajukan"), page, None) => FilingPage::parse(page).map_or(Self::Unknown, Self::Filing),
            (Some("bersama"), page, None) => CollectivePage::parse(page).map_or(Self::Unknown, Self::Collective),
            (Some("pelimpahan"), None, _) => Self::Delegation,
            (Some("pemberitahuan"), None, _) => Self::Notices,
            (Some("kunci"), id, None) => KeyReportPage::parse(id).map_or(Self::Unknown, Self::KeyReports),
            (Some("pengelolaan"), Some("petugas"), None) => Self::Officers,
            (Some("pengelolaan"), Some("petugas"), Some(INVITE)) => Self::Invite,
            (Some("pengelolaan"), Some("petugas"), Some(officer)) => {
                officer.parse().map_or(Self::Unknown, |id| Self::Roles(PersonId(id)))
            }
            (Some("pengelolaan"), Some("pemegang"), None) => Self::Holders,
            (Some("pengelolaan"), Some("konfirmasi"), None) => Self::Proposals,
            (Some("pengelolaan"), Some("catatan"), None) => Self::Log,
            (Some("pengelolaan"), Some("kios"), None) => Self::Terminals,
            (Some("pengelolaan"), Some("pengaturan"), None) => Self::Settings,
            (Some("pengelolaan"), Some("kendala"), None) => Self::Alerts,
            _ => Self::Unknown,
        }
    }

    /// Whether it is one of the administration's: the third of the officers' apps has it.
    pub const fn is_administration(&self) -> bool {
        matches!(
            self,
            Self::AdminLogin
                | Self::AdminToken
                | Self::Officers
                | Self::Invite
                | Self::Roles(_)
                | Self::Holders
                | Self::Proposals
                | Self::Log
                | Self::Terminals
                | Self::Settings
                | Self::Alerts
        )
    }

    /// Whether it is one of the office's: the second of the officers' apps has it.
    pub const fn is_office(&self) -> bool {
        matches!(
            self,
            Self::HolderAction(_)
                | Self::Filing(_)
                | Self::Collective(_)
                | Self::Delegation
                | Self::Notices
                | Self::OfficeLogin
                | Self::OfficeToken
        )
    }

    /// Whether it is one of the evaluation's, which has an app of its own.
    pub const fn is_evaluation(&self) -> bool {
        matches!(self, Self::Evaluation(_) | Self::SurveyPlans | Self::EvaluationLogin | Self::EvaluationToken)
    }

    /// Whether somebody must be logged in.
    pub const fn is_private(&self) -> bool {
        !matches!(
            self,
            Self::Login
                | Self::Token
                | Self::OfficeLogin
                | Self::OfficeToken
                | Self::AdminLogin
                | Self::AdminToken
                | Self::EvaluationLogin
                | Self::EvaluationToken
                | Self::Complaints(ComplaintPage::Login | ComplaintPage::Token)
                | Self::Unknown
        )
    }
}

/// The path of [`Route::Invite`].
pub fn invite() -> String {
    [OFFICERS, "/", INVITE].concat()
}

/// The path of an officer's roles.
pub fn roles(officer: PersonId) -> String {
    [OFFICERS, "/", &officer.0.to_string()].concat()
}

/// The path of a case.
pub fn case(reference: &str) -> String {
    [HOME, CASE, "/", reference].concat()
}

/// The path of what waits for its holder.
pub fn holder_action(reference: &str) -> String {
    [HOME, HOLDER_ACTIONS, "/", reference].concat()
}

/// References go into the backend's paths: anything else than their characters is no page.
fn is_reference(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Whether a path belongs to one of the officers' apps.
pub fn owns(path: &str) -> bool {
    path.starts_with("/petugas")
}
