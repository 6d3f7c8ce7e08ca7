//! Renewals from the first answer to the fetched certificate, with all variants.

use axum::http::Method;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::{
    CaseView, CertificateParts, DraftView, MyCertificate, OfficerCommand, RenewalStatus, RenewalView, ReturnedItem,
    Send, path,
};
use domain::certificate::{CertificateStatus, Verdict};
use domain::journey::Step;
use domain::person::{DataField, FilePurpose};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Act, LastSent, Refusal, RejectReason, ReturnReason};
use rcgen::PublicKeyData as _;
use x509_parser::prelude::{FromDer, X509Certificate};

use crate::harness::World;
use crate::inspect::make;
use crate::wizard::{AUTHORITY_MERANTI, SARI, SARI_MERANTI, VERIFIER, key, new_key, wrapped};

#[tokio::test]
async fn pekalongan_without_a_change() {
    let world = World::new().await;
    world.mail_at_once(&[VERIFIER]).await;
    let mut sari = world.logged_in(SARI).await;
    let before: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    assert_eq!((before.status, before.verdict), (CertificateStatus::Active, Verdict::Renew));

    let reference = sari.apply(0).await;
    let sent = sari.follow(&reference).await;
    assert_eq!((sent.status, sent.acts), (RenewalStatus::InProcess, vec![Act::ReplaceKey, Act::Withdraw]));
    assert!(sent.due.is_some());
    let mail = world.mails(SARI).await.pop().unwrap();
    assert!(mail.contains(&format!("/lacak/{reference}")), "{mail}");
    let mail = world.mails(VERIFIER).await.pop().unwrap();
    assert!(mail.contains(&format!("/petugas/permohonan/{reference}")), "{mail}");
    let during: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    assert_eq!(during.current.unwrap().reference, reference);
    assert!(!during.draft);

    let mut verifier = world.logged_in(VERIFIER).await;
    let approved =
        verifier.take_and(&reference, OfficerCommand::Approve { note: String::new() }).await.json::<CaseView>();
    assert_eq!(approved.status, RenewalStatus::Issued);
    assert!(world.mails(SARI).await.pop().unwrap().contains(&format!("/ambil/{reference}")));

    let parts: CertificateParts = sari.get(&path::with(path::RENEWAL_CERTIFICATE, &reference)).await.json();
    assert_eq!(STANDARD.decode(&parts.wrapped_key).unwrap(), wrapped());
    assert_eq!(parts.chain.len(), 2);
    let der = STANDARD.decode(&parts.certificate).unwrap();
    let (_, certificate) = X509Certificate::from_der(&der).unwrap();
    assert_eq!(certificate.public_key().raw, key(0).subject_public_key_info());
    for part in ["CN=Sari Wulandari", "OU=Dinas Kesehatan", "O=Pemerintah Kota Pekalongan", "L=Kota Pekalongan"] {
        assert!(certificate.subject().to_string().contains(part), "{part} in {}", certificate.subject());
    }

    let after: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    assert_eq!(after.status, CertificateStatus::Active);
    assert!(matches!(after.verdict, Verdict::NotYet { .. }));
    assert_ne!(after.serial, before.serial);
    assert_eq!(after.current.unwrap().status, RenewalStatus::Issued);
    let superseded: (i64,) = sqlx::query_as("SELECT COUNT(*) FROM certificates WHERE status = 'superseded'")
        .fetch_one(world.app.db.read())
        .await
        .unwrap();
    assert_eq!(superseded.0, 1);

    let receipt = path::with(path::RENEWAL_RECEIPT, &reference);
    for _ in 0..2 {
        let received: RenewalView = sari.act(Method::POST, &receipt).await.json();
        assert_eq!((received.status, received.acts), (RenewalStatus::Received, vec![]));
    }
}

#[tokio::test]
async fn pekalongan_with_a_changed_position() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    sari.answer(0, &[(DataField::Position, " Perencana  Ahli Madya ")]).await.json::<DraftView>();
    assert_eq!(sari.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
    assert_eq!(sari.upload(FilePurpose::Sk, &make::jpeg(1200, 1600)).await.status, 200);
    let draft: DraftView = sari.put(path::DRAFT_KEY, &new_key(0)).await.json();
    let sent = sari.submit(None, draft.version, "send").await.json::<RenewalView>();
    let titles: Vec<_> = sent.timeline.iter().filter_map(|row| row.number).collect();
    assert_eq!(titles, [2, 3, 4, 5, 6]);

    let mut verifier = world.logged_in(VERIFIER).await;
    let case = verifier.case(&sent.reference).await;
    assert_eq!(case.changes.len(), 1);
    assert_eq!((&*case.changes[0].old, &*case.changes[0].new), ("Perencana Ahli Muda", "Perencana Ahli Madya"));
    assert_eq!(case.files.len(), 2);
    assert_eq!(case.person.position, "Perencana Ahli Muda");
    verifier.take_and(&sent.reference, OfficerCommand::Approve { note: String::new() }).await.json::<CaseView>();
    let person = backend::db::people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), SARI)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(person.data.position, "Perencana Ahli Madya");
}

#[tokio::test]
async fn meranti_returned_once_and_completed() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI_MERANTI).await;
    let reference = sari.apply(0).await;
    let mut officer = world.logged_in(AUTHORITY_MERANTI).await;
    let note = "Cap dinas belum ada.";
    let returned = officer.take_and(&reference, returning(Step::Letter, ReturnReason::Unsigned, note)).await;
    assert_eq!(returned.json::<CaseView>().status, RenewalStatus::Returned);
    assert!(world.mails(SARI_MERANTI).await.pop().unwrap().contains("perlu dilengkapi"));

    let draft = sari.draft().await;
    assert_eq!(draft.completes.as_deref(), Some(&*reference));
    assert_eq!((draft.returned.len(), &*draft.returned[0].note), (1, note));
    assert!(draft.draft.key.is_some() && draft.draft.files.len() == 1);
    // Only the named step is open.
    for refused in [
        sari.answer(draft.version, &[(DataField::Unit, "Dinas Lain")]).await,
        sari.put(path::DRAFT_KEY, &new_key(1)).await,
        sari.upload(FilePurpose::Sk, &make::letter()).await,
        sari.submit(None, draft.version, "as-a-new-one").await,
    ] {
        assert_eq!(refused.status, 409);
    }
    sari.upload(FilePurpose::Letter, &make::with("/Lang (id)", "")).await.json::<domain::api::Uploaded>();
    let version = sari.draft().await.version;
    let completed = sari.submit(Some(&reference), version, "complete").await.json::<RenewalView>();
    assert_eq!((completed.status, completed.reference.as_str()), (RenewalStatus::InProcess, &*reference));
    // Sent again, it is not repeated.
    assert_eq!(sari.submit(Some(&reference), version, "complete").await.status, 200);

    let case = officer.case(&reference).await;
    assert_eq!((case.files.len(), case.returned.len()), (1, 1));
    assert_eq!(case.acts, [Act::Approve, Act::Return, Act::Reject, Act::Release]);
    let issued = officer.command(&reference, OfficerCommand::Approve { note: String::new() }).await.json::<CaseView>();
    assert_eq!(issued.status, RenewalStatus::Issued);
    assert_eq!(world.count("certificates WHERE renewal IS NOT NULL").await, 1);
}

/// The same letter goes back only on purpose; each confirmation has its own words and time.
#[tokio::test]
async fn a_returned_letter_is_replaced_or_kept_on_purpose() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let sent_at = world.app.now();
    assert_eq!(sari.follow(&reference).await.last_sent, (LastSent::Application, sent_at));
    let mut officer = world.logged_in(VERIFIER).await;
    officer.take_and(&reference, returning(Step::Letter, ReturnReason::Unreadable, "")).await;
    world.clock.pass(600);

    let draft = sari.draft().await;
    assert_eq!(draft.unreplaced(), [FilePurpose::Letter]);
    let unchanged = Send { version: draft.version, keep: false };
    let refused = sari.submit_as(Some(&reference), &unchanged, "unchanged").await.problem();
    assert_eq!((refused.status, refused.problems), (422, vec![Problem::new(Field::Letter, Fault::FileNotReplaced)]));
    assert_eq!(sari.follow(&reference).await.status, RenewalStatus::Returned);
    let kept = Send { version: draft.version, keep: true };
    let completed: RenewalView = sari.submit_as(Some(&reference), &kept, "unchanged").await.json();
    assert_eq!((completed.submitted_at, completed.last_sent), (sent_at, (LastSent::Completion, world.app.now())));
    assert_eq!(officer.case(&reference).await.sent_again, [FilePurpose::Letter]);

    officer.command(&reference, returning(Step::Letter, ReturnReason::Unreadable, "")).await;
    sari.upload(FilePurpose::Letter, &make::with("/Lang (id)", "")).await.json::<domain::api::Uploaded>();
    let draft = sari.draft().await;
    assert_eq!(draft.unreplaced(), []);
    let replaced = Send { version: draft.version, keep: false };
    assert_eq!(sari.submit_as(Some(&reference), &replaced, "replaced").await.status, 200);
    assert_eq!(officer.case(&reference).await.sent_again, []);
}

#[tokio::test]
async fn a_returned_passphrase_needs_a_new_key_pair() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let command = returning(Step::Passphrase, ReturnReason::Other, "Buat passphrase baru.");
    assert_eq!(verifier.take_and(&reference, command).await.status, 200);

    let draft = sari.draft().await;
    assert_eq!(draft.draft.key, None);
    let early = sari.submit(Some(&reference), draft.version, "too-early").await.problem();
    assert_eq!(early.problems, [Problem::new(Field::Passphrase, Fault::Blank)]);
    let again = sari.put(path::DRAFT_KEY, &new_key(0)).await.problem();
    assert_eq!(again.problems, [Problem::new(Field::Request, Fault::RequestKeyReused)]);
    let draft: DraftView = sari.put(path::DRAFT_KEY, &new_key(1)).await.json();
    assert_eq!(sari.submit(Some(&reference), draft.version, "complete").await.status, 200);
    assert_eq!(verifier.command(&reference, OfficerCommand::Approve { note: String::new() }).await.status, 200);
    let parts: CertificateParts = sari.get(&path::with(path::RENEWAL_CERTIFICATE, &reference)).await.json();
    let der = STANDARD.decode(&parts.certificate).unwrap();
    assert_eq!(X509Certificate::from_der(&der).unwrap().1.public_key().raw, key(1).subject_public_key_info());
}

#[tokio::test]
async fn a_rejected_holder_applies_again() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let reject = |reason, note: &str| OfficerCommand::Reject { reason, note: note.to_owned() };
    let blank = verifier.take_and(&reference, reject(RejectReason::Other, " ")).await.problem();
    assert_eq!(blank.problems, [Problem::new(Field::Reason, Fault::Blank)]);
    let long = verifier.command(&reference, reject(RejectReason::NotRecommended, &"x".repeat(2_001))).await.problem();
    assert_eq!(long.problems, [Problem::new(Field::Reason, Fault::TooLong(2_000))]);
    assert_eq!(verifier.command(&reference, reject(RejectReason::NotRecommended, "Lihat surat.")).await.status, 200);

    let view = sari.follow(&reference).await;
    let rejected = view.rejected.unwrap();
    assert_eq!(
        (view.status, rejected.reason, &*rejected.note),
        (RenewalStatus::Rejected, RejectReason::NotRecommended, "Lihat surat.")
    );
    assert_eq!(world.count("changes").await, 0);
    let second = sari.apply(1).await;
    assert_ne!(second, reference);
    let mine: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    assert_eq!((mine.current.unwrap().reference, mine.past.len()), (second, 1));
}

#[tokio::test]
async fn a_case_is_withdrawn_before_but_not_after_approval() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let withdrawal = path::with(path::RENEWAL_WITHDRAWAL, &reference);
    for _ in 0..2 {
        let view: RenewalView = sari.act(Method::POST, &withdrawal).await.json();
        assert_eq!((view.status, view.acts), (RenewalStatus::Withdrawn, vec![]));
    }
    let mut verifier = world.logged_in(VERIFIER).await;
    let late = verifier.command(&reference, OfficerCommand::Take).await.problem();
    assert_eq!((late.status, late.refusal), (409, Some(Refusal::WrongStage)));

    let second = sari.apply(1).await;
    verifier.take_and(&second, OfficerCommand::Approve { note: String::new() }).await.json::<CaseView>();
    let late = sari.act(Method::POST, &path::with(path::RENEWAL_WITHDRAWAL, &second)).await.problem();
    assert_eq!((late.status, late.refusal), (409, Some(Refusal::WrongStage)));
}

pub fn returning(step: Step, reason: ReturnReason, note: &str) -> OfficerCommand {
    OfficerCommand::Return(vec![ReturnedItem { step, reason, note: note.to_owned() }])
}
