//! Officers: inbox, four eyes, concurrent acts.

use domain::api::{CaseCommand, CaseView, HistoryKind, Inbox, OfficerCommand, path};
use domain::journey::Step;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Act, Refusal, ReturnReason};

use crate::harness::{Browser, World};
use crate::renewal::returning;
use crate::wizard::{AISYAH, AUTHORITY, SARI, VERIFIER, VERIFIER_MERANTI};

#[tokio::test]
async fn the_inbox_lists_my_cases_most_urgent_first() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let mut joko = world.logged_in("joko@pekalongankota.go.id").await;
    let mut aisyah = world.logged_in(AISYAH).await;
    let early = sari.apply(0).await;
    world.clock.pass(600);
    let late = joko.apply(1).await;
    let own = aisyah.apply(2).await;

    let mut verifier = world.logged_in(VERIFIER).await;
    let rows = inbox(&mut verifier).await;
    assert_eq!(references(&rows), [&*early, &*late, &*own]);
    let row = &rows.rows[0];
    assert_eq!((row.name.as_str(), row.unit.as_str(), rows.with_others), ("Sari Wulandari", "Dinas Kesehatan", 0));
    assert!(row.due.is_some() && row.taken_by.is_none());
    // Four eyes: one's own is not there, and it can't be opened.
    assert_eq!(references(&inbox(&mut aisyah).await), [&*early, &*late]);
    assert_eq!(aisyah.get(&path::with(path::CASE, &own)).await.problem().status, 404);
    // Another role, another agency: nothing.
    let mut authority = world.logged_in(AUTHORITY).await;
    let empty = inbox(&mut authority).await;
    assert_eq!((empty.rows.len(), empty.with_others), (0, 3));
    let mut elsewhere = world.logged_in(VERIFIER_MERANTI).await;
    assert_eq!(inbox(&mut elsewhere).await.with_others, 0);
    assert_eq!(sari.get(path::INBOX).await.problem().status, 403);

    assert_eq!(verifier.command(&early, OfficerCommand::Take).await.status, 200);
    let rows = inbox(&mut aisyah).await;
    assert_eq!((rows.rows[0].taken_by.as_deref(), rows.rows[0].taken_by_me), (Some("Maya Lestari"), false));
    assert!(inbox(&mut verifier).await.rows[0].taken_by_me);
    let returned = verifier.command(&early, returning(Step::Letter, ReturnReason::Unreadable, "")).await;
    assert_eq!(returned.status, 200);
    let rows = inbox(&mut verifier).await;
    assert_eq!((references(&rows), rows.with_others), (vec![&*late, &*own], 1));
}

#[tokio::test]
async fn what_a_colleague_has_is_taken_over_first() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let (mut maya, mut aisyah) = (world.logged_in(VERIFIER).await, world.logged_in(AISYAH).await);
    assert_eq!(maya.case(&reference).await.acts, [Act::Take, Act::Approve, Act::Return, Act::Reject]);
    let taken: CaseView = maya.command(&reference, OfficerCommand::Take).await.json();
    assert_eq!(taken.acts, [Act::Approve, Act::Return, Act::Reject, Act::Release]);
    // Nothing hangs on somebody's absence.
    assert_eq!(aisyah.command(&reference, OfficerCommand::Take).await.status, 200);
    let lost = maya.command(&reference, OfficerCommand::Approve { note: String::new() }).await.problem();
    assert_eq!(lost.refusal, Some(Refusal::NotTaken));
    let issued: CaseView = aisyah.command(&reference, OfficerCommand::Approve { note: String::new() }).await.json();
    let told: Vec<_> = issued.history.iter().map(|row| (row.what, row.by.as_str())).collect();
    assert_eq!(
        told,
        [
            (HistoryKind::Submitted, "Sari Wulandari"),
            (HistoryKind::Taken, "Maya Lestari"),
            // That she took it goes without saying.
            (HistoryKind::StepDone, "Nur Aisyah"),
            (HistoryKind::Issued, ""),
            (HistoryKind::StepDone, ""),
            (HistoryKind::StepDone, ""),
        ]
    );
    assert!(issued.person.nik.contains('•'), "{}", issued.person.nik);
}

#[tokio::test]
async fn of_two_officers_at_once_one_succeeds() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let (mut maya, mut aisyah) = (world.logged_in(VERIFIER).await, world.logged_in(AISYAH).await);
    let version = maya.case(&reference).await.version;
    let commands = path::with(path::CASE_COMMANDS, &reference);
    let take = CaseCommand { version, command: OfficerCommand::Take };
    let (one, other) = tokio::join!(maya.post(&commands, &take), aisyah.post(&commands, &take));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let taken = maya.case(&reference).await;
    assert_eq!(taken.history.len(), 2);
}

#[tokio::test]
async fn a_return_names_what_can_be_corrected() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut maya = world.logged_in(VERIFIER).await;
    assert_eq!(maya.command(&reference, OfficerCommand::Take).await.status, 200);
    let returned = |step| returning(step, ReturnReason::Unreadable, "");
    let twice = match (returned(Step::Letter), returned(Step::Letter)) {
        (OfficerCommand::Return(one), OfficerCommand::Return(other)) => OfficerCommand::Return([one, other].concat()),
        _ => unreachable!(),
    };
    let blank = |field| vec![Problem::new(field, Fault::Blank)];
    let cases = [
        (OfficerCommand::Return(Vec::new()), 422, blank(Field::ReturnItems), None),
        (returning(Step::Data, ReturnReason::Other, "  "), 422, blank(Field::Reason), None),
        (returned(Step::Review), 409, vec![], Some(Refusal::BadReturn)),
        (returned(Step::EmailCode), 409, vec![], Some(Refusal::BadReturn)),
        (twice, 409, vec![], Some(Refusal::BadReturn)),
    ];
    for (command, status, problems, refusal) in cases {
        let told = maya.command(&reference, command).await.problem();
        assert_eq!((told.status, told.problems, told.refusal), (status, problems, refusal));
    }
    assert_eq!((world.count("notes").await, world.count("drafts").await), (0, 0));
    let unknown = maya.post(&path::with(path::CASE_COMMANDS, &reference), &"destroy").await.problem();
    assert_eq!(unknown.status, 400);
}

async fn inbox(browser: &mut Browser) -> Inbox {
    browser.get(path::INBOX).await.json()
}

fn references(inbox: &Inbox) -> Vec<&str> {
    inbox.rows.iter().map(|row| row.reference.as_str()).collect()
}
