//! Filing on behalf of a holder, and how the holder completes it, at every agency.

use axum::body::Body;
use axum::http::Method;
use domain::api::{
    CaseView, DraftView, Filed, Filing, FilingHolder, HistoryKind, HolderAnswer, HolderQuery, IDEMPOTENCY_HEADER,
    MyCertificate, NewPassword, OfficerCommand, RenewalStatus, RenewalView, Uploaded, path,
};
use domain::certificate::{CertificateStatus, Verdict};
use domain::entry::HolderEntry;
use domain::journey::Step;
use domain::moment::DAY;
use domain::person::{DataField, FilePurpose};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Act, Refusal};

use crate::harness::{Answer, Browser, World, changing};
use crate::inspect::make;
use crate::wizard::{AUTHORITY_MERANTI, SARI_MERANTI, new_key};

pub const STAFF_MERANTI: &str = "staf@merantikab.go.id";
const NEWCOMER: &str = "intan@merantikab.go.id";

impl Browser {
    pub async fn look_for(&mut self, identifier: &str) -> Answer {
        self.post(path::HOLDER_QUERY, &HolderQuery { identifier: identifier.to_owned() }).await
    }

    pub async fn letter(&mut self, bytes: &[u8]) -> String {
        let uploaded: Uploaded = self.upload(FilePurpose::FiledLetter, bytes).await.json();
        assert_eq!(uploaded.version, 0, "it is in no draft");
        uploaded.file.id
    }

    pub async fn file(&mut self, holder: FilingHolder, letter: &str, key: &str) -> Answer {
        let body = serde_json::to_vec(&Filing { holder, letter: letter.to_owned() }).unwrap();
        let request = changing(Method::POST, path::FILINGS)
            .header("content-type", "application/json")
            .header(IDEMPOTENCY_HEADER, format!("{key:-<16}"));
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Finds a holder on record and files for them.
    pub async fn file_for(&mut self, email: &str) -> String {
        let found = self.look_for(email).await.json::<HolderAnswer>().found.unwrap();
        let letter = self.letter(&make::letter()).await;
        self.file(FilingHolder::Known(found.id), &letter, "file").await.json::<Filed>().reference
    }

    /// Checks the data, sets the passphrase if required, then sends.
    pub async fn complete_filed(&mut self, reference: &str) -> RenewalView {
        let draft = self.draft().await;
        let mut draft: DraftView = self.answer(draft.version, &[]).await.json();
        if draft.draft.open_steps.as_ref().unwrap().contains(&Step::Passphrase) {
            draft = self.put(path::DRAFT_KEY, &new_key(0)).await.json();
        }
        self.submit(Some(reference), draft.version, "complete").await.json()
    }
}

fn approve() -> OfficerCommand {
    OfficerCommand::Approve { note: String::new() }
}

pub fn newcomer() -> HolderEntry {
    HolderEntry {
        name: "Intan Maharani".to_owned(),
        nik: "1410014507900001".to_owned(),
        nip: "199007052015032901".to_owned(),
        email: " Intan@merantikab.go.id".to_owned(),
        mobile: "0812 3456 7890".to_owned(),
        unit: "Dinas Perikanan".to_owned(),
        position: "Penyuluh Perikanan".to_owned(),
        rank: "III/b".to_owned(),
        status: String::new(),
        serial: "0x1A:2B:3C".to_owned(),
        not_after: "2026-12-05".to_owned(),
    }
}

#[tokio::test]
async fn meranti_from_the_letter_to_the_certificate() {
    let world = World::new().await;
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let reference = staff.file_for(SARI_MERANTI).await;
    let mail = world.mails(SARI_MERANTI).await.pop().unwrap();
    assert!(mail.contains(&format!("Permohonan {reference} menunggu Anda")), "{mail}");
    assert!(mail.contains("https://perbarui.test/permohonan\n"), "{mail}");
    assert_eq!(mail.matches("Sari Wulandari").count(), 2, "in the greeting of both forms: {mail}");

    let mut sari = world.logged_in(SARI_MERANTI).await;
    let mine: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    assert_eq!(mine.current.unwrap().status, RenewalStatus::Returned);
    let draft = sari.draft().await;
    assert_eq!(draft.completes.as_deref(), Some(&*reference));
    assert_eq!(draft.draft.open_steps, Some(vec![Step::Data, Step::Passphrase]));
    assert_eq!((draft.draft.data_right, draft.draft.files[0].purpose), (None, FilePurpose::Letter));
    // The letter is the office's; the answers are the holder's.
    assert_eq!(sari.upload(FilePurpose::Letter, &make::letter()).await.status, 409);
    let early = sari.submit(Some(&reference), draft.version, "too-early").await.problem();
    let blank = |field| Problem::new(field, Fault::Blank);
    assert_eq!(early.problems, [blank(Field::DataRight), blank(Field::Passphrase)]);
    let file = path::with(path::FILE, &draft.draft.files[0].id);
    assert_eq!((sari.get(&file).await.status, staff.get(&file).await.status), (200, 200));
    let sent = sari.complete_filed(&reference).await;
    assert_eq!(sent.status, RenewalStatus::InProcess);

    let mut officer = world.logged_in(AUTHORITY_MERANTI).await;
    let issued: CaseView = officer.take_and(&reference, approve()).await.json();
    assert_eq!(issued.status, RenewalStatus::Issued);
    let told: Vec<_> = issued.history.iter().take(3).map(|row| (row.what, row.by.as_str())).collect();
    let expected = [
        (HistoryKind::Filed, "Rina Marlina"),
        (HistoryKind::Returned, "Rina Marlina"),
        (HistoryKind::Completed, "Sari Wulandari"),
    ];
    assert_eq!(told, expected);
    assert_eq!(world.count("certificates WHERE renewal IS NOT NULL").await, 1);
}

#[tokio::test]
async fn the_holder_may_correct_the_data() {
    let world = World::new().await;
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let reference = staff.file_for(SARI_MERANTI).await;
    let mut sari = world.logged_in(SARI_MERANTI).await;
    let version = sari.draft().await.version;
    sari.answer(version, &[(DataField::Unit, "Dinas Pertanian")]).await.json::<DraftView>();
    assert_eq!(sari.upload(FilePurpose::Sk, &make::letter()).await.status, 200);
    let draft: DraftView = sari.put(path::DRAFT_KEY, &new_key(0)).await.json();
    assert_eq!(sari.submit(Some(&reference), draft.version, "complete").await.status, 200);
    let mut officer = world.logged_in(AUTHORITY_MERANTI).await;
    assert_eq!(officer.case(&reference).await.changes[0].new, "Dinas Pertanian");
}

#[tokio::test]
async fn a_filing_continues_at_the_step_of_the_procedure() {
    for (domain, passphrase, step, next) in [
        ("merantikab.go.id", true, "check", "bsre"),
        ("natunakab.go.id", true, "check", "verifikator"),
        ("ciamiskab.go.id", true, "to-division-head", "kepala"),
        ("purbalinggakab.go.id", false, "receive", "kepala"),
        ("pekalongankota.go.id", true, "verify", "verifikator"),
    ] {
        let world = World::new().await;
        let next = format!("{next}@{domain}");
        world.mail_at_once(&[&next]).await;
        let holder = format!("sari@{domain}");
        let mut staff = world.logged_in(&format!("staf@{domain}")).await;
        let reference = staff.file_for(&holder).await;
        let mut sari = world.logged_in(&holder).await;
        let open = sari.draft().await.draft.open_steps.unwrap();
        assert_eq!(open.contains(&Step::Passphrase), passphrase, "{domain}");
        let sent = sari.complete_filed(&reference).await;
        assert_eq!(sent.status, RenewalStatus::InProcess, "{domain}");
        let row: (String,) = sqlx::query_as("SELECT step FROM renewals WHERE reference = ?")
            .bind(&reference)
            .fetch_one(world.app.db.read())
            .await
            .unwrap();
        assert_eq!(row.0, step, "{domain}");
        let mail = world.mails(&next).await.pop().unwrap();
        assert!(mail.contains(&format!("/petugas/permohonan/{reference}")), "{domain}: {mail}");
    }
}

#[tokio::test]
async fn the_filer_does_not_verify() {
    let world = World::new().await;
    let mut filer = world.logged_in("verifikator@natunakab.go.id").await;
    let reference = filer.file_for("sari@natunakab.go.id").await;
    let mut sari = world.logged_in("sari@natunakab.go.id").await;
    sari.complete_filed(&reference).await;
    assert_eq!(filer.case(&reference).await.acts, []);
    let refused = filer.command(&reference, OfficerCommand::Take).await.problem();
    assert_eq!((refused.status, refused.refusal), (403, Some(Refusal::FiledByYou)));
    let mut other = world.logged_in("verifikator2@natunakab.go.id").await;
    assert_eq!(other.case(&reference).await.acts, [Act::Take, Act::Approve, Act::Return, Act::Reject]);
    assert_eq!(other.take_and(&reference, approve()).await.status, 200);
}

#[tokio::test]
async fn a_new_person_gets_an_account_with_the_link() {
    let world = World::new().await;
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let letter = staff.letter(&make::letter()).await;
    let new = |entry| FilingHolder::New(Box::new(entry));
    let reference = staff.file(new(newcomer()), &letter, "file").await.json::<Filed>().reference;
    let found = staff.look_for("1410014507900001").await.json::<HolderAnswer>().found.unwrap();
    assert_eq!(
        (found.status, found.verdict, found.open),
        (CertificateStatus::Active, Verdict::Renew, Some(reference.clone()))
    );
    // To the last second of its last day, in the agency's zone (WIB).
    assert_eq!(found.not_after.unwrap().0, 1_796_489_999);
    let serial: (String,) = sqlx::query_as("SELECT serial FROM certificates ORDER BY id DESC")
        .fetch_one(world.app.db.read())
        .await
        .unwrap();
    assert_eq!(serial.0, "1a2b3c");

    let mail = world.mails(NEWCOMER).await.pop().unwrap();
    assert!(mail.contains(&reference) && mail.matches("https://").count() == 3, "once as text, twice in HTML: {mail}");
    // Its page leads on to the log-in of the wizard, which opens the application.
    assert!(mail.contains("https://perbarui.test/lanjut#"), "{mail}");
    let link = world.link_for(NEWCOMER).await;
    world.clock.pass(7 * DAY - 1);
    let mut browser = world.browser();
    let body = NewPassword { link, password: backend::cli::demo::PASSWORD.to_owned() };
    assert_eq!(browser.put(path::ACCOUNT_PASSWORD, &body).await.status, 204);
    browser.log_in(&world, NEWCOMER).await;
    let sent = browser.complete_filed(&reference).await;
    assert_eq!(sent.status, RenewalStatus::InProcess);
}
