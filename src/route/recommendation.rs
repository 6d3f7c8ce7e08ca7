//! Typed route <-> path of the app for electronic recommendations. Apart from the other routes, so that their apps need not know these
//! pages.

use super::navigation;

/// Where a holder asks for a recommendation, and sees what became of it.
pub const RECOMMENDATION: &str = "/rekomendasi";
/// What waits for the head of a unit.
pub const WAITING: &str = "/rekomendasi/permintaan";
/// The collective renewal to which a holder is invited.
pub const COLLECTIVE: &str = "/rekomendasi/bersama";
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
    /// The collective renewal to which a holder is invited.
    Collective,
    /// Does not take part in it.
    CollectiveNo,
    /// The requests of a collective renewal.
    CollectiveRequests(i64),
    /// Sets a password, and then on to the collective renewal; the link's secret is in the fragment.
    Password,
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
            (Some("bersama"), None, ..) => Self::Collective,
            (Some("bersama"), Some("tidak"), None, _) => Self::CollectiveNo,
            (Some("sandi"), None, ..) => Self::Password,
            (Some("masuk"), None, ..) => Self::Login,
            (Some("masuk"), Some("token"), None, _) => Self::Token,
            (Some("permintaan"), None, ..) => Self::Waiting,
            (Some("permintaan"), Some("bersama"), Some(id), None) => {
                number(id).map_or(Self::Unknown, Self::CollectiveRequests)
            }
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
            Self::Collective => COLLECTIVE.into(),
            Self::CollectiveNo => [COLLECTIVE, "/tidak"].concat(),
            Self::CollectiveRequests(id) => [WAITING, "/bersama/", &id.to_string()].concat(),
            Self::Password => [RECOMMENDATION, "/sandi"].concat(),
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
        !matches!(self, Self::Password | Self::Login | Self::Token | Self::Unknown)
    }
}
