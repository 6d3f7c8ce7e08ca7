//! The actors of an agency: its demo officers with delegations, its holders (two of them in office), a person of
//! another agency, and the program.

use std::sync::Arc;

use backend::app::settings::standards::digest_of;
use backend::db::people;
use backend::db::{Tx, admin_events, delegations};
use domain::administration::AdminEvent;
use domain::certificate::Verdict;
use domain::delegation::DelegationDays;
use domain::journey::{Change, Draft, FileInfo, KeyInfo, Submission};
use domain::moment::Date;
use domain::person::{DataField, FilePurpose, PersonData};
use domain::renewal::{
    Act, Actor, Command, Digest, Eligibility, IssuedCertificate, PersonId, RejectReason, Renewal, ReturnItem,
    ReturnReason, Separation, Stage, acts_allowed, returnable,
};
use domain::standard::{AgencyId, Role, ServiceStandard};
use rand::Rng;
use rand::rngs::StdRng;

use crate::delegation::person;
use crate::harness::{World, monday};

pub const ACTS: [Act; 12] = [
    Act::Take,
    Act::Release,
    Act::Return,
    Act::PassBack,
    Act::Complete,
    Act::Reject,
    Act::Approve,
    Act::SetPassphrase,
    Act::Record,
    Act::Withdraw,
    Act::Receive,
    Act::ReplaceKey,
];

pub struct Agency {
    pub standard: Arc<ServiceStandard>,
    pub holders: Vec<PersonId>,
    data: PersonData,
}

impl Agency {
    /// The demo people of an agency, some with a second office, and who stands in for whom in the weeks to come.
    pub async fn at(world: &World, standard: Arc<ServiceStandard>, random: &mut StdRng) -> Self {
        let domain = &standard.wizard.email_domains[0];
        let mut holders = Vec::new();
        for login in ["sari", "joko", "ratna", "aisyah"] {
            holders.push(person(world, &format!("{login}@{domain}")).await);
        }
        let data =
            people::get(&mut world.app.db.read().acquire().await.unwrap(), holders[0]).await.unwrap().unwrap().data;
        let both = person(world, &format!("verifikator2@{domain}")).await;
        let mut tx = world.app.db.begin().await.unwrap();
        for (who, role) in [(both, Role::FrontDesk), (holders[1], Role::FrontDesk)] {
            put_in_office(&mut tx, who, &standard.id, role).await;
        }
        let officers = delegations::officers(&mut tx, &standard.id, today(&standard, world)).await.unwrap();
        for from in &officers {
            for _ in 0..3 {
                let to = &officers[random.random_range(0..officers.len())];
                let first = today(&standard, world).plus_days(random.random_range(0..60));
                let days = DelegationDays { first, last: first.plus_days(random.random_range(0..12)) };
                if to.id != from.id {
                    delegations::insert(&mut tx, &standard.id, from.id, to.id, days, monday()).await.unwrap();
                    let given = AdminEvent::Delegated { from: from.id, to: to.id };
                    admin_events::append(&mut tx, &standard.id, Some(from.id), monday(), &given).await.unwrap();
                }
            }
        }
        tx.commit().await.unwrap();
        Self { standard, holders, data }
    }

    /// Everybody as they are on that day.
    pub async fn on(&self, tx: &mut Tx, today: Date) -> Vec<Actor> {
        let agency = &self.standard.id;
        let officers = delegations::officers(tx, agency, today).await.unwrap();
        let mut all: Vec<Actor> = officers.into_iter().map(|officer| officer.actor).collect();
        let is = |id: PersonId, agency: &AgencyId, roles: &[Role]| Actor::Person {
            id,
            agency: agency.clone(),
            roles: roles.to_vec(),
            stands_in: Vec::new(),
        };
        let plain = self.holders.iter().filter(|id| !all.iter().any(|actor| actor.is(**id)));
        let plain: Vec<Actor> = plain.map(|id| is(*id, agency, &[])).collect();
        all.extend(plain);
        all.extend([is(PersonId(1), &AgencyId("elsewhere".to_owned()), &Role::ALL), Actor::System]);
        all
    }

    /// Another application for that holder: the holder's own, or one that anybody else files.
    pub fn beginning(&self, holder: PersonId, who: &Actor, key: &str, changed: bool) -> Command {
        let eligibility = Eligibility { verdict: Verdict::Renew, another_open: false };
        let standard = digest_of(&self.standard);
        if who.is(holder) {
            let submission = self.checked(&draft(changed, key));
            return Command::Submit { holder, standard, eligibility, submission };
        }
        Command::File { holder, standard, eligibility, letter: Digest("a".repeat(64)) }
    }

    /// What carries the act out at this state.
    pub fn command(&self, renewal: &Renewal, act: Act, key: &str, random: &mut StdRng) -> Command {
        let note = random.random::<bool>().then(|| Digest("c".repeat(64)));
        match act {
            Act::Take => Command::Take,
            Act::Release => Command::Release,
            Act::Return => {
                let mut steps = returnable(renewal);
                let one = steps[random.random_range(0..steps.len())];
                steps.retain(|step| *step == one || random.random_ratio(1, 3));
                let item = |step| ReturnItem { step, reason: ReturnReason::DataDiffers, note: note.clone() };
                Command::Return(steps.into_iter().map(item).collect())
            }
            Act::Complete => {
                let mut draft = draft(random.random_ratio(1, 3), key);
                if let Stage::Returned { items, .. } = &renewal.stage {
                    draft.open_steps = Some(items.iter().map(|item| item.step).collect());
                }
                Command::Complete(self.checked(&draft))
            }
            Act::PassBack => Command::PassBack { note: Digest("c".repeat(64)) },
            Act::Reject => Command::Reject { reason: RejectReason::Repeated, note },
            Act::Approve => Command::Approve { note },
            Act::SetPassphrase => Command::SetPassphrase { public_key: Digest(key.to_owned()) },
            Act::ReplaceKey => Command::ReplaceKey { public_key: Digest(key.to_owned()) },
            Act::Record => Command::Issue(IssuedCertificate {
                serial: key[..16].trim_start_matches('0').to_owned(),
                sha256: None,
                not_before: monday(),
                not_after: monday().plus_days(730),
            }),
            Act::Withdraw => Command::Withdraw,
            Act::Receive => Command::Receive,
        }
    }

    fn checked(&self, draft: &Draft) -> Submission {
        Submission::from_draft(draft, &self.standard.wizard, &self.data).unwrap()
    }
}

/// By the operator.
pub async fn put_in_office(tx: &mut Tx, person: PersonId, agency: &AgencyId, role: Role) {
    people::give_role(tx, person, agency, role).await.unwrap();
    let created = AdminEvent::OfficerCreated { person, roles: vec![role] };
    admin_events::append(tx, agency, None, monday(), &created).await.unwrap();
}

/// A draft that holds up, with or without another position.
fn draft(changed: bool, key: &str) -> Draft {
    let file = |purpose| FileInfo {
        signatures: Vec::new(),
        id: "f".to_owned(),
        purpose,
        name: "surat.pdf".to_owned(),
        size: 1,
        pages: 1,
        media_type: "application/pdf".to_owned(),
        sha256: "a".repeat(64),
    };
    let mut draft = Draft {
        data_right: Some(!changed),
        files: vec![file(FilePurpose::Letter)],
        key: Some(KeyInfo { public_key_sha256: key.to_owned(), made_at: 0 }),
        ..Draft::default()
    };
    if changed {
        draft.changes = vec![Change { field: DataField::Position, value: "Kepala Seksi Arsip".to_owned() }];
        draft.files.push(file(FilePurpose::Sk));
    }
    draft
}

/// The agency's day.
pub fn today(standard: &ServiceStandard, world: &World) -> Date {
    world.app.now().date_in(standard.hours.zone())
}

/// What the actors are offered now.
pub fn offered<'a>(standard: &ServiceStandard, renewal: &Renewal, actors: &'a [Actor]) -> Vec<(&'a Actor, Act)> {
    let acts = |who: &'a Actor| {
        acts_allowed(standard, renewal, who, &Separation::default()).into_iter().map(move |act| (who, act))
    };
    actors.iter().flat_map(acts).collect()
}

/// The same people if nobody took anybody's place.
pub fn without_stand_ins(actors: &[Actor]) -> Vec<Actor> {
    let mut actors = actors.to_vec();
    for actor in &mut actors {
        if let Actor::Person { stands_in, .. } = actor {
            stands_in.clear();
        }
    }
    actors
}
