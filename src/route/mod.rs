//! Typed route <-> path of the holder's apps: the wizard has an entry page of its own, so that nobody loads it before
//! applying. The only place where a path is written.

mod apps;
pub mod feedback;
pub mod keys;
pub mod navigation;
pub mod officer;
pub mod recommendation;

pub use feedback::FeedbackRoute;

use domain::journey::Step;

/// The pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// What this is.
    Start,
    /// E-mail or NIP and password.
    Login,
    /// The token.
    Token,
    /// Log-in inside the wizard's app, which keeps the step in memory.
    LoginToApply,
    /// The token there.
    TokenToApply,
    /// Log-in inside the account's app, which leads back there.
    LoginToAccount,
    /// The token there.
    TokenToAccount,
    /// Log-in inside the app for an application that was sent, which leads back there.
    LoginToFollow,
    /// The token there.
    TokenToFollow,
    /// Asks for a link: activation or forgotten password.
    Link,
    /// Sets a password; the link's secret is in the fragment.
    Password,
    /// The same, and then on to the application that waits. Short, so that no mail breaks the link in two.
    PasswordToApply,
    /// Agrees to a change of one's account, or refuses it; the link's secret is in the fragment.
    Change,
    /// Freezes one's account; the link's secret is in the fragment.
    NotMe,
    /// Objects to what was proposed; the link's secret is in the fragment.
    Objection,
    /// "Sertifikat saya".
    Certificate,
    /// The wizard; without a step it goes where the draft stands.
    Wizard(Option<Step>),
    /// Confirmation.
    Sent(String),
    /// Timeline.
    Follow(String),
    /// The certificate's file.
    Download(String),
    /// "Akun saya".
    Account,
    /// How one logs in.
    LoginMethods,
    /// One's own sessions.
    Sessions,
    /// Which officers saw one's data.
    AccessLog,
    /// One's dates in one's own calendar.
    Calendar,
    /// How one is notified.
    Notifications,
    /// A file for a kiosk, from one's phone; the secret is in the fragment.
    HandOff,
    /// Which kiosk it is; the secret is in the fragment.
    Terminal,
    /// Rates the service of an application, at a kiosk.
    Survey(String),
    /// Service standards.
    Standard,
    /// Personal data.
    Privacy,
    /// No such page.
    Unknown,
}

/// Path of [`Route::Login`].
pub const LOGIN: &str = "/masuk";
/// Path of [`Route::Link`].
pub const LINK: &str = "/aktivasi";
/// Path of [`Route::LoginToApply`].
pub const LOGIN_TO_APPLY: &str = "/permohonan/masuk";
/// Path of the wizard without a step.
pub const APPLY: &str = "/permohonan";
/// Path of [`Route::Certificate`].
pub const HOME: &str = "/sertifikat";

/// Path of [`Route::Account`].
pub const ACCOUNT: &str = "/akun";
/// Path of [`Route::LoginMethods`].
pub const LOGIN_METHODS: &str = "/akun/cara-masuk";
/// Path of [`Route::Sessions`].
pub const SESSIONS: &str = "/akun/sesi";
/// Path of [`Route::AccessLog`].
pub const ACCESS_LOG: &str = "/akun/dilihat";
/// Path of [`Route::Calendar`].
pub const CALENDAR: &str = "/akun/kalender";
/// Path of [`Route::Notifications`].
pub const NOTIFICATIONS: &str = "/akun/pemberitahuan";
/// Path of [`Route::LoginToAccount`].
pub const LOGIN_TO_ACCOUNT: &str = "/akun/masuk";
/// Path of [`Route::LoginToFollow`].
pub const LOGIN_TO_FOLLOW: &str = "/lacak/masuk";

/// What waits for an officer, in the officers' app.
pub const OFFICERS: &str = "/petugas/";

/// The last part of a step's path.
const fn slug(step: Step) -> &'static str {
    match step {
        Step::Data => "data",
        Step::Changes => "perubahan",
        Step::EmailCode => "kode-surel",
        Step::Evidence => "bukti",
        Step::Letter => "surat",
        Step::Passphrase => "passphrase",
        Step::Review => "periksa",
    }
}

impl Route {
    /// The page of a path.
    pub fn parse(path: &str) -> Self {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Self::Start,
            (Some("masuk"), None, _) => Self::Login,
            (Some("masuk"), Some("token"), None) => Self::Token,
            (Some("aktivasi"), None, _) => Self::Link,
            (Some("sandi"), None, _) => Self::Password,
            (Some("lanjut"), None, _) => Self::PasswordToApply,
            (Some("konfirmasi"), None, _) => Self::Change,
            (Some("bukan-saya"), None, _) => Self::NotMe,
            (Some("keberatan"), None, _) => Self::Objection,
            (Some("sertifikat"), None, _) => Self::Certificate,
            (Some("permohonan"), None, _) => Self::Wizard(None),
            (Some("permohonan"), Some("masuk"), None) => Self::LoginToApply,
            (Some("permohonan"), Some("masuk"), Some("token")) => Self::TokenToApply,
            (Some("permohonan"), Some(name), None) => {
                let step = Step::ALL.iter().find(|step| slug(**step) == name);
                step.map_or(Self::Unknown, |step| Self::Wizard(Some(*step)))
            }
            (Some("terkirim"), Some(reference), None) => Self::of_renewal(reference, Self::Sent),
            (Some("lacak"), Some("masuk"), None) => Self::LoginToFollow,
            (Some("lacak"), Some("masuk"), Some("token")) => Self::TokenToFollow,
            (Some("lacak"), Some(reference), None) => Self::of_renewal(reference, Self::Follow),
            (Some("ambil"), Some(reference), None) => Self::of_renewal(reference, Self::Download),
            (Some("akun"), None, _) => Self::Account,
            (Some("akun"), Some("cara-masuk"), None) => Self::LoginMethods,
            (Some("akun"), Some("sesi"), None) => Self::Sessions,
            (Some("akun"), Some("dilihat"), None) => Self::AccessLog,
            (Some("akun"), Some("kalender"), None) => Self::Calendar,
            (Some("akun"), Some("pemberitahuan"), None) => Self::Notifications,
            (Some("ponsel"), Some("kirim"), None) => Self::HandOff,
            (Some("ponsel"), Some("kios"), None) => Self::Terminal,
            (Some("masukan"), Some("survei"), Some(reference)) => Self::of_renewal(reference, Self::Survey),
            (Some("akun"), Some("masuk"), None) => Self::LoginToAccount,
            (Some("akun"), Some("masuk"), Some("token")) => Self::TokenToAccount,
            (Some("standar"), None, _) => Self::Standard,
            (Some("privasi"), None, _) => Self::Privacy,
            _ => Self::Unknown,
        }
    }

    /// The path of a page.
    pub fn path(&self) -> String {
        match self {
            Self::Start | Self::Unknown => "/".into(),
            Self::Login => LOGIN.into(),
            Self::Token => "/masuk/token".into(),
            Self::Link => LINK.into(),
            Self::Password => "/sandi".into(),
            Self::PasswordToApply => "/lanjut".into(),
            Self::Change => "/konfirmasi".into(),
            Self::NotMe => "/bukan-saya".into(),
            Self::Objection => "/keberatan".into(),
            Self::Certificate => HOME.into(),
            Self::LoginToAccount => LOGIN_TO_ACCOUNT.into(),
            Self::TokenToAccount => "/akun/masuk/token".into(),
            Self::LoginToFollow => LOGIN_TO_FOLLOW.into(),
            Self::TokenToFollow => "/lacak/masuk/token".into(),
            Self::Survey(reference) => feedback::survey_of(reference),
            Self::LoginToApply => LOGIN_TO_APPLY.into(),
            Self::TokenToApply => "/permohonan/masuk/token".into(),
            Self::Wizard(None) => APPLY.into(),
            Self::Wizard(Some(step)) => ["/permohonan/", slug(*step)].concat(),
            Self::Sent(reference) => ["/terkirim/", reference].concat(),
            Self::Follow(reference) => ["/lacak/", reference].concat(),
            Self::Download(reference) => ["/ambil/", reference].concat(),
            Self::Account => ACCOUNT.into(),
            Self::LoginMethods => LOGIN_METHODS.into(),
            Self::Sessions => SESSIONS.into(),
            Self::AccessLog => ACCESS_LOG.into(),
            Self::Calendar => CALENDAR.into(),
            Self::Notifications => NOTIFICATIONS.into(),
            Self::HandOff => "/ponsel/kirim".into(),
            Self::Terminal => "/ponsel/kios".into(),
            Self::Standard => "/standar".into(),
            Self::Privacy => "/privasi".into(),
        }
    }

    /// Goes there.
    pub fn go(&self) {
        navigation::go(&self.path());
    }

    /// Goes there in place of the present page.
    pub fn replace(&self) {
        navigation::replace(&self.path());
    }

    /// Whether somebody must be logged in.
    pub const fn is_private(&self) -> bool {
        matches!(
            self,
            Self::Certificate
                | Self::Wizard(_)
                | Self::Sent(_)
                | Self::Follow(_)
                | Self::Download(_)
                | Self::Survey(_)
                | Self::Account
                | Self::LoginMethods
                | Self::Sessions
                | Self::AccessLog
                | Self::Calendar
                | Self::Notifications
        )
    }

    /// References go into the backend's paths: anything else than their characters is no page.
    fn of_renewal(reference: &str, route: fn(String) -> Self) -> Self {
        if reference.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            route(reference.to_ascii_uppercase())
        } else {
            Self::Unknown
        }
    }
}
