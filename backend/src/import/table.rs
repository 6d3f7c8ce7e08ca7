//! A table of holders as spreadsheets write it: which encoding, which separator, which columns; then row after row.

use std::borrow::Cow;

use domain::entry::HolderEntry;
use domain::moment::Date;
use domain::problem::{Fault, Field, Problem};
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Characters of a column's name that the report repeats.
const NAME_SHOWN: usize = 40;
/// The columns that every table has.
const NEEDED: [Field; 6] = [Field::Name, Field::Nik, Field::Email, Field::Mobile, Field::Unit, Field::Position];
/// Names of the columns as heads write them; the first is the one that the report asks for.
const NAMES: [(Field, &[&str]); 11] = [
    (Field::Name, &["nama", "name", "nama_lengkap"]),
    (Field::Nik, &["nik"]),
    (Field::Nip, &["nip"]),
    (Field::Email, &["email", "e_mail", "email_dinas", "e_mail_dinas"]),
    (Field::Mobile, &["hp", "mobile", "no_hp", "nomor_hp"]),
    (Field::Unit, &["unit", "unit_kerja", "opd"]),
    (Field::Position, &["jabatan", "position"]),
    (Field::Rank, &["pangkat", "rank", "golongan", "pangkat_golongan"]),
    (Field::CertificateStatus, &["status"]),
    (Field::Serial, &["nomor_seri", "serial", "no_seri"]),
    (Field::NotAfter, &["berlaku_sampai", "not_after"]),
];

/// A row as typed, without blanks around its cells. A blank cell, or a lone dash, says nothing.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// In the file; the head is line 1.
    pub line: u32,
    /// The cells.
    pub entry: HolderEntry,
    /// What is wrong with the cells as such.
    pub problems: Vec<Problem>,
}

/// A table whose head was read.
#[derive(Debug)]
pub struct Table<'a> {
    text: &'a [u8],
    utf8: bool,
    columns: Vec<Option<Field>>,
    reader: csv::Reader<&'a [u8]>,
    /// A place in `text` and the number of its line.
    counted: (usize, u32),
}

/// The file's text without byte order mark, as bytes of UTF-8 or of Windows-1252; UTF-16 is turned into UTF-8.
pub fn text(bytes: &[u8]) -> Cow<'_, [u8]> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => Cow::Borrowed(rest),
        [0xFF, 0xFE, rest @ ..] => Cow::Owned(UTF_16LE.decode_without_bom_handling(rest).0.into_owned().into_bytes()),
        [0xFE, 0xFF, rest @ ..] => Cow::Owned(UTF_16BE.decode_without_bom_handling(rest).0.into_owned().into_bytes()),
        _ => Cow::Borrowed(bytes),
    }
}

impl<'a> Table<'a> {
    /// Reads the head of what [`text`] gave.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn open(text: &'a [u8]) -> Result<Self, Vec<Problem>> {
        let mut reader =
            csv::ReaderBuilder::new().delimiter(separator(text)).has_headers(false).flexible(true).from_reader(text);
        let mut head = csv::ByteRecord::new();
        if text.trim_ascii().is_empty() || !reader.read_byte_record(&mut head).unwrap_or(false) {
            return Err(vec![Problem::new(Field::Table, Fault::Blank)]);
        }
        let utf8 = std::str::from_utf8(text).is_ok();
        let names: Vec<String> = head.iter().map(|cell| normal(&decode(cell, utf8))).collect();
        let columns: Vec<Option<Field>> = names.iter().map(|name| column(name)).collect();
        let problems = wrong_head(&names, &columns);
        if problems.is_empty() { Ok(Self { text, utf8, columns, reader, counted: (0, 1) }) } else { Err(problems) }
    }

    /// The line on which the record at this byte begins. The reader's own count is late where lines end in CR LF.
    fn line_of(&mut self, byte: u64) -> u32 {
        let (from, mut line) = self.counted;
        let byte = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        let rest = self.text.get(byte..).unwrap_or_default();
        let start = byte + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let between = self.text.get(from..start).unwrap_or_default();
        line += u32::try_from(between.split(|byte| *byte == b'\n').skip(1).count()).unwrap_or(0);
        self.counted = (start, line);
        line
    }

    fn row(&self, line: u32, record: &csv::ByteRecord) -> Row {
        let mut row = Row { line, ..Row::default() };
        if record.len() != self.columns.len() {
            row.problems.push(Problem::new(Field::Table, Fault::CellCount));
            return row;
        }
        for (column, cell) in self.columns.iter().zip(record) {
            let Some(field) = *column else { continue };
            let cell = decode(cell, self.utf8);
            let value = cell.trim();
            if value.is_empty() || value == "-" {
                continue;
            }
            if is_formula(field, value) || cell.starts_with('\t') {
                row.problems.push(Problem::new(field, Fault::Formula));
                continue;
            }
            if let Some(place) = place(&mut row.entry, field) {
                *place = if field == Field::NotAfter { iso(value) } else { value.to_owned() };
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

/// The separator that stands in the head most often.
fn separator(text: &[u8]) -> u8 {
    let head = text.trim_ascii_start();
    let head = head.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let count = |separator: u8| head.split(|byte| *byte == separator).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

fn decode(cell: &[u8], utf8: bool) -> Cow<'_, str> {
    if utf8 { String::from_utf8_lossy(cell) } else { WINDOWS_1252.decode_without_bom_handling(cell).0 }
}

/// A column's name in lower case, with "_" for what separates its words.
fn normal(name: &str) -> String {
    let words = name.trim().to_lowercase();
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}

fn column(name: &str) -> Option<Field> {
    NAMES.iter().find(|(_, names)| names.contains(&name)).map(|(field, _)| *field)
}

fn wrong_head(names: &[String], columns: &[Option<Field>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let problem = |fault| Problem::new(Field::Table, fault);
    for (index, (name, column)) in names.iter().zip(columns).enumerate() {
        let twice = column.is_some() && columns.iter().take(index).any(|earlier| earlier == column);
        // A head without a name is left out; a table without any head is not repeated to anybody: its first row is a person.
        let unknown = column.is_none() && !name.is_empty() && columns.iter().any(Option::is_some);
        if twice || unknown {
            problems.push(problem(Fault::UnknownColumn(name.chars().take(NAME_SHOWN).collect())));
        }
    }
    for (field, spellings) in NAMES {
        if NEEDED.contains(&field) && !columns.contains(&Some(field)) {
            problems.push(problem(Fault::MissingColumn(spellings.first().copied().unwrap_or_default().to_owned())));
        }
    }
    problems
}

/// Whether a spreadsheet would run the cell (OWASP, "CSV Injection"); a phone number may begin with "+".
fn is_formula(field: Field, value: &str) -> bool {
    let phone = field == Field::Mobile
        && value.strip_prefix('+').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    value.starts_with(['=', '+', '-', '@', '\t']) && !phone
}

/// "31/12/2026" as "2026-12-31"; anything else as it is.
fn iso(value: &str) -> String {
    let parts: Vec<&str> = value.split('/').collect();
    let date = match parts.as_slice() {
        [day, month, year] if year.len() == 4 => match (day.parse(), month.parse(), year.parse()) {
            (Ok(day), Ok(month), Ok(year)) => Date::new(year, month, day),
            _ => None,
        },
        _ => None,
    };
    date.map_or_else(|| value.to_owned(), |date| date.to_string())
}
