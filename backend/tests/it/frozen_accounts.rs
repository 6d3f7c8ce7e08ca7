//! "This was not me": an account is frozen by a link in a mail to its owner, and opened again by an administrator.

use axum::http::Method;
use backend::app::accounts::freeze::make_link;
use backend::db::people;
use domain::api::{Alerts, LinkCheck, OfficerCommand, OwnPassword, PendingLogin, path};
use domain::moment::DAY;
use domain::problem::{Fault, Field, Problem};

use crate::address_change::{MOVED, apply_with_address};
use crate::harness::{Answer, Browser, World};
use crate::import::ADMIN;
use crate::wizard::{SARI, VERIFIER};

const RIGHT: &str = backend::cli::demo::PASSWORD;

impl Browser {
    async fn freeze(&mut self, link: &str) -> Answer {
        self.post(path::ACCOUNT_FREEZE, &LinkCheck { link: link.to_owned() }).await
    }
}

async fn link_of(world: &World, email: &str) -> String {
    let mut tx = world.app.db.begin().await.unwrap();
    let person = people::find_by_identifier(&mut tx, email).await.unwrap().unwrap().id;
    let link = make_link(&mut tx, person, world.app.now()).await.unwrap();
    tx.commit().await.unwrap();
    link
}

fn refused(answer: &Answer, field: Field, fault: Fault) {
    assert_eq!((answer.status, &*answer.problem().problems), (422, &[Problem::new(field, fault)][..]));
}

#[tokio::test]
async fn nobody_is_logged_in_to_a_frozen_account_and_the_office_is_told() {
    let world = World::new().await;
    let (mut thief, mut stranger) = (world.logged_in(SARI).await, world.browser());
    let link = link_of(&world, SARI).await;
    assert_eq!(thief.post(path::CALENDAR_FEED, &()).await.status, 200);
    let mut half_way = world.browser();
    half_way.first_part(SARI, RIGHT).await;
    let code = world.code_for(SARI).await;
    // Whoever took the account over does not get rid of the link by changing the password.
    let change = domain::api::PasswordChange { password: RIGHT.into(), new_password: "angin dari utara 77".into() };
    assert_eq!(thief.put(path::OWN_PASSWORD, &change).await.status, 204);

    assert_eq!(stranger.freeze(&link).await.status, 204);
    assert_eq!(stranger.freeze(&link).await.status, 204, "once more changes nothing");
    assert_eq!(thief.get(path::SESSION).await.status, 401);
    assert_eq!(world.count("calendar_feeds").await, 0, "nobody reads the dates on");
    assert_eq!(half_way.enter_token(&code).await.status, 422);
    refused(&world.browser().first_part(SARI, &change.new_password).await, Field::Password, Fault::AccountFrozen);
    assert_eq!(world.browser().first_part(SARI, "salah-sekali").await.status, 401, "strangers learn nothing");
    let mails = world.mails(SARI).await.len();
    let ask = domain::api::LinkRequest { identifier: SARI.into() };
    assert_eq!(world.browser().post(path::ACCOUNT_LINK, &ask).await.status, 202);
    assert_eq!(world.mails(SARI).await.len(), mails, "no link sets a new password");
    let told = world.mails(ADMIN).await;
    assert_eq!(told.iter().filter(|mail| mail.contains("dibekukan")).count(), 1);
}

#[tokio::test]
async fn an_administrator_opens_it_without_anything_that_the_thief_left() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(sari.post(path::RECOVERY_CODES, &OwnPassword { password: RIGHT.into() }).await.status, 200);
    world.browser().freeze(&link_of(&world, SARI).await).await;
    let mut admin = world.logged_in(ADMIN).await;
    let alerts: Alerts = admin.get(path::ALERTS).await.json();
    let [frozen] = &alerts.frozen[..] else { panic!("{alerts:?}") };
    assert_eq!((&*frozen.name, frozen.since), ("Sari Wulandari", world.app.now()));
    let at = path::with(path::FROZEN_ACCOUNT, &frozen.person.0.to_string());
    for (who, status) in [("verifikator@pekalongankota.go.id", 403), ("admin@purbalinggakab.go.id", 404)] {
        let mut other = world.logged_in(who).await;
        assert_eq!(other.act(Method::DELETE, &at).await.status, status, "{who}");
    }
    assert_eq!(admin.act(Method::DELETE, &at).await.status, 204);
    assert_eq!(admin.act(Method::DELETE, &at).await.status, 409, "it is open");
    assert!(admin.get(path::ALERTS).await.json::<Alerts>().frozen.is_empty());

    assert_eq!(world.browser().first_part(SARI, RIGHT).await.status, 401, "the old password is gone");
    let password =
        domain::api::NewPassword { link: world.link_for(SARI).await, password: "angin dari utara 77".into() };
    let mut browser = world.browser();
    assert_eq!(browser.put(path::ACCOUNT_PASSWORD, &password).await.status, 204);
    let pending: PendingLogin = browser.first_part(SARI, &password.password).await.json();
    assert!(!pending.recovery_codes);
    let log = admin.get(path::ADMIN_LOG).await.text();
    assert!(log.contains("account_frozen") && log.contains("account_reopened"), "{log}");
}

#[tokio::test]
async fn a_link_freezes_for_thirty_days_and_guesses_are_limited() {
    let world = World::new().await;
    let link = link_of(&world, SARI).await;
    world.clock.pass(30 * DAY);
    refused(&world.browser().freeze(&link).await, Field::Identifier, Fault::LinkExpired);
    let mut guesser = world.browser_at("192.0.2.44");
    let mut statuses = Vec::new();
    for guess in 0..200 {
        statuses.push(guesser.freeze(&guess.to_string()).await.status);
    }
    assert_eq!((statuses[0], statuses[199]), (422, 429));
}

/// Whoever still reads the old mailbox freezes the account: when another address is asked for, and once that one holds.
#[tokio::test]
async fn the_old_address_freezes_an_account_that_moves_to_another() {
    for approved in [false, true] {
        let world = World::new().await;
        let mut thief = world.logged_in(SARI).await;
        let reference = apply_with_address(&world, &mut thief, MOVED).await;
        let mut now = SARI;
        if approved {
            let approve = OfficerCommand::Approve { note: String::new() };
            assert_eq!(world.logged_in(VERIFIER).await.take_and(&reference, approve).await.status, 200);
            now = MOVED;
            thief = world.logged_in(MOVED).await;
        }
        assert!(
            !world.mails(MOVED).await.iter().any(|mail| mail.contains("diajukan") && mail.contains("/bukan-saya#"))
        );
        assert_eq!(thief.get(path::SESSION).await.status, 200);
        assert_eq!(world.browser().freeze(&world.link_for(SARI).await).await.status, 204, "{approved}");
        assert_eq!(thief.get(path::SESSION).await.status, 401, "{approved}");
        refused(&world.browser().first_part(now, RIGHT).await, Field::Password, Fault::AccountFrozen);
    }
}
