//! A workbook (.xlsx) as the text of a table: the first sheet with a head that is recognised, its rows on their lines, so that
//! everything else is read as from a CSV.
//!
//! What is unpacked is measured before it is parsed, and what comes of it is bounded too: a few kilobytes can hold gigabytes,
//! and a text that is kept once can be named by every cell.

use std::io::{self, Cursor, Read};

use calamine::{Data, DataRef, Reader, Xlsx};
use domain::problem::{Fault, Field, Problem};
use zip::ZipArchive;

use super::{MOST_ROWS, head};

/// Most bytes of all unpacked parts, and of one of them that is no sheet.
const MOST_UNPACKED: u64 = 192_000_000;
const MOST_OF_A_PART: u64 = 64_000_000;
/// Most parts; a workbook has some twenty.
const MOST_PARTS: usize = 1_000;
/// Most sheets that are looked at.
const MOST_SHEETS: usize = 50;
/// Columns that are read.
const MOST_COLUMNS: usize = 100;
/// Most bytes of text that come of it: as many as of a CSV.
const MOST_TEXT: usize = 50_000_000;
/// From this number on, a spreadsheet keeps fifteen digits and calls the others zero.
const EXACT_BELOW: f64 = 1e15;

/// Whether it is a file of a spreadsheet program: a zip archive, or the older container (also of workbooks with a password).
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// What is told of a workbook that can't be read.
pub const fn unreadable() -> Problem {
    Problem::new(Field::Table, Fault::WorkbookUnreadable)
}

/// The text of its table, separated by commas.
///
/// # Errors
/// [`Fault::WorkbookUnreadable`], or that two sheets are tables.
pub fn text(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    if !bounded(bytes) {
        return Err(unreadable());
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let names = book.sheet_names();
    let mut tables = Vec::new();
    for name in names.iter().take(MOST_SHEETS) {
        // A chart is a sheet too.
        let Ok(start) = rows(&mut book, name, head::LOOKED_AT, MOST_COLUMNS) else { continue };
        if head::is_there(&start) {
            tables.push((name, start));
        }
    }
    match tables.as_slice() {
        [(one, start)] => match head::find(start) {
            Ok(head) => rows(&mut book, one, usize::MAX, head.columns.len()),
            // It is told when the text is read.
            Err(_) => Ok(start.clone()),
        },
        [(one, _), (other, _), ..] => {
            Err(Problem::new(Field::Table, Fault::TwoTables((*one).clone(), (*other).clone())))
        }
        [] => names.first().map_or_else(|| Err(unreadable()), |name| rows(&mut book, name, head::LOOKED_AT, 1)),
    }
}

/// Whether all that is packed in it is of a size that a table can have.
fn bounded(bytes: &[u8]) -> bool {
    let parts = bytes.windows(4).filter(|four| four == b"PK\x01\x02").take(MOST_PARTS + 1).count();
    if parts > MOST_PARTS {
        return false;
    }
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    let mut all = 0;
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else { return false };
        let sheet = part.name().is_ok_and(|name| name.contains("worksheets/"));
        let most = if sheet { MOST_UNPACKED } else { MOST_OF_A_PART };
        // What it says of its size is not believed.
        let Ok(size) = io::copy(&mut part.take(most + 1), &mut io::sink()) else { return false };
        all += size;
        if size > most || all > MOST_UNPACKED {
            return false;
        }
    }
    true
}

/// The rows of a sheet, `most` at most, each on its line, and their first cells, `width` at most: what stands beside the head's
/// columns is left out as a column without a name is.
fn rows(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, most: usize, width: usize) -> Result<Vec<u8>, Problem> {
    // Until the head is known, a row is as wide as it is filled.
    let padded = if most == usize::MAX { width } else { 0 };
    let failed = |_| unreadable();
    let mut cells = book.worksheet_cells_reader(sheet).map_err(failed)?;
    let (mut text, mut row, mut line, mut filled) = (Vec::new(), Vec::<String>::new(), 0_usize, 0_u32);
    loop {
        let cell = cells.next_cell().map_err(failed)?;
        let at = cell.as_ref().map(calamine::Cell::get_position);
        let next = at.map_or(usize::MAX, |(row, _)| row as usize);
        if next != line {
            filled += u32::from(!row.is_empty());
            write(&mut text, &mut row, padded);
            // Rows go down; and behind the last that an import reads nothing is of use.
            if next < line || text.len() > MOST_TEXT {
                return Err(unreadable());
            }
            if next >= most || filled > MOST_ROWS + 100 {
                return Ok(text);
            }
            text.extend(std::iter::repeat_n(b'\n', next - line));
            line = next;
        }
        let (Some(cell), Some((_, column))) = (cell, at) else { return Ok(text) };
        let value = value(cell.get_value());
        let column = column as usize;
        if !value.is_empty() && column < width {
            if row.len() <= column {
                row.resize(column + 1, String::new());
            }
            if let Some(place) = row.get_mut(column) {
                *place = value;
            }
        }
    }
}

/// Writes the row, if there is any, without the end of its line, and empties it.
fn write(text: &mut Vec<u8>, row: &mut Vec<String>, padded: usize) {
    if !row.is_empty() {
        row.resize(row.len().max(padded), String::new());
    }
    for (index, cell) in row.drain(..).enumerate() {
        if index > 0 {
            text.push(b',');
        }
        text.push(b'"');
        text.extend(cell.replace('"', "\"\"").bytes());
        text.push(b'"');
    }
}

/// A cell on one line, as its sheet shows it: dates as "2026-12-31", and a number whose last digits are lost so that it is seen.
fn value(cell: &DataRef<'_>) -> String {
    let text = match Data::from(cell.clone()) {
        Data::Int(number) => number.to_string(),
        Data::Float(number) if number.abs() >= EXACT_BELOW => format!("{number:.5E}"),
        Data::Float(number) => number.to_string(),
        Data::String(text) | Data::DurationIso(text) => text,
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTime(duration) => duration.as_f64().to_string(),
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    };
    text.replace(['\r', '\n'], " ")
}
