//! Finds the head of a table and maps its columns.

use std::borrow::Cow;

use domain::problem::{Fault, Field, Problem};
use domain::value::plain::plain;
use encoding_rs::WINDOWS_1252;

/// Rows searched for the head, since titles may precede it.
pub const MAX_HEAD_ROW: usize = 20;
/// Known columns that a head has at least.
const MIN_KNOWN_COLUMNS: usize = 2;
/// Characters of a column's name in the report.
const MAX_NAME_CHARS: usize = 40;
/// The required columns.
const REQUIRED: [Field; 6] = [Field::Name, Field::Nik, Field::Email, Field::Mobile, Field::Unit, Field::Position];
/// Accepted names of each column; the report asks for the first.
const NAMES: [(Field, &[&str]); 11] = [
    (Field::Name, &["nama", "name", "nama_lengkap", "nama_pegawai", "nama_asn"]),
    (Field::Nik, &["nik", "no_nik", "nomor_nik"]),
    (Field::Nip, &["nip", "nip_baru"]),
    (Field::Email, &["email", "e_mail", "email_dinas", "e_mail_dinas", "alamat_email", "alamat_e_mail"]),
    (
        Field::Mobile,
        &["hp", "mobile", "no_hp", "nomor_hp", "ponsel", "nomor_ponsel", "no_telepon", "nomor_telepon", "no_wa"],
    ),
    (Field::Unit, &["unit", "unit_kerja", "opd", "unit_organisasi", "perangkat_daerah", "skpd"]),
    (Field::Position, &["jabatan", "position", "nama_jabatan"]),
    (Field::Rank, &["pangkat", "rank", "golongan", "pangkat_golongan", "pangkat_gol", "pangkat_gol_ruang"]),
    (Field::CertificateStatus, &["status", "status_sertifikat"]),
    (Field::Serial, &["nomor_seri", "serial", "no_seri"]),
    (Field::NotAfter, &["berlaku_sampai", "not_after", "masa_berlaku", "tanggal_berakhir"]),
];
/// Names of columns that number the rows.
const ROW_NUMBERS: [&str; 4] = ["no", "nomor", "no_urut", "nomor_urut"];

/// The head of a table.
#[derive(Clone, Debug)]
pub struct Head {
    /// Separator of the cells.
    pub separator: u8,
    /// Whether the text is UTF-8; otherwise it is Windows-1252.
    pub utf8: bool,
    /// Position after its record.
    pub end: csv::Position,
    /// Its columns; `None` for those that are not read.
    pub columns: Vec<Option<Field>>,
    /// Their names as written, on one line.
    names: Vec<String>,
}

impl Head {
    /// Returns the column's name as written; blank if there is no such column.
    pub fn name(&self, field: Field) -> String {
        let column = self.columns.iter().position(|column| *column == Some(field));
        column.and_then(|column| self.names.get(column)).cloned().unwrap_or_default()
    }

    /// Returns where the rows begin, in bytes, and a reader of them.
    pub fn rows<'t>(&self, text: &'t [u8]) -> (usize, csv::Reader<&'t [u8]>) {
        let from = usize::try_from(self.end.byte()).unwrap_or(usize::MAX).min(text.len());
        (from, reader(text.get(from..).unwrap_or_default(), self.separator))
    }
}

/// Whether the text has a head, valid or not.
pub fn is_there(text: &[u8]) -> bool {
    let absent = |problem: &Problem| matches!(problem.fault, Fault::Blank | Fault::NoHead);
    find(text).map_or_else(|problems| !problems.iter().any(absent), |_| true)
}

/// Finds the head: among the first rows, the one with most known columns, trying each separator.
///
/// # Errors
/// What is wrong with it.
pub fn find(text: &[u8]) -> Result<Head, Vec<Problem>> {
    if text.trim_ascii().is_empty() {
        return Err(vec![Problem::new(Field::Table, Fault::Blank)]);
    }
    let utf8 = std::str::from_utf8(text).is_ok();
    let (given, begin) = separator_line(text);
    let separators = given.map_or_else(|| vec![b',', b';', b'\t'], |given| vec![given]);
    let mut best: Option<(usize, Head)> = None;
    for separator in separators {
        let mut reader = reader(text.get(begin..).unwrap_or_default(), separator);
        let mut record = csv::ByteRecord::new();
        for _ in 0..MAX_HEAD_ROW {
            if !reader.read_byte_record(&mut record).unwrap_or(false) {
                break;
            }
            let cells: Vec<String> = record.iter().map(|cell| decode(cell, utf8).into_owned()).collect();
            let columns: Vec<Option<Field>> = cells.iter().map(|cell| column(&normal(cell))).collect();
            let known = NAMES.iter().filter(|(field, _)| columns.contains(&Some(*field))).count();
            if best.as_ref().is_none_or(|(most, _)| known > *most) {
                let mut end = reader.position().clone();
                end.set_byte(end.byte() + begin as u64);
                let names = cells.iter().map(|cell| name_for_report(cell)).collect();
                best = Some((known, Head { separator, utf8, end, columns, names }));
            }
        }
    }
    let Some((_, head)) = best.filter(|(known, _)| *known >= MIN_KNOWN_COLUMNS) else {
        // The first row may hold personal data: nothing of it is repeated.
        return Err(vec![Problem::new(Field::Table, Fault::NoHead)]);
    };
    let problems = problems_of(&head);
    if problems.is_empty() { Ok(head) } else { Err(problems) }
}

/// Decodes a cell.
pub fn decode(cell: &[u8], utf8: bool) -> Cow<'_, str> {
    if utf8 { String::from_utf8_lossy(cell) } else { WINDOWS_1252.decode_without_bom_handling(cell).0 }
}

/// Returns the separator that a first line "sep=;" names, and where the table begins.
fn separator_line(text: &[u8]) -> (Option<u8>, usize) {
    let end = text.iter().position(|byte| *byte == b'\n').map_or(text.len(), |at| at + 1);
    match text.get(..end).unwrap_or_default().trim_ascii().trim_ascii_start() {
        [s, e, p, b'=', separator] if [*s, *e, *p].eq_ignore_ascii_case(b"sep") => (Some(*separator), end),
        b"sep=" => (Some(b'\t'), end),
        _ => (None, 0),
    }
}

fn reader(text: &[u8], separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text)
}

/// Returns a column's name in lower case with "_" between words.
fn normal(name: &str) -> String {
    let words = plain(name).to_lowercase();
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}

fn name_for_report(name: &str) -> String {
    plain(name).chars().take(MAX_NAME_CHARS).collect()
}

fn column(name: &str) -> Option<Field> {
    NAMES.iter().find(|(_, names)| names.contains(&name)).map(|(field, _)| *field)
}

fn problems_of(head: &Head) -> Vec<Problem> {
    let mut problems = Vec::new();
    let problem = |fault| Problem::new(Field::Table, fault);
    for (index, (name, column)) in head.names.iter().zip(&head.columns).enumerate() {
        let twice = column.is_some() && head.columns.iter().take(index).any(|earlier| earlier == column);
        // Columns without a name are ignored.
        let named = normal(name);
        let unknown = column.is_none() && !named.is_empty() && !ROW_NUMBERS.contains(&&*named);
        if twice || unknown {
            problems.push(problem(Fault::UnknownColumn(name.clone())));
        }
    }
    for (field, spellings) in NAMES {
        if REQUIRED.contains(&field) && !head.columns.contains(&Some(field)) {
            problems.push(problem(Fault::MissingColumn(spellings.first().copied().unwrap_or_default().to_owned())));
        }
    }
    problems
}
