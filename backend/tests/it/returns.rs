//! Returns before verification: to the holder, or to the officers who passed the case on.

use domain::api::{CaseView, HistoryKind, Inbox, OfficerCommand, RenewalStatus, RenewalView, path};
use domain::journey::Step;
use domain::notice::CaseMails;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Act, RejectReason, ReturnReason, TimelineState};
use domain::standard::Role;

use crate::harness::World;
use crate::renewal::returning;

const SARI: &str = "sari@ciamiskab.go.id";
const DESK: &str = "staf@ciamiskab.go.id";
const HEAD: &str = "kepala@ciamiskab.go.id";

fn approve() -> OfficerCommand {
    OfficerCommand::Approve { note: String::new() }
}

/// An unsigned letter goes back from the front desk; nobody has to accept it first.
#[tokio::test]
async fn the_front_desk_returns_a_blank_letter() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut desk = world.logged_in(DESK).await;
    let back = desk.take_and(&reference, returning(Step::Letter, ReturnReason::Unsigned, "")).await;
    assert_eq!(back.status, 200);
    let case: CaseView = back.json();
    assert_eq!((case.status, case.acts), (RenewalStatus::Returned, vec![]));
    let told = world.mails(SARI).await.concat();
    assert!(told.contains("- Surat Permohonan: tanda tangan atau stempel tidak ada"), "{told}");
    let renewal: RenewalView = sari.get(&path::with(path::RENEWAL, &reference)).await.json();
    assert!(
        renewal.timeline.iter().any(|row| matches!(row.state, TimelineState::Returned(_)) && row.number == Some(1))
    );
}

/// The head gives it back to the front desk, which reads why, is told, and carries its step out again.
#[tokio::test]
async fn the_head_passes_a_case_back() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut desk = world.logged_in(DESK).await;
    assert_eq!(desk.take_and(&reference, approve()).await.status, 200);
    desk.choose_mails(CaseMails::AtOnce).await;
    let mut head = world.logged_in(HEAD).await;
    let taken: CaseView = head.command(&reference, OfficerCommand::Take).await.json();
    assert_eq!(taken.acts, [Act::Approve, Act::Return, Act::PassBack, Act::Release]);
    assert_eq!(taken.step.map(|step| step.previous), Some(vec![Role::FrontDesk]));
    let blank = head.command(&reference, OfficerCommand::PassBack { note: "  ".to_owned() }).await.problem();
    assert_eq!((blank.status, blank.problems), (422, vec![Problem::new(Field::Reason, Fault::Blank)]));

    let words = "Nomor surat belum dicatat.";
    let back = head.command(&reference, OfficerCommand::PassBack { note: words.to_owned() }).await;
    assert_eq!(back.status, 200);
    assert_eq!(back.json::<CaseView>().acts, []);
    let inbox: Inbox = desk.get(path::INBOX).await.json();
    assert_eq!(inbox.rows.iter().map(|row| row.reference.as_str()).collect::<Vec<_>>(), [&*reference]);
    let told = world.mails(DESK).await.concat();
    assert!(told.contains("dikembalikan kepada Anda") && !told.contains(words), "{told}");
    let case = desk.case(&reference).await;
    let last = case.history.last().unwrap();
    assert_eq!((last.what, last.role, last.note.as_str()), (HistoryKind::PassedBack, Some(Role::AgencyHead), words));
    // The holder reads that it is received again, and not why.
    let renewal = sari.get(&path::with(path::RENEWAL, &reference)).await;
    assert!(!String::from_utf8_lossy(&renewal.body).contains(words));
    let rows = renewal.json::<RenewalView>().timeline;
    let now: Vec<_> = rows.iter().filter(|row| matches!(row.state, TimelineState::Now { .. })).collect();
    assert_eq!(now.iter().map(|row| row.number).collect::<Vec<_>>(), [Some(1)]);

    assert_eq!(desk.take_and(&reference, approve()).await.status, 200);
    let case = head.case(&reference).await;
    assert_eq!((case.step.and_then(|step| step.number), case.taken_by), (Some(2), None));
    let report = backend::app::verify::run(&world.app.config, &[]).await.unwrap();
    assert_eq!(report.faults(), [] as [&str; 0]);
}

/// A mail names the reason that was chosen; the officer's own words are read behind the log-in.
#[tokio::test]
async fn the_mail_gives_the_reason_of_a_rejection() {
    let world = World::new().await;
    let mut sari = world.logged_in(crate::wizard::SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(crate::wizard::VERIFIER).await;
    let words = "Mutasi ke instansi lain per 1 November.";
    let refusal = OfficerCommand::Reject { reason: RejectReason::NotEmployed, note: words.to_owned() };
    assert_eq!(verifier.take_and(&reference, refusal).await.status, 200);
    let told = world.mails(crate::wizard::SARI).await.concat();
    assert!(told.contains("Alasannya: tidak lagi bekerja di instansi ini."), "{told}");
    assert!(told.contains("Penjelasan petugas dapat Anda baca setelah masuk.") && !told.contains("Mutasi"), "{told}");
}
