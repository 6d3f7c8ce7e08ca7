//! One person against the office: an administrator, perhaps a verifier, too, who invents colleagues and holders, imports, gives
//! and takes roles, confirms with every account that is theirs, applies, files, decides and lets time pass, in any order. The
//! law: no single person, whatever roles they give themselves, gets a certificate for somebody else. Where there is nobody
//! else in the office, somebody was told three days before.
//!
//! Longer than 250 lines because the acts, and who may be behind which account, are read together.

use std::collections::BTreeSet;
use std::sync::Arc;

use backend::administration::board::{administrators, board};
use backend::administration::{due, outcome};
use backend::case::Case;
use backend::db::people::{self, Person};
use backend::db::renewals::{self, RenewalId};
use backend::db::{Tx, admin_events, delegations, proposals, role_changes};
use backend::error::Error;
use backend::roles::{self, By};
use backend::{import, issue};
use domain::administration::{AdminEvent, Consent, NOTICE_SECS};
use domain::delegation::DelegationDays;
use domain::moment::Timestamp;
use domain::person::PersonData;
use domain::renewal::{Act, Actor, Event, PersonId, Separation, Stage, decide, four_eyes, officers_of};
use domain::standard::{Issuing, Role, ServiceStandard, StepKind};
use rand::Rng;
use rand::rngs::StdRng;

use super::cast::{ACTS, Cast, today};
use super::play::new_key;
use crate::harness::World;

/// Tries of one insider.
const TURNS: u32 = 260;

/// Who holds which office, and whether the insider is behind it.
type Office = Vec<(PersonId, Vec<Role>, bool)>;

/// An insider and what is theirs.
pub struct Insider<'a> {
    world: &'a World,
    cast: &'a Cast,
    random: &'a mut StdRng,
    /// The insider's mailboxes: their own, and as many as they like.
    mailboxes: BTreeSet<String>,
    /// Everybody whom they may invent something for.
    people: Vec<PersonId>,
    cases: Vec<RenewalId>,
    /// Everybody in office, after each turn.
    offices: Vec<(Timestamp, Office)>,
    begun: Timestamp,
    /// How often what was done.
    pub done: std::collections::BTreeMap<&'static str, u32>,
}

impl<'a> Insider<'a> {
    /// The administrator of the agency goes astray; alone or not, in a deciding office or not.
    pub async fn at(world: &'a World, cast: &'a Cast, random: &'a mut StdRng) -> Self {
        let domain = &cast.standard.wizard.email_domains[0];
        let mut people = Vec::new();
        for login in ["admin", "admin2", "sari", "joko", "bima", "wahyu", "verifikator", "verifikator2", "aisyah"] {
            people.push(crate::delegation::person(world, &format!("{login}@{domain}")).await);
        }
        let mut insider = Self {
            world,
            cast,
            random,
            mailboxes: BTreeSet::from([format!("admin@{domain}")]),
            people,
            cases: Vec::new(),
            offices: Vec::new(),
            begun: world.app.now(),
            done: std::collections::BTreeMap::new(),
        };
        insider.set_the_scene().await;
        insider
    }

    fn agency(&self) -> &ServiceStandard {
        &self.cast.standard
    }

    /// The offices as they were before: the insider may decide, or be the only one who administers or decides.
    async fn set_the_scene(&mut self) {
        let (x, second) = (self.people[0], self.people[1]);
        let agency = self.agency().id.clone();
        let (decides, alone, last) = (self.flip(), self.flip(), self.random.random_ratio(1, 3));
        let mut tx = self.world.app.db.begin().await.unwrap();
        let all = role_changes::in_office(&mut tx, &agency).await.unwrap();
        for role in roles::known_to(self.agency()).into_iter().filter(|_| decides) {
            people::give_role(&mut tx, x, &agency, role).await.unwrap();
        }
        for (officer, role) in all.iter().flat_map(|officer| officer.roles.iter().map(move |role| (officer.id, *role)))
        {
            let goes = (alone && officer == second) || (last && decides && officer != x && role != Role::Administrator);
            if goes {
                role_changes::take_role(&mut tx, officer, &agency, role).await.unwrap();
            }
        }
        tx.commit().await.unwrap();
    }

    fn flip(&mut self) -> bool {
        self.random.random()
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.random.random_range(0..all.len())]
    }

    fn did(&mut self, what: &'static str) {
        *self.done.entry(what).or_default() += 1;
    }

    async fn person(&self, id: PersonId) -> Person {
        people::get(self.world.app.db.read(), id).await.unwrap().unwrap()
    }

    /// Whether mails to this account come to the insider.
    async fn is_mine(&self, id: PersonId) -> bool {
        self.mailboxes.contains(&self.person(id).await.data.email)
    }

    async fn mine(&self) -> Vec<PersonId> {
        let mut mine = Vec::new();
        for person in &self.people {
            if self.is_mine(*person).await {
                mine.push(*person);
            }
        }
        mine
    }

    fn new_mailbox(&mut self) -> String {
        let address = format!("x{}@{}", self.mailboxes.len(), self.agency().wizard.email_domains[0]);
        self.mailboxes.insert(address.clone());
        address
    }

    /// Many tries; then the law is asked of what came of them.
    pub async fn act(mut self) -> std::collections::BTreeMap<&'static str, u32> {
        for _ in 0..TURNS {
            let kind = self.random.random_range(0..20);
            match kind {
                0 => self.invent().await,
                1 | 2 => self.change_roles().await,
                3..=5 => self.import().await,
                6 | 7 => self.confirm().await,
                8 => self.delegate().await,
                9 | 10 => self.begin_case().await,
                11 | 12 => self.pass_time().await,
                13 => self.somebody_honest().await,
                _ => self.act_on_a_case().await,
            }
            self.note_offices().await;
        }
        self.law().await;
        self.done
    }

    /// Accounts with password of which the insider is an administrator.
    async fn my_administrators(&self) -> Vec<PersonId> {
        let mut db = self.world.app.db.read().acquire().await.unwrap();
        let mut found = administrators(&mut db, &self.agency().id).await.unwrap();
        drop(db);
        let mine = self.mine().await;
        found.retain(|person| mine.contains(person));
        found
    }

    /// Whoever has a mailbox sets a password.
    async fn activate(&self, tx: &mut Tx, id: PersonId) {
        people::set_password(tx, id, "set").await.unwrap();
    }

    async fn invent(&mut self) {
        let administrators = self.my_administrators().await;
        if administrators.is_empty() {
            return;
        }
        let (by, email) = (self.one_of(&administrators), self.new_mailbox());
        let (agency, now) = (self.agency().id.clone(), self.world.app.now());
        let data = PersonData { name: "Rekan Rekaan".to_owned(), email, ..PersonData::default() };
        let mut tx = self.world.app.db.begin().await.unwrap();
        let id = people::insert(&mut tx, &agency, &data, None, now.0).await.unwrap();
        let entered = AdminEvent::OfficerEntered { person: id };
        admin_events::append(&mut tx, &agency, Some(by), now, &entered).await.unwrap();
        self.activate(&mut tx, id).await;
        tx.commit().await.unwrap();
        self.people.push(id);
        self.set_roles(by, id).await;
    }

    async fn change_roles(&mut self) {
        let administrators = self.my_administrators().await;
        if !administrators.is_empty() {
            let (by, officer) = (self.one_of(&administrators), self.one_of(&self.people.clone()));
            self.set_roles(by, officer).await;
        }
    }

    async fn set_roles(&mut self, by: PersonId, officer: PersonId) {
        let standard = self.cast.standard.clone();
        let mut wanted = roles::known_to(&standard);
        wanted.retain(|_| self.random.random());
        let by = By { person: by, agency: standard.id.clone(), now: self.world.app.now() };
        let officer = self.person(officer).await;
        let mut tx = self.world.app.db.begin().await.unwrap();
        match roles::set(&self.world.app, &mut tx, &standard, &officer, &wanted, &by).await {
            Ok(_) => {
                tx.commit().await.unwrap();
                self.did("roles");
            }
            Err(Error::Forbidden(_) | Error::Conflict(_)) => self.did("roles refused"),
            Err(error) => panic!("{error:?}"),
        }
    }

    /// Somebody new, or another address, NIK or name for somebody on record.
    async fn import(&mut self) {
        let administrators = self.my_administrators().await;
        if administrators.is_empty() {
            return;
        }
        let by = self.one_of(&administrators);
        let email = self.new_mailbox();
        let number = self.random.random_range(1000..9999_u32);
        let row = if self.random.random_ratio(1, 3) {
            format!("Pemegang Rekaan,337501450790{number},{email},081234567890,Dinas,Analis,,2026-12-05")
        } else {
            let all = self.people.clone();
            let known = self.one_of(&all);
            let data = self.person(known).await.data;
            if data.nik.is_empty() {
                return;
            }
            let name = if self.random.random_ratio(1, 4) { "Nama Lain" } else { "" };
            format!("{name},{},{email},,,,,", data.nik)
        };
        let table = format!("nama,nik,email,hp,unit,jabatan,status,berlaku_sampai\n{row}\n");
        let standard = self.cast.standard.clone();
        let report = import::carry_out(&self.world.app, &standard, by, table.as_bytes()).await.unwrap();
        self.did(if report.done { "imported" } else { "import refused" });
        if report.new > 0 {
            let found = people::find_by_identifier(self.world.app.db.read(), &email).await.unwrap().unwrap();
            self.people.push(found.id);
        }
    }

    /// With an account of their own: as an administrator, or as the owner by a mailed link.
    async fn confirm(&mut self) {
        let (app, now) = (&self.world.app, self.world.app.now());
        let mut tx = app.db.begin().await.unwrap();
        let rows = proposals::of_agency(&mut tx, &self.agency().id, false, 100).await.unwrap();
        if rows.is_empty() {
            return;
        }
        let row = &rows[self.random.random_range(0..rows.len())];
        let all = administrators(&mut tx, &row.agency).await.unwrap();
        let board = board(&mut tx, &all, &row.proposal, now).await.unwrap();
        let mut consents = Vec::new();
        if self.is_mine(row.proposal.person).await && row.proposal.owner_may_confirm(&board, now).is_ok() {
            consents.push((Consent::Owner, row.proposal.person));
        }
        for officer in all {
            if self.is_mine(officer).await && row.proposal.may_confirm(&board, officer, now).is_ok() {
                consents.push((Consent::Officer, officer));
            }
        }
        let Some((consent, actor)) = consents.first().copied() else { return self.did("not confirmed") };
        outcome::take_effect(app, &mut tx, row, consent, Some(actor), now).await.unwrap();
        tx.commit().await.unwrap();
        self.did("confirmed by the insider");
    }

    /// From one's own account in office to another one.
    async fn delegate(&mut self) {
        let mine = self.mine().await;
        let (from, to) = (self.one_of(&mine), self.one_of(&mine));
        let first = today(self.agency(), self.world);
        let days = DelegationDays { first, last: first.plus_days(20) };
        if from != to {
            let (agency, now) = (self.agency().id.clone(), self.world.app.now());
            let mut tx = self.world.app.db.begin().await.unwrap();
            delegations::insert(&mut tx, &agency, from, to, days, now).await.unwrap();
            tx.commit().await.unwrap();
        }
    }

    /// Applies as whoever's mailbox is theirs, or files for anybody.
    async fn begin_case(&mut self) {
        let all = self.people.clone();
        let holder = self.one_of(&all);
        let actors = self.my_actors().await;
        let who = actors[self.random.random_range(0..actors.len())].clone();
        let who = if self.is_mine(holder).await { self.actor_of(holder, &actors) } else { who };
        let Actor::Person { id, .. } = who else { return };
        let (world, now) = (self.world, self.world.app.now());
        let mut tx = world.app.db.begin().await.unwrap();
        if renewals::any_open(&mut tx, holder).await.unwrap() {
            return;
        }
        let key = new_key(&mut tx, world, holder, self.random).await;
        let command = self.cast.beginning(holder, &who, &key, false);
        let standard = self.cast.standard.clone();
        let Ok(events) = decide(&standard, None, command, &who, &Separation::default(), now) else { return };
        self.activate(&mut tx, id).await;
        let mut events = events.into_iter();
        let first = events.next().unwrap();
        let mut case = Case::begin(&world.app, &mut tx, standard, id, first, now).await.unwrap();
        case.record(&world.app, &mut tx, events.collect(), Some(id), now).await.unwrap();
        attach(&mut tx, &case).await;
        self.cases.push(case.id);
        tx.commit().await.unwrap();
        self.did("begun");
    }

    /// Every account of theirs as it is in office today.
    async fn my_actors(&self) -> Vec<Actor> {
        let mine = self.mine().await;
        let mut db = self.world.app.db.read().acquire().await.unwrap();
        let day = today(self.agency(), self.world);
        let officers = delegations::officers(&mut db, &self.agency().id, day).await.unwrap();
        let plain = |id: &PersonId| Actor::Person {
            id: *id,
            agency: self.agency().id.clone(),
            roles: Vec::new(),
            stands_in: Vec::new(),
        };
        let actor = |id: &PersonId| {
            let officer = officers.iter().find(|officer| officer.id == *id);
            officer.map_or_else(|| plain(id), |officer| officer.actor.clone())
        };
        mine.iter().map(actor).collect()
    }

    fn actor_of(&self, person: PersonId, actors: &[Actor]) -> Actor {
        actors.iter().find(|actor| actor.is(person)).unwrap().clone()
    }

    async fn act_on_a_case(&mut self) {
        if self.cases.is_empty() {
            return;
        }
        let cases = self.cases.clone();
        let id = if self.flip() { cases[cases.len() - 1] } else { self.one_of(&cases) };
        let actors = self.my_actors().await;
        self.one_act(id, &actors).await;
    }

    /// One of these people does something that is open to them, if anything is.
    async fn one_act(&mut self, id: RenewalId, actors: &[Actor]) {
        let (app, now) = (&self.world.app, self.world.app.now());
        let mut tx = app.db.begin().await.unwrap();
        let row = renewals::get(&mut tx, id).await.unwrap();
        let mut case = Case::load(app, &mut tx, row).await.unwrap();
        let issues = case.step().is_some_and(|step| step.kind == StepKind::Issue);
        if issues && self.agency().issuing == Issuing::Embedded {
            drop(tx);
            issue::carry_out(app, id).await.unwrap();
            return;
        }
        let holders = matches!(case.renewal.stage, Stage::Returned { .. });
        let acts: Vec<Act> = ACTS.into_iter().filter(|act| !matches!(act, Act::Return | Act::Reject)).collect();
        let act = if holders { Act::Complete } else { self.one_of(&acts) };
        let who = actors[self.random.random_range(0..actors.len())].clone();
        let key = new_key(&mut tx, self.world, case.renewal.holder, self.random).await;
        let command = self.cast.command(&case.renewal, act, &key, self.random);
        let Actor::Person { id: by, .. } = who else { return };
        if matches!(act, Act::Withdraw) && self.random.random_ratio(9, 10) {
            return;
        }
        let Ok(events) = case.decide(&mut tx, command, &who, now).await else { return self.did("refused") };
        case.record(app, &mut tx, events, Some(by), now).await.unwrap();
        attach(&mut tx, &case).await;
        tx.commit().await.unwrap();
        self.did("acted");
    }

    async fn pass_time(&mut self) {
        self.world.clock.pass(self.random.random_range(0..80 * 3600));
        due::carry_out(&self.world.app).await.unwrap();
    }

    /// Somebody else does an honest day's work: a verifier decides, the second administrator looks at what waits.
    async fn somebody_honest(&mut self) {
        let mine = self.mine().await;
        let day = today(self.agency(), self.world);
        let mut db = self.world.app.db.read().acquire().await.unwrap();
        let officers = delegations::officers(&mut db, &self.agency().id, day).await.unwrap();
        drop(db);
        let others: Vec<Actor> =
            officers.into_iter().filter(|officer| !mine.contains(&officer.id)).map(|officer| officer.actor).collect();
        if let (Some(case), false) = (self.cases.last().copied(), others.is_empty()) {
            self.one_act(case, &others).await;
        }
    }

    async fn note_offices(&mut self) {
        let mut db = self.world.app.db.read().acquire().await.unwrap();
        let officers = role_changes::in_office(&mut db, &self.agency().id).await.unwrap();
        drop(db);
        let mut office = Vec::new();
        for officer in officers.into_iter().filter(|officer| officer.activated) {
            let mine = self.is_mine(officer.id).await;
            office.push((officer.id, officer.roles, mine));
        }
        self.offices.push((self.world.app.now(), office));
    }

    /// Whoever applied and whoever decided for each certificate: never one person, while there was somebody else.
    async fn law(&mut self) {
        for id in self.cases.clone() {
            let mut db = self.world.app.db.read().acquire().await.unwrap();
            let row = renewals::get(&mut db, id).await.unwrap();
            let case = Case::load(&self.world.app, &mut db, row).await.unwrap();
            drop(db);
            if case.renewal.certificate.is_none() {
                continue;
            }
            self.did("issued");
            let standard = Arc::clone(&self.cast.standard);
            let mut alone = true;
            let mut decisions = Vec::new();
            for recorded in &case.log {
                let step =
                    if let Event::StepDone { step, .. } = &recorded.event { standard.position(step) } else { None };
                let step = step.map(|step| &standard.steps[step]).filter(|step| four_eyes(step.kind));
                let Some((by, step)) = recorded.actor.zip(step) else { continue };
                alone &= self.was_mine(by, recorded.at);
                decisions.push((officers_of(&standard, step), recorded.at));
            }
            let applied = case.log.iter().rev().find(|recorded| {
                matches!(recorded.event, Event::Submitted { .. } | Event::Completed { .. } | Event::KeySet { .. })
            });
            alone &= applied.is_some_and(|applied| applied.actor.is_some()) && self.is_mine(case.renewal.holder).await;
            if !alone {
                self.did("issued by two");
                continue;
            }
            self.did("issued by one");
            for (roles, at) in decisions {
                let since = at.plus_seconds(-NOTICE_SECS);
                let recent = self.offices.iter().filter(|(then, _)| since < *then && *then <= at);
                for (officer, held, mine) in recent.flat_map(|(_, office)| office) {
                    let could =
                        !mine && *officer != case.renewal.holder && held.iter().any(|role| roles.contains(role));
                    assert!(!could, "{officer:?} could have decided: {:?}", case.log);
                }
                assert!(self.told(since).await, "somebody was told before {since:?}: {:?}", case.log);
            }
        }
    }

    /// Whether the account was the insider's then.
    fn was_mine(&self, officer: PersonId, at: Timestamp) -> bool {
        let office = self.offices.iter().rev().find(|(then, _)| *then <= at);
        office.is_some_and(|(_, office)| office.iter().any(|(id, _, mine)| *id == officer && *mine))
    }

    /// Whether anybody but the insider had a mail of what went on until then.
    async fn told(&self, until: Timestamp) -> bool {
        let rows: Vec<(String,)> = sqlx::query_as(
            "SELECT recipient FROM outbox WHERE created_at >= ? AND created_at <= ?
             AND (subject LIKE '%usulan%' OR subject LIKE '%Data pemegang%' OR subject LIKE '%dicabut%'
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

/// The key that was asked for is the case's.
async fn attach(tx: &mut Tx, case: &Case) {
    if let Some(key) = &case.renewal.dossier.public_key {
        backend::db::keys::attach(tx, &key.0, case.id).await.unwrap();
    }
}
