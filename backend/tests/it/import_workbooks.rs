//! Workbooks: read like the same table in a CSV, and harmless whatever they contain.
#![allow(clippy::format_push_string, reason = "a sheet in a test is small")]

use std::io::{Cursor, Write as _};

use domain::api::{ImportReport, path};
use domain::problem::{Fault, Field};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::harness::World;
use crate::import::{ADMIN, counts, person};

/// A cell of a sheet.
#[derive(Clone, Copy)]
enum Cell<'a> {
    Text(&'a str),
    Number(&'a str),
    /// A day as Excel counts it.
    Date(u32),
    None,
}
use Cell::{Date, None as Nothing, Number, Text};

const HEAD: [Cell<'_>; 7] = [
    Text("Nama"),
    Text("NIK"),
    Text("E-mail"),
    Text("No.\nHP"),
    Text("Unit Kerja"),
    Text("Jabatan"),
    Text("Berlaku sampai"),
];
const AYU: [Cell<'_>; 7] = [
    Text("Ayu Rahma, M."),
    Text("3375010101900001"),
    Text("ayu@pekalongankota.go.id"),
    Number("81234567801"),
    Text("Dinas \"A\"; B & C"),
    Text("Analis"),
    // 31 December 2026.
    Date(46_387),
];

fn part(archive: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) {
    archive.start_file(name, SimpleFileOptions::default()).unwrap();
    archive.write_all(text.as_bytes()).unwrap();
}

/// A workbook of these sheets' XML.
fn packed(sheets: &[(&str, String)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let (mut list, mut relations) = (String::new(), String::new());
    for (n, (name, xml)) in sheets.iter().enumerate() {
        list += &format!("<sheet name=\"{name}\" sheetId=\"{}\" r:id=\"r{n}\"/>", n + 1);
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
        relations += &format!("<Relationship Id=\"r{n}\" Type=\"{kind}\" Target=\"worksheets/sheet{n}.xml\"/>");
        part(&mut archive, &format!("xl/worksheets/sheet{n}.xml"), xml);
    }
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
                xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    part(&mut archive, "xl/workbook.xml", &format!("<workbook {main}><sheets>{list}</sheets></workbook>"));
    let package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
    let relations = format!("<Relationships {package}>{relations}</Relationships>");
    part(&mut archive, "xl/_rels/workbook.xml.rels", &relations);
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let root = format!("<Relationship Id=\"r0\" Type=\"{kind}\" Target=\"xl/workbook.xml\"/>");
    part(&mut archive, "_rels/.rels", &format!("<Relationships {package}>{root}</Relationships>"));
    let styles = "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";
    part(&mut archive, "xl/styles.xml", &format!("<styleSheet {main}>{styles}</styleSheet>"));
    archive.finish().unwrap().into_inner()
}

/// A sheet of rows on these lines.
fn sheet(rows: &[(usize, &[Cell<'_>])]) -> String {
    let mut xml = String::new();
    for (line, cells) in rows {
        xml += &format!("<row r=\"{line}\">");
        for (column, cell) in cells.iter().enumerate() {
            let at = format!("r=\"{}{line}\"", char::from(b'A' + u8::try_from(column).unwrap()));
            xml += &match cell {
                Text(text) => {
                    let text = text.replace('&', "&amp;").replace('<', "&lt;");
                    format!("<c {at} t=\"inlineStr\"><is><t>{text}</t></is></c>")
                }
                Number(number) => format!("<c {at}><v>{number}</v></c>"),
                Date(day) => format!("<c {at} s=\"1\"><v>{day}</v></c>"),
                Nothing => String::new(),
            };
        }
        xml += "</row>";
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    format!("<worksheet xmlns=\"{main}\"><sheetData>{xml}</sheetData></worksheet>")
}

#[tokio::test]
async fn a_workbook_is_read_like_a_csv() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let title = [Text("DAFTAR PEMEGANG")];
    let notes = sheet(&[(1, &[Text("Catatan: nama dan NIK diisi lengkap")])]);
    let people = sheet(&[(2, &title), (4, &HEAD), (6, &AYU)]);
    let book = packed(&[("Catatan", notes), ("Pegawai", people)]);
    assert_eq!(counts(&admin.import(book).await), (true, 1, 1, 0, 0));
    let ayu = person(&world, "ayu@pekalongankota.go.id").await.data;
    assert_eq!((&*ayu.name, &*ayu.mobile, &*ayu.unit), ("Ayu Rahma, M.", "+6281234567801", "Dinas \"A\"; B & C"));
    assert_eq!(world.count("certificates WHERE not_after = 1798736399").await, 1, "31 December 2026 in WIB");
}

#[tokio::test]
async fn each_cell_is_reported_on_its_row() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let with = |index: usize, cell: Cell<'static>| {
        let mut row = AYU;
        row[index] = cell;
        row
    };
    let check =
        async |admin: &mut crate::harness::Browser, sheets: &[(&str, String)], expected: &[(u32, Field, Fault)]| {
            assert_eq!(admin.problems(packed(sheets)).await, expected);
        };
    let alone = |rows: &[(usize, &[Cell<'_>])]| [("Pegawai", sheet(rows))];
    // Sixteen digits kept as a number are never sure.
    let number = with(1, Number("3375010101900001"));
    check(&mut admin, &alone(&[(1, &HEAD), (5, &number)]), &[(5, Field::Nik, Fault::Rounded)]).await;
    let scientific = with(1, Number("3.37501010190001E+15"));
    check(&mut admin, &alone(&[(1, &HEAD), (2, &scientific)]), &[(2, Field::Nik, Fault::Rounded)]).await;
    let short = with(1, Number("12345"));
    check(&mut admin, &alone(&[(1, &HEAD), (3, &short)]), &[(3, Field::Nik, Fault::DigitCount(16))]).await;
    let american = with(6, Text("12/31/2026"));
    check(&mut admin, &alone(&[(1, &HEAD), (2, &american)]), &[(2, Field::NotAfter, Fault::DateOrder)]).await;
    let empty = with(5, Nothing);
    check(&mut admin, &alone(&[(1, &HEAD), (2, &empty)]), &[(2, Field::Position, Fault::Blank)]).await;
    let table = |fault| [(1, Field::Table, fault)];
    let both = [("Satu", sheet(&[(1, &HEAD), (2, &AYU)])), ("Dua", sheet(&[(1, &HEAD), (2, &AYU)]))];
    check(&mut admin, &both, &table(Fault::TwoTables("Satu".to_owned(), "Dua".to_owned()))).await;
    check(&mut admin, &alone(&[(1, &AYU)]), &table(Fault::NoHead)).await;
    check(&mut admin, &alone(&[]), &table(Fault::Blank)).await;
    let lacking = [Text("nama"), Text("nik"), Text("email"), Text("hp"), Text("unit")];
    check(&mut admin, &alone(&[(1, &lacking)]), &table(Fault::MissingColumn("jabatan".to_owned()))).await;
}

/// Damaged, locked or memory-filling workbooks are refused without other effects.
#[tokio::test]
async fn malicious_workbooks_are_refused() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let good = packed(&[("Pegawai", sheet(&[(1, &HEAD), (2, &AYU)]))]);
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    locked.resize(4_096, 0);
    // 193 MB of blanks in some 200 KB.
    let blanks = " ".repeat(193_000_000);
    let bomb = packed(&[("Pegawai", blanks)]);
    assert!(bomb.len() < 1_000_000);
    let upwards = packed(&[("Pegawai", sheet(&[(1, &HEAD), (9, &AYU), (3, &AYU)]))]);
    for (what, book) in [
        ("cut off", good[..good.len() / 2].to_vec()),
        ("locked or older", locked),
        ("no workbook", b"PK\x03\x04 and nothing else".to_vec()),
        ("many parts", [&b"PK\x03\x04"[..], &b"PK\x01\x02".repeat(2_000)].concat()),
        ("a bomb", bomb),
        ("rows upwards", upwards),
    ] {
        let report: ImportReport = admin.table(path::IMPORT_DRY_RUN, book).await.json();
        let told: Vec<_> = report.problems.iter().map(|row| (row.line, &row.problem.fault)).collect();
        assert_eq!(told, [(1, &Fault::WorkbookUnreadable)], "{what}");
    }
    // A row far down, a column far to the right and a dimension beyond all limits cost nothing.
    let far = sheet(&[(1, &HEAD), (2, &AYU)])
        .replace("<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>")
        .replace(
            "</sheetData>",
            "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData>",
        );
    let report: ImportReport = admin.table(path::IMPORT_DRY_RUN, packed(&[("Pegawai", far)])).await.json();
    assert_eq!((report.new, report.problems_in_all), (1, 0));
}
