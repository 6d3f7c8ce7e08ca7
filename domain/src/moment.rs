//! Instants and dates, without a clock: the caller passes the time.

mod date;
mod nearness;
mod typed;

use serde::{Deserialize, Serialize};

pub use date::{Date, Weekday};
pub use nearness::{Nearness, nearness};
pub use typed::day_and_month;

/// Seconds in a day.
pub const DAY: i64 = 86_400;

/// An instant: Unix seconds, UTC. On the wire it is an integer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Returns the instant `seconds` later (or earlier), saturating.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Returns the instant `minutes` later (or earlier).
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_seconds(minutes.saturating_mul(60))
    }

    /// Returns the instant `days` of 24 hours later (or earlier). Indonesian zones have no summer time, so the time of
    /// day stays the same.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_seconds(days.saturating_mul(DAY))
    }

    /// Returns the seconds since `earlier`; negative if it is later.
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Returns the date in `zone`, between [`Date::MIN`] and [`Date::MAX`].
    pub const fn date_in(self, zone: Zone) -> Date {
        Date::from_days(self.plus_seconds(zone.offset()).0.div_euclid(DAY))
    }

    /// Returns the seconds since midnight in `zone`: 0 to 86,399.
    pub const fn second_of_day(self, zone: Zone) -> i64 {
        self.plus_seconds(zone.offset()).0.rem_euclid(DAY)
    }

    /// Formats the time of day with its zone in the Indonesian way: "08.30 WIB".
    pub fn clock_text(self, zone: Zone) -> String {
        let minute = self.second_of_day(zone) / 60;
        let mut text = String::new();
        push_two(&mut text, minute / 60);
        text.push('.');
        push_two(&mut text, minute % 60);
        text.push(' ');
        text.push_str(zone.name());
        text
    }

    /// Formats the time of day with its zone in the English way: "08:30 WIB".
    pub fn english_clock_text(self, zone: Zone) -> String {
        self.clock_text(zone).replacen('.', ":", 1)
    }
}

/// The three Indonesian time zones: fixed offsets, no summer time (Keppres 41/1987).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum Zone {
    /// Western: UTC+7.
    Wib,
    /// Central: UTC+8.
    Wita,
    /// Eastern: UTC+9.
    Wit,
}

impl Zone {
    /// Returns the offset from UTC in seconds, positive to the east.
    pub const fn offset(self) -> i64 {
        match self {
            Self::Wib => 7 * 3600,
            Self::Wita => 8 * 3600,
            Self::Wit => 9 * 3600,
        }
    }

    /// Returns "WIB", "WITA" or "WIT".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wib => "WIB",
            Self::Wita => "WITA",
            Self::Wit => "WIT",
        }
    }
}

/// Parses ASCII digits; `None` for any other byte.
pub(crate) fn number(digits: &[u8]) -> Option<i32> {
    let mut value: i32 = 0;
    for &byte in digits {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value.checked_mul(10)?.checked_add(i32::from(byte - b'0'))?;
    }
    Some(value)
}

/// Appends the last two digits of a non-negative number.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "remainders of ten")]
pub(crate) fn push_two(text: &mut String, value: i64) {
    text.push(char::from(b'0' + (value / 10 % 10) as u8));
    text.push(char::from(b'0' + (value % 10) as u8));
}
