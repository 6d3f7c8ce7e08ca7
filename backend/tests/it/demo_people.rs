//! The demo people: enough at every agency for its procedure, with valid numbers.

use std::collections::BTreeSet;

use backend::app::accounts::roles::known_to;
use domain::standard::Role;
use domain::value::{MobileNumber, Nik, Nip};

use crate::harness::World;

#[tokio::test]
async fn every_role_of_every_agency_is_held_and_verifiers_are_two() {
    let world = World::new().await;
    let standards = world.app.standards.all();
    assert!(standards.len() >= 5);
    for standard in standards {
        let rows: Vec<(String, i64)> =
            sqlx::query_as("SELECT role, COUNT(*) FROM roles WHERE agency = ? GROUP BY role ORDER BY role")
                .bind(&standard.id.0)
                .fetch_all(world.app.db.read())
                .await
                .unwrap();
        let held = |role: Role| rows.iter().find(|(name, _)| name == role.as_str()).map_or(0, |(_, count)| *count);
        for role in known_to(&world.app.standards.in_use(&standard.id)) {
            assert!(held(role) >= if role == Role::Verifier { 2 } else { 1 }, "{role:?} at {}", standard.id.0);
        }
        assert_eq!(held(Role::Holder), 0);
    }
}

#[tokio::test]
async fn demo_numbers_are_valid() {
    let world = World::new().await;
    let rows: Vec<(String, String, String)> =
        sqlx::query_as("SELECT nik, nip, mobile FROM people").fetch_all(world.app.db.read()).await.unwrap();
    for (nik, nip, mobile) in &rows {
        assert_eq!(Nik::parse(nik).as_ref().map(Nik::as_str), Ok(nik.as_str()));
        assert_eq!(Nip::parse(nip).as_ref().map(Nip::as_str), Ok(nip.as_str()));
        assert_eq!(MobileNumber::parse(mobile).as_ref().map(MobileNumber::as_str), Ok(mobile.as_str()));
    }
    let niks: BTreeSet<_> = rows.iter().map(|(nik, ..)| nik).collect();
    assert_eq!(niks.len(), rows.len());
}
