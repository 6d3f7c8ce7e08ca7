//! The invariants, checked against the database alone: the log, the offices, the leaves, the certificates.

use std::collections::{BTreeMap, BTreeSet};

use backend::db::events::{self, Recorded};
use backend::db::people;
use backend::db::renewals::RenewalId;
use domain::moment::Timestamp;
use domain::renewal::{Event, PersonId, Renewal, ReturnReason, Stage, officers_of};
use domain::standard::{AgencyId, Custody, Issuing, Role, ServiceStandard, StepKind};

use crate::harness::World;

/// What was seen, since an invariant is not tested by what never happened.
#[derive(Debug, Default)]
pub struct Seen {
    /// Events of all renewals.
    pub events: i64,
    /// Steps carried out by people or the program.
    pub steps: BTreeSet<(AgencyId, String)>,
    /// Roles in which somebody acted.
    pub offices: BTreeSet<Role>,
    /// Counts: acts of delegates, filings, and each kind of event.
    pub happened: BTreeMap<&'static str, u32>,
}

impl Seen {
    fn add(&mut self, what: &'static str) {
        *self.happened.entry(what).or_default() += 1;
    }
}

/// Checks every renewal of the agency.
pub async fn check(world: &World, standard: &ServiceStandard, seen: &mut Seen) {
    let rows: Vec<(i64, i64)> = sqlx::query_as("SELECT id, holder FROM renewals WHERE agency = $1")
        .bind(&standard.id.0)
        .fetch_all(world.app.db.read())
        .await
        .unwrap();
    for (id, holder) in rows {
        let log = events::load(&mut world.app.db.read().acquire().await.unwrap(), RenewalId(id)).await.unwrap();
        let case = Trial { world, standard, holder: PersonId(holder), filer: log[0].actor.unwrap(), log: &log };
        let renewal = case.check(seen).await;
        case.one_certificate(id, &renewal).await;
        seen.events += i64::try_from(log.len()).unwrap();
    }
}

struct Trial<'a> {
    world: &'a World,
    standard: &'a ServiceStandard,
    holder: PersonId,
    filer: PersonId,
    log: &'a [Recorded],
}

impl Trial<'_> {
    /// Four eyes, offices, order.
    async fn check(&self, seen: &mut Seen) -> Renewal {
        let (standard, first) = (self.standard, &self.log[0]);
        let mut renewal = Renewal::begin(standard, first.at, first.actor, &first.event).unwrap();
        if self.filer == self.holder {
            seen.add("submitted");
        } else {
            seen.add("filed");
            self.in_office(self.filer, None, &[Role::FrontDesk, Role::Verifier], first.at, seen).await;
        }
        let mut taken = None;
        for (position, recorded) in self.log.iter().enumerate().skip(1) {
            let kind = renewal.at_step().map(|step| standard.steps[step].kind);
            let holders = self.holder == recorded.actor.unwrap_or(PersonId(0));
            match &recorded.event {
                Event::Submitted { .. } => panic!("it begins once"),
                Event::Completed { .. }
                | Event::Withdrawn
                | Event::Received
                | Event::KeySet { .. }
                | Event::OldKeyProved { .. } => {
                    assert!(holders, "only the holder does this: {recorded:?}");
                }
                Event::Taken { by, acting_for } => {
                    assert_eq!(recorded.actor, Some(*by));
                    taken = Some((*by, *acting_for));
                    self.decided(&renewal, taken.unwrap(), recorded.at, seen).await;
                }
                Event::LinkSent { role } => {
                    let waits = renewal.awaits_confirmation() || kind == Some(StepKind::SetPassphrase);
                    assert!(waits && role.is_some() == recorded.actor.is_some(), "{recorded:?}");
                    assert!(!holders, "nobody looks after their own: {recorded:?}");
                }
                Event::FilingCancelled { .. } => {
                    assert!(renewal.awaits_confirmation(), "nothing but a filing is ended: {recorded:?}");
                    let by = recorded.actor.expect("by an officer");
                    self.in_office(by, None, &[Role::FrontDesk, Role::Verifier], recorded.at, seen).await;
                }
                // A filing leaves the rest to the holder, in the same transaction.
                Event::Returned { items } if items.iter().any(|item| item.reason == ReturnReason::FiledForYou) => {
                    assert_eq!((position, recorded.actor), (1, Some(self.filer)));
                }
                Event::StepDone { .. } if holders => {
                    assert_eq!((kind, standard.wizard.custody), (Some(StepKind::SetPassphrase), Custody::Holder));
                }
                Event::StepDone { .. } | Event::Issued { .. } if recorded.actor.is_none() => {
                    let programs = kind == Some(StepKind::Issue) && standard.issuing == Issuing::Embedded;
                    assert!(programs || kind == Some(StepKind::Notify), "the program decides nothing: {recorded:?}");
                }
                Event::StepDone { .. }
                | Event::Issued { .. }
                | Event::Returned { .. }
                | Event::PassedBack { .. }
                | Event::Released
                | Event::Rejected { .. } => {
                    let (by, place) = taken.expect("who decides has taken it");
                    assert_eq!(recorded.actor, Some(by), "who has it decides: {recorded:?}");
                    self.decided(&renewal, (by, place), recorded.at, seen).await;
                }
            }
            if let Event::StepDone { step, .. } = &recorded.event {
                assert_eq!(renewal.at_step(), standard.position(step), "only the present step is done");
                seen.steps.insert((standard.id.clone(), step.clone()));
                taken = None;
            }
            if recorded.event == Event::Released {
                taken = None;
            }
            if let Event::PassedBack { to, .. } = &recorded.event {
                assert!(standard.position(to) < renewal.at_step(), "back, never on");
                taken = None;
            }
            if matches!(recorded.event, Event::Issued { .. }) {
                self.approved(&renewal);
            }
            seen.add(name(&recorded.event));
            renewal.apply(standard, recorded.at, recorded.actor, &recorded.event);
        }
        renewal
    }

    /// Checks that an officer acted at the present step, perhaps as a delegate, in one of its roles and with four eyes.
    async fn decided(
        &self,
        renewal: &Renewal,
        (by, place): (PersonId, Option<PersonId>),
        at: Timestamp,
        seen: &mut Seen,
    ) {
        let step = &self.standard.steps[renewal.at_step().expect("at a step")];
        let eyes = [Some(by), place];
        assert!(!eyes.contains(&Some(self.holder)), "nobody acts on their own renewal");
        if matches!(step.kind, StepKind::Verify | StepKind::Approve | StepKind::Issue) {
            assert!(!eyes.contains(&Some(self.filer)), "who filed leaves {} to others", step.id);
        }
        self.in_office(by, place, &officers_of(self.standard, step), at, seen).await;
    }

    /// Whether one of these roles is theirs, or that of a colleague on leave that day.
    async fn in_office(&self, by: PersonId, place: Option<PersonId>, wanted: &[Role], at: Timestamp, seen: &mut Seen) {
        let roles =
            people::roles(&mut self.world.app.db.read().acquire().await.unwrap(), place.unwrap_or(by)).await.unwrap();
        let office = roles.iter().find(|role| wanted.contains(role)).expect("an office for it");
        seen.offices.insert(*office);
        let Some(place) = place else { return };
        seen.add("in another's place");
        let today = at.date_in(self.standard.hours.zone()).to_string();
        let leaves = format!(
            "delegations WHERE from_person = {} AND to_person = {} AND first_day <= '{today}' AND last_day >= '{today}'",
            place.0, by.0
        );
        assert!(self.world.count(&leaves).await > 0, "on leave on {today}");
    }

    /// Checks that before the certificate every step was done, and decisions were made by people.
    fn approved(&self, renewal: &Renewal) {
        assert!(renewal.certificate.is_none(), "one certificate an approval");
        let at = renewal.at_step().unwrap();
        assert_eq!(self.standard.steps[at].kind, StepKind::Issue);
        for before in (0..at).filter(|step| renewal.takes_place(self.standard, *step)) {
            let step = &self.standard.steps[before];
            let (_, _, by) = renewal.done.iter().find(|(done, ..)| *done == before).expect("done before it");
            if matches!(step.kind, StepKind::Verify | StepKind::Approve | StepKind::Disposition) {
                assert!(by.is_some_and(|by| by != self.holder), "{} by somebody else", step.id);
            }
        }
    }

    /// Checks that the certificates on record are those of the log: exactly one, only for an application that was
    /// neither rejected nor withdrawn, with the key that was requested last.
    async fn one_certificate(&self, id: i64, renewal: &Renewal) {
        let issued = self.log.iter().filter(|row| matches!(row.event, Event::Issued { .. })).count();
        match renewal.stage {
            Stage::Finished => assert_eq!(issued, 1),
            Stage::Rejected { .. } | Stage::Withdrawn | Stage::Cancelled { .. } => assert_eq!(issued, 0),
            Stage::At(_) | Stage::Returned { .. } => assert!(issued <= 1),
        }
        let key = renewal.dossier.public_key.as_ref().map_or("public_key_sha256", |key| key.0.as_str());
        let count = |table: String| async move { usize::try_from(self.world.count(&table).await).unwrap() };
        assert_eq!(count(format!("certificates WHERE renewal = {id}")).await, issued);
        if self.standard.issuing == Issuing::Embedded {
            assert_eq!(count(format!("orders WHERE renewal = {id} AND done = 1")).await, issued);
            assert_eq!(
                count(format!("certificates WHERE renewal = {id} AND public_key_sha256 = '{key}'")).await,
                issued
            );
        }
    }
}

fn name(event: &Event) -> &'static str {
    match event {
        Event::Submitted { .. } => "submitted",
        Event::Taken { .. } => "taken",
        Event::StepDone { .. } => "step done",
        Event::KeySet { .. } => "key set",
        Event::OldKeyProved { .. } => "old key proved",
        Event::Returned { .. } => "returned",
        Event::PassedBack { .. } => "passed back",
        Event::LinkSent { .. } => "link sent",
        Event::FilingCancelled { .. } => "filing cancelled",
        Event::Released => "released",
        Event::Completed { .. } => "completed",
        Event::Rejected { .. } => "rejected",
        Event::Withdrawn => "withdrawn",
        Event::Issued { .. } => "issued",
        Event::Received => "received",
    }
}
