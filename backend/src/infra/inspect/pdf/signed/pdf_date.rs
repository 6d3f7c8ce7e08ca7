//! Dates of PDF (ISO 32000-2, 7.9.4).

use domain::moment::Timestamp;

use crate::infra::utc_digits;

/// Reads `D:20261120100900+07'00'`. Without an offset it would be no instant.
pub(super) fn parse(text: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(text).ok()?.strip_prefix("D:")?;
    let at = utc_digits::parse(text.get(..14)?)?;
    Some(at.plus_seconds(-offset(text.get(14..)?)?))
}

/// Seconds ahead of UTC.
fn offset(text: &str) -> Option<i64> {
    if text.starts_with('Z') {
        return Some(0);
    }
    let sign = match text.get(..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let minutes = text.get(3..6).map_or(Some(0), |minutes| number(minutes.strip_prefix('\'')?))?;
    Some(sign * (number(text.get(1..3)?)? * 3600 + minutes * 60))
}

fn number(digits: &str) -> Option<i64> {
    if digits.bytes().all(|digit| digit.is_ascii_digit()) { digits.parse().ok() } else { None }
}
