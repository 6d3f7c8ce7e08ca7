//! A renewal with its log: loads it, decides commands and appends events.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::api::RenewalStatus;
use domain::certificate::validity::shown_from;
use domain::certificate::{FETCH_DAYS, FETCH_DAYS_AFTER_RECEIPT};
use domain::evaluation;
use domain::moment::Timestamp;
use domain::renewal::{Actor, Command, Event, PersonId, Renewal, Separation, decide, due};
use domain::standard::{Custody, Issuing, ProcedureStep, ServiceStandard, StepKind};
use domain::value::Reference;

use crate::app::administration::separation;
use crate::app::error::Error;
use crate::app::renewals::status::status;
use crate::app::renewals::transition::Transition;
use crate::app::settings::standards::Version;
use crate::app::state::App;
use crate::db::Conn;
use crate::db::events::{self, Recorded, Subject};
use crate::db::notes::{self, Notes};
use crate::db::people::{self, Person};
use crate::db::renewals::{self, RenewalId, RenewalRow};
use crate::db::visits;

/// A renewal with its log and its version of the agency's standard.
#[derive(Clone, Debug)]
pub struct Case {
    /// Key.
    pub id: RenewalId,
    /// Reference number.
    pub reference: String,
    /// The version of the agency's standard under which it was submitted.
    pub standard: Arc<ServiceStandard>,
    /// Its state: the fold of `log`.
    pub renewal: Renewal,
    /// All events, oldest first.
    pub log: Vec<Recorded>,
}

impl Case {
    /// Finds a renewal by reference; none if the text is no reference.
    pub async fn find(app: &App, db: &mut Conn, reference: &str) -> Result<Option<Self>, Error> {
        let Ok(reference) = Reference::parse(reference) else { return Ok(None) };
        match renewals::find(db, reference.as_str()).await? {
            Some(row) => Self::load(app, db, row).await.map(Some),
            None => Ok(None),
        }
    }

    /// Finds the holder's own renewal by reference; [`Error::NotFound`] for anybody else's.
    pub async fn of_holder(app: &App, db: &mut Conn, reference: &str, holder: PersonId) -> Result<Self, Error> {
        let case = Self::find(app, db, reference).await?;
        case.filter(|case| case.renewal.holder == holder).ok_or(Error::NotFound)
    }

    /// Loads a renewal by folding its log.
    pub async fn load(app: &App, db: &mut Conn, row: RenewalRow) -> Result<Self, Error> {
        let standard = app.known_version(&row.standard)?.standard;
        let log = events::load(db, row.id).await?;
        let facts = log.iter().map(|recorded| (recorded.at, recorded.actor, &recorded.event));
        let renewal =
            Renewal::fold(&standard, facts).ok_or_else(|| Error::internal("a renewal's log does not begin"))?;
        Ok(Self { id: row.id, reference: row.reference, standard, renewal, log })
    }

    /// Inserts a new renewal from its first events, caused by `by`: the holder, or an officer on the holder's behalf.
    /// It follows the version of the standard that the first event names.
    pub async fn begin(
        app: &App,
        db: &mut Conn,
        by: PersonId,
        events: Vec<Event>,
        now: Timestamp,
    ) -> Result<(Self, Transition), Error> {
        let mut events = events.into_iter();
        let first = events.next().ok_or_else(|| Error::internal("a renewal without an event"))?;
        let Event::Submitted { standard: digest, .. } = &first else {
            return Err(Error::internal("a renewal does not begin with this event"));
        };
        let Version { digest, standard } = app.known_version(digest)?;
        let renewal = Renewal::begin(&standard, now, Some(by), &first)
            .ok_or_else(|| Error::internal("a renewal does not begin with this event"))?;
        let reference = free_reference(db).await?;
        let row = renewals::insert(db, &reference, (&standard.id, &digest), renewal.holder, now).await?;
        let first = Recorded { at: now, actor: Some(by), event: first };
        events::append(db, Subject::Renewal(row.id), 1, &first).await?;
        let mut case = Self { id: row.id, reference, standard, renewal, log: vec![first] };
        case.append_all(app, db, events.collect(), Some(by), now).await?;
        Ok((case, Transition { stage: None, taken_by: None, log_length: 0 }))
    }

    /// Decides a command.
    pub async fn decide(
        &self,
        db: &mut Conn,
        command: Command,
        actor: &Actor,
        now: Timestamp,
    ) -> Result<Vec<Event>, Error> {
        let separation = self.separation(db, now).await?;
        Ok(decide(&self.standard, Some(&self.renewal), command, actor, &separation, now)?)
    }

    /// Loads the separation of duties for this case.
    pub async fn separation(&self, db: &mut Conn, now: Timestamp) -> Result<Separation, Error> {
        let Renewal { agency, holder, filed_by, .. } = &self.renewal;
        separation::of_case(db, agency, *holder, filed_by.filter(|filer| filer != holder), now).await
    }

    /// Appends decided events and updates the projection, in the caller's write transaction.
    pub async fn append_events(
        &mut self,
        app: &App,
        db: &mut Conn,
        events: Vec<Event>,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<Transition, Error> {
        let transition = Transition {
            stage: Some(self.renewal.stage.clone()),
            taken_by: self.renewal.taken_by,
            log_length: self.log.len(),
        };
        self.append_all(app, db, events, by, now).await?;
        Ok(transition)
    }

    async fn append_all(
        &mut self,
        app: &App,
        db: &mut Conn,
        events: Vec<Event>,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<(), Error> {
        // Only the last visit may have changed, and there may be new ones.
        let first = if self.log.len() == 1 { 0 } else { self.renewal.waits.len() };
        for event in events {
            // The system notifies the holder, even if an officer's command triggered it: no actor is recorded.
            let actor = by.filter(|_| !self.is_notice(&event));
            let recorded = Recorded { at: now, actor, event };
            events::append(db, Subject::Renewal(self.id), self.renewal.version + 1, &recorded).await?;
            self.renewal.apply(&self.standard, now, actor, &recorded.event);
            self.log.push(recorded);
        }
        let facts = self.log.iter().map(|recorded| (recorded.at, recorded.actor, &recorded.event));
        let visits = evaluation::visits(&self.standard, facts)
            .ok_or_else(|| Error::internal("an event ended a visit that ends none"))?;
        for (number, visit) in visits.iter().enumerate().skip(first) {
            visits::put(db, self.id, &self.standard, number, visit).await?;
        }
        Ok(renewals::project(db, self.id, &self.renewal, &self.standard, self.due(app)).await?)
    }

    /// Loads the holder.
    pub async fn holder(&self, db: &mut Conn) -> Result<Person, Error> {
        let holder = people::get(db, self.renewal.holder).await?;
        holder.ok_or_else(|| Error::internal("a renewal's holder is gone"))
    }

    /// Loads the officers' notes.
    pub async fn notes(&self, db: &mut Conn) -> Result<Notes, Error> {
        if self.log.iter().all(|recorded| recorded.event.notes().is_empty()) {
            return Ok(Notes::default());
        }
        Ok(notes::of_renewal(db, self.id).await?)
    }

    /// Returns everybody named in the log.
    pub fn people(&self) -> BTreeSet<PersonId> {
        let Renewal { holder, taken_by, acting_for, filed_by, .. } = &self.renewal;
        let actors = self.log.iter().flat_map(|recorded| match recorded.event {
            Event::Taken { acting_for, .. } => [recorded.actor, acting_for],
            _ => [recorded.actor, None],
        });
        actors.chain([Some(*holder), *taken_by, *acting_for, *filed_by]).flatten().collect()
    }

    /// Returns the present step; none while it waits for the holder and after the end.
    pub fn step(&self) -> Option<&ProcedureStep> {
        self.renewal.at_step().and_then(|index| self.standard.steps.get(index))
    }

    /// Returns the start of the certificate's validity as it is shown.
    pub fn valid_from(&self) -> Option<Timestamp> {
        let begins = self.renewal.certificate.as_ref()?.not_before;
        if self.standard.issuing == Issuing::ByHand {
            return Some(begins);
        }
        let issued = self.log.iter().position(|recorded| matches!(recorded.event, Event::Issued { .. }))?;
        let acted = issued.checked_sub(1).and_then(|before| self.log.get(before));
        Some(acted.map_or(begins, |acted| shown_from(begins, acted.at)))
    }

    /// Returns when the present step is due.
    pub fn due(&self, app: &App) -> Option<Timestamp> {
        due(&self.standard, &self.renewal, &app.holidays).map(|(at, _)| at)
    }

    /// Returns the status shown to the holder.
    pub fn status(&self) -> RenewalStatus {
        let Renewal { stage, certificate, received_at, .. } = &self.renewal;
        status(stage.into(), self.step().map(|step| step.kind), received_at.is_some(), certificate.is_some())
    }

    /// Returns until when the holder can fetch the certificate with its key: half a year after issuing, or a month
    /// after the receipt was confirmed. None if there is nothing to fetch, or the authority keeps the key.
    pub fn fetch_until(&self) -> Option<Timestamp> {
        let issued = self.log.iter().find(|recorded| matches!(recorded.event, Event::Issued { .. }))?;
        let received = self.renewal.received_at.map(|at| at.plus_days(FETCH_DAYS_AFTER_RECEIPT));
        let holders = self.standard.wizard.custody == Custody::Holder;
        holders.then(|| received.unwrap_or_else(|| issued.at.plus_days(FETCH_DAYS)))
    }

    /// Whether the event is a notify step.
    pub fn is_notice(&self, event: &Event) -> bool {
        let Event::StepDone { step, .. } = event else { return false };
        let index = self.standard.position(step);
        index.and_then(|index| self.standard.steps.get(index)).is_some_and(|step| step.kind == StepKind::Notify)
    }
}

async fn free_reference(db: &mut Conn) -> Result<String, Error> {
    loop {
        let reference = Reference::from_random(rand::random());
        if renewals::find(db, reference.as_str()).await?.is_none() {
            return Ok(reference.as_str().to_owned());
        }
    }
}
