//! The hours of a day of the week.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::HoursFault;
use crate::moment::{Weekday, number, push_two};

/// Hours on some days of the week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DayHours {
    /// On these days.
    pub days: Vec<Weekday>,
    /// From.
    pub open: TimeOfDay,
    /// Until.
    pub close: TimeOfDay,
    /// Breaks in between, in order.
    #[serde(default)]
    pub breaks: Vec<(TimeOfDay, TimeOfDay)>,
}

impl DayHours {
    /// Returns the seconds of working time on such a day.
    pub fn working_seconds(&self) -> i64 {
        let breaks: i64 = self.breaks.iter().map(|(from, to)| to.seconds() - from.seconds()).sum();
        self.close.seconds() - self.open.seconds() - breaks
    }

    /// Whether opening, breaks and closing are in order.
    pub(super) fn check(&self) -> Result<(), HoursFault> {
        let mut before = self.open;
        for &(from, to) in &self.breaks {
            if from < before || to <= from {
                return Err(HoursFault::Order);
            }
            before = to;
        }
        // A day full of breaks would be a working day without working time.
        let all_break = self.breaks.iter().map(|(from, to)| to.0 - from.0).sum::<u16>();
        if before > self.close || self.close <= self.open || self.close.0 - self.open.0 <= all_break {
            return Err(HoursFault::Order);
        }
        Ok(())
    }
}

/// A time of day in minutes since midnight, 0 to 1440. Written "08:00"; "24:00" is the day's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, example = "08:00"))]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// Parses "HH:MM"; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 5 || bytes[2] != b':' {
            return None;
        }
        let (hour, minute) = (number(&bytes[..2])?, number(&bytes[3..])?);
        let total = hour * 60 + minute;
        (minute < 60 && total <= 1440).then_some(Self(u16::try_from(total).ok()?))
    }

    /// Formats it in the Indonesian way: "08.00".
    pub fn indonesian(self) -> String {
        self.text('.')
    }

    /// Returns the seconds since midnight.
    pub fn seconds(self) -> i64 {
        i64::from(self.0) * 60
    }

    fn text(self, separator: char) -> String {
        let mut text = String::new();
        push_two(&mut text, i64::from(self.0) / 60);
        text.push(separator);
        push_two(&mut text, i64::from(self.0) % 60);
        text
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text(':'))
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("a time of day is HH:MM"))
    }
}
