//! Import of holders from a table: formats, refusals with their lines, and updates.

use std::fmt::Write as _;

use axum::body::Body;
use axum::http::Method;
use domain::api::{ImportReport, RowProblem, path};
use domain::problem::{Fault, Field, Problem};

use crate::harness::{Answer, Browser, World, changing};
use crate::wizard::{SARI, VERIFIER};

pub const ADMIN: &str = "admin@pekalongankota.go.id";
pub const HEAD: &str = "nama,nik,nip,email,hp,unit,jabatan,pangkat,status,nomor_seri,berlaku_sampai\n";
const INTAN: &str = "Intan Maharani,3375014507900001,199007052015032901,intan@pekalongankota.go.id,+62 812-3456-7890,\
                     Dinas Perikanan,Penyuluh Perikanan,III/b,ISSUE,0x1A:2B:3C,2026-12-05\n";

impl Browser {
    pub async fn table(&mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Answer {
        let request = changing(Method::POST, path).header("content-type", "text/csv; charset=utf-8");
        self.send(request.body(Body::from(bytes.into())).unwrap()).await
    }

    pub async fn import(&mut self, bytes: impl Into<Vec<u8>>) -> ImportReport {
        self.table(path::IMPORT, bytes).await.json()
    }

    /// The problems of a dry run.
    pub async fn problems(&mut self, bytes: impl Into<Vec<u8>>) -> Vec<(u32, Field, Fault)> {
        let mut report: ImportReport = self.table(path::IMPORT_DRY_RUN, bytes).await.json();
        assert!(!report.done);
        assert_eq!(usize::try_from(report.problems_in_all).unwrap(), report.problems.len());
        assert_eq!(usize::try_from(report.other_agencies_in_all).unwrap(), report.other_agencies.len());
        report.problems.append(&mut report.other_agencies);
        report.problems.sort_by_key(|problem| problem.line);
        let row = |RowProblem { line, problem: Problem { field, fault }, .. }| (line, field, fault);
        report.problems.into_iter().map(row).collect()
    }
}

pub async fn person(world: &World, email: &str) -> backend::db::people::Person {
    backend::db::people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), email)
        .await
        .unwrap()
        .unwrap()
}

pub fn counts(report: &ImportReport) -> (bool, u32, u32, u32, u32) {
    (report.done, report.rows, report.new, report.changed, report.unchanged)
}

#[tokio::test]
async fn an_import_is_tried_done_and_repeated_unchanged() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let people = world.count("people").await;
    let table = format!("{HEAD}{INTAN}");
    let tried: ImportReport = admin.table(path::IMPORT_DRY_RUN, &*table).await.json();
    assert_eq!((counts(&tried), tried.problems.len()), ((false, 1, 1, 0, 0), 0));
    assert_eq!(world.count("people").await, people, "a dry run writes nothing");

    assert_eq!(counts(&admin.import(&*table).await), (true, 1, 1, 0, 0));
    let intan = person(&world, "intan@pekalongankota.go.id").await;
    assert_eq!((intan.data.name.as_str(), intan.data.mobile.as_str()), ("Intan Maharani", "+6281234567890"));
    assert_eq!((intan.data.province.as_str(), intan.data.rank.as_deref()), ("Jawa Tengah", Some("III/b")));
    let certificate: (String, i64, String) =
        sqlx::query_as("SELECT serial, not_after, status FROM certificates ORDER BY id DESC")
            .fetch_one(world.app.db.read())
            .await
            .unwrap();
    // The last second of its last day, in WIB.
    assert_eq!(certificate, ("1a2b3c".to_owned(), 1_796_489_999, "active".to_owned()));
    assert_eq!(counts(&admin.import(&*table).await), (true, 1, 0, 0, 1), "again, it changes nothing");
    assert_eq!(world.count("people").await, people + 1);
}

#[tokio::test]
async fn tables_written_by_spreadsheets_are_read() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let mut semicolons = "\u{feff}Nama;NIK;E-mail;No. HP;Unit Kerja;Jabatan;Berlaku sampai;\r\n".to_owned();
    semicolons.push_str(
        "\"Bagas; Putra\";3375010101900002;bagas@pekalongankota.go.id;081234567802;Dinas A;Analis;31/12/2026;\r\n",
    );
    semicolons.push_str(";;;;;;;\r\n\r\n");
    // Two lines in one cell, and a formula after it: its line is still the spreadsheet's.
    semicolons.push_str("\"Cahyo\r\nAdi\";3375010101900003;cahyo@pekalongankota.go.id;081234567803;Dinas A;=HYPERLINK(\"\"x\"\");1/2/2027;\r\n");
    semicolons.push_str("Citra;123;citra@pekalongankota.go.id;081234567804;Dinas A;Analis;1/2/2027;\r\n");
    let told = admin.problems(semicolons).await;
    let lines: Vec<_> =
        told.iter().filter(|(_, field, _)| matches!(field, Field::Position | Field::Nik)).cloned().collect();
    assert_eq!(lines, [(5, Field::Position, Fault::Formula), (7, Field::Nik, Fault::DigitCount(16))], "{told:?}");

    // Windows-1252: "André" with one byte for the é. And tabs.
    let mut latin = b"name\tnik\temail\tmobile\tunit\tposition\tnot_after\n".to_vec();
    latin.extend(
        b"Andr\xe9 Wibowo\t3375010101900005\tandre@pekalongankota.go.id\t081234567805\tDinas A\tAnalis\t2026-12-31\n",
    );
    assert_eq!(counts(&admin.import(latin).await), (true, 1, 1, 0, 0));
    assert_eq!(person(&world, "andre@pekalongankota.go.id").await.data.name, "André Wibowo");
    let mut utf16 = vec![0xFF, 0xFE];
    let text = "name\tnik\temail\tmobile\tunit\tposition\tnot_after\r\nZoé\t3375010101900006\tzoe@pekalongankota.go.id\t081234567806\tDinas A\tAnalis\t2026-12-31\r\n";
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(counts(&admin.import(utf16).await), (true, 1, 1, 0, 0));
    assert_eq!(person(&world, "zoe@pekalongankota.go.id").await.data.name, "Zoé");
}

#[tokio::test]
async fn the_head_names_the_columns() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let told = admin.problems("nama,nik,email,hp,unit,gaji,nama\n").await;
    let table = |fault| (1, Field::Table, fault);
    assert_eq!(
        told,
        [
            table(Fault::UnknownColumn("gaji".to_owned())),
            table(Fault::UnknownColumn("nama".to_owned())),
            table(Fault::MissingColumn("jabatan".to_owned())),
        ]
    );
    // Without a head, the first row is a person: not a word of it is repeated.
    let answer = admin.table(path::IMPORT_DRY_RUN, INTAN).await;
    assert!(!answer.text().to_lowercase().contains("intan") && answer.text().contains("no_head"));
    for empty in ["", "\u{feff}", " \n\n", HEAD] {
        assert_eq!(admin.problems(empty).await, [table(Fault::Blank)], "{empty:?}");
    }
}

#[tokio::test]
async fn every_problem_has_its_line_and_nothing_is_partly_imported() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let people = world.count("people").await;
    let other = |nik: &str, nip: &str, email: &str, rest: &str| {
        format!("Orang Lain,{nik},{nip},{email},081234567890,Dinas,Analis,,,{rest}\n")
    };
    let sari = person(&world, SARI).await.data;
    let meranti = person(&world, "sari@merantikab.go.id").await.data;
    let serial: (String,) =
        sqlx::query_as("SELECT serial FROM certificates LIMIT 1").fetch_one(world.app.db.read()).await.unwrap();
    let table = [
        HEAD.to_owned(),
        INTAN.to_owned(),
        other("3375014507900001", "199007052015032901", "Intan@pekalongankota.go.id", "1A2B3C,2026-12-05"),
        other("3375010101900002", "", "dua@pekalongankota.go.id", ",31-02-2026"),
        other("3375010101900003", "", "tiga@pekalongankota.go.id", ","),
        other("3375010101900004", "", SARI, ",2026-12-05"),
        other("3375010101900005", &meranti.nip.unwrap(), "lima@pekalongankota.go.id", ",2026-12-05"),
        other(&meranti.nik, "", "enam@pekalongankota.go.id", ",2026-12-05"),
        other("3375010101900007", "", "tujuh@gmail.com", &format!("{},2026-12-05", serial.0)),
        "kurang,sel\n".to_owned(),
        format!("@SUM(A1),{},,,+62 812 3456 7890,-Dinas,\tAnalis,,GILA,,2026-12-05\n", sari.nik),
    ];
    let told = admin.problems(table.concat()).await;
    let expected = [
        (3, Field::Nik, Fault::RepeatedLine(2)),
        (3, Field::Nip, Fault::RepeatedLine(2)),
        (3, Field::Email, Fault::RepeatedLine(2)),
        (3, Field::Serial, Fault::RepeatedLine(2)),
        (4, Field::NotAfter, Fault::DateShape),
        (5, Field::NotAfter, Fault::Blank),
        (6, Field::Email, Fault::Taken),
        (7, Field::Nip, Fault::NotUsable),
        (8, Field::Nik, Fault::NotUsable),
        (9, Field::Serial, Fault::CertificateKnown),
        (9, Field::Email, Fault::EmailDomain),
        (10, Field::Table, Fault::CellCount),
        (11, Field::Name, Fault::Formula),
        (11, Field::Unit, Fault::Formula),
        (11, Field::Position, Fault::Formula),
        (11, Field::CertificateStatus, Fault::UnknownStatus),
    ];
    assert_eq!(told, expected);
    let refused = admin.import(table.concat()).await;
    assert_eq!((refused.done, refused.problems_in_all, refused.other_agencies_in_all), (false, 14, 2));
    assert_eq!(world.count("people").await, people);
}

#[tokio::test]
async fn at_most_a_hundred_thousand_rows_are_imported() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let mut table = HEAD.to_owned();
    for n in 0..100_000 {
        let (day, sequence) = (1 + n / 9_999 % 28, 1 + n % 9_999);
        writeln!(table, "Pegawai Nomor,337501{day:02}0190{sequence:04},,p{n}@pekalongankota.go.id,081200000000,Dinas {n},Analis,,,{:x},2026-12-31", n + 1_000_000).unwrap();
    }
    let people = world.count("people").await;
    assert_eq!(counts(&admin.import(&*table).await), (true, 100_000, 100_000, 0, 0));
    assert_eq!(world.count("people").await, people + 100_000);
    assert_eq!(world.count("certificates WHERE renewal IS NULL AND serial IN ('0f4240', '10c8df')").await, 2);
    table.push_str(INTAN);
    let report: ImportReport = admin.table(path::IMPORT_DRY_RUN, table).await.json();
    let told = report.problems.last().unwrap();
    assert_eq!((told.line, &told.problem.fault), (100_002, &Fault::TooManyRows(100_000)));
}

#[tokio::test]
async fn all_problems_are_counted_but_not_listed() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let table = format!("{HEAD}{}", ",,,,,,,,,,x\n".repeat(300));
    let report = admin.import(table).await;
    assert_eq!((report.rows, report.problems.len(), report.problems_in_all), (300, 200, 300 * 7));
    assert!(report.problems.is_sorted_by_key(|problem| problem.line));
}

#[tokio::test]
async fn only_administrators_import_and_tables_have_a_limit() {
    let world = World::new().await;
    for who in [VERIFIER, SARI] {
        let mut browser = world.logged_in(who).await;
        for path in [path::IMPORT, path::IMPORT_DRY_RUN] {
            assert_eq!(browser.table(path, HEAD).await.problem().status, 403);
        }
    }
    let mut admin = world.logged_in(ADMIN).await;
    assert_eq!(admin.post(path::IMPORT, &"x").await.problem().status, 415);
    assert_eq!(admin.table(path::IMPORT, vec![b'x'; 50_000_001]).await.problem().status, 413);
    // The holders of another agency are out of reach.
    let table = format!(
        "nama,nik,email,hp,unit,jabatan\n,{},,,Dinas,\n",
        person(&world, "sari@merantikab.go.id").await.data.nik
    );
    assert!(admin.problems(table).await.contains(&(2, Field::Nik, Fault::NotUsable)));
}
