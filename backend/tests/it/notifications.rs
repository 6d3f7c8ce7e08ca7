//! How one is notified: the language of mails, chosen by hand, and text messages.

use axum::http::header::ACCEPT_LANGUAGE;
use backend::cli::demo::PASSWORD;
use domain::api::{NotificationSettings, OwnDataCopy, TextMessageSettings, path};
use domain::language::Language::{self, English, Indonesian};
use domain::problem::{Fault, Field, Problem};
use serde_json::json;

use crate::gateway::{Gateway, SECRET};
use crate::harness::{Browser, World};
use crate::wizard::SARI;

async fn language(browser: &mut Browser) -> Option<Language> {
    browser.get(path::NOTIFICATIONS).await.json::<NotificationSettings>().language
}

/// Enters the password in a browser of this language.
async fn begin_in(world: &World, tag: &str) {
    let mut browser = world.browser();
    browser.headers.insert(ACCEPT_LANGUAGE, tag.parse().unwrap());
    assert_eq!(browser.first_part(SARI, PASSWORD).await.status, 200);
}

#[tokio::test]
async fn a_language_chosen_by_hand_is_kept_when_one_logs_in_in_the_other() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(language(&mut sari).await, None);
    // Until one is chosen, that of the last log-in.
    begin_in(&world, "en").await;
    assert_eq!(language(&mut sari).await, Some(English));
    begin_in(&world, "id").await;
    assert_eq!(language(&mut sari).await, Some(Indonesian));

    assert_eq!(sari.choose(English, None).await, 204);
    begin_in(&world, "id").await;
    assert_eq!(language(&mut sari).await, Some(English));
    let mail = world.mails(SARI).await.pop().unwrap();
    assert!(mail.contains("Subject: Your code"), "{mail}");
    // Another choice takes its place.
    assert_eq!(sari.choose(Indonesian, None).await, 204);
    begin_in(&world, "en").await;
    assert_eq!(language(&mut sari).await, Some(Indonesian));
}

#[tokio::test]
async fn text_messages_are_offered_where_there_is_a_gateway_and_a_number() {
    let gateway = Gateway::start(SECRET).await;
    let world = World::with_gateway(&gateway.url, SECRET).await;
    let mut sari = world.logged_in(SARI).await;
    let offered = async |sari: &mut Browser| {
        sari.get(path::NOTIFICATIONS).await.json::<NotificationSettings>().text_messages.unwrap()
    };
    let TextMessageSettings { on, mobile } = offered(&mut sari).await;
    let mobile = mobile.unwrap();
    assert!(!on && mobile.starts_with("+62812") && mobile.contains("••••••"), "{mobile}");
    assert_eq!(sari.choose(Indonesian, Some(true)).await, 204);
    assert!(offered(&mut sari).await.on);
    assert_eq!(sari.choose(English, None).await, 204);
    assert!(offered(&mut sari).await.on, "the language says nothing of them");
    let copy: OwnDataCopy = sari.get(path::OWN_DATA_COPY).await.json();
    assert_eq!(copy.notifications, sari.get(path::NOTIFICATIONS).await.json());

    world.run("UPDATE people SET mobile = '', text_messages = FALSE").await;
    assert_eq!(offered(&mut sari).await, TextMessageSettings { on: false, mobile: None });
    let refused = sari.put(path::NOTIFICATIONS, &json!({ "language": "id", "text_messages": true })).await.problem();
    assert_eq!((refused.status, refused.problems), (422, vec![Problem::new(Field::Mobile, Fault::Blank)]));
    assert_eq!(language(&mut sari).await, Some(English), "nothing was changed");
}

#[tokio::test]
async fn without_a_gateway_none_are_offered() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let settings: NotificationSettings = sari.get(path::NOTIFICATIONS).await.json();
    assert_eq!(settings.text_messages, None);
    assert_eq!(sari.choose(Indonesian, Some(true)).await, 400);
    assert_eq!(language(&mut sari).await, None, "nothing was changed");
    let unknown = json!({ "language": "fr", "text_messages": null });
    assert_eq!(sari.put(path::NOTIFICATIONS, &unknown).await.problem().status, 400);

    let mut nobody = world.browser();
    assert_eq!(nobody.get(path::NOTIFICATIONS).await.problem().status, 401);
    assert_eq!(nobody.choose(English, None).await, 401);
}
