//! Converts a workbook (.xlsx) to the text of a table: the sheet with a head, its rows on their lines, so that the rest
//! reads it like a CSV.
//!
//! Unpacked and resulting sizes are limited: a few kilobytes can hold gigabytes, and every cell can refer to one long
//! text.

use std::io::{self, Cursor, Read};

use calamine::{Data, DataRef, Reader, Xlsx};
use domain::problem::{Fault, Field, Problem};
use zip::ZipArchive;

use super::{MAX_ROWS, head};

/// Maximum size of all unpacked parts, and of one part that is no sheet.
const MAX_UNPACKED_BYTES: u64 = 192_000_000;
const MAX_PART_BYTES: u64 = 64_000_000;
/// Maximum number of parts; a workbook has about twenty.
const MAX_PARTS: usize = 1_000;
/// Maximum number of sheets examined.
const MAX_SHEETS: usize = 50;
/// Columns that are read.
const MAX_COLUMNS: usize = 100;
/// Maximum size of the resulting text: as large as a CSV.
const MAX_TEXT_BYTES: usize = 50_000_000;
/// From this number on, a spreadsheet keeps only fifteen digits.
const EXACT_BELOW: f64 = 1e15;

/// Whether the file is a workbook: a zip archive, or the older container (also of workbooks with a password).
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// Returns the problem of an unreadable workbook.
pub const fn unreadable() -> Problem {
    Problem::new(Field::Table, Fault::WorkbookUnreadable)
}

/// Returns the text of the workbook's table, separated by commas.
///
/// # Errors
/// [`Fault::WorkbookUnreadable`], or [`Fault::TwoTables`].
pub fn text(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    if !bounded(bytes) {
        return Err(unreadable());
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let names = book.sheet_names();
    let mut tables = Vec::new();
    for name in names.iter().take(MAX_SHEETS) {
        // A chart is a sheet too.
        let Ok(start) = rows(&mut book, name, head::MAX_HEAD_ROW, MAX_COLUMNS) else { continue };
        if head::is_there(&start) {
            tables.push((name, start));
        }
    }
    match tables.as_slice() {
        [(name, start)] => match head::find(start) {
            Ok(head) => rows(&mut book, name, usize::MAX, head.columns.len()),
            // Reported when the text is read.
            Err(_) => Ok(start.clone()),
        },
        [(first, _), (second, _), ..] => {
            Err(Problem::new(Field::Table, Fault::TwoTables((*first).clone(), (*second).clone())))
        }
        [] => names.first().map_or_else(|| Err(unreadable()), |name| rows(&mut book, name, head::MAX_HEAD_ROW, 1)),
    }
}

/// Whether the unpacked sizes are within the limits.
fn bounded(bytes: &[u8]) -> bool {
    let parts = bytes.windows(4).filter(|four| four == b"PK\x01\x02").take(MAX_PARTS + 1).count();
    if parts > MAX_PARTS {
        return false;
    }
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    let mut all = 0;
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else { return false };
        let sheet = part.name().is_ok_and(|name| name.contains("worksheets/"));
        let most = if sheet { MAX_UNPACKED_BYTES } else { MAX_PART_BYTES };
        // The size in its header is not trusted.
        let Ok(size) = io::copy(&mut part.take(most + 1), &mut io::sink()) else { return false };
        all += size;
        if size > most || all > MAX_UNPACKED_BYTES {
            return false;
        }
    }
    true
}

/// Returns at most `most` rows of a sheet, each on its line, with at most `width` cells.
fn rows(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, most: usize, width: usize) -> Result<Vec<u8>, Problem> {
    // Rows are padded only once the head is known.
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
            // Rows are in order, and none beyond the limits is needed.
            if next < line || text.len() > MAX_TEXT_BYTES {
                return Err(unreadable());
            }
            if next >= most || filled > MAX_ROWS + 100 {
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

/// Writes the row without its line end, and empties it.
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

/// Returns a cell on one line as its sheet shows it: dates as "2026-12-31"; a number with lost digits in scientific
/// notation, so that it is refused.
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
