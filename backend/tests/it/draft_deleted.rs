//! How far a draft is, and its end.

use axum::http::Method;
use domain::api::{CaseView, OwnAccount, path};
use domain::journey::Step;
use domain::person::FilePurpose;
use domain::renewal::ReturnReason;

use crate::harness::World;
use crate::inspect::make;
use crate::renewal::returning;
use crate::wizard::{SARI, VERIFIER};

/// Its holder is told how far a draft is, and can delete it with its files; one that completes an application stays.
#[tokio::test]
async fn a_draft_is_deleted_by_its_holder() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(sari.get(path::OWN_ACCOUNT).await.json::<OwnAccount>().draft, None);
    sari.answer(0, &[]).await;
    let kept = sari.get(path::OWN_ACCOUNT).await.json::<OwnAccount>().draft.unwrap();
    assert_eq!((kept.saved_at, kept.left, kept.deletable), (world.app.now(), 3, true), "letter, passphrase, review");
    sari.upload(FilePurpose::Letter, &make::letter()).await;
    assert_eq!(sari.get(path::OWN_ACCOUNT).await.json::<OwnAccount>().draft.unwrap().left, 2);
    for _ in 0..2 {
        assert_eq!(sari.act(Method::DELETE, path::DRAFT).await.status, 204);
    }
    assert_eq!((world.count("drafts").await, world.count("files").await), (0, 0));
    assert_eq!(sari.draft().await.version, 0, "begun anew");

    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.take_and(&reference, returning(Step::Letter, ReturnReason::Unsigned, "")).await.json::<CaseView>();
    assert!(!sari.get(path::OWN_ACCOUNT).await.json::<OwnAccount>().draft.unwrap().deletable);
    assert_eq!(sari.act(Method::DELETE, path::DRAFT).await.status, 409);
    assert_eq!(world.count("drafts").await, 1);
}
