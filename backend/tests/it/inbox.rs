//! The inbox equals `decide` for random cases and officers, and reads index ranges.

use std::collections::BTreeMap;

use backend::app::renewals::case::Case;
use backend::db::delegations;
use domain::api::{Inbox, InboxRow, OfficerCommand, SearchQuery, SearchResult, path};
use domain::moment::Date;
use domain::renewal::{Act, Event, acts_allowed, due, four_eyes, late, officers_of};
use domain::standard::AgencyId;
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::harness::{Browser, World};
use crate::random_cases::insert_random_cases;
use crate::wizard::{SARI, VERIFIER};

pub const OFFICERS: [&str; 7] = ["staf", "kepala", "kabid", "jf", "verifikator", "verifikator2", "aisyah"];

/// Ciamis has the longest way; by hand, so that its last steps can be reached without a real key.
pub fn ciamis() -> String {
    let toml = include_str!("../../../domain/standards/ciamis.toml");
    format!("issuing = \"by_hand\"\n{toml}")
}

pub fn agency() -> AgencyId {
    AgencyId("ciamis".to_owned())
}

#[tokio::test]
async fn the_inbox_equals_decide() {
    let world = World::with_standards(&[("ciamis.toml", &ciamis())]).await;
    let mut random = StdRng::seed_from_u64(20_261_123);
    let mut officers = Vec::new();
    for login in OFFICERS {
        officers.push(crate::delegation::person(&world, &format!("{login}@ciamiskab.go.id")).await);
    }
    let references = insert_random_cases(&world, &mut random, &officers).await;
    let today = Date::new(2026, 11, 23).unwrap();
    let mut db = world.app.db.read().acquire().await.unwrap();
    let mut cases = Vec::new();
    for reference in &references {
        cases.push(Case::find(&world.app, &mut db, reference).await.unwrap().unwrap());
    }
    let mut kept = BTreeMap::new();
    for case in &cases {
        kept.insert(case.reference.clone(), case.separation(&mut db, world.app.now()).await.unwrap());
    }
    let all_kept = kept.values().filter(|kept| !kept.excluded.is_empty()).count();
    let alone = |case: &&Case| {
        let step = case.step().filter(|step| four_eyes(step.kind));
        let roles = step.map(|step| officers_of(&case.standard, step));
        roles.is_some_and(|roles| !kept[&case.reference].somebody_else(&roles, &case.renewal))
    };
    let alone = cases.iter().filter(alone).count();
    assert!(all_kept > 50 && alone > 3, "{all_kept} {alone}");
    let known = delegations::officers(&mut db, &agency(), today).await.unwrap();
    drop(db);
    let mut shown = 0;
    for login in OFFICERS {
        let email = format!("{login}@ciamiskab.go.id");
        let actor = known.iter().find(|officer| officer.email == email).unwrap();
        let mut browser = world.logged_in(&email).await;
        let may = |case: &&Case| {
            let acts = acts_allowed(&case.standard, &case.renewal, &actor.actor, &kept[&case.reference]);
            acts.iter().any(|act| matches!(act, Act::Take | Act::Approve | Act::Record))
        };
        let mut mine: Vec<&Case> = cases.iter().filter(may).collect();
        mine.sort_by_key(|case| {
            let due = case.due(&world.app);
            (due.is_none(), due, case.renewal.since, case.id.0)
        });
        let expected: Vec<&str> = mine.iter().map(|case| case.reference.as_str()).collect();
        let (first, rows) = all(&mut browser, "").await;
        let told: Vec<&str> = rows.iter().map(|row| row.reference.as_str()).collect();
        assert_eq!(told, expected, "{login}");
        shown += told.len();
        for (row, case) in rows.iter().zip(&mine) {
            let due = due(&case.standard, &case.renewal, &world.app.holidays);
            let late = due.and_then(|due| late(&case.standard.hours, &world.app.holidays, due, world.app.now()));
            assert_eq!((row.due, row.late), (due.map(|(at, _)| at), late), "{}", row.reference);
            let taker = case.renewal.taken_by == Some(actor.id);
            assert_eq!(row.taken_by_me, taker);
            let decided = domain::renewal::decide(
                &case.standard,
                Some(&case.renewal),
                domain::renewal::Command::Take,
                &actor.actor,
                &kept[&case.reference],
                world.app.now(),
            );
            if let Ok([Event::Taken { acting_for, .. }]) = decided.as_deref() {
                assert_eq!(row.stands_in_for.is_some(), acting_for.is_some(), "{}", row.reference);
            }
        }
        let overdue = mine.iter().filter(|case| case.due(&world.app).is_some_and(|due| due < world.app.now())).count();
        let taken = mine.iter().filter(|case| case.renewal.taken_by == Some(actor.id)).count();
        let others = cases.iter().filter(|case| case.renewal.open() && case.renewal.holder != actor.id);
        let others: Vec<&Case> = others.filter(|case| !may(case)).collect();
        let counts = (first.waiting, first.overdue, first.mine, first.with_others);
        let expected = [mine.len(), overdue, taken, others.len()].map(|count| u32::try_from(count).unwrap());
        assert_eq!(counts, expected.into(), "{login}");
        assert_eq!(first.next_due, others.iter().filter_map(|case| case.due(&world.app)).min(), "{login}");
        assert_eq!(all(&mut browser, "&show=overdue").await.1.len(), overdue);
        assert_eq!(all(&mut browser, "&show=mine").await.1.len(), taken);
        for step in &first.steps {
            let at_step = mine.iter().filter(|case| case.step().is_some_and(|at| at.id == step.id)).count();
            assert_eq!(all(&mut browser, &format!("&step={}", step.id)).await.1.len(), at_step, "{}", step.id);
        }
        assert!(all(&mut browser, "&step=nothing").await.1.is_empty());
    }
    assert!(shown > 200, "{shown} rows in all: several pages, several officers");
    // The search tells the same state as the fold.
    let mut browser = world.logged_in("kepala@ciamiskab.go.id").await;
    for case in cases.iter().filter(|case| case.renewal.holder != officers[1]) {
        let query = SearchQuery { words: case.reference.clone(), ..SearchQuery::default() };
        let found: SearchResult = browser.post(path::SEARCH, &query).await.json();
        assert_eq!((found.rows.len(), found.rows[0].status), (1, case.status()), "{}", case.reference);
    }
}

/// The first page, and the rows of all pages.
async fn all(browser: &mut Browser, query: &str) -> (Inbox, Vec<InboxRow>) {
    let first: Inbox = browser.get(&format!("{}?{query}", path::INBOX).replace("?&", "?")).await.json();
    let (mut rows, mut more) = (first.rows.clone(), first.more.clone());
    while let Some(after) = more {
        let page: Inbox = browser.get(&format!("{}?after={after}{query}", path::INBOX)).await.json();
        assert!(!page.rows.is_empty() && page.rows.len() <= 50);
        rows.extend(page.rows);
        more = page.more;
    }
    (first, rows)
}

#[tokio::test]
async fn a_wrong_query_is_refused() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    for query in
        ["after=x", "after=due.1.2", "after=due.1.2.3.4", "after=due.a.b.c", "after=1.2.3", "show=none", "unknown=1"]
    {
        assert_eq!(maya.get(&format!("{}?{query}", path::INBOX)).await.problem().status, 400, "{query}");
    }
    assert!(maya.get(&format!("{}?after=due..1.2", path::INBOX)).await.json::<Inbox>().rows.is_empty());
}

#[tokio::test]
async fn acting_twice_out_of_order_and_after_withdrawal_is_refused() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut maya = world.logged_in(VERIFIER).await;
    let version = maya.case(&reference).await.version;
    let commands = path::with(path::CASE_COMMANDS, &reference);
    let take = domain::api::CaseCommand { version, command: OfficerCommand::Take };
    assert_eq!(maya.post(&commands, &take).await.status, 200);
    // The same click again comes with an old version; with the new one there is nothing to take.
    assert_eq!(maya.post(&commands, &take).await.problem().status, 409);
    let twice = maya.command(&reference, OfficerCommand::Take).await.problem();
    assert_eq!((twice.status, twice.refusal), (409, Some(domain::renewal::Refusal::WrongStage)));
    assert_eq!(sari.act(axum::http::Method::POST, &path::with(path::RENEWAL_WITHDRAWAL, &reference)).await.status, 200);
    let late = maya.command(&reference, crate::by_hand::approve()).await.problem();
    assert_eq!((late.status, late.refusal), (409, Some(domain::renewal::Refusal::WrongStage)));
    assert!(maya.get(path::INBOX).await.json::<Inbox>().rows.is_empty());
}
