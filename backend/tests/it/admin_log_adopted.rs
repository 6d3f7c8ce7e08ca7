//! A database from before there was the administration's log is taken over into it.

use backend::db::chain::Verification;
use domain::api::AdminAct;
use domain::moment::Timestamp;
use domain::standard::Role;

use crate::admin_log::{ADMIN, id_of, meranti, verify};
use crate::harness::World;

#[tokio::test]
async fn role_changes_of_before_are_taken_over() {
    let world = World::new().await;
    let (admin, verifier) = (id_of(&world, ADMIN).await, id_of(&world, "verifikator@merantikab.go.id").await);
    let before = world.count("admin_events").await;
    let mut tx = world.app.db.begin().await.unwrap();
    for (role, given) in [("verifier", true), ("front_desk", true), ("front_desk", false)] {
        sqlx::query("INSERT INTO role_changes (agency, person, role, given, by_person, at) VALUES (?, ?, ?, ?, ?, 7)")
            .bind(meranti().0)
            .bind(verifier.0)
            .bind(role)
            .bind(given)
            .bind(admin.0)
            .execute(&mut *tx)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    let world = world.restart().await.restart().await;
    let log = world.logged_in(ADMIN).await.log().await;
    let told: Vec<_> = log.iter().map(|row| (row.at, row.roles[0], row.act)).collect();
    let (at, given) = (Timestamp(7), AdminAct::RoleGiven);
    let taken = (at, Role::FrontDesk, AdminAct::RoleTaken);
    assert_eq!(told, [taken, (at, Role::FrontDesk, given), (at, Role::Verifier, given)]);
    assert!(matches!(verify(&world).await, Verification::Whole { events, .. } if events == before + 3));
}

/// Its officers are no fault: they were put on record before anybody kept a log of that.
#[tokio::test]
async fn officers_of_before_are_taken_over() {
    let world = World::new().await;
    let officers = world.count("roles").await;
    world.run("DELETE FROM admin_events").await;
    assert!(!crate::verify::found(&world.app.config).await.is_whole());
    let world = world.restart().await.restart().await;
    assert_eq!(world.count("admin_events WHERE event LIKE '%officer_created%'").await, officers);
    let report = crate::verify::found(&world.app.config).await;
    assert!(report.is_whole(), "{report}");
}
