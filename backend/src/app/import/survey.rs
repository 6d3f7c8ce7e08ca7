//! What a whole column tells: digits that a spreadsheet lost, and dates with the month first.

use domain::moment::day_and_month;
use domain::problem::{Fault, Field, Problem};
use domain::value::Nik;

use super::MOST_ROWS;
use super::cell::{Dates, bare, digits};
use super::head::{Head, decode};

/// Fewer NIK that all end in zero may be so.
const FEWEST: u32 = 3;
/// One NIK in ten ends in zero; more than this many in ten did not by chance.
const OF_TEN: u32 = 9;

/// How the dates are to be read.
///
/// # Errors
/// The NIK are not as they were: a spreadsheet keeps fifteen digits and writes a zero for the last.
pub fn columns(text: &[u8], head: &Head) -> Result<Dates, Vec<Problem>> {
    let of = |field| head.columns.iter().position(|column| *column == Some(field));
    let (nik, not_after) = (of(Field::Nik), of(Field::NotAfter));
    let (_, mut reader) = head.rows(text);
    let mut record = csv::ByteRecord::new();
    let (mut niks, mut rounded, mut dates) = (0_u32, 0_u32, Dates::DayFirst);
    for _ in 0..MOST_ROWS {
        if !reader.read_byte_record(&mut record).unwrap_or(false) {
            break;
        }
        let cell =
            |column: Option<usize>| column.and_then(|column| record.get(column)).map(|cell| decode(cell, head.utf8));
        if let Some(nik) = cell(nik).and_then(|cell| digits(bare(&cell))).filter(|nik| nik.len() == Nik::LENGTH) {
            niks += 1;
            rounded += u32::from(nik.ends_with('0'));
        }
        let date = cell(not_after).and_then(|cell| day_and_month(bare(&cell)));
        if date.is_some_and(|(first, second)| (1..=12).contains(&first) && (13..=31).contains(&second)) {
            dates = Dates::Doubtful;
        }
    }
    if rounded >= FEWEST && rounded * 10 >= niks * OF_TEN {
        return Err(vec![Problem::new(Field::Nik, Fault::Rounded)]);
    }
    Ok(dates)
}
