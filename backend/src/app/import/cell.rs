//! One cell as its column wants it: what spreadsheets put around a value is taken off, and what they spoilt is told.

use domain::moment::{Date, day_and_month};
use domain::problem::{Fault, Field};

/// How a column's dates are read where the month is a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    /// Day first, as written in Indonesia.
    DayFirst,
    /// Some have the month first: where both are possible, it is not guessed.
    Doubtful,
}

/// The cell's value; blank for a blank cell and a lone dash.
///
/// # Errors
/// What is wrong with the cell as such.
pub fn read(field: Field, cell: &str, dates: Dates) -> Result<String, Fault> {
    let value = bare(cell);
    if value.is_empty() || value == "-" {
        return Ok(String::new());
    }
    if is_formula(field, value) || cell.starts_with('\t') {
        return Err(Fault::Formula);
    }
    match field {
        Field::Nik | Field::Nip | Field::Mobile | Field::Serial if is_scientific(value) => Err(Fault::Rounded),
        // The last three digits number the people: there is no 000.
        Field::Nip if digits(value).is_some_and(|nip| nip.len() == 18 && nip.ends_with("000")) => Err(Fault::Rounded),
        Field::NotAfter => day(value, dates),
        _ => Ok(value.to_owned()),
    }
}

/// The cell without blanks around it and without `="..."`, by which a text is kept a text.
pub fn bare(cell: &str) -> &str {
    let value = cell.trim();
    let kept = value.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    kept.filter(|kept| !kept.contains('"')).map_or(value, str::trim)
}

/// The digits of a number, if it has nothing else but what is put between them.
pub fn digits(value: &str) -> Option<String> {
    let digits: String = value.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '\'' | '\u{a0}')).collect();
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// "31/12/2026" as "2026-12-31"; what is no date as it is.
fn day(value: &str, dates: Dates) -> Result<String, Fault> {
    if dates == Dates::Doubtful && day_and_month(value).is_some_and(|(first, _)| first <= 12) {
        return Err(Fault::DateOrder);
    }
    Ok(Date::typed(value).map_or_else(|| value.to_owned(), |date| date.to_string()))
}

/// "3.37501E+15": only the first digits are left.
fn is_scientific(value: &str) -> bool {
    let Some((number, exponent)) = value.split_once(['E', 'e']) else { return false };
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((whole, part)) = number.split_once([',', '.']) else { return false };
    whole.len() == 1 && all_digits(whole) && all_digits(part) && exponent.len() <= 3 && all_digits(exponent)
}

/// Whether a spreadsheet would run the cell (OWASP, "CSV Injection"); a phone number may begin with "+".
fn is_formula(field: Field, value: &str) -> bool {
    let phone = field == Field::Mobile
        && value.strip_prefix('+').is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    value.starts_with(['=', '+', '-', '@', '\t']) && !phone
}
