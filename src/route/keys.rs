//! Typed route <-> path of the app for certificate files. Apart from the other routes, so that their apps need not know its pages.

/// Path of [`KeysRoute::Check`].
pub const CHECK_FILE: &str = "/kunci";
/// Path of [`KeysRoute::Prove`].
pub const PROVE_KEY: &str = "/kunci/bukti";
/// Path of [`KeysRoute::Login`].
pub const LOGIN_TO_KEYS: &str = "/kunci/masuk";

/// Path of [`KeysRoute::Report`].
pub const REPORT_KEY: &str = "/kunci/lapor";

/// The pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeysRoute {
    /// Tries a certificate's file; nobody has to be logged in.
    Check,
    /// Proves that the holder has the key of the present certificate.
    Prove,
    /// Reports a lost or leaked key.
    Report,
    /// Log-in inside the app, which leads back there.
    Login,
    /// The token there.
    Token,
    /// No such page.
    Unknown,
}

impl KeysRoute {
    /// The page of a path.
    pub fn parse(path: &str) -> Self {
        let mut parts = path.split('/').filter(|part| !part.is_empty()).skip(1);
        match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Self::Check,
            (Some("bukti"), None, _) => Self::Prove,
            (Some("lapor"), None, _) => Self::Report,
            (Some("masuk"), None, _) => Self::Login,
            (Some("masuk"), Some("token"), None) => Self::Token,
            _ => Self::Unknown,
        }
    }

    /// Whether somebody has to be logged in.
    pub const fn is_private(self) -> bool {
        matches!(self, Self::Prove | Self::Report)
    }

    /// The path of a page.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Check | Self::Unknown => CHECK_FILE,
            Self::Prove => PROVE_KEY,
            Self::Report => REPORT_KEY,
            Self::Login => LOGIN_TO_KEYS,
            Self::Token => "/kunci/masuk/token",
        }
    }
}
