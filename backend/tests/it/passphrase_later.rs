//! Purbalingga: the passphrase is set after verification by a link, or at the authority if that keeps the key.

use axum::http::Method;
use domain::api::{CaseView, DraftView, OfficerCommand, RenewalStatus, RenewalView, path};
use domain::certificate::Signer;
use domain::journey::Step;
use domain::moment::Date;
use domain::person::FilePurpose;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Act, Refusal, ReturnReason};
use domain::standard::{Custody, StepKind};

use crate::by_hand::{approve, purbalingga, typed};
use crate::harness::{Browser, World};
use crate::inspect::make;
use crate::renewal::returning;
use crate::wizard::new_key;

pub const HOLDER: &str = "sari@purbalinggakab.go.id";
pub const CHECKER: &str = "verifikator@purbalinggakab.go.id";
const AUTHORITY: &str = "bsre@purbalinggakab.go.id";

/// Sent without a passphrase: the reference.
pub async fn apply(sari: &mut Browser) -> String {
    let draft = sari.draft().await;
    sari.answer(draft.version, &[]).await.json::<DraftView>();
    assert_eq!(sari.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
    let version = sari.draft().await.version;
    sari.submit(None, version, "send").await.json::<RenewalView>().reference
}

/// Carries out every step before the passphrase.
pub async fn verified(world: &World, reference: &str) -> Browser {
    for login in ["staf", "kabid"] {
        let mut officer = world.logged_in(&format!("{login}@purbalinggakab.go.id")).await;
        officer.take_and(reference, approve()).await.json::<CaseView>();
    }
    let mut checker = world.logged_in(CHECKER).await;
    while checker.case(reference).await.step.is_some_and(|step| step.kind == StepKind::Verify) {
        checker.take_and(reference, approve()).await.json::<CaseView>();
    }
    checker
}

/// Where the authority keeps the key: at the step that records the certificate, taken by the verifier.
pub async fn at_recording(world: &World) -> (String, Browser) {
    let mut sari = world.logged_in(HOLDER).await;
    let reference = apply(&mut sari).await;
    let mut checker = verified(world, &reference).await;
    checker.take_and(&reference, approve()).await.json::<CaseView>();
    let mut authority = world.logged_in(AUTHORITY).await;
    authority.take_and(&reference, approve()).await.json::<CaseView>();
    assert_eq!(checker.command(&reference, OfficerCommand::Take).await.status, 200);
    (reference, checker)
}

#[tokio::test]
async fn the_holder_sets_it_by_the_link_after_verification() {
    let world = World::new().await;
    let mut sari = world.logged_in(HOLDER).await;
    let reference = apply(&mut sari).await;
    let mut checker = verified(&world, &reference).await;

    let mail = world.mails(HOLDER).await.pop().unwrap();
    assert!(mail.contains("https://perbarui.test/permohonan/passphrase"), "{mail}");
    let waiting = sari.follow(&reference).await;
    assert_eq!((waiting.status, waiting.acts), (RenewalStatus::Passphrase, vec![Act::SetPassphrase, Act::Withdraw]));
    // No officer has it now.
    assert!(checker.case(&reference).await.acts.is_empty());
    let refused = checker.command(&reference, OfficerCommand::Take).await.problem();
    assert_eq!(refused.refusal, Some(Refusal::WrongStage));

    let draft = sari.draft().await;
    assert_eq!((draft.completes.as_deref(), draft.draft.open_steps), (Some(&*reference), Some(vec![Step::Passphrase])));
    let early = sari.submit(Some(&reference), draft.version, "too-early").await.problem();
    assert_eq!(early.problems, [Problem::new(Field::Passphrase, Fault::Blank)]);
    assert_eq!(sari.answer(draft.version, &[(domain::person::DataField::Unit, "Lain")]).await.status, 409);
    let draft: DraftView = sari.put(path::DRAFT_KEY, &new_key(0)).await.json();
    world.mail_at_once(&[AUTHORITY]).await;
    let told = world.mails(AUTHORITY).await.len();
    for _ in 0..2 {
        let sent: RenewalView = sari.submit(Some(&reference), draft.version, "passphrase").await.json();
        assert_eq!(sent.status, RenewalStatus::InProcess);
    }
    assert_eq!(world.mails(AUTHORITY).await.len(), told + 1, "the next officer is told, once");
    let mail = world.mails(HOLDER).await.pop().unwrap();
    assert!(mail.contains(&format!("Subject: Passphrase untuk permohonan {reference} sudah dibuat")), "{mail}");

    // Returned by the authority, the key stays unless the passphrase is what is asked for.
    let mut authority = world.logged_in(AUTHORITY).await;
    let back = returning(Step::Letter, ReturnReason::Unreadable, "");
    authority.take_and(&reference, back).await.json::<CaseView>();
    assert!(sari.draft().await.draft.key.is_some());
    sari.upload(FilePurpose::Letter, &make::with("/Lang (id)", "")).await.json::<domain::api::Uploaded>();
    let version = sari.draft().await.version;
    assert_eq!(sari.submit(Some(&reference), version, "completed").await.status, 200);
    // The new letter is verified before the authority sees it again.
    let refused = authority.command(&reference, approve()).await.problem();
    assert_eq!(refused.refusal, Some(Refusal::WrongRole));
    checker.take_and(&reference, approve()).await.json::<CaseView>();
    let issued: CaseView = authority.take_and(&reference, approve()).await.json();
    assert_eq!(issued.status, RenewalStatus::Issued);
    let issued = world.mails(HOLDER).await.pop().unwrap();
    assert!(issued.contains(&format!("/ambil/{reference}")), "{issued}");
    assert!(!issued.contains("saat mengajukan"), "the passphrase was made after that: {issued}");
    assert_eq!(sari.get(&path::with(path::RENEWAL_CERTIFICATE, &reference)).await.status, 200);
}

#[tokio::test]
async fn a_case_that_waits_for_the_passphrase_can_be_withdrawn() {
    let world = World::new().await;
    let mut sari = world.logged_in(HOLDER).await;
    let reference = apply(&mut sari).await;
    verified(&world, &reference).await;
    let version = sari.put(path::DRAFT_KEY, &new_key(0)).await.json::<DraftView>().version;
    let withdrawal = path::with(path::RENEWAL_WITHDRAWAL, &reference);
    assert_eq!(sari.act(Method::POST, &withdrawal).await.status, 200);
    let told = world.mails(HOLDER).await;
    assert!(told.last().unwrap().contains("sudah Anda tarik kembali dan tidak diproses lagi"), "{told:?}");
    assert_eq!(sari.act(Method::POST, &withdrawal).await.status, 200);
    assert_eq!(world.mails(HOLDER).await.len(), told.len(), "withdrawn already");
    let late = sari.submit(Some(&reference), version, "late").await.problem();
    assert_eq!((late.status, late.refusal), (409, Some(Refusal::WrongStage)));
    assert_eq!(world.count("keys").await, 0);
}

#[tokio::test]
async fn the_authority_keeps_the_key_and_an_officer_records_its_number() {
    let world = World::with_standards(&[("purbalingga.toml", &purbalingga())]).await;
    let mut sari = world.logged_in(HOLDER).await;
    let reference = apply(&mut sari).await;
    let mut checker = verified(&world, &reference).await;
    let mail = world.mails(HOLDER).await.pop().unwrap();
    assert!(mail.contains("BSrE") && mail.contains(&format!("/lacak/{reference}")), "{mail}");
    assert_eq!(sari.get(path::DRAFT).await.status, 409, "nothing to fill in here");
    let waiting = sari.follow(&reference).await;
    assert_eq!((waiting.custody, waiting.acts), (Custody::Authority, vec![Act::Withdraw]));
    // A verifier records that it was set there, the authority approves, the verifier records the certificate.
    checker.take_and(&reference, approve()).await.json::<CaseView>();
    let mut authority = world.logged_in(AUTHORITY).await;
    authority.take_and(&reference, approve()).await.json::<CaseView>();

    let day = |year, month, day| Date::new(year, month, day).unwrap();
    assert_eq!(checker.command(&reference, OfficerCommand::Take).await.status, 200);
    for (command, problem) in [
        (typed(" ", day(2026, 11, 23), day(2028, 11, 22)), Problem::new(Field::Serial, Fault::Blank)),
        (typed("nomor", day(2026, 11, 23), day(2028, 11, 22)), Problem::new(Field::Serial, Fault::SerialShape)),
        (typed("1a2b", day(2026, 11, 23), day(2026, 11, 22)), Problem::new(Field::NotAfter, Fault::BeforeFirst)),
        (typed("1a2b", day(2024, 11, 23), day(2026, 11, 22)), Problem::new(Field::NotAfter, Fault::CertificateExpired)),
        (typed("1a2b", day(2026, 11, 24), day(2028, 11, 22)), Problem::new(Field::NotBefore, Fault::CertificateNotYet)),
        (
            typed("1a2b", day(2026, 11, 23), day(2126, 11, 22)),
            Problem::new(Field::NotAfter, Fault::CertificateTooLong(5)),
        ),
    ] {
        assert_eq!(checker.command(&reference, command).await.problem().problems, [problem]);
    }
    let right = typed("1A:2B:3C", day(2026, 11, 23), day(2028, 11, 22));
    let issued: CaseView = checker.command(&reference, right).await.json();
    assert_eq!((issued.status, issued.signer), (RenewalStatus::Issued, Some(Signer::Unknown)));
    let mail = world.mails(HOLDER).await.pop().unwrap();
    assert!(mail.contains("22 November 2028") && !mail.contains("/ambil/"), "{mail}");
    let mine: domain::api::MyCertificate = sari.get(path::CERTIFICATE).await.json();
    assert_eq!(mine.serial.as_deref(), Some("1a2b3c"));
    let nothing = sari.get(&path::with(path::RENEWAL_CERTIFICATE, &reference)).await.problem();
    assert_eq!((nothing.status, nothing.refusal), (409, Some(Refusal::WrongStage)));
    // The number is on record now.
    assert_eq!(world.count("certificates WHERE serial = '1a2b3c'").await, 1);
}
