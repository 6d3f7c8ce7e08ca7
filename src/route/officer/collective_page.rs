//! The pages of collective renewals.

/// Path of [`CollectivePage::List`].
pub const COLLECTIVES: &str = "/petugas/bersama";

/// The pages of collective renewals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CollectivePage {
    /// The agency's.
    List,
    /// Who recommends.
    Head,
    /// Who is invited.
    Names,
    /// All of it once more.
    Check,
    /// How far one is.
    One(i64),
}

impl CollectivePage {
    const NAMES: [(&'static str, Self); 3] = [("kepala", Self::Head), ("nama", Self::Names), ("periksa", Self::Check)];

    /// Its path.
    pub fn path(self) -> String {
        let name = Self::NAMES.into_iter().find(|(_, page)| *page == self).map(|(name, _)| name.to_owned());
        let name = if let Self::One(id) = self { Some(id.to_string()) } else { name };
        name.map_or_else(|| COLLECTIVES.into(), |name| [COLLECTIVES, "/", &name].concat())
    }

    pub(super) fn parse(name: Option<&str>) -> Option<Self> {
        let Some(name) = name else { return Some(Self::List) };
        let known = Self::NAMES.into_iter().find(|(known, _)| *known == name).map(|(_, page)| page);
        known.or_else(|| name.parse().ok().map(Self::One))
    }
}
