//! What an insider may try, and what others do meanwhile.
//!
//! Longer than 250 lines because every move stands beside the others.

use backend::administration::board::{administrators, board};
use backend::administration::outcome;
use backend::case::Case;
use backend::db::renewals;
use backend::db::{Tx, admin_events, delegations, keys, people, proposals};
use backend::error::Error;
use backend::roles::{self, By};
use backend::{import, issue};
use domain::administration::{AdminEvent, Consent};
use domain::delegation::DelegationDays;
use domain::person::PersonData;
use domain::renewal::{Act, Actor, PersonId, Separation, decide};
use domain::standard::StepKind;
use rand::Rng;

use super::Insider;
use crate::chain::cast::{ACTS, offered, today};
use crate::chain::play::new_key;

impl Insider<'_> {
    /// Accounts of theirs that administer.
    async fn my_administrators(&self) -> Vec<PersonId> {
        let mut db = self.world.app.db.read().acquire().await.unwrap();
        let mut found = administrators(&mut db, &self.agency().id).await.unwrap();
        drop(db);
        let mine = self.mine().await;
        found.retain(|person| mine.contains(person));
        found
    }

    /// A colleague, whose mailbox is theirs.
    pub(super) async fn invent(&mut self) {
        let administrators = self.my_administrators().await;
        if administrators.is_empty() {
            return;
        }
        let (by, email) = (self.one_of(&administrators), self.new_mailbox());
        let (agency, now) = (self.agency().id.clone(), self.world.app.now());
        let data = PersonData {
            name: "Rekan Rekaan".to_owned(),
            nik: format!("337501450791{}", self.random.random_range(1000..9999_u32)),
            email,
            mobile: "+6281234567890".to_owned(),
            province: self.agency().agency.province.clone(),
            agency: self.agency().agency.organization.clone(),
            unit: "Dinas".to_owned(),
            position: "Analis".to_owned(),
            ..PersonData::default()
        };
        let mut tx = self.world.app.db.begin().await.unwrap();
        let id = people::insert(&mut tx, &agency, &data, None, now.0).await.unwrap();
        let entered = AdminEvent::OfficerEntered { person: id };
        admin_events::append(&mut tx, &agency, Some(by), now, &entered).await.unwrap();
        activate(&mut tx, id).await;
        tx.commit().await.unwrap();
        self.people.push(id);
        self.set_roles(by, id).await;
    }

    pub(super) async fn change_roles(&mut self) {
        let administrators = self.my_administrators().await;
        if !administrators.is_empty() {
            let (by, other) = (self.one_of(&administrators), self.one_of(&self.people.clone()));
            let officer = if self.random.random_ratio(1, 4) { by } else { other };
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

    /// Somebody new, or another address and perhaps another name for somebody on record.
    pub(super) async fn import(&mut self) {
        let administrators = self.my_administrators().await;
        if administrators.is_empty() {
            return;
        }
        let by = self.one_of(&administrators);
        let email = self.new_mailbox();
        let row = if self.random.random() {
            let number = self.random.random_range(1000..9999_u32);
            format!("Pemegang Rekaan,337501450790{number},{email},081234567890,Dinas,Analis,,2026-12-05")
        } else {
            let known = self.one_of(&self.people.clone());
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
            let mut tx = self.world.app.db.begin().await.unwrap();
            activate(&mut tx, found.id).await;
            tx.commit().await.unwrap();
            self.people.push(found.id);
        }
    }

    /// With an account of their own: as an administrator, or as the owner by a mailed link.
    pub(super) async fn confirm(&mut self) {
        let (app, now) = (&self.world.app, self.world.app.now());
        let mut tx = app.db.begin().await.unwrap();
        let rows = proposals::of_agency(&mut tx, &self.agency().id, false, 100).await.unwrap();
        if rows.is_empty() {
            return;
        }
        let row = &rows[self.random.random_range(0..rows.len())];
        let all = administrators(&mut tx, &row.agency).await.unwrap();
        let board = board(&mut tx, &all, &row.proposal, now).await.unwrap();
        let (mut consents, mine) = (Vec::new(), self.mine().await);
        if mine.contains(&row.proposal.person) && row.proposal.owner_may_confirm(&board, now).is_ok() {
            consents.push((Consent::Owner, row.proposal.person));
        }
        for officer in all {
            if mine.contains(&officer) && row.proposal.may_confirm(&board, officer, now).is_ok() {
                consents.push((Consent::Officer, officer));
            }
        }
        let Some((consent, actor)) = consents.first().copied() else { return self.did("not confirmed") };
        outcome::take_effect(app, &mut tx, row, consent, Some(actor), now).await.unwrap();
        tx.commit().await.unwrap();
        self.did("confirmed");
    }

    /// From one account of theirs to another.
    pub(super) async fn delegate(&mut self) {
        let mine = self.mine().await;
        let (from, to) = (self.one_of(&mine), self.one_of(&mine));
        let first = today(self.agency(), self.world);
        let days = DelegationDays { first, last: first.plus_days(20) };
        if from != to {
            let (agency, now) = (self.agency().id.clone(), self.world.app.now());
            let mut tx = self.world.app.db.begin().await.unwrap();
            delegations::insert(&mut tx, &agency, from, to, days, now).await.unwrap();
            let given = AdminEvent::Delegated { from, to };
            admin_events::append(&mut tx, &agency, Some(from), now, &given).await.unwrap();
            tx.commit().await.unwrap();
        }
    }

    /// Applies with an account of theirs, or files for anybody.
    pub(super) async fn begin_case(&mut self) {
        let mine = self.mine().await;
        let holder = if self.random.random() { self.one_of(&mine) } else { self.one_of(&self.people.clone()) };
        let filer = if mine.contains(&holder) { holder } else { self.one_of(&mine) };
        let Some(who) = self.actors(&[filer]).await.pop() else { return };
        let (world, now) = (self.world, self.world.app.now());
        let mut tx = world.app.db.begin().await.unwrap();
        if renewals::any_open(&mut tx, holder).await.unwrap() {
            return;
        }
        let key = if filer == holder { new_key(&mut tx, world, holder, self.random).await } else { String::new() };
        let command = self.cast.beginning(holder, &who, &key, false);
        let standard = self.cast.standard.clone();
        let Ok(events) = decide(&standard, None, command, &who, &Separation::default(), now) else { return };
        let mut events = events.into_iter();
        let first = events.next().unwrap();
        let mut case = Case::begin(&world.app, &mut tx, standard, filer, first, now).await.unwrap();
        case.record(&world.app, &mut tx, events.collect(), Some(filer), now).await.unwrap();
        attach(&mut tx, &case).await;
        tx.commit().await.unwrap();
        self.cases.push(case.id);
        self.open.push(case.id);
        self.did("begun");
    }

    pub(super) async fn act_on_a_case(&mut self) {
        let actors = self.actors(&self.mine().await).await;
        self.one_act(&actors).await;
    }

    /// Everybody else does an honest day's work: applicants send what is asked of them, officers decide.
    pub(super) async fn somebody_honest(&mut self) {
        let mine = self.mine().await;
        let mut others = self.people.clone();
        others.retain(|person| !mine.contains(person));
        let actors = self.actors(&others).await;
        self.one_act(&actors).await;
    }

    /// One of these people does something with a case: mostly what brings it on.
    async fn one_act(&mut self, actors: &[Actor]) {
        let (app, now) = (&self.world.app, self.world.app.now());
        let mut tx = app.db.begin().await.unwrap();
        let Some((mut case, issues)) = self.open_case(&mut tx).await else { return };
        if issues {
            drop(tx);
            return issue::carry_out(app, case.id).await.unwrap();
        }
        let open = offered(&self.cast.standard, &case.renewal, actors);
        let onward = |(_, act): &&(&Actor, Act)| !matches!(act, Act::Return | Act::Reject | Act::Withdraw);
        let onward: Vec<_> = open.iter().filter(onward).map(|(who, act)| ((*who).clone(), *act)).collect();
        let (who, act) = if onward.is_empty() || self.random.random_ratio(1, 8) {
            (self.one_of(actors), self.one_of(&ACTS))
        } else {
            self.one_of(&onward)
        };
        // What ends a case shows nothing.
        let (Actor::Person { id: by, .. }, false) = (&who, matches!(act, Act::Withdraw | Act::Reject)) else { return };
        let key = if matches!(act, Act::Complete | Act::SetPassphrase) {
            new_key(&mut tx, self.world, case.renewal.holder, self.random).await
        } else {
            String::new()
        };
        if matches!(act, Act::Return) && domain::renewal::returnable(&case.renewal).is_empty() || act == Act::Record {
            return;
        }
        let command = self.cast.command(&case.renewal, act, &key, self.random);
        let Ok(events) = case.decide(&mut tx, command, &who, now).await else { return self.did("refused") };
        case.record(app, &mut tx, events, Some(*by), now).await.unwrap();
        attach(&mut tx, &case).await;
        tx.commit().await.unwrap();
        self.did("acted");
    }

    /// One of the open cases, often the latest, and whether it is the program's turn to issue.
    async fn open_case(&mut self, tx: &mut Tx) -> Option<(Case, bool)> {
        let id = if self.random.random() { self.open.last().copied() } else { None };
        let id = id.or_else(|| (!self.open.is_empty()).then(|| self.one_of(&self.open.clone())))?;
        let row = renewals::get(&mut **tx, id).await.unwrap();
        let case = Case::load(&self.world.app, tx, row).await.unwrap();
        if !case.renewal.open() {
            self.open.retain(|open| *open != id);
            return None;
        }
        let issues = case.step().is_some_and(|step| step.kind == StepKind::Issue);
        Some((case, issues))
    }
}

/// Whoever has a mailbox sets a password.
async fn activate(tx: &mut Tx, id: PersonId) {
    people::set_password(tx, id, "set").await.unwrap();
}

/// The key that was asked for is the case's.
async fn attach(tx: &mut Tx, case: &Case) {
    if let Some(key) = &case.renewal.dossier.public_key {
        keys::attach(tx, &key.0, case.id).await.unwrap();
    }
}
