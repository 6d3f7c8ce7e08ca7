//! A random application from its beginning to its end: each command goes through `decide` into the database.

use backend::app::error::Error;
use backend::app::issuance::issue;
use backend::app::renewals::after;
use backend::app::renewals::case::Case;
use backend::db::certificates::NewCertificate;
use backend::db::keys::{self, Key};
use backend::db::{Tx, renewals};
use domain::certificate::CertificateStatus;
use domain::moment::Date;
use domain::renewal::{Act, Actor, Command, Event, PersonId, Separation, Stage, decide};
use domain::standard::{Issuing, StepKind};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use rcgen::PublicKeyData as _;

use super::actors::{ACTS, Agency, offered, today, without_stand_ins};
use crate::harness::World;
use crate::wizard::{digest, key};

/// Attempts at one application before it is completed.
const TURNS: u32 = 60;

/// An application and its actors.
pub struct RandomCase<'a> {
    world: &'a World,
    agency: &'a Agency,
    random: &'a mut StdRng,
    tx: Option<Tx>,
    case: Case,
    /// All actors as of that day.
    actors: (Date, Vec<Actor>),
}

impl<'a> RandomCase<'a> {
    /// Begins an application with the first actor who may.
    pub async fn begin(world: &'a World, at: &'a Agency, holder: PersonId, random: &'a mut StdRng) -> Self {
        let mut tx = world.app.db.begin().await.unwrap();
        let (now, day) = (world.app.now(), today(&at.standard, world));
        let actors = at.on(&mut tx, day).await;
        let key = new_key(&mut tx, world, holder, random).await;
        let filed: bool = random.random();
        loop {
            let who = actors[random.random_range(0..actors.len())].clone();
            if who.is(holder) == filed {
                continue;
            }
            let command = at.beginning(holder, &who, &key, random.random());
            let nothing = Separation::default();
            let Ok(begun) = decide(&at.standard, None, command, &who, &nothing, now) else { continue };
            let Actor::Person { id, .. } = who else { panic!("a person begins") };
            let begun = Case::begin(&world.app, &mut tx, id, begun, now).await;
            let (case, transition) = begun.unwrap();
            after::carry_out(&world.app, &mut tx, &case, &transition, now).await.unwrap();
            let mut random_case = Self { world, agency: at, random, tx: Some(tx), case, actors: (day, actors) };
            random_case.attach_key().await;
            return random_case;
        }
    }

    /// Makes random attempts, then completes the case, and checks that the log folds to the state.
    pub async fn act(mut self) {
        for _ in 0..TURNS {
            self.world.clock.pass(self.random.random_range(0..8 * 3600));
            self.new_day().await;
            let (who, act) = self.choice();
            self.attempt(&who, act).await;
            self.no_dead_end();
        }
        self.end().await;
        let mut tx = self.tx.take().unwrap();
        let kept = Case::find(&self.world.app, &mut tx, &self.case.reference).await.unwrap().unwrap();
        assert_eq!(kept.renewal, self.case.renewal, "the fold of the stored log is the state");
        tx.commit().await.unwrap();
    }

    async fn new_day(&mut self) {
        let day = today(&self.agency.standard, self.world);
        if self.actors.0 != day {
            self.actors = (day, self.agency.on(self.tx.as_mut().unwrap(), day).await);
        }
    }

    /// Returns mostly an offered act, seldom one that ends the case, otherwise any act by anybody.
    fn choice(&mut self) -> (Actor, Act) {
        if self.random.random_ratio(2, 3) {
            let ending = self.random.random_ratio(1, 15);
            let mut open = offered(&self.agency.standard, &self.case.renewal, &self.actors.1);
            open.retain(|(_, act)| ending || !matches!(act, Act::Reject | Act::Withdraw | Act::Release));
            if !open.is_empty() {
                let (who, act) = open[self.random.random_range(0..open.len())];
                return (who.clone(), act);
            }
        }
        let who = self.random.random_range(0..self.actors.1.len());
        (self.actors.1[who].clone(), ACTS[self.random.random_range(0..ACTS.len())])
    }

    /// Carries out the act. Returns whether it was allowed; a refusal changes nothing.
    async fn attempt(&mut self, who: &Actor, act: Act) -> bool {
        let (app, now) = (&self.world.app, self.world.app.now());
        let tx = self.tx.as_mut().unwrap();
        let key = if matches!(act, Act::Complete | Act::SetPassphrase | Act::ReplaceKey) {
            new_key(tx, self.world, self.case.renewal.holder, self.random).await
        } else {
            // Never used as a key.
            hex::encode(self.random.random::<[u8; 32]>())
        };
        let command = self.agency.command(&self.case.renewal, act, &key, self.random);
        let by = if let Actor::Person { id, .. } = who { Some(*id) } else { None };
        let before = self.case.renewal.clone();
        let done = match command {
            Command::Issue(_) if by.is_none() && self.agency.standard.issuing == Issuing::Embedded => {
                self.issue().await;
                return self.case.renewal != before;
            }
            Command::Issue(fact) => {
                let new = NewCertificate {
                    person: self.case.renewal.holder,
                    serial: Some(fact.serial),
                    status: CertificateStatus::Active,
                    not_before: Some(fact.not_before),
                    not_after: Some(fact.not_after),
                    issuer: None,
                    subject: None,
                    public_key_sha256: None,
                    der: None,
                    chain: None,
                    renewal: Some(self.case.id),
                };
                issue::complete_issuance(app, tx, &mut self.case, who, by, new, now).await
            }
            command => match self.case.decide(tx, command, who, now).await {
                Ok(events) => {
                    self.keep(events, by).await;
                    Ok(())
                }
                Err(refusal) => Err(refusal),
            },
        };
        match done {
            Ok(()) => true,
            Err(Error::Forbidden(_) | Error::Conflict(_) | Error::NotFound) => {
                assert_eq!(self.case.renewal, before, "a refusal changes nothing");
                false
            }
            Err(error) => panic!("{act:?}: {error:?}"),
        }
    }

    async fn keep(&mut self, events: Vec<Event>, by: Option<PersonId>) {
        let (app, tx) = (&self.world.app, self.tx.as_mut().unwrap());
        after::append_events(app, tx, &mut self.case, events, by, app.now()).await.unwrap();
        self.attach_key().await;
    }

    async fn attach_key(&mut self) {
        let tx = self.tx.as_mut().unwrap();
        if let Some(key) = &self.case.renewal.dossier.public_key {
            keys::attach(tx, &key.0, self.case.id).await.unwrap();
        }
    }

    /// Issues what is approved, if anything, twice at once.
    async fn issue(&mut self) {
        self.tx.take().unwrap().commit().await.unwrap();
        let (app, id) = (&self.world.app, self.case.id);
        let (one, other) = tokio::join!(issue::issue(app, id), issue::issue(app, id));
        one.and(other).unwrap();
        let mut tx = app.db.begin().await.unwrap();
        let row = renewals::get(&mut tx, id).await.unwrap();
        self.case = Case::load(app, &mut tx, row).await.unwrap();
        self.tx = Some(tx);
    }

    /// Returns the acts that advance the case, without delegates.
    fn onward(&self) -> Option<(Actor, Act)> {
        let wanted = [Act::Complete, Act::SetPassphrase, Act::Approve, Act::Record, Act::Take];
        let actors = without_stand_ins(&self.actors.1);
        let open = offered(&self.agency.standard, &self.case.renewal, &actors);
        let next = wanted.iter().find_map(|act| open.iter().find(|(_, offered)| offered == act));
        let issues = self.case.step().is_some_and(|step| step.kind == StepKind::Issue)
            && self.agency.standard.issuing == Issuing::Embedded;
        next.map(|(who, act)| ((*who).clone(), *act)).or(issues.then_some((Actor::System, Act::Record)))
    }

    fn no_dead_end(&self) {
        let stuck = self.case.renewal.open() && self.onward().is_none();
        assert!(!stuck, "a dead end at {}: {:?}", self.agency.standard.id.0, self.case.renewal);
    }

    async fn end(&mut self) {
        for _ in 0..60 {
            if !self.case.renewal.open() {
                break;
            }
            let (who, act) = self.onward().expect("no dead end");
            assert!(self.attempt(&who, act).await, "{act:?} was offered");
        }
        assert!(!self.case.renewal.open(), "it goes round: {:?}", self.case.renewal);
        if self.case.renewal.stage == Stage::Finished && self.case.renewal.received_at.is_none() {
            let holder = self.actors.1.iter().find(|actor| actor.is(self.case.renewal.holder)).unwrap().clone();
            assert!(self.attempt(&holder, Act::Receive).await);
        }
    }
}

/// Inserts a new key pair into the holder's draft, as the browser would, without request and wrapping. Returns the
/// SHA-256 of its public key.
pub async fn new_key(tx: &mut Tx, world: &World, person: PersonId, random: &mut StdRng) -> String {
    let mut spki = key(0).subject_public_key_info();
    // Its own chance: how many numbers it takes depends on that key, which is another one in each run.
    let mut random = StdRng::seed_from_u64(random.random());
    // Mostly a number with small factors, which nobody certifies: again.
    loop {
        random.fill(&mut spki[100..116]);
        // The second question takes long.
        if !small_factor(&spki[33..spki.len() - 5]) && backend::infra::authority::check_key(&spki).is_ok() {
            break;
        }
    }
    let public_key_sha256 = digest(&spki);
    let made_at = world.app.now();
    let (request, wrapped_key) = (Vec::new(), Vec::new());
    let key = Key { public_key_sha256: public_key_sha256.clone(), person, request, spki, wrapped_key, made_at };
    keys::put(tx, &key).await.unwrap();
    public_key_sha256
}

/// Whether a number, the most significant byte first, has a factor below a thousand.
fn small_factor(number: &[u8]) -> bool {
    let rest = |by: u32| number.iter().fold(0, |rest, byte| (rest * 256 + u32::from(*byte)) % by);
    (3..1000).step_by(2).any(|by| rest(by) == 0)
}
