//! Delegation during leave: in the colleague's place, on its days, on the record.

use axum::http::Method;
use domain::api::{CaseView, Delegations, HistoryKind, Inbox, NewDelegation, OfficerCommand, path};
use domain::delegation::DelegationDays;
use domain::moment::{DAY, Date};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Act, PersonId, Refusal};
use domain::standard::Role;

use crate::by_hand::approve;
use crate::harness::{Answer, Browser, World};
use crate::wizard::{AISYAH, AUTHORITY, SARI, VERIFIER};

fn days(first: (i32, u8, u8), last: (i32, u8, u8)) -> DelegationDays {
    let date = |(year, month, day)| Date::new(year, month, day).unwrap();
    DelegationDays { first: date(first), last: date(last) }
}

async fn give(from: &mut Browser, to: PersonId, days: DelegationDays) -> Answer {
    from.post(path::DELEGATIONS, &NewDelegation { to, days }).await
}

pub async fn person(world: &World, email: &str) -> PersonId {
    backend::db::people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), email)
        .await
        .unwrap()
        .unwrap()
        .id
}

#[tokio::test]
async fn a_delegate_acts_and_the_record_names_both() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let (mut maya, mut hendra) = (world.logged_in(VERIFIER).await, world.logged_in(AUTHORITY).await);
    let stand_in = person(&world, AUTHORITY).await;
    assert_eq!(give(&mut maya, stand_in, days((2026, 11, 23), (2026, 11, 24))).await.status, 201);
    let list: Delegations = hendra.get(path::DELEGATIONS).await.json();
    assert_eq!((list.rows.len(), list.rows[0].mine, &*list.rows[0].from), (1, false, "Maya Lestari"));
    assert!(maya.get(path::DELEGATIONS).await.json::<Delegations>().rows[0].mine);

    // The stand-in is told of what waits, and finds it.
    world.mail_at_once(&[AUTHORITY]).await;
    let reference = sari.apply(0).await;
    assert!(world.mails(AUTHORITY).await.pop().unwrap().contains(&format!("/petugas/permohonan/{reference}")));
    let inbox: Inbox = hendra.get(path::INBOX).await.json();
    assert_eq!((inbox.rows.len(), inbox.rows[0].stands_in_for.as_deref()), (1, Some("Maya Lestari")));
    let taken: CaseView = hendra.command(&reference, OfficerCommand::Take).await.json();
    assert_eq!((taken.acting_for.as_deref(), taken.acts.contains(&Act::Approve)), (Some("Maya Lestari"), true));
    let done: CaseView = hendra.command(&reference, approve()).await.json();
    let mut named = done.history.iter().map(|row| (row.what, row.by.as_str(), row.acting_for.as_deref()));
    assert!(named.any(|row| row == (HistoryKind::StepDone, "Hendra Gunawan", Some("Maya Lestari"))));
    assert!(named.all(|(.., place)| place.is_none()), "the program's own acts are nobody's");
}

#[tokio::test]
async fn a_delegation_is_valid_on_its_days_only() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let (mut maya, mut hendra) = (world.logged_in(VERIFIER).await, world.logged_in(AUTHORITY).await);
    let stand_in = person(&world, AUTHORITY).await;
    assert_eq!(give(&mut maya, stand_in, days((2026, 11, 24), (2026, 11, 24))).await.status, 201);
    // Not yet.
    let early = hendra.command(&reference, OfficerCommand::Take).await.problem();
    assert_eq!((early.status, early.refusal), (403, Some(Refusal::WrongRole)));
    assert!(hendra.get(path::INBOX).await.json::<Inbox>().rows.is_empty());
    // The last minute of the last day, in the agency's zone (09:00 now).
    world.clock.pass(DAY + 15 * 3600 - 60);
    hendra.log_in(&world, AUTHORITY).await;
    let taken: CaseView = hendra.command(&reference, OfficerCommand::Take).await.json();
    assert!(taken.acts.contains(&Act::Approve));
    // Over, although the case is taken.
    world.clock.pass(60);
    assert!(hendra.case(&reference).await.acts.is_empty());
    let late = hendra.command(&reference, approve()).await.problem();
    assert_eq!((late.status, late.refusal), (403, Some(Refusal::WrongRole)));
    assert!(hendra.get(path::INBOX).await.json::<Inbox>().rows.is_empty());
    // It hangs on nobody's absence.
    maya.log_in(&world, VERIFIER).await;
    maya.take_and(&reference, approve()).await.json::<CaseView>();
}

#[tokio::test]
async fn four_eyes_apply_to_delegator_and_delegate() {
    let world = World::new().await;
    let mut aisyah = world.logged_in(AISYAH).await;
    let own = aisyah.apply(0).await;
    let mut hendra = world.logged_in(AUTHORITY).await;
    let stand_in = person(&world, AUTHORITY).await;
    assert_eq!(give(&mut aisyah, stand_in, days((2026, 11, 23), (2026, 11, 30))).await.status, 201);
    let refused = hendra.command(&own, OfficerCommand::Take).await.problem();
    assert_eq!((refused.status, refused.refusal), (403, Some(Refusal::OwnApplication)));
    let inbox: Inbox = hendra.get(path::INBOX).await.json();
    assert_eq!((inbox.rows.len(), inbox.with_others), (0, 1));
    assert!(inbox.next_due.is_some());
}

#[tokio::test]
async fn the_administrators_role_is_not_delegated() {
    let world = World::new().await;
    let maya_id = person(&world, VERIFIER).await;
    let agency = domain::standard::AgencyId("kota-pekalongan".to_owned());
    let mut tx = world.app.db.begin().await.unwrap();
    backend::db::people::give_role(&mut tx, maya_id, &agency, Role::Administrator).await.unwrap();
    tx.commit().await.unwrap();
    let mut maya = world.logged_in(VERIFIER).await;
    let mut hendra = world.logged_in(AUTHORITY).await;
    let hendra_id = person(&world, AUTHORITY).await;
    assert_eq!(give(&mut maya, hendra_id, days((2026, 11, 23), (2026, 11, 24))).await.status, 201);
    let today = Date::new(2026, 11, 23).unwrap();
    let mut db = world.app.db.read().acquire().await.unwrap();
    let acting = backend::db::delegations::acting_roles(&mut db, hendra_id, today).await.unwrap();
    assert_eq!(acting.stands_in, [(maya_id, vec![Role::Verifier])]);
    // A colleague's delegation is not his to end, although he stands in for an administrator.
    let mut aisyah = world.logged_in(AISYAH).await;
    assert_eq!(give(&mut aisyah, maya_id, days((2026, 11, 23), (2026, 11, 24))).await.status, 201);
    let given = aisyah.get(path::DELEGATIONS).await.json::<Delegations>().rows[0].id;
    let ending = path::with(path::DELEGATION, &given.to_string());
    assert_eq!(hendra.act(Method::DELETE, &ending).await.problem().status, 404);
    // The administrator herself may, and an ended one is gone.
    assert_eq!(maya.act(Method::DELETE, &ending).await.status, 204);
    assert_eq!(maya.act(Method::DELETE, &ending).await.problem().status, 404);
}

#[tokio::test]
async fn a_delegation_is_ended_at_once_by_those_who_may() {
    let world = World::new().await;
    let (mut maya, mut hendra) = (world.logged_in(VERIFIER).await, world.logged_in(AUTHORITY).await);
    let hendra_id = person(&world, AUTHORITY).await;
    let fine = days((2026, 11, 23), (2026, 11, 30));
    for (to, days, problem) in [
        (person(&world, VERIFIER).await, fine, Problem::new(Field::Delegate, Fault::Yourself)),
        (person(&world, SARI).await, fine, Problem::new(Field::Delegate, Fault::UnknownPerson)),
        (person(&world, "bsre@merantikab.go.id").await, fine, Problem::new(Field::Delegate, Fault::UnknownPerson)),
        (PersonId(999_999), fine, Problem::new(Field::Delegate, Fault::UnknownPerson)),
        (hendra_id, days((2026, 11, 20), (2026, 11, 22)), Problem::new(Field::LastDay, Fault::Past)),
        (hendra_id, days((2026, 11, 25), (2026, 11, 24)), Problem::new(Field::LastDay, Fault::BeforeFirst)),
    ] {
        assert_eq!(give(&mut maya, to, days).await.problem().problems, [problem]);
    }
    assert_eq!(give(&mut maya, hendra_id, fine).await.status, 201);
    let id = maya.get(path::DELEGATIONS).await.json::<Delegations>().rows[0].id;
    let ending = path::with(path::DELEGATION, &id.to_string());
    assert_eq!(hendra.act(Method::DELETE, &ending).await.problem().status, 403);
    let mut elsewhere = world.logged_in("admin@merantikab.go.id").await;
    assert_eq!(elsewhere.act(Method::DELETE, &ending).await.problem().status, 404);
    assert_eq!(elsewhere.act(Method::DELETE, &path::with(path::DELEGATION, "x")).await.problem().status, 404);
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(sari.get(path::DELEGATIONS).await.problem().status, 403);
    let reference = sari.apply(0).await;
    assert_eq!(hendra.command(&reference, OfficerCommand::Take).await.status, 200);
    assert_eq!(maya.act(Method::DELETE, &ending).await.status, 204);
    let ended = hendra.command(&reference, approve()).await.problem();
    assert_eq!((ended.status, ended.refusal), (403, Some(Refusal::WrongRole)));
    assert!(hendra.get(path::DELEGATIONS).await.json::<Delegations>().rows.is_empty());
}
