//! The procedure: service standards, the wizard's route and the renewal's life.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::missing_panics_doc, missing_docs)]

mod actors;
mod batch;
mod by_hand;
mod clock_laws;
mod clocks;
mod collective;
mod delegation;
mod disposition;
mod filing;
mod holder_action;
mod journey;
mod messages;
mod old_key;
mod passphrase;
mod phases;
mod random;
mod ready;
mod recommendation;
mod renewal;
mod returns;
mod sent;
mod separation;
mod standard;
mod variants;

use domain::certificate::Verdict;
use domain::journey::{Change, Draft, FileInfo, KeyInfo, Step, Submission};
use domain::moment::Timestamp;
use domain::office_hours::Holidays;
use domain::person::{DataField, FilePurpose, PersonData};
use domain::renewal::{
    Act, Actor, Command, Digest, Eligibility, Event, IssuedCertificate, PersonId, Refusal, Renewal, ReturnItem,
    ReturnReason, Separation, acts_allowed, decide,
};
use domain::standard::{Role, ServiceStandard};

pub const PEKALONGAN: &str = include_str!("../../standards/kota-pekalongan.toml");
pub const MERANTI: &str = include_str!("../../standards/kepulauan-meranti.toml");
pub const PURBALINGGA: &str = include_str!("../../standards/purbalingga.toml");
pub const NATUNA: &str = include_str!("../../standards/natuna.toml");
pub const CIAMIS: &str = include_str!("../../standards/ciamis.toml");
/// Monday 2026-11-16 09:00 WIB.
pub const MONDAY: Timestamp = Timestamp(1_794_794_400);
pub const HOLDER: PersonId = PersonId(1);
pub const OFFICER: PersonId = PersonId(2);

pub fn read(toml: &str) -> ServiceStandard {
    toml::from_str(toml).unwrap()
}

pub fn no_holidays() -> Holidays {
    Holidays::default()
}

pub fn person() -> PersonData {
    PersonData {
        name: "Sari Wulandari".into(),
        nik: "3375015708900001".into(),
        nip: Some("199008172015032001".into()),
        email: "sari@pekalongankota.go.id".into(),
        mobile: "+6281234567890".into(),
        province: "Jawa Tengah".into(),
        agency: "Pemerintah Kota Pekalongan".into(),
        unit: "Dinas Kesehatan".into(),
        position: "Perawat Ahli Pertama".into(),
        rank: Some("III/b".into()),
    }
}

pub fn file(purpose: FilePurpose) -> FileInfo {
    FileInfo {
        id: "f".into(),
        purpose,
        name: "surat.pdf".into(),
        size: 1,
        pages: 1,
        media_type: "application/pdf".into(),
        sha256: "ab".repeat(32),
        signatures: Vec::new(),
    }
}

/// A draft that holds up: data right, letter there, key made.
pub fn full_draft() -> Draft {
    Draft {
        data_right: Some(true),
        files: vec![file(FilePurpose::Letter)],
        key: Some(KeyInfo { public_key_sha256: "cd".repeat(32), made_at: 0 }),
        ..Draft::default()
    }
}

/// The same with another position, with its decree.
pub fn changed_draft() -> Draft {
    let mut draft = full_draft();
    draft.data_right = Some(false);
    draft.changes = vec![Change { field: DataField::Position, value: "Perawat Ahli Muda".into() }];
    draft.files.push(file(FilePurpose::Sk));
    draft
}

pub fn submission(standard: &ServiceStandard, draft: &Draft) -> Submission {
    Submission::from_draft(draft, &standard.wizard, &person()).unwrap()
}

pub fn actor(standard: &ServiceStandard, id: PersonId, roles: &[Role]) -> Actor {
    Actor::Person { id, agency: standard.id.clone(), roles: roles.to_vec(), stands_in: Vec::new() }
}

pub fn submit(standard: &ServiceStandard, draft: &Draft) -> Command {
    let eligibility = Eligibility { verdict: Verdict::Renew, another_open: false };
    Command::Submit { holder: HOLDER, standard: version(), eligibility, submission: submission(standard, draft) }
}

/// An officer files for the holder.
pub fn file_for(holder: PersonId) -> Command {
    let eligibility = Eligibility { verdict: Verdict::Renew, another_open: false };
    Command::File { holder, standard: version(), eligibility, letter: Digest("ab".repeat(32)) }
}

/// Names the version of the standard in force.
pub fn version() -> Digest {
    Digest("5e".repeat(32))
}

pub fn approve() -> Command {
    Command::Approve { note: None }
}

pub fn returned(step: Step) -> Command {
    Command::Return(vec![ReturnItem { step, reason: ReturnReason::DataDiffers, note: None }])
}

pub fn certificate() -> IssuedCertificate {
    let not_after = MONDAY.plus_days(730);
    IssuedCertificate { serial: "01".into(), sha256: Some(Digest("ef".repeat(32))), not_before: MONDAY, not_after }
}

/// A renewal with its whole log, acted on through `decide` alone.
pub struct Case {
    pub standard: ServiceStandard,
    pub renewal: Option<Renewal>,
    pub log: Vec<(Timestamp, Option<PersonId>, Event)>,
    pub now: Timestamp,
    pub separation: Separation,
}

impl Case {
    pub fn new(toml: &str) -> Self {
        Self::of(read(toml))
    }

    pub fn of(standard: ServiceStandard) -> Self {
        Self { standard, renewal: None, log: Vec::new(), now: MONDAY, separation: Separation::default() }
    }

    pub fn act(&mut self, command: Command, actor: &Actor) -> Result<(), Refusal> {
        let events = decide(&self.standard, self.renewal.as_ref(), command, actor, &self.separation, self.now)?;
        assert!(!events.is_empty(), "an accepted command leaves a trace");
        let by = if let Actor::Person { id, .. } = actor { Some(*id) } else { None };
        for event in events {
            match &mut self.renewal {
                Some(renewal) => renewal.apply(&self.standard, self.now, by, &event),
                none => *none = Renewal::begin(&self.standard, self.now, by, &event),
            }
            self.log.push((self.now, by, event));
        }
        Ok(())
    }

    /// What this actor is offered.
    pub fn acts(&self, actor: &Actor) -> Vec<Act> {
        acts_allowed(&self.standard, self.renewal(), actor, &self.separation)
    }

    pub fn holder(&self) -> Actor {
        actor(&self.standard, HOLDER, &[])
    }

    pub fn officer(&self) -> Actor {
        actor(&self.standard, OFFICER, &[Role::Verifier, Role::Authority])
    }

    /// Somebody of the agency with these roles.
    pub fn somebody(&self, id: i64, roles: &[Role]) -> Actor {
        actor(&self.standard, PersonId(id), roles)
    }

    /// Sent by the holder, with the data right.
    pub fn sent(standard: ServiceStandard) -> Self {
        Self::sent_on(standard, MONDAY)
    }

    pub fn sent_on(standard: ServiceStandard, now: Timestamp) -> Self {
        let mut case = Self { now, ..Self::of(standard) };
        let (command, holder) = (submit(&case.standard, &full_draft()), case.holder());
        case.act(command, &holder).unwrap();
        case
    }

    /// Somebody of this role takes the case and carries out the present step, which has this id.
    pub fn pass(&mut self, id: &str, role: Role) {
        assert_eq!(self.at(), id);
        let officer = self.somebody(30 + role as i64, &[role]);
        self.act(Command::Take, &officer).unwrap();
        self.act(approve(), &officer).unwrap();
    }

    /// The id of the present step; blank where no step is.
    pub fn at(&self) -> &str {
        self.renewal().at_step().map_or("", |index| &self.standard.steps[index].id)
    }

    pub fn renewal(&self) -> &Renewal {
        self.renewal.as_ref().unwrap()
    }
}
