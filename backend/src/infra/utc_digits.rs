//! Instants written as digits, as in PDF and ASN.1.

use domain::moment::{DAY, Date, Timestamp, Zone};

/// Reads `20261120100900`, in UTC.
pub fn parse(digits: &str) -> Option<Timestamp> {
    if digits.len() != 14 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u16>().ok();
    let (month, day) = (u8::try_from(part(4, 6)?).ok()?, u8::try_from(part(6, 8)?).ok()?);
    let date = Date::new(i32::from(part(0, 4)?), month, day)?;
    let second = i64::from(part(8, 10)?) * 3600 + i64::from(part(10, 12)?) * 60 + i64::from(part(12, 14)?);
    // Every zone's day begins its offset before that of UTC.
    (second < DAY).then(|| date.at(second, Zone::Wib).plus_seconds(Zone::Wib.offset()))
}
