//! Typed route <-> path of the app for electronic recommendations. Apart from the other routes, so that their apps need not know these
//! pages.

use super::navigation;

/// Where a holder asks for a recommendation, and sees what became of it.
pub const RECOMMENDATION: &str = "/rekomendasi";
/// What waits for the head of a unit.
pub const WAITING: &str = "/rekomendasi/permintaan";
/// Path of [`RecommendationRoute::Login`].
pub const LOGIN_TO_RECOMMEND: &str = "/rekomendasi/masuk";

/// The pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecommendationRoute {
    /// A holder asks, and sees what became of it.
    Mine,
    /// Whom the holder asks, and for what data, before it is sent.
    Check,
    /// What waits for the head of a unit.
    Waiting,
    /// One request.
    Request(i64),
    /// Declines it.
    Decline(i64),
    /// Log-in inside the app, which leads back there.
    Login,
    /// The token there.
    Token,
    /// No such page.
    Unknown,
}

impl RecommendationRoute {
    /// The page of a path.
    pub fn parse(path: &str) -> Self {
        let mut parts = path.split('/').filter(|part| !part.is_empty()).skip(1);
        let number = |text: &str| text.parse().ok();
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (None, ..) => Self::Mine,
            (Some("kirim"), None, ..) => Self::Check,
            (Some("masuk"), None, ..) => Self::Login,
            (Some("masuk"), Some("token"), None, _) => Self::Token,
            (Some("permintaan"), None, ..) => Self::Waiting,
            (Some("permintaan"), Some(id), None, _) => number(id).map_or(Self::Unknown, Self::Request),
            (Some("permintaan"), Some(id), Some("tolak"), None) => number(id).map_or(Self::Unknown, Self::Decline),
            _ => Self::Unknown,
        }
    }

    /// The path of a page.
    pub fn path(self) -> String {
        match self {
            Self::Mine | Self::Unknown => RECOMMENDATION.into(),
            Self::Check => [RECOMMENDATION, "/kirim"].concat(),
            Self::Waiting => WAITING.into(),
            Self::Request(id) => [WAITING, "/", &id.to_string()].concat(),
            Self::Decline(id) => [Self::Request(id).path().as_str(), "/tolak"].concat(),
            Self::Login => LOGIN_TO_RECOMMEND.into(),
            Self::Token => [LOGIN_TO_RECOMMEND, "/token"].concat(),
        }
    }

    /// Goes there.
    pub fn go(self) {
        navigation::go(&self.path());
    }

    /// Goes there in place of the present page.
    pub fn replace(self) {
        navigation::replace(&self.path());
    }

    /// Whether somebody must be logged in.
    pub const fn is_private(self) -> bool {
        !matches!(self, Self::Login | Self::Token | Self::Unknown)
    }
}
