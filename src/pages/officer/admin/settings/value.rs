//! Settings as they are typed and read: days, megabytes, numbers.

use domain::settings::AgencySettings;

/// Bytes of a megabyte, as people read it.
const MB: u64 = 1_000_000;

/// What stands in lines, or with commas or semicolons between.
pub fn lines(typed: &str) -> impl Iterator<Item = &str> {
    typed.split(['\n', ',', ';']).map(str::trim).filter(|line| !line.is_empty())
}

/// As they are typed: "24/12/2026".
pub fn closed(settings: &AgencySettings) -> Vec<String> {
    settings.hours.closed().iter().map(|date| date.slashed()).collect()
}

/// Up to hundredths of a megabyte, with a comma: "2,5"; "10" for 10 MiB, which nobody typed in megabytes.
pub fn megabytes(bytes: u64) -> String {
    let typed = bytes < MB || bytes.is_multiple_of(MB / 100);
    let hundredths = if typed { bytes / (MB / 100) } else { bytes / MB * 100 };
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let rest = [(rest / 10).to_string(), (rest % 10).to_string()].concat();
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { whole.to_string() } else { [&whole.to_string(), rest].join(",") }
}

/// "10", "0,9" or "0.9" megabytes.
pub fn bytes(text: &str) -> Option<u64> {
    let text = text.trim();
    let (whole, rest) = text.split_once([',', '.']).unwrap_or((text, "0"));
    if rest.is_empty() || rest.len() > 6 || !rest.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let whole: u64 = whole.parse().ok()?;
    let mut part = MB;
    let rest = rest.bytes().fold(0, |sum, digit| {
        part /= 10;
        sum + u64::from(digit - b'0') * part
    });
    whole.checked_mul(MB)?.checked_add(rest)
}

/// Days before and days after the end, as they are typed.
pub fn reminders(settings: &AgencySettings) -> (String, String) {
    let of = |is_asked: fn(&&i16) -> bool| {
        let days: Vec<_> =
            settings.reminder_days.iter().filter(is_asked).map(|days| days.unsigned_abs().to_string()).collect();
        days.join(", ")
    };
    (of(|days| **days >= 0), of(|days| **days < 0))
}

/// Natural numbers with commas or blanks between them.
pub fn numbers(text: &str) -> Option<Vec<i16>> {
    let parts = text.split([',', ';', ' ', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().ok().filter(|number| *number >= 0)).collect()
}
