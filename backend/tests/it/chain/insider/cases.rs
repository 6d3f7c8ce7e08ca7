//! An insider's cases: their own, their filings, and what they and others do with them.

use backend::app::issuance::issue;
use backend::app::renewals::after;
use backend::app::renewals::case::Case;
use backend::db::renewals;
use backend::db::{Tx, keys};
use domain::renewal::{Act, Actor, Separation, decide, returnable};
use domain::standard::StepKind;
use rand::Rng;

use super::Insider;
use crate::chain::actors::{ACTS, offered};
use crate::chain::random_case::new_key;

impl Insider<'_> {
    /// Applies with one of the insider's accounts, or files for anybody.
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
        let command = self.agency.beginning(holder, &who, &key, false);
        let Ok(events) = decide(&self.agency.standard, None, command, &who, &Separation::default(), now) else {
            return;
        };
        let (case, transition) = Case::begin(&world.app, &mut tx, filer, events, now).await.unwrap();
        after::carry_out(&world.app, &mut tx, &case, &transition, now).await.unwrap();
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

    /// Lets everybody else work: applicants send what is asked of them, officers decide.
    pub(super) async fn somebody_honest(&mut self) {
        let mine = self.mine().await;
        let mut others = self.people.clone();
        others.retain(|person| !mine.contains(person));
        let actors = self.actors(&others).await;
        self.one_act(&actors).await;
    }

    /// Lets one of these people act on a case, mostly to advance it.
    async fn one_act(&mut self, actors: &[Actor]) {
        let (app, now) = (&self.world.app, self.world.app.now());
        let mut tx = app.db.begin().await.unwrap();
        let Some((mut case, issues)) = self.open_case(&mut tx).await else { return };
        if issues {
            drop(tx);
            return issue::issue(app, case.id).await.unwrap();
        }
        let open = offered(&self.agency.standard, &case.renewal, actors);
        let onward = |(_, act): &&(&Actor, Act)| {
            !matches!(act, Act::Release | Act::Return | Act::PassBack | Act::Reject | Act::Withdraw | Act::ReplaceKey)
        };
        let onward: Vec<_> = open.iter().filter(onward).map(|(who, act)| ((*who).clone(), *act)).collect();
        let (who, act) = if onward.is_empty() || self.random.random_ratio(1, 8) {
            // All but the last: who replaces a key alone is in `random_case.rs`.
            (self.one_of(actors), self.one_of(&ACTS[..ACTS.len() - 1]))
        } else {
            self.one_of(&onward)
        };
        // What ends a case shows nothing.
        let (Actor::Person { id: by, .. }, false) = (&who, matches!(act, Act::Withdraw | Act::Reject)) else { return };
        let key = if matches!(act, Act::Complete | Act::SetPassphrase | Act::ReplaceKey) {
            new_key(&mut tx, self.world, case.renewal.holder, self.random).await
        } else {
            String::new()
        };
        let nothing = match act {
            Act::Return => returnable(&case.renewal).is_empty(),
            Act::Record => true,
            _ => false,
        };
        if nothing {
            return;
        }
        let command = self.agency.command(&case.renewal, act, &key, self.random);
        let Ok(events) = case.decide(&mut tx, command, &who, now).await else { return self.did("refused") };
        after::append_events(app, &mut tx, &mut case, events, Some(*by), now).await.unwrap();
        attach(&mut tx, &case).await;
        tx.commit().await.unwrap();
        self.did("acted");
    }

    /// One of the open cases, often the latest, and whether it is the program's turn to issue.
    async fn open_case(&mut self, tx: &mut Tx) -> Option<(Case, bool)> {
        let id = if self.random.random() { self.open.last().copied() } else { None };
        let id = id.or_else(|| (!self.open.is_empty()).then(|| self.one_of(&self.open.clone())))?;
        let row = renewals::get(tx, id).await.unwrap();
        let case = Case::load(&self.world.app, tx, row).await.unwrap();
        if !case.renewal.open() {
            self.open.retain(|open| *open != id);
            return None;
        }
        let issues = case.step().is_some_and(|step| step.kind == StepKind::Issue);
        Some((case, issues))
    }
}

/// The key that was asked for is the case's.
async fn attach(tx: &mut Tx, case: &Case) {
    if let Some(key) = &case.renewal.dossier.public_key {
        keys::attach(tx, &key.0, case.id).await.unwrap();
    }
}
