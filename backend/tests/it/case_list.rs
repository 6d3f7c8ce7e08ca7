//! The list over all of an agency's cases equals the fold of their events, for each view, order and officer.

use std::collections::{BTreeMap, BTreeSet};

use backend::app::renewals::case::Case;
use backend::db::certificates::{self, NewCertificate};
use backend::db::{delegations, messages};
use domain::api::{CaseList, CaseListQuery, CaseListView, CaseOrder, CaseRow, path};
use domain::certificate::CertificateStatus;
use domain::moment::{DAY, Date, Timestamp};
use domain::renewal::{Act, Actor, Event, PersonId, Separation, Stage, acts_allowed};
use domain::standard::StepKind;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::harness::{Browser, World, monday};
use crate::inbox::{OFFICERS, agency, ciamis};
use crate::random_cases::insert_random_cases;

const ORDERS: [CaseOrder; 3] = [CaseOrder::Due, CaseOrder::Submitted, CaseOrder::CertificateEnd];

pub fn of_view(view: CaseListView) -> CaseListQuery {
    CaseListQuery { view, ..CaseListQuery::default() }
}

/// The first page, and the rows of all pages: none twice.
pub async fn all(browser: &mut Browser, query: &CaseListQuery) -> (CaseList, Vec<CaseRow>) {
    let first: CaseList = browser.post(path::CASES, query).await.json();
    let (mut rows, mut more) = (first.rows.clone(), first.more.clone());
    while let Some(after) = more {
        let page: CaseList =
            browser.post(path::CASES, &CaseListQuery { after: Some(after), ..query.clone() }).await.json();
        assert!(!page.rows.is_empty() && page.rows.len() <= 50);
        rows.extend(page.rows);
        assert!(rows.len() < 1_000, "the pages do not end");
        more = page.more;
    }
    let references: BTreeSet<&str> = rows.iter().map(|row| row.reference.as_str()).collect();
    assert_eq!(references.len(), rows.len(), "a case is there twice");
    (first, rows)
}

pub fn references(rows: &[CaseRow]) -> Vec<&str> {
    rows.iter().map(|row| row.reference.as_str()).collect()
}

/// What the list is compared with.
pub struct Known {
    pub case: Case,
    separation: Separation,
    pub ends: Option<Timestamp>,
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
pub async fn random_cases(world: &World, officers: &[PersonId]) -> Vec<Known> {
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
        delegations::officers(&mut world.app.db.read().acquire().await.unwrap(), &agency(), today).await.unwrap();
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
