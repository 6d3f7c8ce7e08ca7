//! Examines whole columns: detects digits that a spreadsheet lost and dates with the month first.

use domain::moment::day_and_month;
use domain::problem::{Fault, Field, Problem};
use domain::value::Nik;

use super::MAX_ROWS;
use super::cell::{Dates, digits, unquoted};
use super::head::{Head, decode};

/// Fewer NIK ending in zero may be a coincidence.
const MIN_ROUNDED: u32 = 3;
/// By chance one NIK in ten ends in zero; from this many in ten on they were rounded.
const ROUNDED_OF_TEN: u32 = 9;

/// Returns how the dates are to be read.
///
/// # Errors
/// If the NIK were rounded: a spreadsheet keeps fifteen digits and writes zero for the last.
pub fn columns(text: &[u8], head: &Head) -> Result<Dates, Vec<Problem>> {
    let of = |field| head.columns.iter().position(|column| *column == Some(field));
    let (nik, not_after) = (of(Field::Nik), of(Field::NotAfter));
    let (_, mut reader) = head.rows(text);
    let mut record = csv::ByteRecord::new();
    let (mut niks, mut rounded, mut dates) = (0_u32, 0_u32, Dates::DayFirst);
    for _ in 0..MAX_ROWS {
        if !reader.read_byte_record(&mut record).unwrap_or(false) {
            break;
        }
        let cell =
            |column: Option<usize>| column.and_then(|column| record.get(column)).map(|cell| decode(cell, head.utf8));
        if let Some(nik) = cell(nik).and_then(|cell| digits(unquoted(&cell))).filter(|nik| nik.len() == Nik::LENGTH) {
            niks += 1;
            rounded += u32::from(nik.ends_with('0'));
        }
        let date = cell(not_after).and_then(|cell| day_and_month(unquoted(&cell)));
        if date.is_some_and(|(first, second)| (1..=12).contains(&first) && (13..=31).contains(&second)) {
            dates = Dates::Ambiguous;
        }
    }
    if rounded >= MIN_ROUNDED && rounded * 10 >= niks * ROUNDED_OF_TEN {
        return Err(vec![Problem::new(Field::Nik, Fault::Rounded)]);
    }
    Ok(dates)
}
