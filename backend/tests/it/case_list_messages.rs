//! A holder's message is new in the list until it is read; and a row follows what happens to its case.

use backend::app::renewals::case::Case;
use backend::db::messages;
use backend::db::renewals::RenewalId;
use domain::api::{CaseListView, OfficerCommand, path};
use domain::journey::Step;
use domain::renewal::ReturnReason;

use crate::by_hand::approve;
use crate::case_list::{all, of_view, references};
use crate::harness::{Browser, World, monday};
use crate::messages::write;
use crate::renewal::returning;
use crate::wizard::{AISYAH, AUTHORITY, SARI, VERIFIER};

async fn unread(browser: &mut Browser) -> Vec<String> {
    let rows = all(browser, &of_view(CaseListView::NewMessage)).await.1;
    rows.into_iter().map(|row| row.reference).collect()
}

#[tokio::test]
async fn a_message_is_new_until_somebody_who_may_act_opens_the_case_or_writes() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let (mut maya, mut hendra) = (world.logged_in(VERIFIER).await, world.logged_in(AUTHORITY).await);
    assert!(unread(&mut maya).await.is_empty());
    let asked = async |sari: &mut Browser, key: &str| {
        assert_eq!(write(sari, path::RENEWAL_MESSAGES, &reference, "Kapan selesai?", key).await.status, 200);
    };
    asked(&mut sari, "one").await;
    assert_eq!(
        (unread(&mut maya).await, unread(&mut hendra).await),
        (vec![reference.clone()], vec![reference.clone()])
    );
    // The authority's person has nothing to do here yet.
    hendra.case(&reference).await;
    assert_eq!(unread(&mut maya).await, [&*reference]);
    maya.case(&reference).await;
    assert!(unread(&mut maya).await.is_empty());
    // An answer counts, too, and what the holder wrote before.
    asked(&mut sari, "two").await;
    assert_eq!(unread(&mut maya).await, [&*reference]);
    assert_eq!(write(&mut hendra, path::CASE_MESSAGES, &reference, "Besok.", "three").await.status, 200);
    assert!(unread(&mut maya).await.is_empty());
    // One that came after the case was loaded stays new.
    asked(&mut sari, "four").await;
    let mut tx = world.app.db.begin().await.unwrap();
    let case = Case::find(&world.app, &mut tx, &reference).await.unwrap().unwrap();
    messages::set_read(&mut tx, RenewalId(case.id.0), 2).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(unread(&mut maya).await, [&*reference]);
    maya.case(&reference).await;
    // While the holder has it, anybody who sees it reads it.
    let unsigned = returning(Step::Letter, ReturnReason::Unsigned, "");
    assert_eq!(maya.take_and(&reference, unsigned).await.status, 200);
    asked(&mut sari, "five").await;
    assert_eq!(unread(&mut maya).await, [&*reference]);
    hendra.case(&reference).await;
    assert!(unread(&mut maya).await.is_empty());
}

#[tokio::test]
async fn a_row_follows_what_happens_to_its_case() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let (mut maya, mut aisyah) = (world.logged_in(VERIFIER).await, world.logged_in(AISYAH).await);
    assert_eq!(maya.command(&reference, OfficerCommand::Take).await.status, 200);
    let row = all(&mut aisyah, &of_view(CaseListView::Waiting)).await.1.remove(0);
    assert_eq!((row.taken_by.as_deref(), row.taken_by_me, row.may_act), (Some("Maya Lestari"), false, true));
    assert!(all(&mut aisyah, &of_view(CaseListView::Mine)).await.1.is_empty());
    assert_eq!(references(&all(&mut maya, &of_view(CaseListView::Mine)).await.1), [&*reference]);
    assert_eq!(maya.command(&reference, approve()).await.status, 200);
    let row = all(&mut maya, &of_view(CaseListView::Finished)).await.1.remove(0);
    assert!(row.step.is_none() && row.not_after.is_some_and(|ends| ends > monday().plus_days(300)), "{row:?}");
    assert!(all(&mut maya, &of_view(CaseListView::Open)).await.1.is_empty());
}
