//! A complaint with its log: loads it, decides commands and appends events.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::complaint::{Actor, Command, Complaint, Event, decide, due, next_at};
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::ServiceStandard;
use domain::value::{ComplaintNumber, ComplaintSecret};

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::complaints::{self, ComplaintId, ComplaintRow};
use crate::db::events::{self, Recorded, Subject};
use crate::db::{Conn, complaint_texts};
use crate::infra::random;

/// A complaint with its log and its version of the agency's standard.
#[derive(Clone, Debug)]
pub struct ComplaintCase {
    /// Key.
    pub id: ComplaintId,
    /// Number.
    pub number: String,
    /// The version of the agency's standard by which it is handled.
    pub standard: Arc<ServiceStandard>,
    /// Its state: the fold of `log`.
    pub complaint: Complaint,
    /// All events, oldest first.
    pub log: Vec<Recorded<Event>>,
}

impl ComplaintCase {
    /// Finds a complaint by its number; none if the text is no number.
    pub async fn find(app: &App, db: &mut Conn, number: &str) -> Result<Option<Self>, Error> {
        let Ok(number) = ComplaintNumber::parse(number) else { return Ok(None) };
        match complaints::find(db, number.as_str()).await? {
            Some(row) => Self::load(app, db, row).await.map(Some),
            None => Ok(None),
        }
    }

    /// Loads a complaint by folding its log.
    pub async fn load(app: &App, db: &mut Conn, row: ComplaintRow) -> Result<Self, Error> {
        let standard = app.known_version(&row.standard)?.standard;
        let log = events::load_complaint(db, row.id).await?;
        let facts = log.iter().map(|recorded| (recorded.at, recorded.actor, &recorded.event));
        let complaint = Complaint::fold(facts).ok_or_else(|| Error::internal("a complaint's log does not begin"))?;
        Ok(Self { id: row.id, number: row.number, standard, complaint, log })
    }

    /// Inserts a new complaint from its first event, with its words.
    pub async fn begin(
        app: &App,
        db: &mut Conn,
        secret: &ComplaintSecret,
        event: Event,
        text: &complaint_texts::NewText,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let complaint = Complaint::begin(by, &event)
            .ok_or_else(|| Error::internal("a complaint does not begin with this event"))?;
        let standard = app.known_version(&complaint.standard)?.standard;
        let number = free_number(db).await?;
        let id = complaints::insert(db, &number, &digest_of_secret(secret), &complaint).await?;
        complaint_texts::insert(db, id, text).await?;
        let first = Recorded { at: now, actor: by, event };
        events::append(db, Subject::Complaint(id), 1, &first).await?;
        let case = Self { id, number, standard, complaint, log: vec![first] };
        case.project(app, db).await?;
        Ok(case)
    }

    /// Decides a command.
    pub fn decide(&self, app: &App, command: Command, actor: &Actor, now: Timestamp) -> Result<Vec<Event>, Error> {
        Ok(decide(&self.standard, Some(&self.complaint), command, actor, &app.holidays, now)?)
    }

    /// Appends decided events and updates the projection, in the caller's write transaction. Returns how many events there were
    /// before, to carry out what follows from the new ones.
    pub async fn append(
        &mut self,
        app: &App,
        db: &mut Conn,
        decided: Vec<Event>,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<usize, Error> {
        let before = self.log.len();
        for event in decided {
            let recorded = Recorded { at: now, actor: by, event };
            events::append(db, Subject::Complaint(self.id), self.complaint.version + 1, &recorded).await?;
            self.complaint.apply(now, &recorded.event);
            self.log.push(recorded);
        }
        self.project(app, db).await?;
        Ok(before)
    }

    async fn project(&self, app: &App, db: &mut Conn) -> Result<(), Error> {
        let (due, next_at) = self.times(app);
        Ok(complaints::project(db, self.id, &self.complaint, due, next_at).await?)
    }

    /// Returns when it must be answered, and when the program acts next.
    pub fn times(&self, app: &App) -> (Option<Timestamp>, Option<Timestamp>) {
        let due = due(&self.standard, &self.complaint, &app.holidays).map(|due| due.at);
        (due, next_at(&self.standard, &self.complaint, &app.holidays))
    }

    /// Returns the officers named in the log.
    pub fn officers(&self) -> BTreeSet<PersonId> {
        let named = self.log.iter().flat_map(|recorded| match recorded.event {
            Event::Named { person, .. } => [recorded.actor, Some(person)],
            _ => [recorded.actor, None],
        });
        named.flatten().collect()
    }
}

/// What is kept of a receipt's secret.
pub fn digest_of_secret(secret: &ComplaintSecret) -> Vec<u8> {
    random::digest(&["complaint", secret.as_str()])
}

async fn free_number(db: &mut Conn) -> Result<String, Error> {
    loop {
        let number = ComplaintNumber::from_random(rand::random());
        if complaints::find(db, number.as_str()).await?.is_none() {
            return Ok(number.as_str().to_owned());
        }
    }
}
