//! The invariant: no single person, whatever roles they give themselves, gets a certificate for somebody else. If there
//! is nobody else in the office, time with notice replaces the second person.

use std::collections::BTreeSet;

use backend::app::renewals::case::Case;
use backend::db::{admin_events, renewals};
use domain::administration::{AdminEvent, NOTICE_SECS, PROBATION_SECS};
use domain::moment::Timestamp;
use domain::renewal::{Event, PersonId, four_eyes, officers_of};
use domain::standard::Role;

use super::{Insider, Office};

/// A completed step that needs four eyes.
struct Decision {
    by: PersonId,
    at: Timestamp,
    /// Who may carry it out.
    roles: Vec<Role>,
}

impl Insider<'_> {
    /// Checks every issued certificate.
    pub(super) async fn check_invariant(&mut self) {
        for id in self.cases.clone() {
            let mut db = self.world.app.db.read().acquire().await.unwrap();
            let row = renewals::get(&mut db, id).await.unwrap();
            let case = Case::load(&self.world.app, &mut db, row).await.unwrap();
            drop(db);
            if case.renewal.certificate.is_none() {
                continue;
            }
            let decisions = self.decisions(&case);
            assert!(!decisions.is_empty(), "somebody decided: {:?}", case.log);
            let theirs = self.mine().await.contains(&case.renewal.holder);
            if theirs && decisions.iter().all(|decision| self.was_mine(decision.by, decision.at)) {
                self.did("issued by one");
                for decision in decisions {
                    self.after_notice(&case, &decision).await;
                }
            } else {
                self.did("issued by two");
            }
        }
    }

    fn decisions(&self, case: &Case) -> Vec<Decision> {
        let standard = self.agency();
        let decision = |recorded: &backend::db::events::Recorded| {
            let Event::StepDone { step, .. } = &recorded.event else { return None };
            let step = &standard.steps[standard.position(step)?];
            let by = recorded.actor.filter(|_| four_eyes(step.kind))?;
            Some(Decision { by, at: recorded.at, roles: officers_of(standard, step) })
        };
        case.log.iter().filter_map(decision).collect()
    }

    /// Somebody was told, three days before; and there was nobody else, unless the office has had a second account of the
    /// insider's among its officers for a month.
    async fn after_notice(&self, case: &Case, decision: &Decision) {
        let since = decision.at.plus_seconds(-NOTICE_SECS);
        assert!(self.told(since).await, "somebody was told before {since:?}: {:?}", case.log);
        let known = self.two_since().is_some_and(|at| at.plus_seconds(PROBATION_SECS) <= decision.at);
        let offices = self.offices.iter().filter(|office| since < office.at && office.at <= decision.at);
        for (officer, held, mine) in offices.flat_map(|office| &office.officers) {
            let other = !mine && *officer != case.renewal.holder;
            let could = other && held.iter().any(|role| decision.roles.contains(role));
            if !could || known || self.is_on_probation(*officer, decision.at).await {
                continue;
            }
            let story = self.story(decision.by).await;
            panic!("{officer:?} could have decided: {:?}, {story:#?}", case.log);
        }
    }

    /// Whether the insider gave the account a role less than a month before: until then it is no second person beside them,
    /// whoever is behind it, and the office has nobody else.
    async fn is_on_probation(&self, officer: PersonId, at: Timestamp) -> bool {
        let mine = self.mine().await;
        let mut db = self.world.app.db.read().acquire().await.unwrap();
        let all = admin_events::latest(&mut db, &self.agency().id, i64::MAX, 10_000).await.unwrap();
        all.iter().any(|recorded| match &recorded.event {
            AdminEvent::RoleGiven { person, proposed_by, .. } => {
                let by_insider = mine.contains(proposed_by);
                *person == officer && by_insider && recorded.at <= at && at < recorded.at.plus_seconds(PROBATION_SECS)
            }
            _ => false,
        })
    }

    /// Returns what the administration's log says about an account.
    async fn story(&self, person: PersonId) -> Vec<String> {
        let mut db = self.world.app.db.read().acquire().await.unwrap();
        let all = admin_events::latest(&mut db, &self.agency().id, i64::MAX, 10_000).await.unwrap();
        let told = all.iter().map(|recorded| format!("{} {:?} {:?}", recorded.at.0, recorded.actor, recorded.event));
        told.filter(|told| told.contains(&format!("{person:?}"))).collect()
    }

    /// Whether the account was the insider's then.
    fn was_mine(&self, officer: PersonId, at: Timestamp) -> bool {
        let office = self.offices.iter().rev().find(|office| office.at <= at);
        office.is_some_and(|office| office.officers.iter().any(|(id, _, mine)| *id == officer && *mine))
    }

    /// Since when an account is in office that the insider did not have at the beginning.
    fn two_since(&self) -> Option<Timestamp> {
        let theirs = |office: &Office| office.officers.iter().filter(|(.., mine)| *mine).map(|(id, ..)| *id).collect();
        let first: BTreeSet<PersonId> = theirs(&self.offices[0]);
        self.offices.iter().find(|office| !theirs(office).is_subset(&first)).map(|office| office.at)
    }

    /// Whether anybody but the insider had a mail of what went on until then.
    async fn told(&self, until: Timestamp) -> bool {
        let rows: Vec<(String,)> = sqlx::query_as(
            "SELECT recipient FROM outbox WHERE created_at >= ? AND created_at <= ?
             AND (subject LIKE '%usulan%' OR subject LIKE 'Data pemegang dimasukkan%' OR subject LIKE '%dicabut'
                  OR subject LIKE 'Setujui atau tolak%')",
        )
        .bind(self.begun.0)
        .bind(until.0)
        .fetch_all(self.world.app.db.read())
        .await
        .unwrap();
        rows.iter().any(|(recipient,)| !self.mailboxes.contains(recipient))
    }
}
