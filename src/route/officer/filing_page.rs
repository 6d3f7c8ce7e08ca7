//! The pages of filing on behalf of a holder.

use super::FILING;

/// The pages of filing on behalf of a holder, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilingPage {
    /// Looks for the holder.
    Search,
    /// Who was found.
    Holder,
    /// Data of a holder who is not on record.
    Entry,
    /// The letter.
    Letter,
    /// All of it once more.
    Check,
    /// It is filed.
    Done,
}

impl FilingPage {
    const NAMES: [(&'static str, Self); 5] = [
        ("pemohon", Self::Holder),
        ("data", Self::Entry),
        ("surat", Self::Letter),
        ("periksa", Self::Check),
        ("selesai", Self::Done),
    ];

    /// Its path.
    pub fn path(self) -> String {
        let name = Self::NAMES.into_iter().find(|(_, page)| *page == self);
        name.map_or_else(|| FILING.into(), |(name, _)| [FILING, "/", name].concat())
    }

    pub(super) fn parse(name: Option<&str>) -> Option<Self> {
        let Some(name) = name else { return Some(Self::Search) };
        Self::NAMES.into_iter().find(|(known, _)| *known == name).map(|(_, page)| page)
    }
}
