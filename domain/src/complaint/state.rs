//! The state of a complaint: the fold of its events.

use super::due::Run;
use super::event::Event;
use super::terms::{Channel, Closing, Escalation, Handler, Reporter, Subject};
use crate::moment::Timestamp;
use crate::renewal::{Digest, PersonId};
use crate::standard::AgencyId;

/// The state of a complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// At which agency.
    pub agency: AgencyId,
    /// By which version of its standard.
    pub standard: Digest,
    /// How it came.
    pub channel: Channel,
    /// When it came.
    pub received_at: Timestamp,
    /// What it is about.
    pub subject: Subject,
    /// Who complains.
    pub reporter: Reporter,
    /// Who recorded it, where it did not come by our own page.
    pub recorded_by: Option<PersonId>,
    /// Reference of the renewal that it is about.
    pub renewal: Option<String>,
    /// Officers who are complained about: they neither see nor handle it.
    pub about: Vec<PersonId>,
    /// Id of its class, once it is in one.
    pub class: Option<String>,
    /// Who has it.
    pub handler: Handler,
    /// Its stage.
    pub stage: Stage,
    /// Start of the stage.
    pub since: Timestamp,
    /// The time that counts against the limit: since the receipt, or since it was reopened.
    pub run: Run,
    /// Whether a limit of this run passed before the complaint was put into another class.
    pub missed: bool,
    /// Every answer, in order.
    pub answers: Vec<Answer>,
    /// Whether those who have it were reminded in this run.
    pub reminded: bool,
    /// Who was told last, in this run, that the limit has passed.
    pub escalated: Option<Escalation>,
    /// When it was reopened.
    pub reopened_at: Option<Timestamp>,
    /// Whether it was asked some weeks later whether it is solved.
    pub asked_afterwards: bool,
    /// Number of files.
    pub files: u16,
    /// Number of events: the version for optimistic locking.
    pub version: u32,
}

/// The stage of a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// With the office.
    Open,
    /// Waits for whoever complains; the clock stands.
    Asked,
    /// Answered; whoever complained may object.
    Answered,
    /// Ended.
    Closed(Closing),
    /// Taken back.
    Withdrawn,
}

/// An answer and the run that it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// When.
    pub at: Timestamp,
    /// The class in which it was then.
    pub class: Option<String>,
    /// The time that counted.
    pub run: Run,
    /// Whether the limit of an earlier class had passed.
    pub missed: bool,
}

impl Complaint {
    /// Folds a whole log. None for a log that does not begin with [`Event::Received`].
    pub fn fold<'a>(events: impl IntoIterator<Item = (Timestamp, Option<PersonId>, &'a Event)>) -> Option<Self> {
        let mut events = events.into_iter();
        let (_, by, first) = events.next()?;
        let mut complaint = Self::begin(by, first)?;
        for (at, _, event) in events {
            complaint.apply(at, event);
        }
        Some(complaint)
    }

    /// Returns the complaint after its first event.
    pub fn begin(by: Option<PersonId>, event: &Event) -> Option<Self> {
        let Event::Received { agency, standard, channel, received_at, subject, reporter, renewal, about, .. } = event
        else {
            return None;
        };
        Some(Self {
            agency: agency.clone(),
            standard: standard.clone(),
            channel: *channel,
            received_at: *received_at,
            subject: *subject,
            reporter: *reporter,
            recorded_by: by.filter(|_| *channel != Channel::Page),
            renewal: renewal.clone(),
            about: about.clone(),
            class: None,
            handler: match subject {
                Subject::Service => Handler::Receivers,
                Subject::Conduct => Handler::Official,
            },
            stage: Stage::Open,
            since: *received_at,
            run: Run::from(*received_at),
            missed: false,
            answers: Vec::new(),
            reminded: false,
            escalated: None,
            reopened_at: None,
            asked_afterwards: false,
            files: 0,
            version: 1,
        })
    }

    /// Applies one event decided by [`super::decide`].
    pub fn apply(&mut self, at: Timestamp, event: &Event) {
        self.version += 1;
        match event {
            Event::Received { .. } | Event::Noted { .. } => {}
            Event::Attached { .. } => self.files += 1,
            Event::Identified => self.reporter = Reporter::Contact,
            Event::Classified { class, missed, .. } => {
                self.class = Some(class.clone());
                self.missed |= missed;
                // Another limit counts: it is reminded of and escalated anew.
                self.reminded = false;
                self.escalated = None;
            }
            Event::PassedOn { to, .. } => self.handler = *to,
            Event::Asked { .. } => self.move_to(Stage::Asked, at),
            Event::Replied { .. } => {
                if self.stage == Stage::Asked {
                    self.run.pauses.push((self.since, at));
                    self.move_to(Stage::Open, at);
                }
            }
            Event::Answered { .. } => {
                if self.stage == Stage::Asked {
                    self.run.pauses.push((self.since, at));
                }
                self.answers.push(Answer { at, class: self.class.clone(), run: self.run.clone(), missed: self.missed });
                self.move_to(Stage::Answered, at);
            }
            Event::Extended { amount, .. } => {
                self.run.extensions.push(*amount);
                self.reminded = false;
            }
            Event::Named { person, .. } => self.name(&[*person]),
            Event::Linked { renewal, about, .. } => {
                self.renewal = Some(renewal.clone());
                self.name(about);
            }
            Event::Reminded => self.reminded = true,
            Event::Escalated { to } => self.escalated = Some(*to),
            Event::Closed { by } => self.move_to(Stage::Closed(*by), at),
            Event::AskedAfterwards => self.asked_afterwards = true,
            Event::Reopened => {
                self.reopened_at = Some(at);
                self.run = Run::from(at);
                self.missed = false;
                self.reminded = false;
                self.escalated = None;
                self.move_to(Stage::Open, at);
            }
            Event::Withdrawn => self.move_to(Stage::Withdrawn, at),
        }
    }

    /// Whether the office, or whoever complains, has still to act.
    pub const fn open(&self) -> bool {
        matches!(self.stage, Stage::Open | Stage::Asked)
    }

    fn name(&mut self, people: &[PersonId]) {
        for person in people {
            if !self.about.contains(person) {
                self.about.push(*person);
            }
        }
        // Those who received it may be the ones: it goes to the official.
        if !self.about.is_empty() && self.handler == Handler::Receivers && self.subject == Subject::Conduct {
            self.handler = Handler::Official;
        }
    }

    fn move_to(&mut self, stage: Stage, at: Timestamp) {
        self.stage = stage;
        self.since = at;
    }
}
