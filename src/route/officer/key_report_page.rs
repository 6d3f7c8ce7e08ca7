//! Pages of reports of lost or leaked keys.

/// The pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyReportPage {
    /// All reports that the officer may see.
    List,
    /// One of them, by its number.
    One(i64),
}

/// Path of [`KeyReportPage::List`].
pub const KEY_REPORTS: &str = "/petugas/kunci";

impl KeyReportPage {
    /// The page of what follows the path of the list.
    pub fn parse(id: Option<&str>) -> Option<Self> {
        id.map_or(Some(Self::List), |id| id.parse().ok().map(Self::One))
    }
}

/// The path of a report.
pub fn key_report(id: i64) -> String {
    [KEY_REPORTS, "/", &id.to_string()].concat()
}
