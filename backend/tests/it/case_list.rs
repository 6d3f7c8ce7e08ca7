//! The list over all of an agency's cases equals the fold of their events, for each view, order and officer.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use backend::app::renewals::case::Case;
use backend::db::certificates::{self, NewCertificate};
use backend::db::renewals::RenewalId;
use backend::db::{delegations, messages, people};
use domain::api::{CaseList, CaseListQuery, CaseListView, CaseOrder, CaseRow, OfficerCommand, path};
use domain::certificate::CertificateStatus;
use domain::journey::Step;
use domain::moment::{DAY, Date, Timestamp};
use domain::renewal::{Act, Actor, Event, PersonId, ReturnReason, Separation, Stage, acts_allowed};
use domain::standard::StepKind;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::by_hand::approve;
use crate::harness::{Browser, World, monday};
use crate::inbox::{OFFICERS, agency, ciamis};
use crate::messages::write;
use crate::random_cases::insert_random_cases;
use crate::renewal::returning;
use crate::wizard::{AISYAH, AUTHORITY, SARI, VERIFIER, VERIFIER_MERANTI};

const ORDERS: [CaseOrder; 3] = [CaseOrder::Due, CaseOrder::Submitted, CaseOrder::CertificateEnd];

fn of_view(view: CaseListView) -> CaseListQuery {
    CaseListQuery { view, ..CaseListQuery::default() }
}

/// The first page, and the rows of all pages: none twice.
async fn all(browser: &mut Browser, query: &CaseListQuery) -> (CaseList, Vec<CaseRow>) {
    let first: CaseList = browser.post(path::CASES, query).await.json();
    let (mut rows, mut more) = (first.rows.clone(), first.more.clone());
    while let Some(after) = more {
        let page: CaseList =
            browser.post(path::CASES, &CaseListQuery { after: Some(after), ..query.clone() }).await.json();
        assert!(!page.rows.is_empty() && page.rows.len() <= 50);
        rows.extend(page.rows);
        more = page.more;
    }
    let references: BTreeSet<&str> = rows.iter().map(|row| row.reference.as_str()).collect();
    assert_eq!(references.len(), rows.len(), "a case is there twice");
    (first, rows)
}

fn references(rows: &[CaseRow]) -> Vec<&str> {
    rows.iter().map(|row| row.reference.as_str()).collect()
}

/// What the list is compared with.
struct Known {
    case: Case,
    separation: Separation,
    ends: Option<Timestamp>,
    unread: bool,
}

impl Known {
    /// Whether the present wait began when the holder completed it: the last event that moved it.
    fn completed(&self) -> bool {
        let moves = |event: &&Event| {
            !matches!(
                event,
                Event::Taken { .. }
                    | Event::Released
                    | Event::KeySet { .. }
                    | Event::Issued { .. }
                    | Event::Received
                    | Event::LinkSent { .. }
                    | Event::OldKeyProved { .. }
            )
        };
        let last = self.case.log.iter().map(|recorded| &recorded.event).rev().find(moves);
        self.case.renewal.open() && matches!(last, Some(Event::Completed { .. }))
    }

    fn may_act(&self, actor: &Actor) -> bool {
        let acts = acts_allowed(&self.case.standard, &self.case.renewal, actor, &self.separation);
        acts.iter().any(|act| matches!(act, Act::Take | Act::Approve | Act::Record))
    }

    fn is_in(&self, world: &World, view: CaseListView, officer: PersonId, actor: &Actor) -> bool {
        let Case { renewal, .. } = &self.case;
        if renewal.holder == officer {
            return false;
        }
        let kind = self.case.step().map(|step| step.kind);
        match view {
            CaseListView::Waiting => self.may_act(actor),
            CaseListView::Overdue => {
                self.may_act(actor) && self.case.due(&world.app).is_some_and(|due| due < world.app.now())
            }
            CaseListView::Mine => self.may_act(actor) && renewal.taken_by == Some(officer),
            CaseListView::Completed => self.may_act(actor) && self.completed(),
            CaseListView::NewMessage => self.unread,
            CaseListView::FiledByMe => renewal.open() && renewal.filed_by == Some(officer),
            CaseListView::WithHolder => {
                matches!(renewal.stage, Stage::Returned { .. }) || kind == Some(StepKind::SetPassphrase)
            }
            CaseListView::WithAuthority => kind == Some(StepKind::Issue),
            CaseListView::EndsSoon => {
                renewal.open() && self.ends.is_some_and(|ends| ends <= world.app.now().plus_days(7))
            }
            CaseListView::Open => renewal.open(),
            CaseListView::Finished => !renewal.open(),
        }
    }

    /// Its place in the order.
    fn place(&self, world: &World, order: CaseOrder) -> (bool, Option<Timestamp>, i64, i64) {
        let id = self.case.id.0;
        let ends = self.ends.filter(|_| self.case.renewal.open());
        match order {
            CaseOrder::Due => {
                let due = self.case.due(&world.app).filter(|_| self.case.renewal.open());
                (due.is_none(), due, self.case.renewal.since.0, id)
            }
            CaseOrder::Submitted => (false, Some(self.case.renewal.submitted_at), 0, id),
            CaseOrder::CertificateEnd => (ends.is_none(), ends, 0, id),
        }
    }
}

/// Random cases, with present certificates and messages.
async fn random_cases(world: &World, officers: &[PersonId]) -> Vec<Known> {
    let mut random = StdRng::seed_from_u64(20_261_128);
    let mut known = Vec::new();
    for reference in insert_random_cases(world, &mut random, officers).await {
        let mut tx = world.app.db.begin().await.unwrap();
        let case = Case::find(&world.app, &mut tx, &reference).await.unwrap().unwrap();
        let mut unread = false;
        if random.random_bool(0.6) {
            let ends = monday().plus_seconds(random.random_range(-20..60) * DAY);
            certificates::insert(&mut tx, &certificate(case.renewal.holder, ends), monday()).await.unwrap();
        }
        for _ in 0..random.random_range(0..3) {
            unread = random.random_bool(0.5);
            let author = if unread { case.renewal.holder } else { officers[0] };
            messages::insert(&mut tx, case.id, author, unread, "Halo", monday()).await.unwrap();
        }
        let ends = certificates::present(&mut tx, case.renewal.holder).await.unwrap().and_then(|kept| kept.not_after);
        let separation = case.separation(&mut tx, world.app.now()).await.unwrap();
        tx.commit().await.unwrap();
        known.push(Known { case, separation, ends, unread });
    }
    known
}

fn certificate(person: PersonId, ends: Timestamp) -> NewCertificate {
    NewCertificate {
        person,
        serial: None,
        status: CertificateStatus::Active,
        not_before: None,
        not_after: Some(ends),
        issuer: None,
        subject: None,
        public_key_sha256: None,
        der: None,
        chain: None,
        renewal: None,
    }
}

#[tokio::test]
async fn each_view_has_the_cases_that_their_events_say() {
    let world = World::with_standards(&[("ciamis.toml", &ciamis())]).await;
    let mut officers = Vec::new();
    for login in OFFICERS {
        officers.push(crate::delegation::person(&world, &format!("{login}@ciamiskab.go.id")).await);
    }
    let cases = random_cases(&world, &officers).await;
    let today = Date::new(2026, 11, 23).unwrap();
    let known =
        delegations::officers(&mut *world.app.db.read().acquire().await.unwrap(), &agency(), today).await.unwrap();
    let mut shown: BTreeMap<CaseListView, usize> = BTreeMap::new();
    for login in OFFICERS {
        let email = format!("{login}@ciamiskab.go.id");
        let Some(actor) = known.iter().find(|officer| officer.email == email) else { continue };
        let (officer, actor) = (actor.id, &actor.actor);
        let mut browser = world.logged_in(&email).await;
        for view in CaseListView::ALL {
            let mut expected: Vec<&Known> =
                cases.iter().filter(|known| known.is_in(&world, view, officer, actor)).collect();
            for order in ORDERS {
                if view == CaseListView::Finished {
                    expected.sort_by_key(|known| std::cmp::Reverse((known.case.renewal.since, known.case.id.0)));
                } else {
                    expected.sort_by_key(|known| known.place(&world, order));
                }
                let (first, rows) = all(&mut browser, &CaseListQuery { order, ..of_view(view) }).await;
                let expected_references: Vec<&str> =
                    expected.iter().map(|known| known.case.reference.as_str()).collect();
                assert_eq!(references(&rows), expected_references, "{login} {view:?} {order:?}");
                *shown.entry(view).or_default() += rows.len();
                let counted = first.counts.iter().find(|counted| counted.view == view).unwrap();
                assert_eq!(usize::try_from(counted.count).unwrap(), rows.len(), "{login} {view:?}");
                for (row, known) in rows.iter().zip(&expected) {
                    check_row(row, known, actor, officer);
                }
                if order == CaseOrder::Due {
                    at_each_step(&mut browser, view, &first, &expected).await;
                }
            }
        }
    }
    assert!(CaseListView::ALL.iter().all(|view| shown[view] > 10), "{shown:?}");
}

fn check_row(row: &CaseRow, known: &Known, actor: &Actor, officer: PersonId) {
    let Known { case, .. } = known;
    let what = &case.reference;
    assert_eq!(row.version, case.renewal.version, "{what}");
    assert_eq!(row.status, case.status(), "{what}");
    assert_eq!(
        (row.may_act, row.taken_by_me),
        (known.may_act(actor), case.renewal.taken_by == Some(officer)),
        "{what}"
    );
    assert_eq!((row.completed, row.new_message), (known.completed(), known.unread), "{what}");
    assert_eq!(row.filed, case.renewal.filed_by != Some(case.renewal.holder), "{what}");
    assert_eq!(row.step.as_ref().map(|step| step.kind), case.step().map(|step| step.kind), "{what}");
    assert_eq!(row.archived, case.renewal.stage == Stage::Finished, "{what}");
    assert_eq!((row.not_after, row.since), (known.ends, case.renewal.since), "{what}");
}

/// The filter shows those at the step, and every case of the view that is at a step has one.
async fn at_each_step(browser: &mut Browser, view: CaseListView, first: &CaseList, expected: &[&Known]) {
    let mut found = 0;
    for step in &first.steps {
        let query = CaseListQuery { step: Some(step.id.clone()), ..of_view(view) };
        let rows = all(browser, &query).await.1;
        let at_step = expected.iter().filter(|known| known.case.step().is_some_and(|at| at.id == step.id));
        let at_step: Vec<&str> = at_step.map(|known| known.case.reference.as_str()).collect();
        assert_eq!(references(&rows), at_step, "{view:?} {}", step.id);
        found += rows.len();
    }
    // No case stands at a notice, which the program carries out at once; only random events leave some there.
    let stands = |known: &&&Known| known.case.step().is_some_and(|step| step.kind != StepKind::Notify);
    assert_eq!(found, expected.iter().filter(stands).count(), "{view:?}");
    let nowhere = CaseListQuery { step: Some("nowhere".to_owned()), ..of_view(view) };
    assert!(all(browser, &nowhere).await.1.is_empty());
}

/// What the list adds to a row on which it was not kept before.
#[tokio::test]
async fn the_migration_says_what_the_program_would_have_said() {
    let world = World::with_standards(&[("ciamis.toml", &ciamis())]).await;
    let mut officers = Vec::new();
    for login in OFFICERS {
        officers.push(crate::delegation::person(&world, &format!("{login}@ciamiskab.go.id")).await);
    }
    random_cases(&world, &officers).await;
    let rows = async || -> Vec<(Option<String>, bool, Option<i64>, bool)> {
        let sql = "SELECT waits_for, completed, certificate_ends, unread FROM renewals ORDER BY id";
        sqlx::query_as(sql).fetch_all(world.app.db.read()).await.unwrap()
    };
    let before = rows().await;
    world.run("UPDATE renewals SET waits_for = NULL, completed = FALSE, certificate_ends = NULL, unread = FALSE").await;
    assert_ne!(rows().await, before);
    let migration = include_str!("../../migrations/0009_case_list.sql");
    let updates = migration.split(';').filter(|statement| statement.contains("UPDATE"));
    for update in updates {
        world.run(update).await;
    }
    assert_eq!(rows().await, before);
}

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
async fn cases_are_found_by_what_officers_have() {
    let world = World::new().await;
    let (mut sari, mut joko) = (world.logged_in(SARI).await, world.logged_in("joko@pekalongankota.go.id").await);
    let mut aisyah = world.logged_in(AISYAH).await;
    let (one, two, own) = (sari.apply(0).await, joko.apply(1).await, aisyah.apply(2).await);
    let person = people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), SARI).await.unwrap();
    let data = person.unwrap().data;
    let mut maya = world.logged_in(VERIFIER).await;
    let local = data.mobile.replacen("+62", "0", 1);
    for (words, expected) in [
        (data.nik.clone(), vec![&one]),
        (data.nik[..15].to_owned(), vec![]),
        (SARI.to_uppercase(), vec![&one]),
        ("sari@pekalongankota.go".to_owned(), vec![]),
        (local.clone(), vec![&one]),
        (format!("{}-{}", &data.mobile[..7], &data.mobile[7..]), vec![&one]),
        (local[..local.len() - 1].to_owned(), vec![]),
        (data.nip.clone().unwrap(), vec![&one]),
        (one.to_lowercase(), vec![&one]),
        ("dinas".to_owned(), vec![&own, &one]),
    ] {
        // Whatever the view.
        let query = CaseListQuery { words: words.clone(), ..of_view(CaseListView::Finished) };
        assert_eq!(references(&all(&mut maya, &query).await.1), expected, "{words}");
    }
    let ends = CaseListQuery { ends_to: Date::new(2026, 12, 4), ..CaseListQuery::default() };
    assert_eq!(references(&all(&mut maya, &ends).await.1), [&own, &two]);
    let before = world.count("access_log WHERE data = 'search'").await;
    all(&mut maya, &CaseListQuery { words: SARI.to_owned(), ..CaseListQuery::default() }).await;
    assert_eq!(world.count("access_log WHERE data = 'search'").await, before + 1);
    // Nobody finds the own one, another agency nothing, and who takes no part may not search.
    let words = |words: &str| CaseListQuery { words: words.to_owned(), ..CaseListQuery::default() };
    assert!(all(&mut aisyah, &words(&own)).await.1.is_empty() && all(&mut aisyah, &words(AISYAH)).await.1.is_empty());
    let mut elsewhere = world.logged_in(VERIFIER_MERANTI).await;
    for identifier in [&data.nik, &data.email, &data.mobile, &one] {
        assert!(all(&mut elsewhere, &words(identifier)).await.1.is_empty(), "{identifier}");
    }
    let mut admin = world.logged_in("admin@pekalongankota.go.id").await;
    assert_eq!(admin.post(path::CASES, &words("sari")).await.problem().status, 403);
    assert_eq!(admin.post(path::CASES, &of_view(CaseListView::Open)).await.problem().status, 403);
    let told: CaseList = admin.post(path::CASES, &CaseListQuery::default()).await.json();
    let open = told.counts.iter().find(|counted| counted.view == CaseListView::Open).unwrap();
    assert_eq!((told.rows.len(), open.count, told.counts.len()), (0, 3, 5));
    assert_eq!(sari.post(path::CASES, &CaseListQuery::default()).await.problem().status, 403);
}

#[tokio::test]
async fn a_search_goes_on_where_its_page_ended() {
    let world = World::with_standards(&[("ciamis.toml", &ciamis())]).await;
    let mut officers = Vec::new();
    for login in OFFICERS {
        officers.push(crate::delegation::person(&world, &format!("{login}@ciamiskab.go.id")).await);
    }
    let cases = random_cases(&world, &officers).await;
    let mut head = world.logged_in("kepala@ciamiskab.go.id").await;
    for (words, days) in [("orang", None), ("percobaan", Some((-20, 60))), ("", Some((-20, 60)))] {
        let day = |days: i64| monday().plus_days(days).date_in(domain::moment::Zone::Wib);
        let query = CaseListQuery {
            words: words.to_owned(),
            ends_from: days.map(|(from, _)| day(from)),
            ends_to: days.map(|(_, to)| day(to)),
            ..CaseListQuery::default()
        };
        let rows = all(&mut head, &query).await.1;
        let mut expected: Vec<&Known> =
            cases.iter().filter(|known| !officers.contains(&known.case.renewal.holder)).collect();
        expected.retain(|known| days.is_none() || known.ends.is_some());
        let own: Vec<&str> = cases
            .iter()
            .filter(|known| officers.contains(&known.case.renewal.holder))
            .map(|known| known.case.reference.as_str())
            .collect();
        let rows: Vec<&CaseRow> = rows.iter().filter(|row| !own.contains(&row.reference.as_str())).collect();
        expected.reverse();
        let expected: Vec<&str> = expected.iter().map(|known| known.case.reference.as_str()).collect();
        let told: Vec<&str> = rows.iter().map(|row| row.reference.as_str()).collect();
        assert!(told.len() > 60, "{words}: more than a page");
        assert_eq!(told, expected, "{words}");
    }
}

#[tokio::test]
async fn a_place_of_another_list_is_refused() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    for after in ["x", "found", "found.x", "due.1.2", "due.1.2.x", "nothing.1.2.3", "found.1", "submitted.1.0.1"] {
        let query = CaseListQuery { after: Some(after.to_owned()), ..CaseListQuery::default() };
        assert_eq!(maya.post(path::CASES, &query).await.problem().status, 400, "{after}");
    }
    let query = CaseListQuery { after: Some("due..1.2".to_owned()), ..CaseListQuery::default() };
    assert!(maya.post(path::CASES, &query).await.json::<CaseList>().rows.is_empty());
    let unknown = serde_json::json!({ "view": "all" });
    assert_eq!(maya.json(Method::POST, path::CASES, &unknown).await.problem().status, 400);
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
