//! Typed route <-> path of the officers' app. The only place where its paths are written.

/// The pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// What waits for me.
    Inbox,
    /// A case.
    Case(String),
    /// Looks among all of the agency's renewals.
    Search,
    /// Files on behalf of a holder.
    Filing,
    /// Delegation during leave.
    Delegation,
    /// Administration: officers and their roles.
    Officers,
    /// Administration: holders, imported from a table.
    Holders,
    /// Administration: the agency's settings.
    Settings,
    /// E-mail or NIP and password.
    Login,
    /// The token.
    Token,
    /// Asks for a link: activation or forgotten password.
    Link,
    /// No such page.
    Unknown,
}

/// Path of [`Route::Inbox`].
pub const HOME: &str = "/petugas/";
/// Path of [`Route::Login`].
pub const LOGIN: &str = "/petugas/masuk";
/// Path of [`Route::Token`].
pub const TOKEN: &str = "/petugas/masuk/token";
/// Path of [`Route::Link`].
pub const LINK: &str = "/petugas/aktivasi";
/// Path of [`Route::Search`].
pub const SEARCH: &str = "/petugas/cari";
/// Path of [`Route::Filing`].
pub const FILING: &str = "/petugas/ajukan";
/// Path of [`Route::Delegation`].
pub const DELEGATION: &str = "/petugas/pelimpahan";
/// Path of [`Route::Officers`].
pub const OFFICERS: &str = "/petugas/pengelolaan/petugas";
/// Path of [`Route::Holders`].
pub const HOLDERS: &str = "/petugas/pengelolaan/pemegang";
/// Path of [`Route::Settings`].
pub const SETTINGS: &str = "/petugas/pengelolaan/pengaturan";
/// "Sertifikat saya" in the holder's app.
pub const CERTIFICATE: &str = "/sertifikat";

const CASE: &str = "perkara";

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
            (Some("aktivasi"), None, _) => Self::Link,
            (Some(CASE), Some(reference), None) if is_reference(reference) => {
                Self::Case(reference.to_ascii_uppercase())
            }
            (Some("cari"), None, _) => Self::Search,
            (Some("ajukan"), None, _) => Self::Filing,
            (Some("pelimpahan"), None, _) => Self::Delegation,
            (Some("pengelolaan"), Some("petugas"), None) => Self::Officers,
            (Some("pengelolaan"), Some("pemegang"), None) => Self::Holders,
            (Some("pengelolaan"), Some("pengaturan"), None) => Self::Settings,
            _ => Self::Unknown,
        }
    }

    /// Whether somebody must be logged in.
    pub const fn is_private(&self) -> bool {
        !matches!(self, Self::Login | Self::Token | Self::Link | Self::Unknown)
    }
}

/// The path of a case.
pub fn case(reference: &str) -> String {
    [HOME, CASE, "/", reference].concat()
}

/// References go into the backend's paths: anything else than their characters is no page.
fn is_reference(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Whether a path belongs to the officers' app.
pub fn owns(path: &str) -> bool {
    path.starts_with("/petugas")
}
