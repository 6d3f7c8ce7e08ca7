//! Months of the calendar, which is all that is known of when somebody answered.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::moment::Date;

/// A month. On the wire it is "YYYY-MM".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String))]
pub struct Month(Date);

impl Month {
    /// Returns the month of a date.
    pub fn of(date: Date) -> Self {
        let (year, month, _) = date.ymd();
        Self(Date::new(year, month, 1).unwrap_or(Date::MIN))
    }

    /// Parses "YYYY-MM"; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        Date::parse(&[text, "-01"].concat()).map(Self)
    }

    /// Returns its first day.
    pub const fn first(self) -> Date {
        self.0
    }

    /// Returns the month so many later, or earlier.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        let (year, month, _) = self.0.ymd();
        let count = year * 12 + i32::from(month) - 1 + months;
        let month = u8::try_from(count.rem_euclid(12) + 1).unwrap_or(1);
        Self(Date::new(count.div_euclid(12), month, 1).unwrap_or(Date::MIN))
    }

    /// Returns how many months later it is than `earlier`.
    pub fn since(self, earlier: Self) -> i32 {
        let count = |month: Self| {
            let (year, month, _) = month.0.ymd();
            year * 12 + i32::from(month)
        };
        count(self) - count(earlier)
    }

    /// Returns the month `years` earlier.
    #[must_use]
    pub fn years_before(self, years: i32) -> Self {
        Self(self.0.plus_years(-years))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.0.to_string();
        f.write_str(date.get(..7).unwrap_or_default())
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("a month is YYYY-MM"))
    }
}
