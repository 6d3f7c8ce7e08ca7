//! Random commands at all five agencies, in every role or as a delegate, sent by the holder or filed, issued here or by
//! hand, keep the invariants in the database: four eyes, one certificate per approval, no dead end, an intact hash
//! chain.

mod actors;
mod insider;
mod invariants;
mod random_case;

use std::collections::BTreeMap;

use backend::app::verify;
use domain::standard::{ProcedureStep, Role, StepKind};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use self::actors::Agency;
use self::insider::{Insider, SETUPS};
use self::invariants::Seen;
use self::random_case::RandomCase;
use crate::harness::World;

#[tokio::test]
async fn random_commands_where_the_program_issues() {
    at_five_agencies(World::new().await, 20_261_124).await;
}

/// Purbalingga's with the authority's custody, too.
#[tokio::test]
async fn random_commands_where_officers_issue() {
    let by_hand = |toml: &str| format!("issuing = \"by_hand\"\n{toml}");
    let standards = [
        ("purbalingga", crate::by_hand::purbalingga()),
        ("kota-pekalongan", by_hand(include_str!("../../../domain/standards/kota-pekalongan.toml"))),
        ("kepulauan-meranti", by_hand(include_str!("../../../domain/standards/kepulauan-meranti.toml"))),
        ("natuna", crate::by_hand::natuna()),
        ("ciamis", by_hand(include_str!("../../../domain/standards/ciamis.toml"))),
    ];
    at_five_agencies(World::with_standards(&standards).await, 20_261_122).await;
}

/// No single person, whatever roles they give themselves, gets a certificate for somebody else.
#[tokio::test]
async fn an_insider_needs_a_second_person() {
    let mut random = StdRng::seed_from_u64(20_261_125);
    let mut done: BTreeMap<&str, u32> = BTreeMap::new();
    for shift in 0..3 {
        let world = World::new().await;
        for (nth, standard) in world.app.standards.all().into_iter().enumerate() {
            let agency = Agency::at(&world, standard.clone(), &mut random).await;
            let setup = SETUPS[(nth + shift) % SETUPS.len()];
            for (what, times) in Insider::at(&world, &agency, &mut random, setup).await.act().await {
                *done.entry(what).or_default() += times;
            }
        }
        let report = verify::run(&world.app.config, &[]).await.unwrap();
        assert!(report.faults().iter().all(|fault| invented(fault)), "{:?}", report.faults());
    }
    // The invariant proves nothing where little was tried.
    for (what, least) in [
        ("roles", 20),
        ("roles refused", 5),
        ("imported", 20),
        ("confirmed", 10),
        ("begun", 20),
        ("refused", 50),
        ("issued by one", 1),
        ("issued by two", 10),
    ] {
        assert!(done.get(what).is_some_and(|times| *times >= least), "{what}: {done:?}");
    }
}

async fn at_five_agencies(world: World, random: u64) {
    let mut random = StdRng::seed_from_u64(random);
    let mut seen = Seen::default();
    for standard in world.app.standards.all() {
        let agency = Agency::at(&world, standard.clone(), &mut random).await;
        for holder in agency.holders.iter().chain(&agency.holders) {
            RandomCase::begin(&world, &agency, *holder, &mut random).await.act().await;
        }
        invariants::check(&world, &standard, &mut seen).await;
    }
    enough(&world, &seen);
    let report = verify::run(&world.app.config, &[]).await.unwrap();
    let faults: Vec<_> = report.faults().iter().filter(|fault| !invented(fault)).collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(report.events, seen.events);
    whole_until_altered(&world, seen.events, &mut random).await;
}

/// Files and notes are digests only in these cases.
fn invented(fault: &str) -> bool {
    ["a", "c"].iter().any(|digit| fault.contains(&digit.repeat(64)))
}

/// The invariants prove nothing where little was tried.
fn enough(world: &World, seen: &Seen) {
    for standard in world.app.standards.all() {
        let carried_out = |step: &&ProcedureStep| !matches!(step.kind, StepKind::Remind | StepKind::Intake);
        for step in standard.steps.iter().filter(carried_out) {
            assert!(seen.steps.contains(&(standard.id.clone(), step.id.clone())), "{} {}", standard.id.0, step.id);
        }
    }
    let offices = Role::ALL.iter().filter(|role| !matches!(role, Role::Holder | Role::Administrator));
    assert!(seen.offices.iter().eq(offices), "every office acted: {seen:?}");
    for (what, least) in [
        ("submitted", 10),
        ("filed", 10),
        ("taken", 100),
        ("in another's place", 20),
        ("returned", 20),
        ("passed back", 5),
        ("released", 1),
        ("completed", 20),
        ("rejected", 1),
        ("withdrawn", 1),
        ("issued", 20),
        ("received", 20),
    ] {
        assert!(seen.happened.get(what).is_some_and(|times| *times >= least), "{what}: {:?}", seen.happened);
    }
}

async fn whole_until_altered(world: &World, written: i64, random: &mut StdRng) {
    let mut tx = world.app.db.begin().await.unwrap();
    let found = verify::chains(&mut tx).await.unwrap();
    assert!(found.is_whole() && found.events == written, "{found:?}, {written}");
    let position = random.random_range(1..=written);
    for change in ["at = at + 1", "actor = coalesce(actor, 0) + 1", "event = event || ' '", "hash = prev_hash"] {
        let sql = format!("UPDATE events SET {change} WHERE position = {position}");
        sqlx::query("SAVEPOINT before").execute(&mut *tx).await.unwrap();
        sqlx::query(&sql).execute(&mut *tx).await.unwrap();
        let found = verify::chains(&mut tx).await.unwrap();
        assert!(found.faults()[0].starts_with(&format!("event {position}: ")), "{change}: {found:?}");
        sqlx::query("ROLLBACK TO before").execute(&mut *tx).await.unwrap();
    }
}
