//! The page for who has no line.

use base64::Engine;
use sha2::{Digest, Sha256};

use crate::harness::World;

#[tokio::test]
async fn it_names_every_office_and_needs_no_other_file() {
    let world = World::new().await;
    let answer = world.browser().get("/luring").await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/html; charset=utf-8"));
    let page = answer.text();
    for standard in world.app.standards.all() {
        assert!(page.contains(&standard.agency.office), "{}", standard.agency.office);
        for contact in &standard.agency.contacts {
            assert!(page.contains(&contact.value.replace('&', "&amp;")), "{}", contact.value);
        }
    }
    for asked in ["<script", " src=", "<link", "url(/"] {
        assert!(!page.contains(asked), "{asked}");
    }
    let style = page.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).unwrap().0;
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style));
    assert!(answer.header("content-security-policy").contains(&format!("style-src 'sha256-{hash}'")));
}
