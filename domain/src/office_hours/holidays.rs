//! Holidays, and why an office is closed on a date.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::moment::Date;

/// Holidays with their names. A file of them is a table: `2026-01-01 = "Tahun Baru"`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Holidays(BTreeMap<Date, String>);

impl Holidays {
    /// Makes holidays from these days.
    pub const fn new(days: BTreeMap<Date, String>) -> Self {
        Self(days)
    }

    /// Returns the holiday's name; `None` on other days.
    pub fn name(&self, date: Date) -> Option<&str> {
        self.0.get(&date).map(String::as_str)
    }
}

/// Why an office is closed on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closure<'a> {
    /// The office has no hours on this day of the week.
    Weekday,
    /// A holiday, with its name.
    Holiday(&'a str),
    /// This office alone is closed.
    Office,
}
