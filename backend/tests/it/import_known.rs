//! Import of people on record: what is updated and what stays.

use domain::api::{FilingHolder, MyCertificate, RowProblem, RowWaiting, path};
use domain::certificate::{CertificateStatus, Verdict};
use domain::person::{DataField, FilePurpose};
use domain::problem::{Fault, Field, Problem};

use crate::harness::World;
use crate::import::{ADMIN, counts, person};
use crate::inspect::make;
use crate::wizard::{SARI, VERIFIER, new_key};

#[tokio::test]
async fn people_on_record_are_updated_in_the_given_fields() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let sari = person(&world, SARI).await.data;
    let row = |nik: &str, nip: &str, rest: &str| {
        format!("nama,nik,nip,email,hp,unit,jabatan,status,nomor_seri,berlaku_sampai\n,{nik},{nip},{rest}\n")
    };
    // By NIK; blank cells say nothing.
    assert_eq!(counts(&admin.import(row(&sari.nik, "", ",,Dinas Baru,-,,,")).await), (true, 1, 0, 1, 0));
    let after = person(&world, SARI).await.data;
    assert_eq!(after, domain::person::PersonData { unit: "Dinas Baru".to_owned(), ..sari.clone() });
    // By NIP, with another NIK, and with another address: of an activated account both wait.
    let nip = sari.nip.clone().unwrap();
    let moved = "sari.w@pekalongankota.go.id";
    let report = admin.import(row("3375015204880777", &nip, &format!("{moved},,,,,,"))).await;
    assert_eq!(counts(&report), (true, 1, 0, 0, 0));
    let fields = vec![DataField::Nik, DataField::Email];
    assert_eq!((report.waiting, report.waiting_in_all), (vec![RowWaiting { line: 2, fields }], 1));
    let still = person(&world, SARI).await.data;
    assert_eq!((still.nik, still.unit.as_str()), (sari.nik, "Dinas Baru"));
    // Somebody's account that was never activated is corrected at once; the address before is told.
    let wahyu = person(&world, "wahyu@pekalongankota.go.id").await;
    let nik = &wahyu.data.nik;
    let moved = "wahyu.f@pekalongankota.go.id";
    assert_eq!(counts(&admin.import(row(nik, "", &format!("{moved},,,,,,"))).await), (true, 1, 0, 1, 0));
    assert!(world.mails(&wahyu.data.email).await.pop().unwrap().contains("Alamat e-mail akun Anda diganti"));
    assert_eq!(person(&world, moved).await.data.name, "Wahyu Firmansyah");
}

#[tokio::test]
async fn a_newer_certificate_replaces_the_present_one() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let mut sari = world.logged_in(SARI).await;
    let nik = person(&world, SARI).await.data.nik;
    let before: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    let row =
        |rest: &str| format!("nama,nik,email,hp,unit,jabatan,status,nomor_seri,berlaku_sampai\n,{nik},,,,,{rest}\n");
    let serial = before.serial.clone().unwrap();
    for same in [
        format!(",{serial},"),
        format!(",{serial},2030-01-01"),
        ",,2026-12-01".to_owned(),
        ",0b0b,2026-11-30".to_owned(),
        "EXPIRED,,".to_owned(),
    ] {
        assert_eq!(counts(&admin.import(row(&same)).await), (true, 1, 0, 0, 1), "{same}");
    }
    assert_eq!(sari.get(path::CERTIFICATE).await.json::<MyCertificate>().serial, Some(serial.clone()));
    assert_eq!(counts(&admin.import(row("ISSUE,0A:0B,31/12/2028")).await), (true, 1, 0, 1, 0));
    let after: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    assert_eq!((after.serial.as_deref(), matches!(after.verdict, Verdict::NotYet { .. })), (Some("0a0b"), true));
    assert_eq!(world.count("certificates WHERE status = 'superseded'").await, 1);
    // The authority revoked it.
    assert_eq!(counts(&admin.import(row("REVOKE,0A0B,")).await), (true, 1, 0, 1, 0));
    let after: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    assert_eq!(after.status, CertificateStatus::Revoked);
    assert_eq!(world.count("certificates WHERE serial = '0a0b' AND ended_at IS NOT NULL").await, 1);
}

/// By NIK on one line and by NIP on another it is the same person, of whom a table may say only one thing.
#[tokio::test]
async fn a_person_may_occur_on_one_line_only() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let sari = person(&world, SARI).await.data;
    let nip = sari.nip.clone().unwrap();
    let table = format!(
        "nama,nik,nip,email,hp,unit,jabatan\n,{},,,,Dinas Satu,\n,3375015204880777,{nip},,,Dinas Dua,\n",
        sari.nik
    );
    let report = admin.import(table).await;
    let problem = Problem::new(Field::Nip, Fault::RepeatedLine(2));
    let (column, cell) = ("nip".to_owned(), nip);
    assert_eq!((report.done, report.problems), (false, vec![RowProblem { line: 3, column, cell, problem }]));
    assert_eq!(person(&world, SARI).await.data, sari);
}

#[tokio::test]
async fn holders_with_an_open_application_are_unchanged() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    sari.answer(0, &[(DataField::Unit, "Dinas Tujuan")]).await;
    assert_eq!(sari.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
    assert_eq!(sari.upload(FilePurpose::Sk, &make::letter()).await.status, 200);
    let draft: domain::api::DraftView = sari.put(path::DRAFT_KEY, &new_key(0)).await.json();
    assert_eq!(sari.submit(None, draft.version, "send").await.status, 201);
    let mut admin = world.logged_in(ADMIN).await;
    let before = person(&world, SARI).await.data;
    let table = format!("nama,nik,email,hp,unit,jabatan\n,{},,,Dinas Tabel,Jabatan Tabel\n", before.nik);
    let report = admin.import(table).await;
    assert_eq!(counts(&report), (true, 1, 0, 0, 1));
    let fields = vec![DataField::Unit, DataField::Position];
    assert_eq!((report.not_changed, report.not_changed_in_all), (vec![RowWaiting { line: 2, fields }], 1));
    assert_eq!(person(&world, SARI).await.data, before);
}

/// Holders with a filing have no password yet, and an open application.
#[tokio::test]
async fn holders_with_a_filing_are_unchanged() {
    let world = World::new().await;
    let wahyu = person(&world, "wahyu@pekalongankota.go.id").await;
    let mut maya = world.logged_in(VERIFIER).await;
    let letter = maya.letter(&make::letter()).await;
    assert_eq!(maya.file(FilingHolder::Known(wahyu.id), &letter, "file").await.status, 201);
    let mut admin = world.logged_in(ADMIN).await;
    let moved = "wahyu.f@pekalongankota.go.id";
    let table = format!("nama,nik,email,hp,unit,jabatan\nNama Lain,{},{moved},,,\n", wahyu.data.nik);
    let report = admin.import(table).await;
    assert_eq!(
        (report.not_changed[0].fields.as_slice(), report.waiting_in_all),
        (&[DataField::Name, DataField::Email][..], 0)
    );
    assert_eq!(person(&world, &wahyu.data.email).await.data, wahyu.data);
    assert_eq!(world.count("proposals").await, 0);
}
