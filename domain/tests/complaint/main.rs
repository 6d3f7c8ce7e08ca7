//! Complaints: who may do what when, and when they are due.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::missing_panics_doc, missing_docs)]

mod due;
mod escalation;
mod figures;
mod handling;
mod random;
mod rules;

use domain::complaint::{Actor, Channel, Command, Complaint, Event, Refusal, Reporter, Subject, decide};
use domain::moment::{Date, Timestamp, Zone};
use domain::office_hours::{Holidays, TimeOfDay};
use domain::renewal::{self, Digest, PersonId};
use domain::standard::{AgencyId, Role, ServiceStandard};

pub const PEKALONGAN: &str = include_str!("../../standards/kota-pekalongan.toml");
pub const MERANTI: &str = include_str!("../../standards/kepulauan-meranti.toml");
pub const PURBALINGGA: &str = include_str!("../../standards/purbalingga.toml");
pub const NATUNA: &str = include_str!("../../standards/natuna.toml");
pub const CIAMIS: &str = include_str!("../../standards/ciamis.toml");

pub const SARI: PersonId = PersonId(1);
pub const VERIFIER: PersonId = PersonId(2);
pub const OTHER_VERIFIER: PersonId = PersonId(3);
pub const OFFICIAL: PersonId = PersonId(4);
pub const HEAD: PersonId = PersonId(5);
pub const BSRE: PersonId = PersonId(6);
pub const FRONT_DESK: PersonId = PersonId(7);
pub const ADMINISTRATOR: PersonId = PersonId(8);

/// Everybody with the one role that each holds.
pub const OFFICERS: [(PersonId, Role); 7] = [
    (VERIFIER, Role::Verifier),
    (OTHER_VERIFIER, Role::Verifier),
    (OFFICIAL, Role::DivisionHead),
    (HEAD, Role::AgencyHead),
    (BSRE, Role::Authority),
    (FRONT_DESK, Role::FrontDesk),
    (ADMINISTRATOR, Role::Administrator),
];

pub fn read(toml: &str) -> ServiceStandard {
    toml::from_str(toml).unwrap()
}

/// "2026-11-16 09:00" in WIB, which is a Monday.
pub fn at(text: &str) -> Timestamp {
    let (date, clock) = text.split_once(' ').unwrap();
    let minutes: Vec<i64> = clock.split(':').map(|part| part.parse().unwrap()).collect();
    assert!(TimeOfDay::parse(clock).is_some());
    Date::parse(date).unwrap().at((minutes[0] * 60 + minutes[1]) * 60, Zone::Wib)
}

pub fn words(number: u8) -> Digest {
    Digest(format!("{number:02x}").repeat(32))
}

pub fn officer(agency: &AgencyId, id: PersonId) -> Actor {
    let roles = OFFICERS.iter().filter(|(person, _)| *person == id).map(|(_, role)| *role).collect();
    Actor::Office(renewal::Actor::Person { id, agency: agency.clone(), roles, stands_in: Vec::new() })
}

pub const PROGRAM: Actor = Actor::Office(renewal::Actor::System);

/// A complaint under way.
#[derive(Clone, Debug)]
pub struct Case {
    pub standard: ServiceStandard,
    pub holidays: Holidays,
    pub complaint: Complaint,
    pub now: Timestamp,
    pub log: Vec<(Timestamp, Event)>,
}

impl Case {
    /// Made by our own page by somebody who left a contact.
    pub fn made(toml: &str, now: Timestamp) -> Self {
        Self::made_by(toml, now, Reporter::Contact, Subject::Service, Vec::new())
    }

    pub fn made_by(toml: &str, now: Timestamp, reporter: Reporter, subject: Subject, acted: Vec<PersonId>) -> Self {
        let standard = read(toml);
        let command = receiving(now, Channel::Page, reporter, subject, acted);
        let event = decide(&standard, None, command, &Actor::Complainant, &Holidays::default(), now).unwrap().remove(0);
        let complaint = Complaint::begin(None, &event).unwrap();
        Self { standard, holidays: Holidays::default(), complaint, now, log: vec![(now, event)] }
    }

    pub fn try_to(&self, command: Command, actor: &Actor) -> Result<Vec<Event>, Refusal> {
        decide(&self.standard, Some(&self.complaint), command, actor, &self.holidays, self.now)
    }

    pub fn does(&mut self, command: Command, actor: &Actor) {
        for event in self.try_to(command, actor).unwrap() {
            self.complaint.apply(self.now, &event);
            self.log.push((self.now, event));
        }
    }

    pub fn officer_does(&mut self, id: PersonId, command: Command) {
        let actor = officer(&self.standard.id.clone(), id);
        self.does(command, &actor);
    }

    pub fn officer_tries(&self, id: PersonId, command: Command) -> Result<Vec<Event>, Refusal> {
        self.try_to(command, &officer(&self.standard.id, id))
    }

    pub fn due(&self) -> Option<Timestamp> {
        domain::complaint::due(&self.standard, &self.complaint, &self.holidays).map(|due| due.at)
    }
}

pub fn receiving(
    now: Timestamp,
    channel: Channel,
    reporter: Reporter,
    subject: Subject,
    acted: Vec<PersonId>,
) -> Command {
    Command::Receive {
        standard: words(0),
        channel,
        received_at: now,
        subject,
        reporter,
        renewal: (!acted.is_empty()).then(|| "PBR-7K3M-9Q2D".to_owned()),
        acted,
        text: words(1),
    }
}

pub fn classify(class: &str) -> Command {
    Command::Classify { class: class.to_owned(), note: None }
}
