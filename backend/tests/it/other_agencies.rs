//! People on record at other agencies are not disclosed, or only slowly.

use axum::http::Method;
use domain::api::{
    CodeSent, DraftView, EmailConfirmation, FilingHolder, ImportReport, NewOfficer, OfficerCommand, RenewalView, path,
};
use domain::entry::HolderEntry;
use domain::moment::Timestamp;
use domain::person::{DataField, FilePurpose};
use domain::problem::{Fault, Field, Problem};
use domain::standard::Role;

use crate::filing::{STAFF_MERANTI, newcomer};
use crate::harness::{Browser, World};
use crate::import::ADMIN;
use crate::inspect::make;
use crate::wizard::{SARI, SARI_MERANTI, VERIFIER, new_key};

const JOKO: &str = "joko@pekalongankota.go.id";

impl Browser {
    /// Answers with another address and asks for its code: from now on until when it is good, and when there is another.
    async fn ask_code(&mut self, email: &str) -> (i64, Option<i64>) {
        let version = self.draft().await.version;
        self.answer(version, &[(DataField::Email, email)]).await.json::<DraftView>();
        let sent: CodeSent = self.act(Method::POST, path::DRAFT_EMAIL_CODE).await.json();
        let from_now = |at: Timestamp| at.seconds_since(sent.now);
        (from_now(sent.expires_at), sent.another_at.map(from_now))
    }
}

#[tokio::test]
async fn an_address_in_use_is_mailed_to_its_owner_and_not_revealed() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let free = sari.ask_code("sari.w@pekalongankota.go.id").await;
    assert_eq!(free, (600, Some(60)));
    world.clock.pass(60);
    assert_eq!(sari.ask_code(JOKO).await, free);
    let mails = world.mails(JOKO).await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("Subject: Alamat e-mail Anda diisikan di permohonan lain"), "{}", mails[0]);
    assert!(!mails[0].contains("kode") && !mails[0].contains("Sari"), "{}", mails[0]);
    // Neither a pause nor a try differs.
    assert_eq!(sari.act(Method::POST, path::DRAFT_EMAIL_CODE).await.status, 429);
    let told = sari.post(path::DRAFT_EMAIL_CONFIRMATION, &EmailConfirmation { code: "123456".to_owned() }).await;
    assert_eq!(told.problem().problems, [Problem::new(Field::EmailCode, Fault::WrongCode(4))]);
    assert!(!sari.draft().await.draft.email_confirmed());
}

#[tokio::test]
async fn a_nip_in_use_is_shown_to_the_verifier() {
    let world = World::new().await;
    let joko = backend::db::people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), SARI_MERANTI)
        .await
        .unwrap()
        .unwrap();
    let mut sari = world.logged_in(SARI).await;
    sari.answer(0, &[(DataField::Nip, &joko.data.nip.unwrap())]).await.json::<DraftView>();
    for purpose in [FilePurpose::Sk, FilePurpose::Letter] {
        assert_eq!(sari.upload(purpose, &make::letter()).await.status, 200);
    }
    let draft: DraftView = sari.put(path::DRAFT_KEY, &new_key(0)).await.json();
    let sent = sari.submit(None, draft.version, "send").await;
    assert_eq!(sent.status, 201, "{}", sent.text());
    let reference = sent.json::<RenewalView>().reference;
    let mut verifier = world.logged_in(VERIFIER).await;
    let told = verifier.take_and(&reference, OfficerCommand::Approve { note: String::new() }).await.problem();
    assert_eq!((told.status, told.problems), (422, vec![Problem::new(Field::Nip, Fault::Taken)]));
}

#[tokio::test]
async fn a_table_reveals_few_people_of_other_agencies() {
    let world = World::new().await;
    let elsewhere: Vec<(String,)> =
        sqlx::query_as("SELECT nik FROM people WHERE agency <> 'kota-pekalongan' AND nik <> '' ORDER BY id LIMIT 25")
            .fetch_all(world.app.db.read())
            .await
            .unwrap();
    assert_eq!(elsewhere.len(), 25);
    let rows = elsewhere.iter().enumerate().map(|(n, (nik,))| {
        format!("Orang Lain,{nik},o{n}@pekalongankota.go.id,081234567890,Dinas,Analis,2026-12-05\n")
    });
    let table = format!("nama,nik,email,hp,unit,jabatan,berlaku_sampai\n{}", rows.collect::<String>());
    let mut admin = world.logged_in(ADMIN).await;
    for path in [path::IMPORT_DRY_RUN, path::IMPORT, path::IMPORT_DRY_RUN, path::IMPORT, path::IMPORT_DRY_RUN] {
        let told: ImportReport = admin.table(path, table.clone()).await.json();
        assert_eq!((told.problems.len(), told.problems_in_all, told.done), (10, 10, false), "the count tells no more");
        assert!(told.problems.iter().all(|row| row.problem == Problem::new(Field::Nik, Fault::NotUsable)));
    }
    // An address that is refused anyway is not looked up.
    let foreign = format!(
        "nama,nik,email,hp,unit,jabatan,berlaku_sampai\nA,3375010101900001,{SARI_MERANTI},081234567890,Dinas,Analis,2026-12-05\n"
    );
    let waits = admin.table(path::IMPORT_DRY_RUN, foreign.clone()).await;
    assert_eq!((waits.status, waits.header("retry-after")), (429, "30"));
    assert_eq!(waits.problem().problems, [Problem::new(Field::Table, Fault::TooManyTries(30))]);
    world.clock.pass(30);
    for _ in 0..7 {
        let told: ImportReport = admin.table(path::IMPORT_DRY_RUN, foreign.clone()).await.json();
        assert_eq!(told.problems[0].problem, Problem::new(Field::Email, Fault::EmailDomain));
        assert_eq!(told.problems_in_all, 1);
    }
}

#[tokio::test]
async fn repeated_disclosures_must_wait() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let invite = |email: &str| NewOfficer {
        name: "Putri Amelia".to_owned(),
        email: email.to_owned(),
        roles: vec![Role::Authority],
    };
    for _ in 0..5 {
        let told = admin.post(path::OFFICERS, &invite(SARI_MERANTI)).await.problem();
        assert_eq!(told.problems, [Problem::new(Field::Email, Fault::NotUsable)]);
    }
    // Whatever is asked now: an answer would tell, too.
    for email in [SARI_MERANTI, "bebas@bssn.go.id"] {
        let told = admin.post(path::OFFICERS, &invite(email)).await;
        assert_eq!((told.status, told.header("retry-after")), (429, "30"), "{email}");
    }
    world.clock.pass(30);
    assert_eq!(admin.post(path::OFFICERS, &invite("bebas@bssn.go.id")).await.status, 200);
}

#[tokio::test]
async fn repeated_filings_of_new_holders_must_wait() {
    let world = World::new().await;
    let joko = backend::db::people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), JOKO)
        .await
        .unwrap()
        .unwrap();
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let letter = staff.letter(&make::letter()).await;
    let new = |nip: &str| FilingHolder::New(Box::new(HolderEntry { nip: nip.to_owned(), ..newcomer() }));
    let nip = joko.data.nip.unwrap();
    for _ in 0..5 {
        let told = staff.file(new(&nip), &letter, "file").await.problem();
        assert_eq!(told.problems, [Problem::new(Field::Nip, Fault::NotUsable)]);
    }
    let told = staff.file(new(""), &letter, "file").await;
    assert_eq!((told.status, told.header("retry-after")), (429, "30"));
    staff.file_for(SARI_MERANTI).await;
}
