//! How an application stands, as its holder reads it.

use domain::api::{CaseView, MyCertificate, OfficerCommand, path};
use domain::journey::Step;
use domain::moment::DAY;
use domain::person::FilePurpose;
use domain::renewal::ReturnReason;

use crate::harness::World;
use crate::inspect::make;
use crate::renewal::returning;
use crate::wizard::{SARI, VERIFIER};

/// What the holder reads at a glance: who has it in the holder's words, by when, and the present certificate's end.
#[tokio::test]
async fn how_it_stands_is_told_with_the_present_certificates_end() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let before: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    let reference = sari.apply(0).await;
    let sent = sari.follow(&reference).await;
    assert_eq!((sent.present_end, sent.go_on_by), (before.not_after, None));
    assert_eq!(sent.ready_by, sent.due, "the verifier's time is all that is outstanding");
    assert!(sent.ready_by.is_some() && sent.checked_at.is_none());
    let mine: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    let current = mine.current.unwrap();
    assert_eq!(current.now.unwrap().id, "Verifikator memeriksa permohonan dan Surat Rekomendasi Anda");

    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.take_and(&reference, returning(Step::Letter, ReturnReason::Unsigned, "")).await.json::<CaseView>();
    let returned = sari.follow(&reference).await;
    assert_eq!((returned.ready_by, returned.present_end), (None, before.not_after));
    let last = returned.go_on_by.unwrap();
    assert!(last < before.not_after.unwrap(), "a working day is left for the verifier");

    sari.upload(FilePurpose::Letter, &make::with("/Lang (id)", "")).await;
    let version = sari.draft().await.version;
    assert_eq!(sari.submit(Some(&reference), version, "complete").await.status, 200);
    verifier.command(&reference, OfficerCommand::Approve { note: String::new() }).await.json::<CaseView>();
    let issued = sari.follow(&reference).await;
    assert_eq!((issued.ready_by, issued.present_end, issued.go_on_by), (None, None, None));
    assert!(issued.checked_at.is_some() && issued.approved_at.is_some() && issued.issued_at.is_some());
}

/// Once a step is late, the limits to come tell nothing any more.
#[tokio::test]
async fn nothing_is_promised_once_a_step_is_late() {
    let world = World::new().await;
    let reference = world.logged_in(SARI).await.apply(0).await;
    world.clock.pass(7 * DAY);
    let late = world.logged_in(SARI).await.follow(&reference).await;
    assert!(late.due.unwrap() < late.now);
    assert_eq!(late.ready_by, None);
}
