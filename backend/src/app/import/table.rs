//! Reads the rows of a table of holders.

use domain::entry::HolderEntry;
use domain::problem::{Fault, Field, Problem};
use domain::value::plain::plain;

use super::cell::{self, Dates};
use super::head::{self, Head, decode};
use super::survey;

/// Characters of a cell in the report.
const MAX_CELL_CHARS: usize = 60;

/// A row with trimmed cells. A lone dash counts as blank.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Line in the file, from 1.
    pub line: u32,
    /// The cells.
    pub entry: HolderEntry,
    /// Problems of the cells.
    pub problems: Vec<Problem>,
    /// The refused cells.
    refused: Vec<(Field, String)>,
}

impl Row {
    /// Returns the cell's text for the report.
    pub fn cell_for_report(&self, field: Field) -> String {
        let refused = self.refused.iter().find(|(of, _)| *of == field).map(|(_, cell)| cell.clone());
        let cell = refused.or_else(|| cell_mut(&mut self.entry.clone(), field).cloned()).unwrap_or_default();
        cell.chars().take(MAX_CELL_CHARS).collect()
    }
}

/// A table whose head was read.
#[derive(Debug)]
pub struct Table<'a> {
    text: &'a [u8],
    head: Head,
    dates: Dates,
    /// Offset of the rows, in bytes.
    from: usize,
    reader: csv::Reader<&'a [u8]>,
    /// An offset in `text` and its line number.
    counted: (usize, u32),
}

impl<'a> Table<'a> {
    /// Reads the head and examines the columns.
    ///
    /// # Errors
    /// All problems found.
    pub fn open(text: &'a [u8]) -> Result<Self, Vec<Problem>> {
        let head = head::find(text)?;
        let dates = survey::columns(text, &head)?;
        let (from, reader) = head.rows(text);
        Ok(Self { text, head, dates, from, reader, counted: (0, 1) })
    }

    /// Returns the column's name as written.
    pub fn column(&self, field: Field) -> String {
        self.head.name(field)
    }

    /// Returns the line of the record at this byte. The reader's own count is late for lines that end in CR LF.
    fn line_of(&mut self, byte: u64) -> u32 {
        let (from, mut line) = self.counted;
        let byte = usize::try_from(byte).unwrap_or(usize::MAX).saturating_add(self.from).min(self.text.len());
        let rest = self.text.get(byte..).unwrap_or_default();
        let start = byte + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let between = self.text.get(from..start).unwrap_or_default();
        line += u32::try_from(between.split(|byte| *byte == b'\n').skip(1).count()).unwrap_or(0);
        self.counted = (start, line);
        line
    }

    fn row(&self, line: u32, record: &csv::ByteRecord) -> Row {
        let mut row = Row { line, ..Row::default() };
        if record.len() != self.head.columns.len() {
            row.problems.push(Problem::new(Field::Table, Fault::CellCount));
            return row;
        }
        for (column, cell) in self.head.columns.iter().zip(record) {
            let Some(field) = *column else { continue };
            let cell = decode(cell, self.head.utf8);
            match cell::read(field, &cell, self.dates) {
                Ok(value) => {
                    if let Some(target) = cell_mut(&mut row.entry, field) {
                        *target = value;
                    }
                }
                Err(fault) => {
                    row.problems.push(Problem::new(field, fault));
                    row.refused.push((field, plain(&cell)));
                }
            }
        }
        row
    }
}

impl Iterator for Table<'_> {
    type Item = Row;

    /// Returns the next row that is not blank.
    fn next(&mut self) -> Option<Row> {
        let mut record = csv::ByteRecord::new();
        while self.reader.read_byte_record(&mut record).unwrap_or(false) {
            let byte = record.position().map_or(0, csv::Position::byte);
            let line = self.line_of(byte);
            if !record.iter().all(|cell| cell.trim_ascii().is_empty()) {
                return Some(self.row(line, &record));
            }
        }
        None
    }
}

/// Returns the cell of a field.
pub fn cell_mut(entry: &mut HolderEntry, field: Field) -> Option<&mut String> {
    Some(match field {
        Field::Name => &mut entry.name,
        Field::Nik => &mut entry.nik,
        Field::Nip => &mut entry.nip,
        Field::Email => &mut entry.email,
        Field::Mobile => &mut entry.mobile,
        Field::Unit => &mut entry.unit,
        Field::Position => &mut entry.position,
        Field::Rank => &mut entry.rank,
        Field::CertificateStatus => &mut entry.status,
        Field::Serial => &mut entry.serial,
        Field::NotAfter => &mut entry.not_after,
        _ => return None,
    })
}
