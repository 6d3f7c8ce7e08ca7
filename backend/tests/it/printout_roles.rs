//! Printouts name the actors and their roles.

use crate::harness::World;
use crate::printouts::{approve, read, sheet};

/// Purbalingga's second step is the front desk's or the head's: the papers name the one in whose role it was done. What came
/// before roles were recorded names none.
#[tokio::test]
async fn printouts_name_the_role_of_each_act() {
    let world = World::new().await;
    let mut sari = world.logged_in("sari@purbalinggakab.go.id").await;
    let reference = crate::passphrase_later::apply(&mut sari).await;
    let mut desk = world.logged_in("staf@purbalinggakab.go.id").await;
    let before = read(&sheet(&mut desk, &reference).await);
    assert!(
        before.contains("Staf Pelayanan") && before.contains("atau Kepala") && !before.contains("Diterima"),
        "{before}"
    );
    assert_eq!(desk.take_and(&reference, approve("")).await.status, 200);
    let after = read(&sheet(&mut desk, &reference).await);
    assert!(after.contains("Staf Pelayanan") && !after.contains("Kepala Dinas"), "{after}");

    world.run("UPDATE events SET event = json_remove(event, '$.role')").await;
    let old = read(&sheet(&mut desk, &reference).await);
    let received = old.lines().find(|line| line.contains("Diterima")).unwrap_or_default();
    assert!(received.ends_with("oleh Rina Marlina"), "{old}");
}
