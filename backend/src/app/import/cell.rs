//! Reads one cell for its column: removes what spreadsheets add around a value, and detects what they damaged.

use domain::moment::{Date, day_and_month};
use domain::problem::{Fault, Field};

/// How a column's dates are read where the month is a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    /// Day first, as written in Indonesia.
    DayFirst,
    /// Some have the month first: dates that could be read either way are refused.
    Ambiguous,
}

/// Returns the cell's value; blank for a blank cell or a lone dash.
///
/// # Errors
/// If a spreadsheet damaged the value, or would run it as a formula.
pub fn read(field: Field, cell: &str, dates: Dates) -> Result<String, Fault> {
    let value = unquoted(cell);
    if value.is_empty() || value == "-" {
        return Ok(String::new());
    }
    if is_formula(field, value) || cell.starts_with('\t') {
        return Err(Fault::Formula);
    }
    match field {
        Field::Nik | Field::Nip | Field::Mobile | Field::Serial if is_scientific(value) => Err(Fault::Rounded),
        // The sequence number at the end is never 000.
        Field::Nip if digits(value).is_some_and(|nip| nip.len() == 18 && nip.ends_with("000")) => Err(Fault::Rounded),
        Field::NotAfter => day(value, dates),
        _ => Ok(value.to_owned()),
    }
}

/// Returns the cell without surrounding blanks and without `="..."`, which keeps a text from being converted.
pub fn unquoted(cell: &str) -> &str {
    let value = cell.trim();
    let kept = value.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    kept.filter(|kept| !kept.contains('"')).map_or(value, str::trim)
}

/// Returns the digits of a number, if it consists of digits and separators.
pub fn digits(value: &str) -> Option<String> {
    let digits: String = value.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '\'' | '\u{a0}')).collect();
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// Converts "31/12/2026" to "2026-12-31"; other text is unchanged.
fn day(value: &str, dates: Dates) -> Result<String, Fault> {
    if dates == Dates::Ambiguous && day_and_month(value).is_some_and(|(first, _)| first <= 12) {
        return Err(Fault::DateOrder);
    }
    Ok(Date::typed(value).map_or_else(|| value.to_owned(), |date| date.to_string()))
}

/// Whether a number is in scientific notation ("3.37501E+15"), so that its last digits are lost.
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
