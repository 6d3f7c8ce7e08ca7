//! A busy or locked database: reads continue, writes are told to retry.

use domain::api::path;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use crate::harness::World;
use crate::wizard::{AISYAH, SARI};

#[tokio::test]
async fn readers_do_not_wait_for_writers() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut aisyah = world.logged_in(AISYAH).await;
    // More than the time after which a session's use is noted again.
    world.clock.pass(60);

    let writing = world.app.db.begin().await.unwrap();
    for path in [path::SESSION, path::CERTIFICATE, path::SESSIONS, path::READY, path::HEALTH] {
        assert_eq!(sari.get(path).await.status, 200, "{path}");
    }
    assert_eq!(sari.get(&path::with(path::RENEWAL, &reference)).await.status, 200);
    assert_eq!(aisyah.get(path::INBOX).await.status, 200);
    writing.rollback().await.unwrap();
    assert_eq!(aisyah.get(&path::with(path::CASE, &reference)).await.status, 200);
}

#[tokio::test]
async fn a_locked_database_is_waited_for_and_then_unavailable() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let file = world.app.config.database();
    let mut other = SqliteConnectOptions::new().filename(file).connect().await.unwrap();
    sqlx::query("BEGIN EXCLUSIVE").execute(&mut other).await.unwrap();

    assert_eq!(sari.get(path::CERTIFICATE).await.status, 200);
    let refused = sari.answer(0, &[]).await;
    assert_eq!((refused.status, refused.header("retry-after")), (503, "5"), "{}", refused.text());
    assert_eq!(sari.get(path::READY).await.status, 503);
    assert_eq!(sari.get(path::HEALTH).await.status, 200, "it answers: a restart would not help");
    assert_eq!(sari.get(path::SESSION).await.status, 200);

    sqlx::query("ROLLBACK").execute(&mut other).await.unwrap();
    other.close().await.unwrap();
    world.app.db.probe().await.unwrap();
    assert_eq!(sari.get(path::READY).await.status, 200, "ready again without anybody's request");
    assert_eq!(sari.answer(0, &[]).await.status, 200);
}
