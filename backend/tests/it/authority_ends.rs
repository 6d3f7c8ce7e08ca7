//! Administrators are warned a year before the authority expires, and again later.

use backend::app::issuance::authority_ends;
use backend::app::issuance::authority_ends::WARNED_SECS;
use domain::moment::DAY;

use crate::harness::{World, shared_authority};

/// Those of two agencies whose certificates are issued here.
const ADMINISTRATORS: [&str; 2] = ["admin@pekalongankota.go.id", "admin@natunakab.go.id"];
const VERIFIER: &str = "verifikator@pekalongankota.go.id";

/// Warnings that somebody got so far.
async fn warned(world: &World, address: &str) -> usize {
    world.mails(address).await.iter().filter(|mail| mail.contains("Sertifikat penerbit")).count()
}

#[tokio::test]
async fn administrators_are_warned_a_year_ahead_and_again() {
    let world = World::new().await;
    let end = shared_authority().ends().first();
    let mut told = 0;
    // So long before the end, and whether another mail comes.
    for (left, mail) in [
        (WARNED_SECS + 1, false),
        (WARNED_SECS, true),
        (WARNED_SECS - DAY, false),
        (WARNED_SECS - 30 * DAY, true),
        (WARNED_SECS - 37 * DAY, false),
        (90 * DAY, true),
        (83 * DAY, true),
        (80 * DAY, false),
        (-DAY, true),
    ] {
        world.clock.pass(end - left - world.app.now().0);
        for _ in 0..2 {
            authority_ends::warn(&world.app).await.unwrap();
        }
        told += usize::from(mail);
        for address in ADMINISTRATORS {
            assert_eq!(warned(&world, address).await, told, "{address}, {} days left", left / DAY);
        }
    }
    assert_eq!(warned(&world, VERIFIER).await, 0);
    let mail = world.mails(ADMINISTRATORS[0]).await.pop().unwrap();
    assert!(mail.contains("\"perbarui authority renew\""), "{mail}");
}

#[tokio::test]
async fn nobody_is_warned_where_officers_record_certificates() {
    let world = World::with_standards(&[("natuna.toml", &crate::by_hand::natuna())]).await;
    world.clock.pass(shared_authority().ends().first() - DAY - world.app.now().0);
    authority_ends::warn(&world.app).await.unwrap();
    assert_eq!(warned(&world, "admin@natunakab.go.id").await, 0);
    assert_eq!(warned(&world, "admin@pekalongankota.go.id").await, 1);
}
