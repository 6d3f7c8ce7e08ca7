//! What the texts promise and no other test proves (`docs/promises.toml` pairs sentences with tests).
//!
//! Longer than 250 lines because each promise is a test of its own.

use axum::http::Method;
use backend::app::retention::erase;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::{
    CaseView, CertificateParts, Filed, HolderQuery, LinkRequest, MyCertificate, OfficerCommand, Officers,
    RenewalStatus, SearchQuery, path,
};
use domain::certificate::CertificateStatus;
use domain::journey::Step;
use domain::moment::DAY;
use domain::person::DataField;
use domain::renewal::{Refusal, RejectReason, ReturnReason, TimelineState};
use domain::standard::Role;
use x509_parser::prelude::{FromDer, X509Certificate};

use crate::administration::{ADMIN, NEW, SECOND};
use crate::by_hand::approve;
use crate::filing::STAFF_MERANTI;
use crate::harness::World;
use crate::inspect::make;
use crate::messages::write;
use crate::printouts::{approve as approve_with, read, sheet};
use crate::renewal::returning;
use crate::wizard::{SARI, SARI_MERANTI, VERIFIER, digest};

/// A mail's text as its reader has it: lines put together again.
fn unfolded(mail: &str) -> String {
    mail.replace("=\r\n", "").replace("=\n", "")
}

/// The confirmation names the occasions; each brings one mail that says what happened.
#[tokio::test]
async fn holders_are_mailed_when_there_is_something_to_do_or_to_know() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let mut maya = world.logged_in(VERIFIER).await;
    let mut seen = world.mails(SARI).await.len();
    let mut news = async |told: &str| {
        let mails = world.mails(SARI).await;
        assert_eq!(mails.len(), seen + 1, "{told}");
        assert!(mails.last().unwrap().contains(told), "{told} in {}", mails.last().unwrap());
        seen = mails.len();
    };

    let rejected = sari.apply(0).await;
    news("sudah kami terima").await;
    let reject = OfficerCommand::Reject { reason: RejectReason::NotRecommended, note: String::new() };
    assert_eq!(maya.take_and(&rejected, reject).await.status, 200);
    news("tidak dapat disetujui").await;

    let reference = sari.apply(1).await;
    news("sudah kami terima").await;
    assert_eq!(maya.command(&reference, OfficerCommand::Take).await.status, 200);
    assert_eq!(write(&mut maya, path::CASE_MESSAGES, &reference, "Halo", "one").await.status, 200);
    news("Petugas menulis pesan untuk Anda").await;
    assert_eq!(maya.command(&reference, returning(Step::Letter, ReturnReason::Unsigned, "")).await.status, 200);
    news("perlu dilengkapi").await;
    let version = sari.draft().await.version;
    assert_eq!(sari.submit(Some(&reference), version, "complete").await.status, 200);
    news("sudah kami terima").await;
    assert_eq!(maya.command(&reference, approve()).await.status, 200);
    news("sudah terbit").await;
    let mail = unfolded(world.mails(SARI).await.last().unwrap());
    let not_after = sari.get(path::CERTIFICATE).await.json::<MyCertificate>().not_after.unwrap();
    let day = not_after.date_in(domain::moment::Zone::Wib).indonesian();
    assert!(mail.contains(&format!("berlaku sampai {day}.")), "{day} in {mail}");
}

/// Ciamis: intake, head, head of division, functional officer, verifier.
#[tokio::test]
async fn each_desk_is_mailed_and_reads_the_instruction_of_the_one_before() {
    let world = World::new().await;
    let mut sari = world.logged_in("sari@ciamiskab.go.id").await;
    let reference = sari.apply(0).await;
    let mut before = String::new();
    for (desk, next) in [("staf", "kepala"), ("kepala", "kabid"), ("kabid", "jf"), ("jf", "verifikator")] {
        let mut officer = world.logged_in(&format!("{desk}@ciamiskab.go.id")).await;
        let case = officer.case(&reference).await;
        assert!(before.is_empty() || case.history.iter().any(|row| row.note == before), "{desk} reads {before}");
        let next = format!("{next}@ciamiskab.go.id");
        world.mail_at_once(&[&next]).await;
        let told = world.mails(&next).await.len();
        // The front desk receives without a word.
        before = if desk == "staf" { String::new() } else { format!("Petunjuk dari {desk}.") };
        assert_eq!(officer.take_and(&reference, approve_with(&before)).await.status, 200, "{desk}");
        let mails = world.mails(&next).await;
        assert_eq!(mails.len(), told + 1, "{next}");
        assert!(mails.last().unwrap().contains(&format!("/petugas/permohonan/{reference}")), "{next}");
    }
    let last = world.logged_in("verifikator@ciamiskab.go.id").await.case(&reference).await;
    assert!(last.history.iter().any(|row| row.note == before));
    let renewal = sari.get(&path::with(path::RENEWAL, &reference)).await;
    assert!(!renewal.text().contains("Petunjuk dari"), "{}", renewal.text());
}

#[tokio::test]
async fn why_a_case_is_sent_back_is_read_and_printed() {
    let world = World::new().await;
    let mut sari = world.logged_in("sari@ciamiskab.go.id").await;
    let reference = sari.apply(0).await;
    let mut desk = world.logged_in("staf@ciamiskab.go.id").await;
    assert_eq!(desk.take_and(&reference, approve()).await.status, 200);
    let mut head = world.logged_in("kepala@ciamiskab.go.id").await;
    let back = OfficerCommand::PassBack { note: "Tidakbernomor".to_owned() };
    assert_eq!(head.take_and(&reference, back).await.status, 200);
    assert!(desk.case(&reference).await.history.iter().any(|row| row.note == "Tidakbernomor"));
    let printed = read(&sheet(&mut desk, &reference).await);
    assert!(printed.contains("Tidakbernomor"), "{printed}");
}

/// No act of the officer who did it undoes it, and doing anything about it again is refused.
#[tokio::test]
async fn an_officers_act_can_not_be_undone() {
    let world = World::new().await;
    for (holder, officer, status) in [
        ("sari@pekalongankota.go.id", "verifikator@pekalongankota.go.id", RenewalStatus::Issued),
        ("sari@natunakab.go.id", "staf@natunakab.go.id", RenewalStatus::InProcess),
    ] {
        let reference = world.logged_in(holder).await.apply(usize::from(status == RenewalStatus::Issued)).await;
        let mut officer = world.logged_in(officer).await;
        let done: CaseView = officer.take_and(&reference, approve()).await.json();
        assert_eq!((done.status, done.acts), (status, vec![]), "{holder}");
        for command in [
            OfficerCommand::Release,
            returning(Step::Letter, ReturnReason::Unsigned, ""),
            OfficerCommand::Reject { reason: RejectReason::NotEmployed, note: String::new() },
            OfficerCommand::PassBack { note: "Keliru.".to_owned() },
        ] {
            let told = officer.command(&reference, command).await.problem();
            assert!(matches!(told.status, 403 | 409) && told.refusal.is_some(), "{holder}: {told:?}");
        }
        assert_eq!(officer.case(&reference).await.status, status, "{holder}");
    }
}

#[tokio::test]
async fn the_holder_sees_an_approval_in_the_timeline() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI_MERANTI).await;
    let reference = sari.apply(0).await;
    let mut authority = world.logged_in(crate::wizard::AUTHORITY_MERANTI).await;
    let done = |rows: &[domain::renewal::TimelineRow]| {
        rows.iter().filter(|row| matches!(row.state, TimelineState::Done { .. })).count()
    };
    let before = done(&sari.follow(&reference).await.timeline);
    assert_eq!(authority.take_and(&reference, approve()).await.status, 200);
    assert!(done(&sari.follow(&reference).await.timeline) > before);
}

#[tokio::test]
async fn the_mail_says_by_when_the_next_step_is_due() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let due = sari.follow(&reference).await.due.unwrap();
    let zone = domain::moment::Zone::Wib;
    let told = format!("paling lambat {} pukul {}.", due.date_in(zone).indonesian(), due.clock_text(zone));
    let mail = unfolded(world.mails(SARI).await.last().unwrap());
    assert!(mail.contains(&told), "{told} in {mail}");
}

#[tokio::test]
async fn asking_for_a_link_leaves_the_password_as_it_is() {
    let world = World::new().await;
    let mut thief = world.browser();
    thief.post(path::ACCOUNT_LINK, &LinkRequest { identifier: SARI.to_owned() }).await;
    assert!(world.mails(SARI).await.pop().unwrap().contains("/sandi#"));
    world.clock.pass(2 * 3600);
    assert_eq!(world.browser().first_part(SARI, backend::cli::demo::PASSWORD).await.status, 200);
}

/// The end that a mail names is the moment after which the code or link is refused (see `login.rs`, `account.rs`).
#[tokio::test]
async fn links_and_codes_say_when_they_expire() {
    let world = World::new().await;
    let zone = domain::moment::Zone::Wib;
    let wahyu = "wahyu@pekalongankota.go.id";
    let until = |seconds| {
        let end = world.app.now().plus_seconds(seconds);
        format!("berlaku sampai {} pukul {} dan hanya", end.date_in(zone).indonesian(), end.clock_text(zone))
    };
    for (who, seconds) in [(SARI, 3600), (wahyu, 24 * 3600)] {
        world.browser().post(path::ACCOUNT_LINK, &LinkRequest { identifier: who.to_owned() }).await;
        let mail = unfolded(world.mails(who).await.last().unwrap());
        assert!(mail.contains(&until(seconds)), "{} in {mail}", until(seconds));
    }
    world.browser().first_part(SARI, backend::cli::demo::PASSWORD).await;
    let mail = unfolded(world.mails(SARI).await.last().unwrap());
    assert!(mail.contains(&until(600)), "{} in {mail}", until(600));
    // An officer files for somebody new: a week.
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let letter = staff.letter(&make::letter()).await;
    let new = domain::api::FilingHolder::New(Box::new(crate::filing::newcomer()));
    staff.file(new, &letter, "file").await.json::<Filed>();
    let mail = unfolded(world.mails("intan@merantikab.go.id").await.last().unwrap());
    assert!(mail.contains(&until(7 * DAY)), "{} in {mail}", until(7 * DAY));
}

#[tokio::test]
async fn an_unused_invitation_is_sent_again() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    admin.invite("Putri Amelia", NEW, &[Role::FrontDesk]).await.json::<Officers>();
    world.logged_in(SECOND).await.confirm_all().await;
    let (told, first) = (world.mails(NEW).await.len(), world.link_for(NEW).await);
    admin.invite("Putri Amelia", NEW, &[Role::FrontDesk]).await.json::<Officers>();
    assert_eq!(world.mails(NEW).await.len(), told + 1);
    assert_ne!(world.link_for(NEW).await, first);
    world.activated(NEW).await;
}

/// What stands in the certificate for everybody, and what the officers alone check.
#[tokio::test]
async fn a_certificate_holds_what_the_wizard_says_and_no_more() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let person = sari.draft().await.person;
    let reference = sari.apply(0).await;
    assert_eq!(world.logged_in(VERIFIER).await.take_and(&reference, approve()).await.status, 200);
    let parts: CertificateParts = sari.get(&path::with(path::RENEWAL_CERTIFICATE, &reference)).await.json();
    let der = STANDARD.decode(&parts.certificate).unwrap();
    let holds = |text: &str| der.windows(text.len()).any(|part| part == text.as_bytes());
    let subject = X509Certificate::from_der(&der).unwrap().1.subject().to_string();
    for shown in [
        format!("CN={}", person.name),
        format!("OU={}", person.unit),
        "O=Pemerintah Kota Pekalongan".to_owned(),
        "L=Kota Pekalongan".to_owned(),
        "ST=Jawa Tengah".to_owned(),
    ] {
        assert!(subject.split(", ").any(|part| part == shown), "{shown} in {subject}");
    }
    assert!(holds(&person.email));
    let nip = person.nip.unwrap();
    for kept in [&*person.nik, &nip, &person.position, person.mobile.trim_start_matches('+'), "III/c"] {
        assert!(kept.len() > 3 && !holds(kept), "{kept}");
    }
}

/// Half a year after issuance the key is gone; what was issued is as valid as before.
#[tokio::test]
async fn a_certificate_stays_valid_when_its_key_is_deleted() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    assert_eq!(world.logged_in(VERIFIER).await.take_and(&reference, approve()).await.status, 200);
    let before: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    world.clock.pass(181 * DAY);
    for _ in 0..2 {
        erase(&world.app).await.unwrap();
        world.clock.pass(DAY + 1);
    }
    assert_eq!(world.count("keys").await, 0);
    sari.log_in(&world, SARI).await;
    let after: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    assert_eq!((after.status, after.serial), (CertificateStatus::Active, before.serial));
    assert_eq!(world.count("certificates WHERE status = 'revoked' AND renewal IS NOT NULL").await, 0);
}

/// Pekalongan with a year's retention; where the schedule says nothing, nothing goes (`retention.rs`).
#[tokio::test]
async fn withdrawn_applications_are_kept_and_deleted_on_schedule() {
    let world = crate::retention::world().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    assert_eq!(write(&mut sari, path::RENEWAL_MESSAGES, &reference, "Halo", "one").await.status, 200);
    assert_eq!(sari.act(Method::POST, &path::with(path::RENEWAL_WITHDRAWAL, &reference)).await.status, 200);
    let count = async || (world.count("files").await, world.count("messages").await);
    world.clock.pass(365 * DAY);
    erase(&world.app).await.unwrap();
    assert_eq!(count().await, (1, 1), "on the last day");
    world.clock.pass(DAY);
    for _ in 0..2 {
        erase(&world.app).await.unwrap();
    }
    assert_eq!(count().await, (0, 0));
}

#[tokio::test]
async fn every_access_of_an_officer_is_recorded() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI_MERANTI).await;
    let reference = sari.apply(0).await;
    let mut officer = world.logged_in(crate::wizard::VERIFIER_MERANTI).await;
    let looks = async |what: &str| world.count(&format!("access_log WHERE data = '{what}'")).await;
    let case = officer.case(&reference).await;
    assert_eq!(looks("case").await, 1);
    officer.case(&reference).await;
    assert_eq!(looks("case").await, 2);
    assert_eq!(officer.get(&path::with(path::FILE, &case.files[0].id)).await.status, 200);
    assert_eq!(looks("file").await, 1);
    let words = SearchQuery { words: "sari".to_owned(), ends_from: None, ends_to: None };
    assert_eq!(officer.post(path::SEARCH, &words).await.status, 200);
    assert_eq!(looks("search").await, 1);
    let query = HolderQuery { identifier: SARI_MERANTI.to_owned() };
    assert_eq!(officer.post(path::HOLDER_QUERY, &query).await.status, 200);
    assert_eq!(looks("query").await, 1);
}

/// No portrait, no recording: nothing is uploaded but letters and evidence.
#[tokio::test]
async fn only_letters_and_evidence_are_accepted() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let photo = make::jpeg(1200, 1600);
    for (purpose, status) in
        [("letter", 200), ("ktp", 200), ("sk", 200), ("portrait", 400), ("selfie", 400), ("fingerprint", 400)]
    {
        let upload = serde_json::json!({
            "purpose": purpose, "name": "foto.jpg", "size": photo.len(), "sha256": digest(&photo),
        });
        let version = sari.draft().await.version;
        sari.answer(version, &[(DataField::Position, "Perencana Ahli Madya")]).await;
        assert_eq!(sari.post(path::UPLOADS, &upload).await.status, status, "{purpose}");
    }
    assert_eq!(
        sari.upload(domain::person::FilePurpose::FiledLetter, &photo).await.problem().refusal,
        Some(Refusal::WrongRole)
    );
}
