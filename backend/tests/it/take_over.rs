//! Officers who share a case: taking it over, releasing it, and who sees the NIK.

use domain::api::{CaseView, HistoryKind, NikShown, OfficerCommand, path};
use domain::person::{DataField, FilePurpose};
use domain::renewal::{Act, Refusal};

use crate::harness::World;
use crate::inspect::make;
use crate::wizard::{AISYAH, SARI, VERIFIER, new_key};

fn seen_at(case: &CaseView) -> Option<domain::moment::Timestamp> {
    case.step.as_ref().and_then(|step| step.colleague_seen)
}

#[tokio::test]
async fn the_previous_officer_is_mailed_when_a_case_is_taken_over() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let (mut maya, mut aisyah) = (world.logged_in(VERIFIER).await, world.logged_in(AISYAH).await);
    assert_eq!(seen_at(&maya.case(&reference).await), None);
    let taken: CaseView = maya.command(&reference, OfficerCommand::Take).await.json();
    assert_eq!(seen_at(&taken), None, "her own");
    world.clock.pass(120);
    maya.case(&reference).await;
    let seen = world.app.now();
    world.clock.pass(120);
    assert_eq!(seen_at(&aisyah.case(&reference).await), Some(seen));
    assert_eq!(aisyah.command(&reference, OfficerCommand::Take).await.status, 200);
    let told = world.mails(VERIFIER).await.concat();
    assert!(told.contains("kini ditangani petugas lain") && !told.contains("Aisyah"), "{told}");
    assert!(!world.mails(AISYAH).await.concat().contains("kini ditangani"));
}

#[tokio::test]
async fn a_case_taken_by_mistake_is_released() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut maya = world.logged_in(VERIFIER).await;
    assert_eq!(maya.command(&reference, OfficerCommand::Release).await.problem().refusal, Some(Refusal::NotTaken));
    let back: CaseView = maya.take_and(&reference, OfficerCommand::Release).await.json();
    assert_eq!((back.taken_by, back.acts), (None, vec![Act::Take, Act::Approve, Act::Return, Act::Reject]));
    assert_eq!(back.history.last().map(|row| row.what), Some(HistoryKind::Released));
}

/// The NIK is masked, in the changes, too, until somebody asks who has a part in the certificate; each time is noted.
#[tokio::test]
async fn the_nik_is_shown_to_verifiers_and_the_access_recorded() {
    let world = World::new().await;
    let mut sari = world.logged_in("sari@ciamiskab.go.id").await;
    let old = sari.draft().await.person.nik;
    let new = "3207015204880009";
    sari.answer(0, &[(DataField::Nik, new)]).await;
    for purpose in [FilePurpose::Letter, FilePurpose::Ktp] {
        assert_eq!(sari.upload(purpose, &make::letter()).await.status, 200);
    }
    let draft: domain::api::DraftView = sari.put(path::DRAFT_KEY, &new_key(0)).await.json();
    let reference = sari.submit(None, draft.version, "send").await.json::<domain::api::RenewalView>().reference;
    let nik = path::with(path::CASE_NIK, &reference);

    let mut desk = world.logged_in("staf@ciamiskab.go.id").await;
    let seen = desk.get(&path::with(path::CASE, &reference)).await;
    assert!(!seen.text().contains(new) && !seen.text().contains(&old), "{}", seen.text());
    assert!(!seen.json::<CaseView>().sees_nik);
    let refused = desk.get(&nik).await.problem();
    assert_eq!((refused.status, refused.refusal), (403, Some(Refusal::WrongRole)));
    assert_eq!(world.count("access_log WHERE data = 'nik'").await, 0);

    let mut verifier = world.logged_in("verifikator@ciamiskab.go.id").await;
    let seen = verifier.get(&path::with(path::CASE, &reference)).await;
    assert!(!seen.text().contains(new) && seen.json::<CaseView>().sees_nik);
    let told: NikShown = verifier.get(&nik).await.json();
    assert_eq!((told.on_record, told.change), (old.clone(), Some((old, new.to_owned()))));
    assert_eq!(world.count("access_log WHERE data = 'nik'").await, 1);
    // Not one's own by this way, nor anybody's of another agency.
    assert_eq!(sari.get(&nik).await.problem().status, 403);
    let mut elsewhere = world.logged_in(VERIFIER).await;
    assert_eq!(elsewhere.get(&nik).await.problem().status, 404);
}
