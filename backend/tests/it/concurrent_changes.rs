//! Changes continue without their client, and each counts until its end, so that one address can't begin any number of
//! them.

use axum::body::Body;
use axum::http::{Method, Request};
use domain::api::{LinkRequest, path};
use tower::ServiceExt;

use crate::cancellation::drop_after;
use crate::harness::{Browser, World, changing};
use crate::lockout::ask_link;
use crate::wizard::SARI;

/// Requests a link and disconnects at once. Returns whether the request was accepted.
async fn ask_and_go(world: &World, browser: &Browser) -> bool {
    let body = serde_json::to_vec(&LinkRequest { identifier: SARI.to_owned() }).unwrap();
    let request = changing(Method::POST, path::ACCOUNT_LINK).header("content-type", "application/json");
    let request: Request<Body> = request.body(Body::from(body)).unwrap();
    drop_after(1, world.router.clone().oneshot(browser.dressed(request))).await.is_none()
}

#[tokio::test]
async fn a_dropped_request_counts_until_its_work_is_done() {
    let world = World::new().await;
    // Nobody can write meanwhile, so nothing that changes something comes to its end.
    let writer = world.app.db.begin().await.unwrap();
    let mut office = world.browser_at("203.0.113.1");
    let mut neighbour = world.browser_at("203.0.113.2");
    for browser in [&office, &neighbour] {
        for _ in 0..64 {
            assert!(ask_and_go(&world, browser).await);
        }
        assert!(!ask_and_go(&world, browser).await, "one address has its share");
    }
    let mut site = world.browser_at("203.0.113.3");
    for browser in [&mut office, &mut neighbour, &mut site] {
        let answer = ask_link(browser, SARI).await;
        assert_eq!((answer.problem().status, answer.header("retry-after")), (503, "5"), "{}", answer.text());
        assert_eq!(browser.get(path::AGENCIES).await.status, 200, "who reads is not concerned");
    }
    assert!(ask_and_go(&world, &world.browser_at("198.51.100.1")).await, "others have room");
    assert_eq!(world.app.limits.changes.count(), 2 * 64 + 1);

    drop(writer);
    world.settle().await;
    assert_eq!(world.app.limits.changes.count(), 0);
    assert_eq!(ask_link(&mut site, SARI).await.status, 202);
}

#[tokio::test]
async fn there_is_a_limit_for_all_addresses() {
    let world = World::new().await;
    let writer = world.app.db.begin().await.unwrap();
    let mut taken = 0;
    for site in 0..20 {
        for _ in 0..64 {
            taken += usize::from(ask_and_go(&world, &world.browser_at(&format!("198.51.{site}.1"))).await);
        }
    }
    assert_eq!(taken, 512);
    drop(writer);
    world.settle().await;
    assert!(ask_and_go(&world, &world.browser_at("198.51.100.1")).await);
    world.settle().await;
}

#[tokio::test]
async fn changes_cancelled_at_the_stop_release_the_database() {
    let world = World::new().await;
    let writer = world.app.db.begin().await.unwrap();
    for _ in 0..5 {
        assert!(ask_and_go(&world, &world.browser()).await);
    }
    world.app.changes_end.cancel();
    // Each only has to be looked at once more.
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    assert_eq!(world.app.limits.changes.count(), 0);
    drop(writer);
    world.app.db.begin().await.unwrap().commit().await.unwrap();
    assert_eq!(world.count("outbox").await, 0, "nothing of it was done");
}
