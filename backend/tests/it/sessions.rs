//! Sessions: ended by their user or an administrator, and what browsers delete.

use axum::http::Method;
use backend::db::{admin_events, people};
use domain::administration::AdminEvent;
use domain::api::{SessionInfo, path};
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use crate::harness::{Browser, World};
use crate::import::ADMIN;
use crate::wizard::{SARI, SARI_MERANTI, VERIFIER};

async fn id_of(world: &World, email: &str) -> PersonId {
    people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), email).await.unwrap().unwrap().id
}

impl Browser {
    async fn is_logged_in(&mut self) -> bool {
        self.get(path::SESSION).await.status == 200
    }

    async fn end_sessions(&mut self, of: impl ToString) -> u16 {
        self.act(Method::DELETE, &path::with(path::OFFICER_SESSIONS, &of.to_string())).await.status
    }
}

#[tokio::test]
async fn all_other_sessions_end_at_once() {
    let world = World::new().await;
    let mut others = [world.logged_in(SARI).await, world.logged_in(SARI).await];
    let mut here = world.logged_in(SARI).await;
    let mut joko = world.logged_in("joko@pekalongankota.go.id").await;
    assert_eq!(here.act(Method::DELETE, path::SESSIONS).await.status, 204);
    for other in &mut others {
        assert!(!other.is_logged_in().await);
    }
    assert!(here.is_logged_in().await && joko.is_logged_in().await);
    let left: Vec<SessionInfo> = here.get(path::SESSIONS).await.json();
    assert!(left.len() == 1 && left[0].current, "{left:?}");
    assert_eq!(here.act(Method::DELETE, path::SESSIONS).await.status, 204, "none left to end");
    assert_eq!(world.browser().act(Method::DELETE, path::SESSIONS).await.status, 401);
}

#[tokio::test]
async fn an_administrator_ends_sessions_and_the_log_records_it() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let (mut maya, mut sari) = (world.logged_in(VERIFIER).await, world.logged_in(SARI).await);
    let mut elsewhere = world.logged_in(SARI_MERANTI).await;
    let ids = [id_of(&world, VERIFIER).await, id_of(&world, SARI).await];
    for id in ids {
        assert_eq!(sari.end_sessions(id.0).await, 403, "a holder's is no such right");
        assert_eq!(maya.end_sessions(id.0).await, 403);
    }
    for nobody in [id_of(&world, SARI_MERANTI).await.0.to_string(), "999999".to_owned(), "x".to_owned()] {
        assert_eq!(admin.end_sessions(&nobody).await, 404, "{nobody}");
    }
    assert!(maya.is_logged_in().await && sari.is_logged_in().await && elsewhere.is_logged_in().await);
    for id in ids {
        assert_eq!(admin.end_sessions(id.0).await, 204);
    }
    assert!(!maya.is_logged_in().await && !sari.is_logged_in().await);
    assert!(admin.is_logged_in().await && elsewhere.is_logged_in().await);
    maya.log_in(&world, VERIFIER).await;

    let agency = AgencyId("kota-pekalongan".to_owned());
    let mut db = world.app.db.read().acquire().await.unwrap();
    let log = admin_events::latest(&mut db, &agency, i64::MAX, 2).await.unwrap();
    let by = Some(id_of(&world, ADMIN).await);
    let told: Vec<_> = log.into_iter().rev().map(|line| (line.actor, line.event)).collect();
    assert_eq!(told, ids.map(|person| (by, AdminEvent::SessionsEnded { person })));
}

/// Log-ins in progress end, too.
#[tokio::test]
async fn ending_other_sessions_ends_log_ins_in_progress() {
    let world = World::new().await;
    let (mut here, mut admin) = (world.logged_in(SARI).await, world.logged_in(ADMIN).await);
    let sari = id_of(&world, SARI).await;
    for way in ["others", "one", "administrator"] {
        let mut thief = world.logged_in(SARI).await;
        let mut again = world.browser();
        again.first_part(SARI, backend::cli::demo::PASSWORD).await;
        let token = world.code_for(SARI).await;
        let status = match way {
            "others" => here.act(Method::DELETE, path::SESSIONS).await.status,
            "one" => {
                let all: Vec<SessionInfo> = here.get(path::SESSIONS).await.json();
                let other = all.iter().find(|one| !one.current).unwrap();
                here.act(Method::DELETE, &path::with(path::SESSION_ONE, &other.id)).await.status
            }
            _ => admin.end_sessions(sari.0).await,
        };
        assert_eq!(status, 204, "{way}");
        assert!(!thief.is_logged_in().await, "{way}");
        let answer = again.enter_token(&token).await;
        assert_eq!(answer.status, 422, "{way}");
    }
}

/// Neither the device's cookie nor those of the domain's other services go with the session, nor the apps' files.
#[tokio::test]
async fn logging_out_clears_the_browsers_storage() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let answer = sari.act(Method::POST, path::LOGOUT).await;
    assert_eq!((answer.status, answer.header("clear-site-data")), (204, "\"storage\""));
    assert!(sari.cookies.contains_key("__Host-perbarui-device"));
    assert!(!sari.cookies.contains_key("__Host-perbarui"));
}
