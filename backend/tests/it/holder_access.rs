//! What holders may see and begin.

use axum::http::Method;
use domain::api::{CaseView, MyCertificate, OfficerCommand, RenewalStatus, path};
use domain::certificate::{AskReason, CertificateStatus, Verdict};
use domain::moment::DAY;
use domain::renewal::Refusal;

use crate::harness::World;
use crate::wizard::{AISYAH, AUTHORITY, SARI, VERIFIER, VERIFIER_MERANTI};

#[tokio::test]
async fn holders_can_not_open_other_renewals() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let file = letter_of(&world, &reference).await;
    let mut aisyah = world.logged_in(AISYAH).await;
    let mut elsewhere = world.logged_in(VERIFIER_MERANTI).await;
    let mut stranger = world.logged_in("joko@pekalongankota.go.id").await;

    for who in [&mut aisyah, &mut elsewhere, &mut stranger] {
        for path in [path::RENEWAL, path::RENEWAL_CERTIFICATE] {
            assert_eq!(who.get(&path::with(path, &reference)).await.problem().status, 404);
        }
        for path in [path::RENEWAL_WITHDRAWAL, path::RENEWAL_RECEIPT] {
            assert_eq!(who.act(Method::POST, &path::with(path, &reference)).await.problem().status, 404);
        }
        assert_eq!(who.submit(Some(&reference), 1, "not-mine").await.problem().status, 404);
    }
    // Officers of the agency see the case; the other agency's and mere holders do not.
    let case = path::with(path::CASE, &reference);
    assert_eq!(aisyah.get(&case).await.status, 200);
    assert_eq!(elsewhere.get(&case).await.problem().status, 404);
    assert_eq!(stranger.get(&case).await.problem().status, 403);
    assert_eq!(aisyah.get(&file).await.status, 200);
    for who in [&mut elsewhere, &mut stranger] {
        assert_eq!(who.get(&file).await.problem().status, 404);
    }
    assert_eq!(world.count("access_log").await, 2 + 1, "the test's own look at the file, a case, a file");
    for nonsense in ["PBR-0000-0001", "x", "%00", "..%2f..", "PBR-7K3M-9Q2D"] {
        assert_eq!(sari.get(&path::with(path::RENEWAL, nonsense)).await.problem().status, 404, "{nonsense}");
    }
    assert_eq!(world.browser().get(&file).await.problem().status, 401);
}

#[tokio::test]
async fn a_draft_begins_only_for_a_renewable_certificate() {
    let world = World::new().await;
    for (who, verdict) in [
        ("bima", None),
        ("dewi", Some(Verdict::AskOffice(AskReason::Revoked))),
        ("verifikator", Some(Verdict::AskOffice(AskReason::NoCertificate))),
    ] {
        let mut browser = world.logged_in(&format!("{who}@pekalongankota.go.id")).await;
        let mine: MyCertificate = browser.get(path::CERTIFICATE).await.json();
        assert!(!mine.verdict.is_open());
        assert!(verdict.is_none_or(|verdict| verdict == mine.verdict), "{:?}", mine.verdict);
        for refused in [browser.get(path::DRAFT).await, browser.answer(0, &[]).await] {
            assert_eq!(refused.problem().refusal, Some(Refusal::NotRenewable), "{who}");
        }
    }
    // On the day when it opens, and again after the end.
    let mut bima = world.logged_in("bima@pekalongankota.go.id").await;
    world.clock.pass(170 * DAY - 600);
    bima.log_in(&world, "bima@pekalongankota.go.id").await;
    assert_eq!(bima.get(path::DRAFT).await.status, 409);
    world.clock.pass(600);
    assert_eq!(bima.get(path::DRAFT).await.status, 200);
    let mut joko = world.logged_in("joko@pekalongankota.go.id").await;
    let mine: MyCertificate = joko.get(path::CERTIFICATE).await.json();
    assert_eq!((mine.status, mine.verdict), (CertificateStatus::Expired, Verdict::Reissue));
    let reference = joko.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let issued =
        verifier.take_and(&reference, OfficerCommand::Approve { note: String::new() }).await.json::<CaseView>();
    assert_eq!(issued.status, RenewalStatus::Issued);
}

/// The path of the letter, as an officer's app finds it.
async fn letter_of(world: &World, reference: &str) -> String {
    let mut officer = world.logged_in(VERIFIER).await;
    path::with(path::FILE, &officer.case(reference).await.files[0].id)
}

#[tokio::test]
async fn the_authority_sees_no_cases_at_pekalongan() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut authority = world.logged_in(AUTHORITY).await;
    let refused = authority.command(&reference, OfficerCommand::Take).await.problem();
    assert_eq!((refused.status, refused.refusal), (403, Some(Refusal::WrongRole)));
}
