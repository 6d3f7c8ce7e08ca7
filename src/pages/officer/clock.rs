//! Times of day that officers type.

use domain::office_hours::TimeOfDay;

/// Parses "08.00", "8.00", "08:00" or "8".
pub fn clock(text: &str) -> Option<TimeOfDay> {
    let (hour, minute) = text.split_once(['.', ':']).unwrap_or((text, "00"));
    let hour = if hour.len() == 1 { ["0", hour].concat() } else { hour.into() };
    TimeOfDay::parse(&[&hour, ":", minute].concat())
}
