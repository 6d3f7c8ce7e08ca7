//! Roles are given by two people, never to oneself; in an office of one, after a time in which everybody concerned can
//! object.

use backend::app::administration::proposals::due;
use domain::administration::{AdminEvent, Consent, NOTICE_SECS, PROPOSAL_LIFETIME_SECS, ProposalId};
use domain::api::{LinkAnswer, Officers, ProposalAnswer, WaitsFor, path};
use domain::renewal::Refusal;
use domain::standard::Role;

use crate::administration::{ADMIN, NEW, SECOND, id_of};
use crate::harness::{Answer, Browser, World};
use crate::wizard::{SARI, VERIFIER};

impl World {
    /// Lets time pass and carries out what is due.
    pub async fn wait(&self, seconds: i64) {
        self.clock.pass(seconds);
        due::carry_out_due(&self.app).await.unwrap();
    }

    pub async fn roles_of(&self, email: &str) -> Vec<Role> {
        let (mut db, person) = (self.app.db.read().acquire().await.unwrap(), id_of(self, email).await);
        backend::db::people::roles(&mut db, person).await.unwrap()
    }

    /// Leaves the agency one administrator, long enough ago that nobody is told of it any more.
    pub async fn with_one_administrator(&self) {
        let mut tx = self.app.db.begin().await.unwrap();
        let second = id_of(self, SECOND).await;
        sqlx::query("DELETE FROM roles WHERE person = ?").bind(second.0).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
    }
}

impl Browser {
    pub async fn by_link(&mut self, link: String, agree: bool) -> Answer {
        self.post(path::PROPOSAL_ANSWER, &LinkAnswer { link, agree }).await
    }

    async fn only(&mut self) -> ProposalId {
        let rows = self.proposals().await.rows;
        assert_eq!(rows.len(), 1, "{rows:?}");
        rows[0].id
    }
}

#[tokio::test]
async fn nobody_gives_a_role_to_themselves() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let me = id_of(&world, ADMIN).await;
    for role in [Role::Verifier, Role::FrontDesk, Role::Authority] {
        let told = admin.set_roles(me, &[Role::Administrator, role]).await.problem();
        assert_eq!((told.status, told.refusal), (403, Some(Refusal::OwnRole)), "{role:?}");
        let told = admin.invite("Fitri Handayani", ADMIN, &[role]).await.problem();
        assert_eq!((told.status, told.refusal), (403, Some(Refusal::OwnRole)), "{role:?}");
    }
    assert_eq!(world.roles_of(ADMIN).await, [Role::Administrator]);
    assert!(admin.proposals().await.rows.is_empty());
}

#[tokio::test]
async fn a_role_waits_for_the_second_administrator_however_long() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    admin.invite("Sari Wulandari", SARI, &[Role::Verifier]).await.json::<Officers>();
    let id = admin.only().await;
    let told = admin.answer_proposal(id, true).await.problem();
    assert_eq!((told.status, told.refusal), (403, Some(Refusal::SecondPerson)), "not who asked for it");
    assert!(!admin.proposals().await.rows[0].confirmable);
    world.wait(NOTICE_SECS + 1).await;
    assert!(world.roles_of(SARI).await.is_empty(), "time does not stand for the second administrator");
    assert!(world.mails(SECOND).await.pop().unwrap().contains("/petugas/pengelolaan/konfirmasi"));

    let mut second = world.logged_in(SECOND).await;
    assert!(second.proposals().await.rows[0].confirmable);
    assert_eq!(second.answer_proposal(id, true).await.status, 200);
    assert_eq!(world.roles_of(SARI).await, [Role::Verifier]);
    assert_eq!(second.answer_proposal(id, true).await.status, 404, "once");
    let log = crate::admin_log::logged(&world, &domain::standard::AgencyId("kota-pekalongan".to_owned())).await;
    let (who, last) = log.last().unwrap();
    let (admin, sari) = (id_of(&world, ADMIN).await, id_of(&world, SARI).await);
    let given = AdminEvent::RoleGiven {
        person: sari,
        role: Role::Verifier,
        proposed_by: admin,
        announced_at: Some(crate::harness::monday()),
        consent: Consent::Officer,
    };
    assert_eq!((who, last), (&Some(id_of(&world, SECOND).await), &given));
}

#[tokio::test]
async fn an_unconfirmed_proposal_is_discarded() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    admin.invite("Sari Wulandari", SARI, &[Role::Verifier]).await.json::<Officers>();
    world.wait(PROPOSAL_LIFETIME_SECS).await;
    let mut admin = world.logged_in(ADMIN).await;
    assert!(admin.proposals().await.rows.is_empty());
    assert!(world.roles_of(SARI).await.is_empty());
    assert_eq!(world.count("proposal_links").await, 0);
}

/// Every new officer's account is announced, even one that only receives and files.
#[tokio::test]
async fn a_front_desk_role_is_proposed_like_the_rest() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    admin.invite("Putri Amelia", NEW, &[Role::FrontDesk]).await.json::<Officers>();
    assert!(world.roles_of(NEW).await.is_empty());
    assert_eq!(admin.proposals().await.rows[0].waits_for, WaitsFor::Administrator);
    assert!(world.mails(SECOND).await.pop().unwrap().contains("/petugas/pengelolaan/konfirmasi"));
    assert!(world.mails("diskominfo@pekalongankota.go.id").await.pop().unwrap().contains("/keberatan#"));
    world.wait(NOTICE_SECS + 1).await;
    assert!(world.roles_of(NEW).await.is_empty());
    world.logged_in(SECOND).await.confirm_all().await;
    assert_eq!(world.roles_of(NEW).await, [Role::FrontDesk]);
}

/// An invented person does not replace the second person, nor does anybody whom they confirmed.
#[tokio::test]
async fn an_invented_colleague_confirms_nothing() {
    let world = World::new().await;
    world.with_one_administrator().await;
    let mut admin = world.logged_in(ADMIN).await;
    admin.invite("Putri Amelia", NEW, &[Role::Administrator]).await.json::<Officers>();
    world.wait(NOTICE_SECS).await;
    assert_eq!(world.roles_of(NEW).await, [Role::Administrator]);
    let mut putri = world.activated(NEW).await;
    let mut admin = world.logged_in(ADMIN).await;
    admin.invite("Sari Wulandari", SARI, &[Role::Verifier]).await.json::<Officers>();
    let id = putri.only().await;
    let told = putri.answer_proposal(id, true).await.problem();
    assert_eq!((told.status, told.refusal), (403, Some(Refusal::SecondPerson)));
    // What the colleague asks for, the inventor does not confirm either.
    putri.invite("Joko Santosa", "joko@pekalongankota.go.id", &[Role::Verifier]).await.json::<Officers>();
    let of_putri = admin.proposals().await.rows.pop().unwrap();
    assert!(!of_putri.confirmable);
    // There is no second person: time stands for it, with all concerned told.
    assert!(matches!(of_putri.waits_for, WaitsFor::Time(Some(_))));

    // After the first month they are colleagues like others.
    world.wait(domain::administration::PROBATION_SECS).await;
    let mut admin = world.logged_in(ADMIN).await;
    let mut putri = world.logged_in(NEW).await;
    admin.invite("Ratna Kusumaningrum", "ratna@pekalongankota.go.id", &[Role::Verifier]).await.json::<Officers>();
    let id = putri.only().await;
    assert_eq!(putri.answer_proposal(id, true).await.status, 200);
}

#[tokio::test]
async fn a_confirmed_colleague_is_a_second_person_at_once() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    admin.invite("Putri Amelia", NEW, &[Role::Administrator]).await.json::<Officers>();
    world.logged_in(SECOND).await.confirm_all().await;
    let mut putri = world.activated(NEW).await;
    admin.invite("Sari Wulandari", SARI, &[Role::Verifier]).await.json::<Officers>();
    let id = putri.only().await;
    assert_eq!(putri.answer_proposal(id, true).await.status, 200);
}

#[tokio::test]
async fn in_an_office_of_one_everybody_concerned_can_object() {
    let world = World::new().await;
    world.with_one_administrator().await;
    let office = "diskominfo@pekalongankota.go.id";
    for objector in [SARI, office] {
        let mut admin = world.logged_in(ADMIN).await;
        admin.invite("Sari Wulandari", SARI, &[Role::Verifier]).await.json::<Officers>();
        let until = world.app.now().plus_seconds(NOTICE_SECS);
        assert_eq!(admin.proposals().await.rows[0].waits_for, WaitsFor::Time(Some(until)));
        for to in [SARI, office] {
            assert!(world.mails(to).await.pop().unwrap().contains("/keberatan#"), "{to}");
        }
        world.wait(NOTICE_SECS - 1).await;
        assert!(world.roles_of(SARI).await.is_empty());
        let link = world.link_for(objector).await;
        let mut browser = world.browser();
        let told = browser.by_link(link.clone(), true).await.problem();
        assert_eq!((told.status, told.refusal), (403, Some(Refusal::SecondPerson)), "an objector can't agree");
        assert_eq!(browser.by_link(link.clone(), false).await.status, 204);
        assert_eq!(browser.by_link(link, false).await.status, 404, "once");
        world.wait(NOTICE_SECS).await;
        assert!(world.roles_of(SARI).await.is_empty());
        assert!(world.mails(ADMIN).await.pop().unwrap().contains("ditolak"));
    }
    let mut admin = world.logged_in(ADMIN).await;
    admin.invite("Sari Wulandari", SARI, &[Role::Verifier]).await.json::<Officers>();
    world.wait(NOTICE_SECS).await;
    assert_eq!(world.roles_of(SARI).await, [Role::Verifier]);
    assert!(world.mails(SARI).await.pop().unwrap().contains("/petugas/"));
}

/// Removing the second administrator restarts the time and is mailed to them.
#[tokio::test]
async fn reducing_an_office_to_one_gains_no_time() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    admin.invite("Sari Wulandari", SARI, &[Role::Verifier]).await.json::<Officers>();
    world.wait(NOTICE_SECS).await;
    let mut admin = world.logged_in(ADMIN).await;
    admin.set_roles(id_of(&world, SECOND).await, &[]).await.json::<Officers>();
    world.wait(NOTICE_SECS - 1).await;
    assert!(world.roles_of(SARI).await.is_empty());
    let mails = world.mails(SECOND).await;
    assert!(mails.iter().any(|mail| mail.contains("dicabut")));
    let link = world.link_for(SECOND).await;
    assert_eq!(world.browser().by_link(link, false).await.status, 204);
    world.wait(NOTICE_SECS).await;
    assert!(world.roles_of(SARI).await.is_empty());
}

#[tokio::test]
async fn only_the_agencys_administrators_see_proposals() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    admin.invite("Sari Wulandari", SARI, &[Role::Verifier]).await.json::<Officers>();
    let id = admin.only().await;
    let mut verifier = world.logged_in(VERIFIER).await;
    assert_eq!(verifier.get(path::PROPOSALS).await.status, 403);
    assert_eq!(verifier.answer_proposal(id, true).await.status, 403);
    let mut elsewhere = world.logged_in("admin@merantikab.go.id").await;
    assert!(elsewhere.proposals().await.rows.is_empty());
    for agree in [true, false] {
        assert_eq!(elsewhere.answer_proposal(id, agree).await.status, 404);
    }
    for nobody in ["x", "0", "99999999999999999999"] {
        let answer = ProposalAnswer { agree: true, batch: false };
        assert_eq!(admin.post(&path::with(path::PROPOSAL, nobody), &answer).await.status, 404);
    }
    for link in ["", "x"] {
        assert_eq!(world.browser().by_link(link.to_owned(), false).await.status, 404);
    }
    // Who asked for it may take it back.
    assert_eq!(admin.answer_proposal(id, false).await.status, 200);
    assert!(admin.proposals().await.rows.is_empty());
}

impl World {
    /// A browser of somebody who has just set the first password by the mailed link.
    pub async fn activated(&self, email: &str) -> Browser {
        let (link, mut browser) = (self.link_for(email).await, self.browser());
        let body = domain::api::NewPassword { link, password: backend::cli::demo::PASSWORD.to_owned() };
        assert_eq!(browser.put(path::ACCOUNT_PASSWORD, &body).await.status, 204);
        browser.log_in(self, email).await;
        browser
    }
}
