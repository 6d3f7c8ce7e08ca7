//! Dates of the calendar.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{DAY, Timestamp, Zone, number, push_two};

/// A date of the Gregorian calendar from 0001-01-01 to 9999-12-31. On the wire it is "YYYY-MM-DD".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, format = Date))]
pub struct Date(i32);

impl Date {
    /// 0001-01-01.
    pub const MIN: Self = Self(-719_162);
    /// 9999-12-31.
    pub const MAX: Self = Self(2_932_896);

    /// Returns the date of this year (1 to 9999), month (1 to 12) and day; `None` if it does not exist.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        // Years start in March here, so that the leap day comes last (H. Hinnant, "chrono-compatible date algorithms").
        let (shifted, month_index) =
            if month > 2 { (year, i32::from(month) - 3) } else { (year - 1, i32::from(month) + 9) };
        let era = shifted.div_euclid(400);
        let year_of_era = shifted.rem_euclid(400);
        let day_of_year = (153 * month_index + 2) / 5 + i32::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let date = Self(era * 146_097 + day_of_era - 719_468);
        // A day past the month's end falls into the next month, so that it reads back differently.
        (date.ymd() == (year, month, day)).then_some(date)
    }

    /// Returns the date this many days after 1970-01-01, clamped to [`Date::MIN`] and [`Date::MAX`].
    pub const fn from_days(days: i64) -> Self {
        if days < Self::MIN.0 as i64 {
            Self::MIN
        } else if days > Self::MAX.0 as i64 {
            Self::MAX
        } else {
            #[allow(clippy::cast_possible_truncation, reason = "the two arms above bound it")]
            Self(days as i32)
        }
    }

    /// Returns the days since 1970-01-01.
    pub const fn days(self) -> i64 {
        self.0 as i64
    }

    /// Returns the date `days` later (or earlier), clamped.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        Self::from_days(self.days().saturating_add(days))
    }

    /// Returns the same day `years` later (or earlier), clamped; 29 February becomes 28 if needed.
    #[must_use]
    pub fn plus_years(self, years: i32) -> Self {
        let (year, month, day) = self.ymd();
        let year = year.saturating_add(years);
        let end = if years < 0 { Self::MIN } else { Self::MAX };
        Self::new(year, month, day).or_else(|| Self::new(year, month, day - 1)).unwrap_or(end)
    }

    /// Returns year, month and day.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "month and day are 1 to 31")]
    pub fn ymd(self) -> (i32, u8, u8) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_index = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_index + 2) / 5 + 1;
        let month = if month_index < 10 { month_index + 3 } else { month_index - 9 };
        (era * 400 + year_of_era + i32::from(month <= 2), month as u8, day as u8)
    }

    /// Returns the day of the week.
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        match (self.0 + 3).rem_euclid(7) {
            0 => Weekday::Mon,
            1 => Weekday::Tue,
            2 => Weekday::Wed,
            3 => Weekday::Thu,
            4 => Weekday::Fri,
            5 => Weekday::Sat,
            _ => Weekday::Sun,
        }
    }

    /// Returns the instant `seconds` after midnight in `zone`.
    pub const fn at(self, seconds: i64, zone: Zone) -> Timestamp {
        Timestamp(self.days() * DAY - zone.offset()).plus_seconds(seconds)
    }

    /// Parses "YYYY-MM-DD"; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let year = number(&bytes[..4])?;
        let month = u8::try_from(number(&bytes[5..7])?).ok()?;
        let day = u8::try_from(number(&bytes[8..])?).ok()?;
        Self::new(year, month, day)
    }

    /// Formats the date in Indonesian: "17 Agustus 2026".
    pub fn indonesian(self) -> String {
        self.long(&[
            "Januari",
            "Februari",
            "Maret",
            "April",
            "Mei",
            "Juni",
            "Juli",
            "Agustus",
            "September",
            "Oktober",
            "November",
            "Desember",
        ])
    }

    /// Formats the date in English: "17 August 2026".
    pub fn english(self) -> String {
        self.long(&[
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ])
    }

    fn long(self, months: &[&str; 12]) -> String {
        let (year, month, day) = self.ymd();
        let mut text = day.to_string();
        text.push(' ');
        text.push_str(months[usize::from(month) - 1]);
        text.push(' ');
        text.push_str(&year.to_string());
        text
    }

    fn iso(self) -> String {
        let (year, month, day) = self.ymd();
        let mut text = String::new();
        push_two(&mut text, i64::from(year) / 100);
        push_two(&mut text, i64::from(year) % 100);
        text.push('-');
        push_two(&mut text, i64::from(month));
        text.push('-');
        push_two(&mut text, i64::from(day));
        text
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("a date is YYYY-MM-DD"))
    }
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Weekday {
    /// Senin.
    Mon,
    /// Selasa.
    Tue,
    /// Rabu.
    Wed,
    /// Kamis.
    Thu,
    /// Jumat.
    Fri,
    /// Sabtu.
    Sat,
    /// Minggu.
    Sun,
}

impl Weekday {
    /// From Monday on.
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];
}
