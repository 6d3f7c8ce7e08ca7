//! One person against the office: an administrator, perhaps a verifier, too, who invents colleagues and holders, imports, gives
//! and takes roles, confirms with every account that is theirs, applies, files and decides, in any order, while time passes and
//! others do their work.

mod cases;
mod invariant;
mod moves;

use std::collections::{BTreeMap, BTreeSet};

use backend::app::accounts::roles::known_to;
use backend::app::administration::proposals::due;
use backend::db::people::{self, Person};
use backend::db::renewals::RenewalId;
use backend::db::{admin_events, delegations, roles};
use domain::administration::AdminEvent;
use domain::moment::Timestamp;
use domain::renewal::{Actor, PersonId};
use domain::standard::{Role, ServiceStandard};
use rand::Rng;
use rand::rngs::StdRng;

use super::actors::{Agency, put_in_office, today};
use crate::harness::World;

/// Attempts of one insider.
const TURNS: u32 = 240;

/// The office that an insider finds.
#[derive(Clone, Copy, Debug)]
pub struct Setup {
    /// The insider holds every role that decides.
    pub decides: bool,
    /// There is no second administrator.
    pub alone: bool,
    /// Nobody else decides.
    pub last: bool,
}

/// Offices with and without somebody who could object.
pub const SETUPS: [Setup; 5] = [
    Setup { decides: true, alone: true, last: true },
    Setup { decides: true, alone: false, last: false },
    Setup { decides: false, alone: true, last: false },
    Setup { decides: false, alone: false, last: false },
    Setup { decides: true, alone: true, last: false },
];

/// Who held which office at a time, and whether the insider was behind the account.
struct Office {
    at: Timestamp,
    officers: Vec<(PersonId, Vec<Role>, bool)>,
}

/// An insider and their accounts.
pub struct Insider<'a> {
    world: &'a World,
    agency: &'a Agency,
    random: &'a mut StdRng,
    /// The insider's mailboxes: their own, and as many as they like.
    mailboxes: BTreeSet<String>,
    /// Everybody whom they may do something with.
    people: Vec<PersonId>,
    cases: Vec<RenewalId>,
    /// Those of them that may be open.
    open: Vec<RenewalId>,
    /// Everybody in office, after each turn.
    offices: Vec<Office>,
    begun: Timestamp,
    /// Counts of acts.
    done: BTreeMap<&'static str, u32>,
}

impl<'a> Insider<'a> {
    /// Makes the agency's administrator the insider.
    pub async fn at(world: &'a World, agency: &'a Agency, random: &'a mut StdRng, setup: Setup) -> Self {
        let domain = &agency.standard.wizard.email_domains[0];
        let mut people = Vec::new();
        for login in ["admin", "admin2", "sari", "joko", "bima", "wahyu", "verifikator", "verifikator2", "aisyah"] {
            people.push(crate::delegation::person(world, &format!("{login}@{domain}")).await);
        }
        let mut insider = Self {
            world,
            agency,
            random,
            mailboxes: BTreeSet::from([format!("admin@{domain}")]),
            people,
            cases: Vec::new(),
            open: Vec::new(),
            offices: Vec::new(),
            begun: world.app.now(),
            done: BTreeMap::new(),
        };
        insider.set(setup).await;
        insider
    }

    /// The offices as they were before.
    async fn set(&mut self, setup: Setup) {
        let (insider, second) = (self.people[0], self.people[1]);
        let agency = self.agency().id.clone();
        let mut tx = self.world.app.db.begin().await.unwrap();
        if setup.decides {
            for role in known_to(&self.world.app.standards.in_use(&agency)) {
                put_in_office(&mut tx, insider, &agency, role).await;
            }
        }
        for officer in roles::in_office(&mut tx, &agency).await.unwrap() {
            for role in officer.roles {
                let alone = setup.alone && officer.id == second && role == Role::Administrator;
                let last = setup.last && officer.id != insider && role != Role::Administrator;
                if alone || last {
                    roles::take_role(&mut tx, officer.id, &agency, role).await.unwrap();
                    let taken = AdminEvent::RoleTaken { person: officer.id, role };
                    admin_events::append(&mut tx, &agency, None, self.begun, &taken).await.unwrap();
                }
            }
        }
        tx.commit().await.unwrap();
    }

    /// Makes many attempts, then checks the invariant. Returns how often each was done.
    pub async fn act(mut self) -> BTreeMap<&'static str, u32> {
        for _ in 0..TURNS {
            match self.random.random_range(0..40) {
                0 => self.invent().await,
                1 => self.change_roles().await,
                2..=4 => self.import().await,
                5 | 6 => self.confirm().await,
                7 => self.delegate().await,
                8..=11 => self.begin_case().await,
                12..=18 => self.pass_time().await,
                19..=23 => self.somebody_honest().await,
                _ => self.act_on_a_case().await,
            }
            self.note_office().await;
        }
        self.check_invariant().await;
        self.done
    }

    fn agency(&self) -> &ServiceStandard {
        &self.agency.standard
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.random.random_range(0..all.len())].clone()
    }

    fn did(&mut self, what: &'static str) {
        *self.done.entry(what).or_default() += 1;
    }

    async fn person(&self, id: PersonId) -> Person {
        people::get(&mut self.world.app.db.read().acquire().await.unwrap(), id).await.unwrap().unwrap()
    }

    /// Every account whose mails come to the insider.
    async fn mine(&self) -> Vec<PersonId> {
        let rows: Vec<(i64, String)> = sqlx::query_as("SELECT id, email FROM people WHERE agency = ? ORDER BY id")
            .bind(&self.agency().id.0)
            .fetch_all(self.world.app.db.read())
            .await
            .unwrap();
        let mine = rows.into_iter().filter(|(_, email)| self.mailboxes.contains(email));
        mine.map(|(id, _)| PersonId(id)).collect()
    }

    fn new_mailbox(&mut self) -> String {
        let address = format!("x{}@{}", self.mailboxes.len(), self.agency().wizard.email_domains[0]);
        self.mailboxes.insert(address.clone());
        address
    }

    /// These people as they are in office today.
    async fn actors(&self, people: &[PersonId]) -> Vec<Actor> {
        let mut db = self.world.app.db.read().acquire().await.unwrap();
        let day = today(self.agency(), self.world);
        let officers = delegations::officers(&mut db, &self.agency().id, day).await.unwrap();
        let plain =
            |id| Actor::Person { id, agency: self.agency().id.clone(), roles: Vec::new(), stands_in: Vec::new() };
        let actor = |id: &PersonId| {
            let officer = officers.iter().find(|officer| officer.id == *id);
            officer.map_or_else(|| plain(*id), |officer| officer.actor.clone())
        };
        people.iter().map(actor).collect()
    }

    async fn pass_time(&mut self) {
        self.world.clock.pass(self.random.random_range(0..80 * 3600));
        due::carry_out_due(&self.world.app).await.unwrap();
    }

    async fn note_office(&mut self) {
        let mut db = self.world.app.db.read().acquire().await.unwrap();
        let all = roles::in_office(&mut db, &self.agency().id).await.unwrap();
        drop(db);
        let mine = self.mine().await;
        let active = all.into_iter().filter(|officer| officer.activated);
        let officers = active.map(|officer| (officer.id, officer.roles, mine.contains(&officer.id))).collect();
        self.offices.push(Office { at: self.world.app.now(), officers });
    }
}
