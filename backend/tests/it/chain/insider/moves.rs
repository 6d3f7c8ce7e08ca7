//! An insider's attempts with accounts, roles and tables.

use backend::app::accounts::roles::known_to;
use backend::app::administration::context::ChangeContext;
use backend::app::administration::officers;
use backend::app::administration::proposals::context::{administrators, proposal_context};
use backend::app::administration::proposals::outcome;
use backend::app::error::Error;
use backend::app::import;
use backend::db::{Tx, admin_events, delegations, people, proposals};
use domain::administration::{AdminEvent, Consent};
use domain::delegation::DelegationDays;
use domain::person::PersonData;
use domain::renewal::PersonId;
use rand::Rng;

use super::Insider;
use crate::chain::actors::today;

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
        let agency = self.agency.standard.id.clone();
        let mut wanted = known_to(&self.world.app.standards.in_use(&agency));
        wanted.retain(|_| self.random.random());
        let by = ChangeContext { person: by, agency, now: self.world.app.now() };
        let officer = self.person(officer).await;
        let mut tx = self.world.app.db.begin().await.unwrap();
        match officers::set(&self.world.app, &mut tx, &officer, &wanted, &by).await {
            Ok(()) => {
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
        let standard = self.agency.standard.clone();
        let report = import::import(&self.world.app, &standard, by, table.as_bytes()).await.unwrap();
        self.did(if report.done { "imported" } else { "import refused" });
        if report.new > 0 {
            let found = people::find_by_identifier(&mut self.world.app.db.read().acquire().await.unwrap(), &email)
                .await
                .unwrap()
                .unwrap();
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
        let context = proposal_context(&mut tx, &all, &row.proposal, now).await.unwrap();
        let (mut consents, mine) = (Vec::new(), self.mine().await);
        if mine.contains(&row.proposal.person) && row.proposal.owner_may_confirm(&context, now).is_ok() {
            consents.push((Consent::Owner, row.proposal.person));
        }
        for officer in all {
            if mine.contains(&officer) && row.proposal.may_confirm(&context, officer, now).is_ok() {
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
}

/// Whoever has a mailbox sets a password.
async fn activate(tx: &mut Tx, id: PersonId) {
    people::set_password(tx, id, "set").await.unwrap();
}
