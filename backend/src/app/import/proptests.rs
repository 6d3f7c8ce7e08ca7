//! Property tests: any bytes are read or refused, and a written table is read back.

#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write as _};

use domain::problem::Field;
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::cell::{self, Dates};
use super::table::{Table, cell_mut};
use super::{text, workbook};

const HEAD: &str = "nama,nik,email,hp,unit,jabatan,pangkat";
const FIELDS: [Field; 7] =
    [Field::Name, Field::Nik, Field::Email, Field::Mobile, Field::Unit, Field::Position, Field::Rank];

fn read(bytes: &[u8]) -> usize {
    let text = text::plain(bytes);
    Table::open(&text).map_or(0, |table| table.map(|row| row.problems.len()).sum())
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), cut in 0_usize..60) {
        let _ = read(&bytes);
        let _ = read(&[HEAD.as_bytes(), b"\r\n", &bytes].concat());
        let _ = workbook::text(&[b"PK\x03\x04", &*bytes].concat()).is_ok();
        let mut damaged = book();
        prop_assert!(workbook::text(&damaged).is_ok());
        for byte in bytes.iter().take(cut) {
            let at = usize::from(*byte) * damaged.len() / 256;
            damaged[at] ^= byte | 1;
        }
        // A panic of the reader ends its task, and the file counts as unreadable.
        let _ = std::panic::catch_unwind(|| workbook::text(&damaged).is_ok());
    }

    #[test]
    fn a_written_table_is_read_back(
        rows in prop::collection::vec(prop::collection::vec("[A-Za-z0-9é;,\"' .\n]{0,12}", 7), 1..20),
        separator in prop::sample::select(&b",;\t"[..]),
        titles in 0_usize..4,
    ) {
        let mut text = b"DAFTAR PEMEGANG\n".repeat(titles);
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(&mut text);
        writer.write_record(HEAD.split(',')).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        drop(writer);
        let written = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        let mut read = Table::open(&text).unwrap();
        for row in written {
            let mut found = read.next().unwrap();
            for (field, cell) in FIELDS.into_iter().zip(row) {
                let expected = cell::read(field, cell, Dates::DayFirst).unwrap_or_default();
                prop_assert_eq!(cell_mut(&mut found.entry, field).unwrap(), &expected);
            }
        }
        prop_assert!(read.next().is_none());
    }
}

/// A small workbook.
fn book() -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let texts = HEAD.split(',').map(|name| format!("<si><t>{name}</t></si>")).collect::<Vec<_>>().concat();
    let cells = (0..7).map(|n| format!("<c t='s'><v>{n}</v></c>")).collect::<Vec<_>>().concat();
    let relation = |n, kind, target| format!("<Relationship Id='r{n}' Type='{OFFICE}/{kind}' Target='{target}'/>");
    let relations = |all: String| format!("<Relationships xmlns='{PACKAGE}'>{all}</Relationships>");
    let sheet = "<sheets><sheet name='A' sheetId='1' r:id='r0'/></sheets>";
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("_rels/.rels", relations(relation(0, "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", format!("<workbook xmlns='{MAIN}' xmlns:r='{OFFICE}'>{sheet}</workbook>")),
        (
            "xl/_rels/workbook.xml.rels",
            relations(
                relation(0, "worksheet", "worksheets/a.xml") + &relation(1, "sharedStrings", "sharedStrings.xml"),
            ),
        ),
        ("xl/sharedStrings.xml", format!("<sst xmlns='{MAIN}'>{texts}</sst>")),
        (
            "xl/worksheets/a.xml",
            format!(
                "<worksheet xmlns='{MAIN}'><sheetData><row>{cells}</row><row>{cells}</row></sheetData></worksheet>"
            ),
        ),
    ] {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
