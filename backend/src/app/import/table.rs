//! A table of holders as spreadsheets write it: row after row, each cell read as its column wants it.

use domain::entry::HolderEntry;
use domain::problem::{Fault, Field, Problem};
use domain::value::plain::plain;

use super::cell::{self, Dates};
use super::head::{self, Head, decode};
use super::survey;

/// Characters of a cell that the report repeats.
const CELL_SHOWN: usize = 60;

/// A row as typed, without blanks around its cells. A blank cell, or a lone dash, says nothing.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// In the file; its first line is 1.
    pub line: u32,
    /// The cells.
    pub entry: HolderEntry,
    /// What is wrong with the cells as such.
    pub problems: Vec<Problem>,
    /// The cells that are wrong as such.
    refused: Vec<(Field, String)>,
}

impl Row {
    /// What stands in the cell, as far as a report repeats it.
    pub fn shown(&self, field: Field) -> String {
        let refused = self.refused.iter().find(|(of, _)| *of == field).map(|(_, cell)| cell.clone());
        let cell = refused.or_else(|| place(&mut self.entry.clone(), field).cloned()).unwrap_or_default();
        cell.chars().take(CELL_SHOWN).collect()
    }
}

/// A table whose head was read.
#[derive(Debug)]
pub struct Table<'a> {
    text: &'a [u8],
    head: Head,
    dates: Dates,
    /// Where the rows begin, in bytes.
    from: usize,
    reader: csv::Reader<&'a [u8]>,
    /// A place in `text` and the number of its line.
    counted: (usize, u32),
}

impl<'a> Table<'a> {
    /// Reads the head of a text, and what its columns as a whole tell.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn open(text: &'a [u8]) -> Result<Self, Vec<Problem>> {
        let head = head::find(text)?;
        let dates = survey::columns(text, &head)?;
        let (from, reader) = head.rows(text);
        Ok(Self { text, head, dates, from, reader, counted: (0, 1) })
    }

    /// The column's name as its head writes it.
    pub fn column(&self, field: Field) -> String {
        self.head.name(field)
    }

    /// The line on which the record at this byte begins. The reader's own count is late where lines end in CR LF.
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
                    if let Some(place) = place(&mut row.entry, field) {
                        *place = value;
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

    /// The next row that is not wholly blank.
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

/// The cell of a field.
pub fn place(entry: &mut HolderEntry, field: Field) -> Option<&mut String> {
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
