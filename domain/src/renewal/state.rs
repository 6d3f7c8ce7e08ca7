//! The state of a renewal: the fold of its events.

use super::event::{Dossier, Event, IssuedCertificate, ReturnReason};
use super::holder_action::reminders_until;
use super::old_key::OldKeyProof;
use super::{LastSent, PersonId, Stage, Wait};
use crate::journey::Step;
use crate::moment::Timestamp;
use crate::standard::{AgencyId, Condition, Role, ServiceStandard, StepKind};

/// The state of a renewal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// At which agency.
    pub agency: AgencyId,
    /// Whose certificate.
    pub holder: PersonId,
    /// Who sent it: the holder, or an officer on the holder's behalf. None only for the program.
    pub filed_by: Option<PersonId>,
    /// When it was first sent.
    pub submitted_at: Timestamp,
    /// What was sent last, as a whole.
    pub dossier: Dossier,
    /// What that was, and when.
    pub last_sent: (LastSent, Timestamp),
    /// Its stage.
    pub stage: Stage,
    /// Start of the stage; clocks run from here.
    pub since: Timestamp,
    /// Whether the stage began when the holder completed the application.
    pub completed: bool,
    /// When the mail that leads to the waiting step was last sent; otherwise the start of the stage.
    pub link_sent_at: Timestamp,
    /// Number of reminders of the present wait that were sent or are no longer needed.
    pub reminders: u8,
    /// The officer who has it.
    pub taken_by: Option<PersonId>,
    /// In whose place that officer acts.
    pub acting_for: Option<PersonId>,
    /// Past waits, oldest first; the present one began at `since`.
    pub waits: Vec<Wait>,
    /// Procedure steps carried out: index in the standard, when, by whom.
    pub done: Vec<(usize, Timestamp, Option<PersonId>)>,
    /// The certificate, once issued.
    pub certificate: Option<IssuedCertificate>,
    /// When the holder confirmed the receipt.
    pub received_at: Option<Timestamp>,
    /// The latest proof by the present certificate's key.
    pub(super) old_key: Option<OldKeyProof>,
    /// Number of events: the version for optimistic locking.
    pub version: u32,
}

impl Renewal {
    /// Folds a whole log. None for a log that does not begin with [`Event::Submitted`].
    pub fn fold<'a>(
        standard: &ServiceStandard,
        events: impl IntoIterator<Item = (Timestamp, Option<PersonId>, &'a Event)>,
    ) -> Option<Self> {
        let mut events = events.into_iter();
        let (at, by, first) = events.next()?;
        let mut renewal = Self::begin(standard, at, by, first)?;
        for (at, by, event) in events {
            renewal.apply(standard, at, by, event);
        }
        Some(renewal)
    }

    /// Returns the renewal after its first event.
    pub fn begin(standard: &ServiceStandard, at: Timestamp, by: Option<PersonId>, event: &Event) -> Option<Self> {
        let Event::Submitted { agency, holder, dossier, .. } = event else { return None };
        let mut renewal = Self {
            agency: agency.clone(),
            holder: *holder,
            filed_by: by,
            submitted_at: at,
            dossier: dossier.clone(),
            last_sent: (LastSent::Application, at),
            stage: Stage::Finished,
            since: at,
            completed: false,
            link_sent_at: at,
            reminders: 0,
            taken_by: None,
            acting_for: None,
            waits: Vec::new(),
            done: Vec::new(),
            certificate: None,
            received_at: None,
            old_key: None,
            version: 1,
        };
        // Sending completes the sender's steps: a holder's own intake, or any intake for a filing. The office's own
        // intake waits.
        let sent = |kind: StepKind, actors: &[Role]| match kind {
            StepKind::Remind => true,
            StepKind::Intake => by != Some(*holder) || actors.contains(&Role::Holder),
            _ => false,
        };
        let applied = standard.steps.iter().take_while(|step| sent(step.kind, &step.actors)).count();
        for index in 0..applied {
            if renewal.takes_place(standard, index) {
                renewal.done.push((index, at, by));
            }
        }
        renewal.enter(standard, applied, at);
        Some(renewal)
    }

    /// Applies one event decided by [`super::decide`].
    pub fn apply(&mut self, standard: &ServiceStandard, at: Timestamp, by: Option<PersonId>, event: &Event) {
        self.version += 1;
        match event {
            Event::Submitted { .. } => {}
            Event::Taken { by, acting_for } => {
                self.taken_by = Some(*by);
                self.acting_for = *acting_for;
            }
            Event::Released => {
                self.taken_by = None;
                self.acting_for = None;
            }
            Event::KeySet { public_key } => {
                self.dossier.public_key = Some(public_key.clone());
                self.last_sent = (LastSent::Key, at);
            }
            Event::OldKeyProved { proof, public_key } => self.old_key = Some(OldKeyProof::new(proof, public_key, at)),
            Event::StepDone { step, .. } => {
                if let Some(index) = standard.position(step) {
                    self.done.push((index, at, by));
                    self.enter(standard, index + 1, at);
                }
            }
            Event::PassedBack { to, .. } => {
                if let Some(index) = standard.position(to) {
                    self.done.retain(|(done, ..)| *done != index);
                    self.free_at(Stage::At(index), at);
                }
            }
            Event::Returned { items } => {
                if let Stage::At(step) = self.stage {
                    self.move_to(Stage::Returned { step, items: items.clone() }, at);
                }
            }
            Event::LinkSent { role } => {
                self.link_sent_at = at;
                if role.is_none() {
                    self.reminders = reminders_until(self.since, at);
                }
            }
            Event::FilingCancelled { note, .. } => self.move_to(Stage::Cancelled { note: note.clone() }, at),
            Event::Completed { dossier } => {
                if let Stage::Returned { step, items } = &self.stage {
                    let (step, judged) = (*step, items.iter().any(|item| item.step != Step::Passphrase));
                    self.last_sent = (LastSent::by_completing(items), at);
                    self.dossier = dossier.clone();
                    if judged {
                        self.verify_again(standard, step);
                    }
                    self.go_on(standard, step, at, by);
                    self.completed = self.open();
                }
            }
            Event::Rejected { reason, note } => {
                if let Stage::At(step) = self.stage {
                    self.move_to(Stage::Rejected { step, reason: *reason, note: note.clone() }, at);
                }
            }
            Event::Withdrawn => self.move_to(Stage::Withdrawn, at),
            Event::Issued { certificate } => self.certificate = Some(certificate.clone()),
            Event::Received => self.received_at = Some(at),
        }
    }

    /// Returns the index of the present step, while an officer, the authority or the program has it.
    pub fn at_step(&self) -> Option<usize> {
        if let Stage::At(step) = self.stage { Some(step) } else { None }
    }

    /// Whether it is open: not rejected, withdrawn, cancelled or finished.
    pub fn open(&self) -> bool {
        matches!(self.stage, Stage::At(_) | Stage::Returned { .. })
    }

    /// Whether it is a filing that the holder has not confirmed.
    pub fn awaits_confirmation(&self) -> bool {
        matches!(&self.stage, Stage::Returned { items, .. }
            if items.iter().all(|item| item.reason == ReturnReason::FiledForYou))
    }

    /// Whether the step is carried out for this application.
    pub fn takes_place(&self, standard: &ServiceStandard, index: usize) -> bool {
        match standard.steps.get(index).and_then(|step| step.when) {
            None => true,
            Some(Condition::DataChanged) => !self.dossier.changed.is_empty(),
        }
    }

    /// Enters the first step from `from` on that applies and is not done, or finishes. Nobody has the case then.
    fn enter(&mut self, standard: &ServiceStandard, from: usize, at: Timestamp) {
        let next = (from..standard.steps.len()).find(|index| self.waits_for(standard, *index));
        self.free_at(next.map_or(Stage::Finished, Stage::At), at);
    }

    /// Changes the stage and clears who has the case.
    fn free_at(&mut self, stage: Stage, at: Timestamp) {
        self.move_to(stage, at);
        self.taken_by = None;
        self.acting_for = None;
    }

    /// Repeats verification before the case returns to a later step.
    fn verify_again(&mut self, standard: &ServiceStandard, step: usize) {
        let verifies = |index: usize| standard.steps.get(index).is_some_and(|step| step.kind == StepKind::Verify);
        if verifies(step) {
            return;
        }
        if let Some(last) = (0..step).rev().find(|index| verifies(*index)) {
            self.done.retain(|(done, ..)| *done != last);
        }
    }

    /// Continues after a completion, with the officer who returned it at `step`. Other data may need other steps: the
    /// holder's own are done by completing, an officer's come first.
    fn go_on(&mut self, standard: &ServiceStandard, step: usize, at: Timestamp, by: Option<PersonId>) {
        for (index, passed) in standard.steps.iter().enumerate().take(step) {
            let holders = passed.kind == StepKind::Intake && passed.actors.contains(&Role::Holder);
            if holders && self.waits_for(standard, index) {
                self.done.push((index, at, by));
            }
        }
        let next = (0..standard.steps.len()).find(|index| self.waits_for(standard, *index));
        if next == Some(step) { self.move_to(Stage::At(step), at) } else { self.enter(standard, 0, at) }
    }

    fn waits_for(&self, standard: &ServiceStandard, index: usize) -> bool {
        self.takes_place(standard, index) && !self.done.iter().any(|(done, ..)| *done == index)
    }

    fn move_to(&mut self, stage: Stage, at: Timestamp) {
        if self.open() {
            self.waits.push(Wait { step: self.at_step(), from: self.since, to: at });
        }
        self.stage = stage;
        self.since = at;
        self.completed = false;
        self.link_sent_at = at;
        self.reminders = 0;
    }
}
