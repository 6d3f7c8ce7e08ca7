//! Parses dates as people type them, the day first.

use super::{Date, number, push_two};

impl Date {
    /// Parses a date as it is typed in Indonesia: "24/11/2026", "24-11-2026", "24.11.2026", "24112026" or "24 November
    /// 2026"; and the wire format "2026-11-24".
    ///
    /// Months are recognised by the first three letters of their Indonesian or English names. `None` for anything else,
    /// including years of two digits.
    pub fn typed(text: &str) -> Option<Self> {
        match parts(text)[..] {
            [year, month, day] if year.len() == 4 => date(year, month, day),
            [day, month, year] => date(year, month, day),
            [all] if all.len() == 8 && all.is_ascii() => date(&all[4..], &all[2..4], &all[..2]),
            _ => None,
        }
    }

    /// Formats it as it is typed: "24/11/2026".
    pub fn slashed(self) -> String {
        let (year, month, day) = self.ymd();
        let mut text = String::new();
        push_two(&mut text, i64::from(day));
        text.push('/');
        push_two(&mut text, i64::from(month));
        text.push('/');
        push_two(&mut text, i64::from(year) / 100);
        push_two(&mut text, i64::from(year));
        text
    }
}

/// Returns the first two numbers of a date like "05/04/2026" in written order; `None` if the year comes first or the
/// month is a name.
pub fn day_and_month(text: &str) -> Option<(u8, u8)> {
    match parts(text)[..] {
        [first, second, year] if year.len() == 4 => Some((two(first)?, two(second)?)),
        _ => None,
    }
}

fn parts(text: &str) -> Vec<&str> {
    let independent = |c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',');
    text.split(independent).filter(|part| !part.is_empty()).collect()
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let year = if year.len() == 4 { number(year.as_bytes())? } else { return None };
    Date::new(year, two(month).or_else(|| named(month))?, two(day)?)
}

/// One or two digits.
fn two(digits: &str) -> Option<u8> {
    if digits.len() > 2 { None } else { u8::try_from(number(digits.as_bytes())?).ok() }
}

/// Returns the month of this name or abbreviation. "Pebruari" and "Nopember" are still used.
fn named(month: &str) -> Option<u8> {
    Some(match month.get(..3)?.to_ascii_lowercase().as_str() {
        "jan" => 1,
        "feb" | "peb" => 2,
        "mar" => 3,
        "apr" => 4,
        "mei" | "may" => 5,
        "jun" => 6,
        "jul" => 7,
        "agu" | "agt" | "ags" | "aug" => 8,
        "sep" => 9,
        "okt" | "oct" => 10,
        "nov" | "nop" => 11,
        "des" | "dec" => 12,
        _ => return None,
    })
}
