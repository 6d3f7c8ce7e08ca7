//! Printouts of a case, read by poppler: the disposition sheet and the report.

use std::io::Write;
use std::process::{Command, Stdio};

use backend::db::people;
use domain::api::{OfficerCommand, path};
use domain::person::{DataField, FilePurpose};
use domain::standard::Role;

use crate::harness::{Answer, Browser, World};
use crate::inspect::make;
use crate::wizard::{VERIFIER, new_key};

pub const SARI: &str = "sari@ciamiskab.go.id";
const OFFICER: &str = "verifikator@ciamiskab.go.id";

/// The verifier of Ciamis with every role of its procedure.
pub async fn officer(world: &World) -> Browser {
    let officer =
        people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), OFFICER).await.unwrap().unwrap();
    let mut tx = world.app.db.begin().await.unwrap();
    for role in [Role::FrontDesk, Role::AgencyHead, Role::DivisionHead, Role::FunctionalOfficer, Role::Verifier] {
        people::give_role(&mut tx, officer.id, &officer.agency, role).await.unwrap();
    }
    tx.commit().await.unwrap();
    world.logged_in(OFFICER).await
}

pub fn approve(note: &str) -> OfficerCommand {
    OfficerCommand::Approve { note: note.to_owned() }
}

#[tokio::test]
async fn ciamis_from_disposition_to_report() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    sari.answer(0, &[(DataField::Position, "Perencana Ahli Madya"), (DataField::Mobile, "+6281234567890")]).await;
    assert_eq!(sari.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
    assert_eq!(sari.upload(FilePurpose::Sk, &make::letter()).await.status, 200);
    let draft: domain::api::DraftView = sari.put(path::DRAFT_KEY, &new_key(0)).await.json();
    let reference = sari.submit(None, draft.version, "send").await.json::<domain::api::RenewalView>().reference;
    let mut officer = officer(&world).await;
    assert_eq!(officer.take_and(&reference, approve("")).await.status, 200);

    let early = read(&sheet(&mut officer, &reference).await);
    assert!(early.contains("LEMBAR DISPOSISI") && early.contains(&reference), "{early}");
    assert!(!early.contains("Wahyu"), "{early}");
    assert_eq!(report(&mut officer, &reference).await.problem().status, 404);

    world.clock.pass(600);
    let note = "Mohon ditindaklanjuti sesuai ketentuan & dilaporkan – segera";
    assert_eq!(officer.take_and(&reference, approve(note)).await.status, 200);
    for _ in 0..2 {
        assert_eq!(officer.take_and(&reference, approve("")).await.status, 200);
    }
    let answer = sheet(&mut officer, &reference).await;
    assert_eq!(answer.header("content-disposition"), format!("inline; filename=\"lembar-disposisi-{reference}.pdf\""));
    let text = read(&answer);
    let words = one_line(&text);
    for told in [
        "Dinas Komunikasi dan Informatika Kabupaten Ciamis",
        "Sari Wulandari",
        "Dinas Kesehatan",
        "Dikirim 23 November 2026, 09.00 WIB, oleh pemohon sendiri",
        "Diterima 23 November 2026, 09.00 WIB, oleh Maya Lestari, Staf Pelayanan",
        "Permohonan pembaruan sertifikat elektronik",
        "Halaman 1 dari 1",
    ] {
        assert!(words.contains(told), "{told} in {text}");
    }
    // In a narrow column, poppler gives the lines of all cells side by side.
    for told in ["Kepala", "Bidang", "JF", "Verifikator", "09.10 WIB", "ditindaklanjuti", "ketentuan &", "segera"] {
        assert!(text.contains(told), "{told} in {text}");
    }

    // Checked after an hour, and issued at once; the report follows on the next day.
    world.clock.pass(3600);
    officer.log_in(&world, OFFICER).await;
    assert_eq!(officer.take_and(&reference, approve("")).await.status, 200);
    world.clock.pass(24 * 3600);
    officer.log_in(&world, OFFICER).await;
    assert_eq!(report(&mut officer, &reference).await.problem().status, 404);
    let remark = "Sertifikat diterima pemohon tanpa kendala.";
    assert_eq!(officer.take_and(&reference, approve(remark)).await.status, 200);
    let first = report(&mut officer, &reference).await;
    let words = one_line(&read(&first));
    let serial: (String,) = sqlx::query_as("SELECT serial FROM certificates WHERE renewal IS NOT NULL")
        .fetch_one(world.app.db.read())
        .await
        .unwrap();
    for told in [
        "LAPORAN PEMBARUAN SERTIFIKAT ELEKTRONIK",
        "Sari Wulandari",
        "Dikirim 23 November 2026, 09.00 WIB, oleh pemohon sendiri",
        "Diterima 23 November 2026, 09.00 WIB, oleh Maya Lestari, Staf Pelayanan",
        "Dibuat oleh Maya Lestari, Verifikator",
        "Nomor ponsel",
        "+6281234567890",
        &serial.0,
        remark,
        "Kantor (jam kerja)",
        "BSrE (waktu kalender)",
        "Maya Lestari",
    ] {
        assert!(words.contains(told), "{told} in {words}");
    }
    // 10 minutes at the first disposition, an hour at the check, a working day at the report; none at the authority.
    for told in [
        "10 menit dari",
        "1 jam dari 60",
        "7 jam 30",
        "Kantor (jam kerja) 8 jam 40 menit",
        "BSrE (waktu kalender) 0 menit",
    ] {
        assert!(words.contains(told), "{told} in {words}");
    }
    // What comes after does not change it.
    assert_eq!(officer.take_and(&reference, approve("")).await.status, 200);
    world.clock.pass(3600);
    officer.log_in(&world, OFFICER).await;
    assert!(first.body == report(&mut officer, &reference).await.body, "the same case gives the same bytes");

    let info = poppler("pdfinfo", &["-"], &first.body);
    for told in
        ["Title:           Laporan Pembaruan Sertifikat Elektronik", "Page size:       595.28 x 841.89 pts (A4)"]
    {
        assert!(info.contains(told), "{told} in {info}");
    }
    // Printed on paper; the words are read in Indonesian.
    assert!(String::from_utf8_lossy(&first.body).contains("/Lang(id-ID)"));
    let looks: Vec<(String,)> =
        sqlx::query_as("SELECT DISTINCT data FROM access_log WHERE data IN ('sheet', 'report') ORDER BY data")
            .fetch_all(world.app.db.read())
            .await
            .unwrap();
    assert_eq!(looks, [("report".to_owned(),), ("sheet".to_owned(),)]);

    // Not for other agencies, nor for holders, nor for the one it is about.
    let mut elsewhere = world.logged_in(VERIFIER).await;
    assert_eq!(report(&mut elsewhere, &reference).await.problem().status, 404);
    sari.log_in(&world, SARI).await;
    assert_eq!(sheet(&mut sari, &reference).await.problem().status, 403);
}

#[tokio::test]
async fn the_sheet_names_the_delegator() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut officer = officer(&world).await;
    assert_eq!(officer.take_and(&reference, approve("")).await.status, 200);
    // The head is away; a verifier acts.
    let head =
        people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), OFFICER).await.unwrap().unwrap();
    let mut tx = world.app.db.begin().await.unwrap();
    let deputy = people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), "bima@ciamiskab.go.id")
        .await
        .unwrap()
        .unwrap();
    people::give_role(&mut tx, deputy.id, &deputy.agency, Role::Verifier).await.unwrap();
    sqlx::query(
        "INSERT INTO delegations (agency, from_person, to_person, first_day, last_day, made_at)
         VALUES ($1, $2, $3, '2026-11-23', '2026-11-23', 0)",
    )
    .bind(&head.agency.0)
    .bind(head.id.0)
    .bind(deputy.id.0)
    .execute(&mut *tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let mut bima = world.logged_in("bima@ciamiskab.go.id").await;
    assert_eq!(bima.take_and(&reference, approve("Teruskan.")).await.status, 200);
    let text = read(&sheet(&mut bima, &reference).await);
    for told in ["Plh. Kepala Dinas", &*deputy.data.name, "(mewakili", &*format!("{})", head.data.name), "Teruskan."] {
        let found = told.split(' ').all(|word| text.contains(word));
        assert!(found, "{told} in {text}");
    }
}

#[tokio::test]
async fn no_sheet_without_dispositions() {
    let world = World::new().await;
    let mut sari = world.logged_in(crate::wizard::SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    assert_eq!(sheet(&mut verifier, &reference).await.problem().status, 404);
    assert_eq!(report(&mut verifier, &reference).await.problem().status, 404);
}

#[tokio::test]
async fn a_long_instruction_continues_on_the_next_page() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut officer = officer(&world).await;
    assert_eq!(officer.take_and(&reference, approve("")).await.status, 200);
    // 2,000 characters, among them a word that no line can hold.
    let long = format!("awal {} {} akhir", "W".repeat(200), "kata ".repeat(350).trim());
    assert_eq!(officer.take_and(&reference, approve(&long)).await.status, 200);
    assert_eq!(officer.take_and(&reference, approve(&long)).await.status, 200);
    let answer = sheet(&mut officer, &reference).await;
    let text = read(&answer);
    let info = poppler("pdfinfo", &["-"], &answer.body);
    let pages = info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse::<usize>().unwrap();
    assert!(pages >= 2, "{info}");
    assert_eq!(text.matches("kata").count(), 700, "no word is lost");
    let elsewhere: usize = ["Wulandari", "WIB", "Waktu"].iter().map(|word| text.matches(word).count()).sum();
    // The reference number is random, and may have the letter, too.
    let elsewhere = elsewhere + text.matches(&reference).count() * reference.matches('W').count();
    assert_eq!(text.matches('W').count(), 2 * 200 + elsewhere, "no letter of the long word is lost");
    assert_eq!(text.matches("Dari").count(), pages, "the head stands on every page");
    assert!(text.contains(&format!("Halaman {pages} dari {pages}")), "{text}");
}

pub async fn sheet(browser: &mut Browser, reference: &str) -> Answer {
    browser.get(&path::with(path::CASE_SHEET, reference)).await
}

async fn report(browser: &mut Browser, reference: &str) -> Answer {
    browser.get(&path::with(path::CASE_REPORT, reference)).await
}

pub fn read(answer: &Answer) -> String {
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/pdf"), "{}", answer.text());
    poppler("pdftotext", &["-layout", "-", "-"], &answer.body)
}

pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Runs one of poppler's programs on a PDF; anything it complains of fails the test.
pub fn poppler(program: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(pdf).unwrap();
    let done = child.wait_with_output().unwrap();
    let complaints = String::from_utf8(done.stderr).unwrap();
    // poppler 22.12 takes `/Suspects false`, which ISO 14289-1 allows, for a fault.
    let known = |line: &str| line == "Syntax Error: Suspects object is wrong type (boolean)";
    assert!(done.status.success() && complaints.lines().all(known), "{complaints}");
    String::from_utf8(done.stdout).unwrap()
}
