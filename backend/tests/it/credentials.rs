//! What a new password or address voids: log-ins in progress, links, codes; and which device cookies are accepted.

use axum::http::Method;
use backend::db::{people, sessions};
use domain::api::{DraftView, EmailConfirmation, LinkRequest, NewPassword, path};
use domain::person::DataField;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::PersonId;

use crate::harness::{Browser, World};
use crate::wizard::SARI;

const OLD: &str = backend::cli::demo::PASSWORD;
const NEW: &str = "teluk-hijau-77";

impl Browser {
    /// Sets another password by a mailed link.
    async fn reset(&mut self, world: &World, email: &str) {
        self.post(path::ACCOUNT_LINK, &LinkRequest { identifier: email.to_owned() }).await;
        let body = NewPassword { link: world.link_for(email).await, password: NEW.to_owned() };
        assert_eq!(self.put(path::ACCOUNT_PASSWORD, &body).await.status, 204);
    }
}

async fn id_of(world: &World, email: &str) -> PersonId {
    people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), email).await.unwrap().unwrap().id
}

#[tokio::test]
async fn a_log_in_begun_with_the_old_password_ends_with_it() {
    let world = World::new().await;
    let mut thief = world.browser();
    thief.first_part(SARI, OLD).await;
    let code = world.code_for(SARI).await;
    world.browser().reset(&world, SARI).await;
    let answer = thief.enter_token(&code).await;
    assert_eq!((answer.status, answer.problem().problems), (422, vec![Problem::new(Field::Token, Fault::CodeUsed)]));
    assert_eq!(thief.get(path::SESSION).await.status, 401);
}

/// The password is verified outside every transaction: a change in the middle must not be overtaken.
#[tokio::test]
async fn a_log_in_being_verified_ends_too() {
    let world = World::new().await;
    let sari = id_of(&world, SARI).await;
    let hash = world.app.limits.passwords.hash(NEW.to_owned()).await.unwrap();
    // Nobody writes yet, so that the two queue up: first the count of the try, then the new password.
    let held = world.app.db.begin().await.unwrap();
    let mut thief = world.browser();
    let login = tokio::spawn(async move { thief.first_part(SARI, OLD).await });
    for _ in 0..50 {
        people::get(&mut world.app.db.read().acquire().await.unwrap(), sari).await.unwrap();
    }
    let (app, now) = (world.app.clone(), world.app.now());
    let change = tokio::spawn(async move {
        let mut tx = app.db.begin().await.unwrap();
        people::set_password(&mut tx, sari, &hash).await.unwrap();
        sessions::void_credentials(&mut tx, sari, now).await.unwrap();
        tx.commit().await.unwrap();
    });
    tokio::task::yield_now().await;
    held.rollback().await.unwrap();
    change.await.unwrap();
    let answer = login.await.unwrap();
    assert_eq!(answer.problem().problems, [Problem::new(Field::Password, Fault::WrongCredentials)]);
    assert!(world.mails(SARI).await.is_empty(), "no token for the old password");
}

#[tokio::test]
async fn a_new_address_being_confirmed_must_be_confirmed_again() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let new = "sari.w@pekalongankota.go.id";
    sari.answer(0, &[(DataField::Email, new)]).await.json::<DraftView>();
    let send = |mut browser: Browser| async move { browser.act(Method::POST, path::DRAFT_EMAIL_CODE).await.status };
    let code = || async {
        let mail = world.mails(new).await.pop().unwrap();
        mail.split_once("e-mail ini: ").unwrap().1[..6].to_owned()
    };
    assert_eq!(send(sari.clone()).await, 200);
    let unused = EmailConfirmation { code: code().await };
    world.browser().reset(&world, SARI).await;
    world.log_in_with(&mut sari, NEW).await;
    let told = sari.post(path::DRAFT_EMAIL_CONFIRMATION, &unused).await.problem();
    assert_eq!(told.problems, [Problem::new(Field::EmailCode, Fault::CodeExpired)]);

    assert_eq!(send(sari.clone()).await, 200);
    let used = EmailConfirmation { code: code().await };
    let confirmed: DraftView = sari.post(path::DRAFT_EMAIL_CONFIRMATION, &used).await.json();
    assert!(confirmed.draft.email_confirmed());
    world.browser().reset(&world, SARI).await;
    world.log_in_with(&mut sari, NEW).await;
    let draft = sari.draft().await;
    assert!(!draft.draft.email_confirmed() && draft.version > confirmed.version, "{draft:?}");
    assert_eq!(draft.draft.change(DataField::Email), Some(new), "what was typed stays");
}

impl World {
    async fn log_in_with(&self, browser: &mut Browser, password: &str) {
        browser.first_part(SARI, password).await;
        let code = self.code_for(SARI).await;
        assert_eq!(browser.enter_token(&code).await.status, 200);
    }
}

#[tokio::test]
async fn earlier_links_and_codes_are_void_at_once() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.post(path::ACCOUNT_LINK, &LinkRequest { identifier: SARI.to_owned() }).await;
    let link = world.link_for(SARI).await;
    browser.first_part(SARI, OLD).await;
    let code = world.code_for(SARI).await;
    let (sari, other) = (id_of(&world, SARI).await, id_of(&world, "joko@pekalongankota.go.id").await);
    let app = &world.app;
    let void = |person| async move {
        let mut tx = app.db.begin().await.unwrap();
        sessions::void_credentials(&mut tx, person, app.now()).await.unwrap();
        tx.commit().await.unwrap();
    };
    void(sari).await;
    assert_eq!(browser.enter_token(&code).await.status, 422);
    let body = NewPassword { link, password: NEW.to_owned() };
    let told = browser.put(path::ACCOUNT_PASSWORD, &body).await.problem();
    assert_eq!(told.problems, [Problem::new(Field::NewPassword, Fault::LinkExpired)]);

    // Somebody else's stay.
    browser.post(path::ACCOUNT_LINK, &LinkRequest { identifier: SARI.to_owned() }).await;
    let body = NewPassword { link: world.link_for(SARI).await, password: NEW.to_owned() };
    void(other).await;
    assert_eq!(browser.put(path::ACCOUNT_PASSWORD, &body).await.status, 204);
}

#[tokio::test]
async fn a_device_keeps_only_our_own_cookie() {
    const DEVICE: &str = "__Host-perbarui-device";
    let world = World::new().await;
    let mut browser = world.browser();
    for planted in ["A".repeat(43), "x".to_owned(), String::new()] {
        browser.cookies.insert(DEVICE.to_owned(), planted.clone());
        browser.log_in(&world, SARI).await;
        let given = browser.cookies[DEVICE].clone();
        assert_eq!(given.len(), 43, "{given}");
        assert_ne!(given, planted);
    }
    // Known by anybody's log-in: the device stays one device for the next person.
    let known = browser.cookies[DEVICE].clone();
    browser.log_in(&world, "joko@pekalongankota.go.id").await;
    assert_eq!(browser.cookies[DEVICE], known);
}
