//! Cases that wait for their holder: the officers' list, the link sent again, reminders, the end of a filing.

use backend::app::holder_action::reminders::remind;
use backend::cli::verify_log;
use domain::api::{
    CancelFiling, FilingHolder, HistoryKind, HolderActions, HolderAnswer, MyCertificate, RenewalStatus, RenewalView,
    ResendLink, SearchQuery, SearchResult, path,
};
use domain::moment::DAY;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{HolderAction, Refusal};

use crate::filing::{STAFF_MERANTI, newcomer};
use crate::harness::{Answer, Browser, World};
use crate::inspect::make;
use crate::passphrase_later::{HOLDER, apply, verified};
use crate::wizard::{AUTHORITY_MERANTI, SARI_MERANTI};

const MINUTE: i64 = 60;
const COLLEAGUE: &str = "verifikator@merantikab.go.id";

impl Browser {
    async fn holder_actions(&mut self) -> HolderActions {
        self.get(path::HOLDER_ACTIONS).await.json()
    }

    async fn holder_action(&mut self, reference: &str) -> Answer {
        self.get(&path::with(path::HOLDER_ACTION, reference)).await
    }

    async fn resend_link(&mut self, reference: &str, version: u32) -> Answer {
        self.post(&path::with(path::HOLDER_ACTION_LINK, reference), &ResendLink { version }).await
    }

    async fn end_filing(&mut self, reference: &str, version: u32, reason: &str) -> Answer {
        let body = CancelFiling { version, reason: reason.to_owned() };
        self.post(&path::with(path::HOLDER_ACTION_CANCELLATION, reference), &body).await
    }
}

async fn reminders(world: &World, to: &str) -> usize {
    world.mails(to).await.iter().filter(|mail| mail.contains("Pengingat: permohonan")).count()
}

#[tokio::test]
async fn officers_see_their_filings_and_send_the_link_again() {
    let world = World::new().await;
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let reference = staff.file_for(SARI_MERANTI).await;
    let waiting = staff.holder_actions().await;
    let [row] = waiting.rows.as_slice() else { panic!("{waiting:?}") };
    assert_eq!((&*row.reference, row.name.as_str()), (&*reference, "Sari Wulandari"));
    assert_eq!((row.action, row.cancellable), (HolderAction::Confirmation, true));
    assert_eq!((row.link_sent_at, row.next_link_at), (row.since, row.since.plus_minutes(10)));
    // It is not the colleague's, but the colleague may look after it.
    let mut colleague = world.logged_in(COLLEAGUE).await;
    assert_eq!(colleague.holder_actions().await.rows, []);
    let one: HolderActions = colleague.holder_action(&reference).await.json();
    assert_eq!(one.rows[0].filed_by.as_deref(), Some("Rina Marlina"));

    let early = staff.resend_link(&reference, row.version).await.problem();
    assert_eq!((early.status, early.refusal), (409, Some(Refusal::TooSoon)));
    world.clock.pass(10 * MINUTE);
    let sent: HolderActions = colleague.resend_link(&reference, row.version).await.json();
    assert_eq!(sent.rows[0].link_sent_at, row.since.plus_minutes(10));
    assert_eq!(reminders(&world, SARI_MERANTI).await, 1);
    let mail = world.mails(SARI_MERANTI).await.pop().unwrap();
    assert!(mail.contains("https://perbarui.test/permohonan\n"), "{mail}");
    assert_eq!(mail.matches("Sari Wulandari").count(), 2, "in the greeting of both forms: {mail}");
    // What somebody saw before is no longer the newest.
    world.clock.pass(10 * MINUTE);
    let stale = staff.resend_link(&reference, row.version).await.problem();
    assert_eq!((stale.status, stale.refusal), (409, None));
    let case = staff.case(&reference).await;
    let last = case.history.last().unwrap();
    assert_eq!((last.what, last.role), (HistoryKind::LinkSent, Some(domain::standard::Role::Verifier)));
    assert_eq!((case.link_sent_at, case.awaits_confirmation()), (Some(sent.rows[0].link_sent_at), true));
    // Search tells the same of it as before.
    let query = SearchQuery { words: reference.clone(), ends_from: None, ends_to: None };
    let found: SearchResult = staff.post(path::SEARCH, &query).await.json();
    assert!(found.rows[0].awaits_confirmation);

    let mut sari = world.logged_in(SARI_MERANTI).await;
    sari.complete_filed(&reference).await;
    assert_eq!(staff.holder_actions().await.rows, []);
    assert_eq!(staff.holder_action(&reference).await.status, 404);
    assert_eq!(staff.case(&reference).await.link_sent_at, None);
}

#[tokio::test]
async fn both_links_of_a_newcomer_work_until_one_is_used() {
    let world = World::new().await;
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let letter = staff.letter(&make::letter()).await;
    let filed = staff.file(FilingHolder::New(Box::new(newcomer())), &letter, "new").await;
    let reference = filed.json::<domain::api::Filed>().reference;
    let first = world.link_for("intan@merantikab.go.id").await;
    world.clock.pass(10 * MINUTE);
    let version = staff.holder_actions().await.rows[0].version;
    assert_eq!(staff.resend_link(&reference, version).await.status, 200);
    let second = world.link_for("intan@merantikab.go.id").await;
    assert_ne!(first, second);
    // The old one still sets the password; then neither does.
    let mut intan = world.browser();
    let set = |link: &str| domain::api::NewPassword {
        link: link.to_owned(),
        password: "sawah hijau di kaki bukit".to_owned(),
    };
    assert_eq!(intan.put(path::ACCOUNT_PASSWORD, &set(&first)).await.status, 204);
    assert_ne!(intan.put(path::ACCOUNT_PASSWORD, &set(&second)).await.status, 204);
}

#[tokio::test]
async fn an_unconfirmed_filing_is_ended_with_a_reason() {
    let world = World::new().await;
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let reference = staff.file_for(SARI_MERANTI).await;
    let mut sari = world.logged_in(SARI_MERANTI).await;
    sari.draft().await;
    let mut colleague = world.logged_in(COLLEAGUE).await;
    for (reason, fault) in [(" ", Fault::Blank), (&*"x".repeat(2001), Fault::TooLong(2000))] {
        let wrong = colleague.end_filing(&reference, 2, reason).await.problem();
        assert_eq!((wrong.status, wrong.problems), (422, vec![Problem::new(Field::Reason, fault)]));
    }
    let mut authority = world.logged_in(AUTHORITY_MERANTI).await;
    assert_eq!(authority.end_filing(&reference, 2, "Bukan tugas saya").await.status, 403);
    assert_eq!(sari.end_filing(&reference, 2, "Saya sendiri").await.status, 403);
    let why = "Pemohon mengajukan sendiri lewat telepon";
    let ended: HolderActions = colleague.end_filing(&reference, 2, why).await.json();
    assert_eq!(ended.rows, []);
    assert_eq!(staff.holder_actions().await.rows, []);

    let case = staff.case(&reference).await;
    assert_eq!((case.status, case.acts.len()), (RenewalStatus::Cancelled, 0));
    let last = case.history.last().unwrap();
    assert_eq!((last.what, last.note.as_str()), (HistoryKind::FilingCancelled, why));
    assert!(case.timeline.iter().all(|row| !row.is_present()));
    let mine: RenewalView = sari.get(&path::with(path::RENEWAL, &reference)).await.json();
    assert_eq!((mine.status, mine.cancelled.as_deref(), mine.acts), (RenewalStatus::Cancelled, Some(why), vec![]));
    let certificate: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    assert!(certificate.current.is_none() && certificate.past[0].status == RenewalStatus::Cancelled);
    let mail = world.mails(SARI_MERANTI).await.pop().unwrap();
    assert!(mail.contains(&format!("Pengajuan {reference} dibatalkan kantor")), "{mail}");
    assert!(!mail.contains(why), "the officer's words stand in no mail");

    // What is over is over; the holder may begin anew, and so may the office.
    let late = colleague.end_filing(&reference, 3, why).await.problem();
    assert_eq!((late.status, late.refusal), (409, Some(Refusal::WrongStage)));
    let draft = sari.draft().await;
    assert_eq!((draft.completes, draft.draft.open_steps), (None, None));
    verify_log::run(&world.app.config, &[]).await.unwrap();
}

#[tokio::test]
async fn the_program_reminds_after_three_days_and_a_week() {
    let world = World::new().await;
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let reference = staff.file_for(SARI_MERANTI).await;
    // Days after the filing, and reminders so far.
    let mut passed = 0;
    for (day, expected) in [(0, 0), (2, 0), (3, 1), (4, 1), (6, 1), (7, 2), (8, 2), (20, 2)] {
        world.clock.pass((day - passed) * DAY);
        passed = day;
        remind(&world.app).await.unwrap();
        remind(&world.app).await.unwrap();
        assert_eq!(reminders(&world, SARI_MERANTI).await, expected, "day {day}");
    }
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let told: Vec<_> = staff.case(&reference).await.history.into_iter().map(|row| (row.what, row.by)).collect();
    assert_eq!(told[2..], [(HistoryKind::LinkSent, String::new()), (HistoryKind::LinkSent, String::new())]);
}

#[tokio::test]
async fn a_case_that_cannot_be_read_holds_up_no_other() {
    let world = World::new().await;
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let unreadable = staff.file_for("joko@merantikab.go.id").await;
    let sari = staff.look_for(SARI_MERANTI).await.json::<HolderAnswer>().found.unwrap();
    let letter = staff.letter(&make::letter()).await;
    assert_eq!(staff.file(FilingHolder::Known(sari.id), &letter, "sari").await.status, 201);
    let wrong = format!(
        "UPDATE events SET event = '{{}}' WHERE renewal = (SELECT id FROM renewals WHERE reference = '{unreadable}')"
    );
    world.run(&wrong).await;
    let listed = staff.holder_actions().await.rows;
    assert_eq!(listed.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Sari Wulandari"]);
    world.clock.pass(3 * DAY);
    assert!(remind(&world.app).await.is_err(), "the job says so until somebody mends it");
    assert_eq!(reminders(&world, SARI_MERANTI).await, 1);
}

/// Verifiers look after all cases that wait for a passphrase.
#[tokio::test]
async fn verifiers_see_cases_that_wait_for_a_passphrase() {
    let world = World::new().await;
    let mut sari = world.logged_in(HOLDER).await;
    let reference = apply(&mut sari).await;
    let mut checker = verified(&world, &reference).await;
    let waiting = checker.holder_actions().await;
    let [row] = waiting.rows.as_slice() else { panic!("{waiting:?}") };
    assert_eq!((&*row.reference, row.action, row.cancellable), (&*reference, HolderAction::Passphrase, false));
    assert_eq!((row.filed_by.as_deref(), row.link_sent_at), (None, row.since));
    // The front desk has no list of them, but may help who asks there.
    let mut staff = world.logged_in("staf@purbalinggakab.go.id").await;
    assert_eq!(staff.holder_actions().await.rows, []);
    assert_eq!(staff.holder_action(&reference).await.json::<HolderActions>().rows.len(), 1);
    let end = checker.end_filing(&reference, row.version, "Tidak ada yang diajukan petugas").await.problem();
    assert_eq!((end.status, end.refusal), (409, Some(Refusal::WrongStage)));

    world.clock.pass(10 * MINUTE);
    checker.resend_link(&reference, row.version).await.json::<HolderActions>();
    let mail = world.mails(HOLDER).await.pop().unwrap();
    assert!(mail.contains(&format!("Pengingat: buat passphrase untuk permohonan {reference}")), "{mail}");
    assert!(mail.contains("https://perbarui.test/permohonan/passphrase"), "{mail}");
    world.clock.pass(3 * DAY);
    remind(&world.app).await.unwrap();
    let told = world.mails(HOLDER).await.iter().filter(|mail| mail.contains("Pengingat: buat passphrase")).count();
    assert_eq!(told, 2);
    verify_log::run(&world.app.config, &[]).await.unwrap();
}
