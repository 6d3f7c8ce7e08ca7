//! Complaints over time: escalation, extension, reopening, closing, and what is erased.

use backend::app::complaints::proceed;
use domain::api::{ComplainantCommand, ComplaintStage, ComplaintView, EntryKind, OfficerComplaintCommand as Do};
use domain::complaint::Escalation;
use domain::moment::DAY;

use crate::complaint_desk::{BUDI, HEAD, OFFICIAL, classify, complained};
use crate::complaints::{VERIFIER, WORDS, secret};
use crate::harness::World;

#[tokio::test]
async fn the_limit_passes_and_those_above_are_told() {
    let world = World::new().await;
    let number = complained(&world).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.handled(&number, classify("light")).await;
    let mails = async |to: &str| world.mails(to).await.len();
    let (official, head) = (mails(OFFICIAL).await, mails(HEAD).await);
    // Received at 09.00: due at 12.00, reminded at 11.15.
    for (minutes, mailed, escalated) in [
        (134, None, None),
        (1, Some(VERIFIER), None),
        (45, None, None),
        (1, Some(OFFICIAL), Some(Escalation::Official)),
        (24 * 60, None, Some(Escalation::Official)),
        (4 * 60, Some(HEAD), Some(Escalation::Head)),
        (2 * 24 * 60, Some(BUDI), Some(Escalation::Outside)),
    ] {
        let before = match mailed {
            Some(to) => mails(to).await,
            None => 0,
        };
        world.clock.pass(minutes * 60);
        proceed::proceed(&world.app).await.unwrap();
        if let Some(to) = mailed {
            assert_eq!(mails(to).await, before + 1, "{to}");
        }
        let seen: ComplaintView = world.browser().complaint(&number, &secret(1)).await.json();
        assert_eq!(seen.escalated, escalated, "after {minutes} more minutes");
    }
    assert_eq!((mails(OFFICIAL).await, mails(HEAD).await), (official + 1, head + 1));
    let mut verifier = world.logged_in(VERIFIER).await;
    assert_eq!(verifier.complaints("show=overdue").await.overdue, 1);
    let seen: ComplaintView = world.browser().complaint(&number, &secret(1)).await.json();
    let outside = seen.outside.unwrap();
    assert!(outside.text.contains(WORDS) && outside.text.contains("3 jam kerja"), "{}", outside.text);
    assert_eq!((&*outside.agency, &*outside.date), ("Pemerintah Kabupaten Purbalingga", "23 November 2026"));
    // Answered late, and so it stays.
    let answered = verifier.handled(&number, Do::Answer("Maaf.".into())).await;
    assert_eq!(answered.view.entries.last().unwrap().what, EntryKind::Answered { in_time: false });
}

#[tokio::test]
async fn extended_reopened_and_closed_by_the_program() {
    let world = World::new().await;
    let number = complained(&world).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.handled(&number, classify("no-supervision")).await;
    let reason = "Menunggu keterangan dari BSrE.".to_owned();
    let seen = verifier.handled(&number, Do::Extend { amount: 1, reason: reason.clone() }).await;
    assert_eq!(seen.view.due.as_ref().unwrap().extended_by, 1);
    assert!(verifier.complaints("").await.rows[0].extended);
    let mut browser = world.browser();
    let read: ComplaintView = browser.complaint(&number, &secret(1)).await.json();
    assert_eq!(read.entries.last().unwrap().text, reason, "told to whoever complained");
    // Not overdue after the first limit.
    world.clock.pass(2 * DAY - 8 * 3600);
    let mut verifier = world.logged_in(VERIFIER).await;
    assert_eq!(verifier.complaints("").await.overdue, 0);
    let answered = verifier.handled(&number, Do::Answer("Sudah.".into())).await;
    assert_eq!(answered.view.entries.last().unwrap().what, EntryKind::Answered { in_time: true });
    let read: ComplaintView = browser.as_complainant(&number, &secret(1), ComplainantCommand::Reopen).await.json();
    assert_eq!((read.stage, read.due.unwrap().extended_by), (ComplaintStage::Open, 0));
    let mut verifier = world.logged_in(VERIFIER).await;
    let answered = verifier.handled(&number, Do::Answer("Sekarang sudah.".into())).await;
    assert_eq!(answered.view.stage, ComplaintStage::Answered);
    let read: ComplaintView = browser.complaint(&number, &secret(1)).await.json();
    assert!(read.outside.is_some(), "not solved twice: others can be asked");
    world.clock.pass(14 * DAY);
    proceed::proceed(&world.app).await.unwrap();
    let read: ComplaintView = browser.complaint(&number, &secret(1)).await.json();
    assert_eq!(read.stage, ComplaintStage::NoObjection);
}

#[tokio::test]
async fn it_is_asked_after_four_weeks_and_contacts_go_after_sixty_days() {
    let world = World::new().await;
    let number = complained(&world).await;
    world.logged_in(VERIFIER).await.handled(&number, classify("light")).await;
    world.logged_in(VERIFIER).await.handled(&number, Do::Answer("Sudah.".into())).await;
    world.browser().as_complainant(&number, &secret(1), ComplainantCommand::Solve).await.json::<ComplaintView>();
    let before = world.mails(BUDI).await.len();
    world.clock.pass(28 * DAY);
    proceed::proceed(&world.app).await.unwrap();
    let mails = world.mails(BUDI).await;
    assert_eq!(mails.len(), before + 1);
    assert!(mails.last().unwrap().contains("benar-benar selesai"));
    world.clock.pass(20 * DAY);
    backend::app::retention::erase(&world.app).await.unwrap();
    assert_eq!(world.count("complaint_contacts").await, 1);
    world.clock.pass(13 * DAY);
    backend::app::retention::erase(&world.app).await.unwrap();
    assert_eq!(world.count("complaint_contacts").await, 0);
}
