//! The password of whoever is logged in: asked for before the way to log in changes, and changed.

use domain::api::{PasswordChange, path};
use domain::problem::{Fault, Field};

use crate::harness::World;
use crate::second_factors::refused;
use crate::wizard::SARI;

const RIGHT: &str = backend::cli::demo::PASSWORD;
const NEXT: &str = "gerimis-sore-di-alun-alun";

#[tokio::test]
async fn every_change_asks_for_the_password_on_ones_own_device() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    sari.add_app(&world).await;
    let removal = path::with(path::PASSKEY_REMOVAL, "00");
    for path in
        [path::AUTHENTICATOR, path::AUTHENTICATOR_REMOVAL, path::RECOVERY_CODES, path::PASSKEY_OPTIONS, &removal]
    {
        refused(&sari.with_password(path, "").await, 422, Field::Password, Fault::Blank);
        refused(&sari.with_password(path, "salah-sekali").await, 422, Field::Password, Fault::WrongPassword);
        assert_eq!(world.browser().with_password(path, RIGHT).await.status, 401);
    }
    assert_eq!(sari.methods().await.recovery_codes, 8, "nothing changed");
}

#[tokio::test]
async fn guesses_at_the_own_password_are_limited_as_those_at_the_log_in() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    for _ in 0..5 {
        refused(
            &sari.with_password(path::RECOVERY_CODES, "salah-sekali").await,
            422,
            Field::Password,
            Fault::WrongPassword,
        );
    }
    let limited = sari.with_password(path::RECOVERY_CODES, RIGHT).await;
    refused(&limited, 429, Field::Password, Fault::TooManyTries(30));
    world.clock.pass(30);
    assert_eq!(sari.with_password(path::RECOVERY_CODES, RIGHT).await.status, 200);
}

#[tokio::test]
async fn the_password_is_changed_and_other_sessions_end() {
    let world = World::new().await;
    let (mut here, mut elsewhere) = (world.logged_in(SARI).await, world.logged_in(SARI).await);
    let change = |password: &str, new: &str| PasswordChange { password: password.into(), new_password: new.into() };
    refused(
        &here.put(path::OWN_PASSWORD, &change("salah-sekali", NEXT)).await,
        422,
        Field::Password,
        Fault::WrongPassword,
    );
    let weak = here.put(path::OWN_PASSWORD, &change(RIGHT, "sari")).await;
    assert_eq!((weak.status, weak.problem().problems[0].field), (422, Field::NewPassword));
    assert_eq!(here.put(path::OWN_PASSWORD, &change(RIGHT, NEXT)).await.status, 204);
    assert_eq!(here.get(path::SESSION).await.status, 200);
    assert_eq!(elsewhere.get(path::SESSION).await.status, 401);
    assert!(world.mails(SARI).await.last().unwrap().contains("Kata sandi"));
    let mut browser = world.browser();
    assert_eq!(browser.first_part(SARI, RIGHT).await.status, 401);
    assert_eq!(browser.first_part(SARI, NEXT).await.status, 200);
}
