//! The languages of the service.

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Bahasa Indonesia: the first and binding one.
    Indonesian,
    /// English.
    English,
}

impl Language {
    /// Returns its code in HTML and in the database.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
        }
    }

    /// Returns the language of a code.
    pub fn parse(tag: &str) -> Option<Self> {
        [Self::Indonesian, Self::English].into_iter().find(|language| language.tag() == tag)
    }
}
