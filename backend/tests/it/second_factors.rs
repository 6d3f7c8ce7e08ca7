//! What proves, besides a mailed code, who logs in: an authenticator app, recovery codes. Passkeys are tried by Chromium's own authenticator (`e2e/steps/passkey.spec.ts`).

use axum::http::Method;
use backend::db::{authenticators, people};
use domain::api::{
    AuthenticatorCode, LoginMethods, LoginToken, Me, NewAuthenticator, NewPasskey, OwnPassword, PasskeyOptions,
    PasskeyProof, PendingLogin, RecoveryCodes, path,
};
use domain::problem::{Fault, Field, Problem};
use totp_rs::{Builder, Secret, Totp};

use crate::harness::{Answer, Browser, World};
use crate::wizard::SARI;

const RIGHT: &str = backend::cli::demo::PASSWORD;

/// The holder's app: knows the secret and the time, nothing else.
pub struct App(Totp);

impl App {
    fn of(new: &NewAuthenticator) -> Self {
        assert!(new.address.starts_with("otpauth://totp/") && new.qr.size > 20, "{new:?}");
        let secret = Secret::try_from_base32(new.secret.replace(' ', "")).unwrap();
        Self(Builder::new().with_secret(secret).build_noncompliant())
    }

    fn shows(&self, world: &World) -> String {
        self.0.generate(world.app.now().0.unsigned_abs()).to_string()
    }
}

impl Browser {
    pub async fn methods(&mut self) -> LoginMethods {
        self.get(path::LOGIN_METHODS).await.json()
    }

    pub async fn with_password(&mut self, path: &str, password: &str) -> Answer {
        self.post(path, &OwnPassword { password: password.to_owned() }).await
    }

    async fn confirm(&mut self, token: &str) -> Answer {
        self.post(path::AUTHENTICATOR_CONFIRMATION, &AuthenticatorCode { token: token.to_owned() }).await
    }

    /// Adds an authenticator app; returns it and the recovery codes.
    pub async fn add_app(&mut self, world: &World) -> (App, Vec<String>) {
        let app = App::of(&self.with_password(path::AUTHENTICATOR, RIGHT).await.json());
        let codes: RecoveryCodes = self.confirm(&app.shows(world)).await.json();
        (app, codes.codes.iter().map(ToString::to_string).collect())
    }
}

pub fn refused(answer: &Answer, status: u16, field: Field, fault: Fault) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.problem().problems, [Problem::new(field, fault)]);
}

#[tokio::test]
async fn an_authenticator_app_logs_in_without_a_mail() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let (app, codes) = sari.add_app(&world).await;
    assert_eq!(codes.len(), 8);
    assert_eq!(sari.methods().await.authenticator, Some(world.app.now()));
    let mails = world.mails(SARI).await;
    assert!(mails.last().unwrap().contains("Aplikasi autentikator ditambahkan"), "its owner is told");

    let mut browser = world.browser();
    let pending: PendingLogin = browser.first_part(SARI, RIGHT).await.json();
    assert!(pending.authenticator && pending.recovery_codes && pending.code.is_none(), "{pending:?}");
    assert_eq!(world.mails(SARI).await.len(), mails.len(), "nothing is mailed");
    refused(&browser.enter_token(&app.shows(&world)).await, 422, Field::Token, Fault::WrongCode(4));
    world.clock.pass(30);
    assert_eq!(
        browser.enter_token(&app.shows(&world)).await.json::<Me>().name,
        "Sari Wulandari",
        "the first counted once"
    );
}

#[tokio::test]
async fn a_code_counts_once_and_for_half_a_minute_around() {
    let world = World::new().await;
    let (app, _) = world.logged_in(SARI).await.add_app(&world).await;
    for (shown_at, typed_at, is_right) in [(60, 61, true), (90, 121, true), (150, 212, false), (240, 212, true)] {
        let at = |seconds: i64| world.app.now().0 - (world.app.now().0 - crate::harness::monday().0) + seconds;
        let code = app.0.generate(at(shown_at).unsigned_abs()).to_string();
        world.clock.pass(at(typed_at) - world.app.now().0);
        for (again, is_right) in [(false, is_right), (true, false)] {
            let mut browser = world.browser();
            browser.first_part(SARI, RIGHT).await;
            let status = browser.enter_token(&code).await.status;
            assert_eq!(status == 200, is_right, "shown {shown_at}, typed {typed_at}, again: {again}");
        }
    }
}

#[tokio::test]
async fn a_code_can_be_mailed_even_so() {
    let world = World::new().await;
    let (app, _) = world.logged_in(SARI).await.add_app(&world).await;
    world.clock.pass(30);
    let mut browser = world.browser();
    browser.first_part(SARI, RIGHT).await;
    let pending: PendingLogin = browser.act(Method::POST, path::LOGIN_CODE).await.json();
    assert_eq!(pending.code.unwrap().sent_at, world.app.now());
    let mailed = world.code_for(SARI).await;
    let mut other = browser.clone();
    assert_eq!(browser.enter_token(&mailed).await.status, 200);
    refused(&other.enter_token(&app.shows(&world)).await, 422, Field::Token, Fault::CodeUsed);
}

#[tokio::test]
async fn a_recovery_code_logs_in_once_and_its_owner_is_told() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let (_, codes) = sari.add_app(&world).await;
    let typed = codes[3].to_lowercase().replace('-', " ");
    for status in [200, 422] {
        let mut browser = world.browser();
        browser.first_part(SARI, RIGHT).await;
        assert_eq!(browser.enter_token(&typed).await.status, status);
    }
    assert_eq!(sari.methods().await.recovery_codes, 7);
    assert!(world.mails(SARI).await.iter().any(|mail| mail.contains("Sisa kode pemulihan: 7.")));
    // Of nobody else.
    let mut joko = world.browser();
    joko.first_part("joko@pekalongankota.go.id", RIGHT).await;
    refused(&joko.enter_token(&codes[0]).await, 422, Field::Token, Fault::WrongCode(4));

    let renewed: RecoveryCodes = sari.with_password(path::RECOVERY_CODES, RIGHT).await.json();
    let mut browser = world.browser();
    browser.first_part(SARI, RIGHT).await;
    refused(&browser.enter_token(&codes[0]).await, 422, Field::Token, Fault::WrongCode(4));
    assert_eq!(browser.enter_token(renewed.codes[0].as_str()).await.status, 200);
}

#[tokio::test]
async fn an_app_is_confirmed_before_it_counts_and_removed_before_another_comes() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(sari.confirm("123456").await.status, 409, "none was begun");
    let app = App::of(&sari.with_password(path::AUTHENTICATOR, RIGHT).await.json());
    let wrong = if app.shows(&world) == "123456" { "654321" } else { "123456" };
    refused(&sari.confirm(wrong).await, 422, Field::Token, Fault::CodeMismatch);
    refused(&sari.confirm("12345").await, 422, Field::Token, Fault::DigitCount(6));
    assert_eq!(sari.methods().await.authenticator, None);
    let mut browser = world.browser();
    assert!(browser.first_part(SARI, RIGHT).await.json::<PendingLogin>().code.is_some(), "a code is mailed as before");

    assert_eq!(sari.confirm(&app.shows(&world)).await.json::<RecoveryCodes>().codes.len(), 8);
    assert_eq!(sari.with_password(path::AUTHENTICATOR, RIGHT).await.status, 409, "there is one");
    assert_eq!(sari.with_password(path::AUTHENTICATOR_REMOVAL, RIGHT).await.status, 204);
    assert_eq!(sari.with_password(path::AUTHENTICATOR_REMOVAL, RIGHT).await.status, 404);
    let mut browser = world.browser();
    assert!(!browser.first_part(SARI, RIGHT).await.json::<PendingLogin>().authenticator);
    world.clock.pass(30);
    // Who has recovery codes is told no new ones.
    let again = App::of(&sari.with_password(path::AUTHENTICATOR, RIGHT).await.json());
    assert_eq!(sari.confirm(&again.shows(&world)).await.json::<RecoveryCodes>().codes, []);
}

#[tokio::test]
async fn the_secret_is_sealed_in_the_database_and_the_mail_stands_in_where_it_cannot_be_opened() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let new: NewAuthenticator = sari.with_password(path::AUTHENTICATOR, RIGHT).await.json();
    let app = App::of(&new);
    sari.confirm(&app.shows(&world)).await;
    let secret = Secret::try_from_base32(new.secret.replace(' ', "")).unwrap();
    let mut db = world.app.db.read().acquire().await.unwrap();
    let person = people::find_by_identifier(&mut db, SARI).await.unwrap().unwrap().id;
    let sealed = authenticators::find(&mut db, person).await.unwrap().unwrap().secret;
    drop(db);
    assert!(!sealed.windows(20).any(|bytes| bytes == secret.as_bytes()), "not in clear");

    std::fs::remove_file(world.app.config.data.join("checkpoint.key")).unwrap();
    let world = world.restart().await;
    world.clock.pass(60);
    let mut browser = world.browser();
    browser.first_part(SARI, RIGHT).await;
    refused(&browser.enter_token(&app.shows(&world)).await, 422, Field::Token, Fault::WrongCode(4));
    browser.act(Method::POST, path::LOGIN_CODE).await;
    assert_eq!(browser.enter_token(&world.code_for(SARI).await).await.status, 200);
}

#[tokio::test]
async fn what_is_no_passkey_is_refused_and_counts() {
    let world = World::new().await;
    let mut browser = world.browser_at("192.0.2.9");
    let options: PasskeyOptions = browser.post(path::LOGIN_PASSKEY_OPTIONS, &()).await.json();
    let options: serde_json::Value = serde_json::from_str(&options.json).unwrap();
    assert_eq!(options["rpId"], "perbarui.test");
    assert_eq!(options["userVerification"], "required");
    for credential in ["", "{}", "[]", &"x".repeat(9_000)] {
        let proof = PasskeyProof { credential: credential.to_owned() };
        refused(&browser.post(path::LOGIN_PASSKEY, &proof).await, 422, Field::Passkey, Fault::PasskeyUnknown);
    }
    let mut sari = world.logged_in(SARI).await;
    let new = NewPasskey { name: "Ponsel".into(), credential: "{}".into() };
    refused(&sari.post(path::PASSKEYS, &new).await, 422, Field::Passkey, Fault::PasskeyUnknown);
    let options: PasskeyOptions = sari.with_password(path::PASSKEY_OPTIONS, RIGHT).await.json();
    let options: serde_json::Value = serde_json::from_str(&options.json).unwrap();
    assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(options["attestation"], "none");
    assert!(!options["user"]["id"].as_str().unwrap().contains("sari"), "the handle says nothing");
    refused(&sari.post(path::PASSKEYS, &new).await, 422, Field::Passkey, Fault::PasskeyUnknown);
    assert_eq!(sari.methods().await.passkeys, []);
    assert_eq!(world.count("passkey_challenges").await, 1, "the answer used up its own; the browser's is still open");
    // A stranger's questions run out.
    let mut statuses = Vec::new();
    for _ in 0..200 {
        statuses.push(browser.post(path::LOGIN_PASSKEY_OPTIONS, &()).await.status);
    }
    assert_eq!(statuses.last(), Some(&429));
}

#[tokio::test]
async fn a_wrong_recovery_code_is_a_try_like_any() {
    let world = World::new().await;
    let (_, codes) = world.logged_in(SARI).await.add_app(&world).await;
    let mut browser = world.browser();
    browser.first_part(SARI, RIGHT).await;
    let wrong = domain::value::RecoveryCode::from_random([3; 16]).to_string();
    for left in [4, 3, 2, 1, 0] {
        let token = LoginToken { token: wrong.clone() };
        refused(&browser.post(path::LOGIN_TOKEN, &token).await, 422, Field::Token, Fault::WrongCode(left));
    }
    refused(&browser.enter_token(&codes[0]).await, 422, Field::Token, Fault::CodeUsed);
}
