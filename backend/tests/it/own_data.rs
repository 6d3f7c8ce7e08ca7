//! What is kept about a person, for that person: on the page, and as a copy.

use domain::api::{OwnAccount, OwnDataCopy, path};
use domain::person::FilePurpose;
use serde_json::Value;

use crate::harness::World;
use crate::messages::write;
use crate::wizard::{SARI, VERIFIER};

#[tokio::test]
async fn the_copy_has_what_is_kept_and_nobody_elses() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    write(&mut sari, path::RENEWAL_MESSAGES, &reference, "Mohon dipercepat.", "one").await;
    let mut officer = world.logged_in(VERIFIER).await;
    officer.get(&path::with(path::CASE, &reference)).await;

    let answer = sari.get(path::OWN_DATA_COPY).await;
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"data-saya.json\"");
    let text = answer.text();
    let copy: OwnDataCopy = answer.json();
    let account: OwnAccount = sari.get(path::OWN_ACCOUNT).await.json();
    assert_eq!(copy.account, account);
    assert_eq!((&*account.data.name, &*account.data.email, account.certificates.len()), ("Sari Wulandari", SARI, 1));
    let [renewal] = &copy.renewals[..] else { panic!("{text}") };
    assert_eq!(renewal.summary.reference, reference);
    assert_eq!(renewal.messages[0].text, "Mohon dipercepat.");
    assert_eq!(renewal.files[0].purpose, FilePurpose::Letter);
    assert_eq!(copy.access_log.entries.len(), 1, "the officer who opened the case");
    assert!(copy.sessions.len() == 1 && copy.sessions[0].current);
    // No secret, and nobody else's name: not the officer's either.
    for absent in ["password", "argon2", "token", "Joko"] {
        assert!(!text.contains(absent), "{absent} in {text}");
    }
    let officer: Value = officer.get(path::SESSION).await.json();
    assert!(!text.contains(officer["name"].as_str().unwrap()), "{text}");
    assert_eq!(world.browser().get(path::OWN_DATA_COPY).await.status, 401);
}
