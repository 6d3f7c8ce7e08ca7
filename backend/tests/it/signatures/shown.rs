//! Holder and officer see what the signatures of a letter say; no letter is refused for it.

use domain::api::{CaseView, DraftView, RenewalView, Uploaded};
use domain::person::FilePurpose;
use domain::signature::{FileSignature, SignatureVerdict, SinceSigned};

use super::pyhanko::made;
use crate::harness::{Browser, World};
use crate::wizard::{SARI, VERIFIER, new_key};

const JOKO: &str = "joko@pekalongankota.go.id";

#[tokio::test]
async fn holder_and_officer_see_who_signed_and_what_was_changed_since() {
    let world = World::with_letter_roots(&made().roots()).await;
    let (mut sari, mut joko) = (world.logged_in(SARI).await, world.logged_in(JOKO).await);
    let signed = apply(&mut sari, "good", 0).await;
    let changed = apply(&mut joko, "changed", 1).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    for (reference, since) in [(signed, SinceSigned::Unchanged), (changed, SinceSigned::Changed)] {
        let case: CaseView = verifier.case(&reference).await;
        let [signature] = case.files[0].signatures.as_slice() else { panic!("{:?}", case.files) };
        assert_eq!((signature.verdict, signature.since), (SignatureVerdict::Trusted, since));
        assert_eq!((signature.signer.as_str(), signature.organization.as_str()), ("Budi Santoso", "Dinas Contoh"));
        assert!(signature.signed_at.is_some());
    }
}

/// Applies with this letter, and checks that the holder sees the same all the time.
async fn apply(browser: &mut Browser, name: &str, nth_key: usize) -> String {
    let draft = browser.draft().await;
    browser.answer(draft.version, &[]).await.json::<DraftView>();
    let seen = upload(browser, name).await;
    assert_eq!(browser.draft().await.draft.file(FilePurpose::Letter).unwrap().signatures, seen);
    let draft: DraftView = browser.put(domain::api::path::DRAFT_KEY, &new_key(nth_key)).await.json();
    browser.submit(None, draft.version, &format!("send-{nth_key}")).await.json::<RenewalView>().reference
}

async fn upload(browser: &mut Browser, name: &str) -> Vec<FileSignature> {
    browser.upload(FilePurpose::Letter, &made().file(name)).await.json::<Uploaded>().file.signatures
}

#[tokio::test]
async fn no_letter_is_refused_for_its_signatures() {
    let world = World::with_letter_roots(&made().roots()).await;
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(upload(&mut sari, "unsigned").await, []);
    let cases = [
        ("stranger", SignatureVerdict::UnknownAuthority),
        ("expired", SignatureVerdict::NotValidThen),
        ("flipped_text", SignatureVerdict::Altered),
        ("flipped_signature", SignatureVerdict::Forged),
        ("flipped_range", SignatureVerdict::Unreadable),
        ("good_visible", SignatureVerdict::Trusted),
        ("lta", SignatureVerdict::Trusted),
    ];
    for (name, verdict) in cases {
        let found = upload(&mut sari, name).await;
        assert_eq!(found.iter().map(|signature| signature.verdict).collect::<Vec<_>>(), [verdict], "{name}");
    }
    assert_eq!(upload(&mut sari, "two_visible").await.len(), 2);
}

#[tokio::test]
async fn without_roots_it_is_said_that_nobody_vouches() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(upload(&mut sari, "good").await[0].verdict, SignatureVerdict::NoAuthorities);
}
