//! Tables as Excel and people write them: read, or refused with the right reason for each cell.

use domain::api::{ImportReport, RowProblem, path};
use domain::problem::{Fault, Field, Problem};

use crate::harness::{Browser, World};
use crate::import::{ADMIN, counts, person};

const HEAD: &str = "nama,nik,nip,email,hp,unit,jabatan,berlaku_sampai\n";

/// A row of somebody new, the n-th, with this NIK and date.
fn row(n: u32, nik: &str, date: &str) -> String {
    format!("Orang Baru,{nik},,baru{n}@pekalongankota.go.id,08123456780{n},Dinas A,Analis,{date}\n")
}

fn nik(n: u32) -> String {
    format!("337501010190000{n}")
}

async fn check(admin: &mut Browser, table: &str, expected: &[(u32, Field, Fault)]) {
    assert_eq!(admin.problems(table).await, expected, "{table}");
}

#[tokio::test]
async fn heads_of_excel_are_read() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let (head, body) = (HEAD.trim(), row(1, &nik(1), "2026-12-31"));
    let semicolons = |text: &str| text.replace(',', ";");
    let utf16 = |text: &str, little: bool| -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    };
    let whole = format!("{head}\n{body}");
    let no = whole.replace("nama,", "No.,nama,").replace("Orang", "1,Orang");
    let tables: Vec<(&str, Vec<u8>)> = vec![
        ("sep=", format!("sep=;\r\n{}", semicolons(&whole)).into()),
        ("sep= in quotes of its own line end", format!("SEP=,\n{whole}").into()),
        ("titles", format!("DAFTAR PEMEGANG SERTIFIKAT,,,\nPemerintah Kota\n\n{whole}").into()),
        ("titles with other separators", format!("Daftar, per 1 Januari\n\n{}", semicolons(&whole)).into()),
        ("a line break inside", semicolons(&whole).replace("berlaku_sampai", "\"Berlaku\r\nsampai\"").into()),
        ("a break in the first cell", whole.replacen("nama", "\"Nama\nLengkap\"", 1).into()),
        ("numbers", no.into()),
        ("UTF-16 LE without mark", utf16(&whole, true)),
        ("UTF-16 BE without mark", utf16(&whole, false)),
        ("UTF-16 LE with mark", utf16(&format!("\u{feff}{}", whole.replace(',', "\t")), true)),
        ("texts kept as texts", whole.replace(&nik(1), &format!("=\"{}\"", nik(1))).into()),
        ("in quotes", whole.replace(&nik(1), &format!("\"=\"\"{}\"\"\"", nik(1))).into()),
        ("apostrophes", whole.replace(&nik(1), &format!("'{}", nik(1))).replace(",0812", ",'0812").into()),
        ("no zero in front", whole.replace(",0812", ",812").into()),
    ];
    for (what, table) in tables {
        let report: ImportReport = admin.table(path::IMPORT_DRY_RUN, table).await.json();
        assert_eq!((report.new, report.problems), (1, vec![]), "{what}");
    }
    let only = |fault| [(1, Field::Table, fault)];
    check(&mut admin, &body, &only(Fault::NoHead)).await;
    check(&mut admin, "Daftar pemegang\n\n1;2;3\n", &only(Fault::NoHead)).await;
}

#[tokio::test]
async fn rounded_digits_are_refused() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let table = |rows: &[(&str, &str)]| {
        let rows = rows.iter().zip(1_u32..).map(|((nik, nip), n)| {
            format!("Orang,{nik},{nip},o{n}@pekalongankota.go.id,081234567890,Dinas,Analis,2026-12-31\n")
        });
        format!("{HEAD}{}", rows.collect::<String>())
    };
    let zeros = |count: usize| -> Vec<String> { (0..count).map(|n| format!("33750101019000{}0", 1 + n)).collect() };
    let with = |niks: &[String]| table(&niks.iter().map(|nik| (&**nik, "")).collect::<Vec<_>>());
    let column = [(1, Field::Nik, Fault::Rounded)];
    check(&mut admin, &with(&zeros(3)), &column).await;
    check(&mut admin, &with(&[zeros(9), vec![nik(5)]].concat()), &column).await;
    // Two that end in zero may be so, and so may three of ten.
    check(&mut admin, &with(&zeros(2)), &[]).await;
    check(&mut admin, &with(&[zeros(3), (1..=7).map(nik).collect()].concat()), &[]).await;
    // What is left of a number tells the cell.
    let cells = [("3.37501E+15", ""), ("3,37501E+15", ""), (&*nik(1), "199007052015032000"), (&*nik(2), "1.99007E+17")];
    let expected = [
        (2, Field::Nik, Fault::Rounded),
        (3, Field::Nik, Fault::Rounded),
        (4, Field::Nip, Fault::Rounded),
        (5, Field::Nip, Fault::Rounded),
    ];
    check(&mut admin, &table(&cells).replace("3,37501E+15", "\"3,37501E+15\""), &expected).await;
}

#[tokio::test]
async fn ambiguous_dates_are_refused() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let table = |dates: &[&str]| {
        let rows = dates.iter().zip(1_u32..).map(|(date, n)| row(n, &nik(n), date));
        format!("{HEAD}{}", rows.collect::<String>())
    };
    check(&mut admin, &table(&["31/12/2026", "05-04-2026", "5/4/2027", "31 Desember 2026", "2026-12-31"]), &[]).await;
    let told = |lines: &[u32]| lines.iter().map(|line| (*line, Field::NotAfter, Fault::DateOrder)).collect::<Vec<_>>();
    check(
        &mut admin,
        &table(&["12/31/2026", "05-04-2026", "31/12/2026", "5 April 2026", "2026-12-31"]),
        &told(&[2, 3]),
    )
    .await;
    check(&mut admin, &table(&["05/04/2026", "12/12/2026", "4/30/2026"]), &told(&[2, 3, 4])).await;
    check(&mut admin, &table(&["31/13/2026"]), &[(2, Field::NotAfter, Fault::DateShape)]).await;
}

/// Each at its line, under the name of its column, with what stands there.
#[tokio::test]
async fn a_fault_is_reported_with_its_cell() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let table = "Nama Lengkap;NIK;E-mail;No. HP;Unit Kerja;Jabatan;Berlaku Sampai\n\
                 Ayu;12345;sama@pekalongankota.go.id;021 555;=A1;Staf;31-13-2026\n\
                 Budi;3375010101900001;sama@pekalongankota.go.id;0812345678;Dinas;Staf;2026-12-31\n\
                 Citra;3375010101900002;SAMA@pekalongankota.go.id;0812345678;Dinas;Staf;2026-12-31\n";
    let report: ImportReport = admin.table(path::IMPORT_DRY_RUN, table).await.json();
    let cell = |line, column: &str, cell: &str, field, fault| RowProblem {
        line,
        column: column.to_owned(),
        cell: cell.to_owned(),
        problem: Problem::new(field, fault),
    };
    let shared = |line, address| cell(line, "E-mail", address, Field::Email, Fault::RepeatedLine(2));
    let expected = [
        cell(2, "Unit Kerja", "=A1", Field::Unit, Fault::Formula),
        cell(2, "NIK", "12345", Field::Nik, Fault::DigitCount(16)),
        cell(2, "No. HP", "021 555", Field::Mobile, Fault::MobileShape),
        cell(2, "Berlaku Sampai", "31-13-2026", Field::NotAfter, Fault::DateShape),
        // One mailbox for three: all lines are named.
        shared(3, "sama@pekalongankota.go.id"),
        shared(4, "SAMA@pekalongankota.go.id"),
    ];
    assert_eq!(report.problems, expected);
}

/// A wrong digit at another agency, or a holder who moved from there, holds up that row alone.
#[tokio::test]
async fn a_value_of_another_agency_blocks_no_other_row() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let elsewhere = person(&world, "sari@merantikab.go.id").await.data;
    let table = format!(
        "{HEAD}{}{}{}",
        row(1, &nik(1), "2026-12-31"),
        row(2, &elsewhere.nik, "2026-12-31"),
        row(3, &nik(3), "2026-12-31")
    );
    let told = vec![RowProblem {
        line: 3,
        column: "nik".to_owned(),
        cell: elsewhere.nik.clone(),
        problem: Problem::new(Field::Nik, Fault::NotUsable),
    }];
    let tried: ImportReport = admin.table(path::IMPORT_DRY_RUN, &*table).await.json();
    assert_eq!((counts(&tried), &tried.problems, &tried.other_agencies), ((false, 3, 2, 0, 0), &vec![], &told));
    let report = admin.import(&*table).await;
    assert_eq!((counts(&report), report.imported, &report.other_agencies), ((true, 3, 2, 0, 0), 2, &told));
    assert_eq!(person(&world, "baru3@pekalongankota.go.id").await.data.nik, nik(3));
    assert_eq!(person(&world, "sari@merantikab.go.id").await.data, elsewhere);
}
