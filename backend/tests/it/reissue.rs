//! A certificate that was revoked on a report is applied for anew, with the letter that was sent before.

use axum::http::Method;
use domain::api::{CaseView, DraftView, KeyReportCommand, OfficerKeyReport, RenewalView, path};
use domain::person::FilePurpose;
use domain::renewal::Refusal;
use domain::revocation::Reason;

use crate::by_hand::approve;
use crate::harness::{Answer, Browser, World};
use crate::inspect::make;
use crate::verify::found;
use crate::wizard::{SARI, SARI_MERANTI, VERIFIER, new_key};

impl Browser {
    async fn apply_again(&mut self, report: i64) -> Answer {
        self.act(Method::POST, &path::with(path::KEY_REPORT_APPLICATION, &report.to_string())).await
    }
}

/// Sari's certificate was issued and is revoked on a report for this reason; her session, the report and its application.
async fn revoked(world: &World, reason: Reason) -> (Browser, i64, String) {
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.take_and(&reference, approve()).await.json::<CaseView>();
    let report = sari.report_key(reason).await;
    assert_eq!(sari.apply_again(report).await.problem().refusal, Some(Refusal::NotRenewable), "not revoked yet");
    let revoke = KeyReportCommand::Revoke(String::new());
    verifier.act_on_report(report, revoke).await.json::<OfficerKeyReport>();
    (sari, report, reference)
}

#[tokio::test]
async fn the_letter_is_attached_again_and_belongs_to_both_applications() {
    let world = World::new().await;
    let (mut sari, report, first) = revoked(&world, Reason::KeyLost).await;
    assert_eq!(sari.key_reports().await.reports[0].letter_of.as_deref(), Some(&*first));
    let mut other = world.logged_in(SARI_MERANTI).await;
    assert_eq!(other.apply_again(report).await.problem().status, 404, "somebody else's report");

    assert_eq!(sari.apply_again(report).await.status, 204);
    let draft = sari.draft().await;
    let [letter] = &draft.draft.files[..] else { panic!("{:?}", draft.draft.files) };
    assert_eq!((letter.purpose, draft.not_after), (FilePurpose::Letter, None), "a revoked certificate lasts no longer");
    assert_eq!(sari.apply_again(report).await.status, 204, "repeated");
    assert_eq!(sari.draft().await.version, draft.version);

    let answered: DraftView = sari.answer(draft.version, &[]).await.json();
    assert_eq!(answered.draft.files, draft.draft.files);
    let ready: DraftView = sari.put(path::DRAFT_KEY, &new_key(1)).await.json();
    let second = sari.submit(None, ready.version, "send-again").await.json::<RenewalView>().reference;
    assert_ne!(second, first);
    let mut verifier = world.logged_in(VERIFIER).await;
    for reference in [&first, &second] {
        let case = verifier.case(reference).await;
        assert_eq!(case.files.len(), 1, "{reference}");
        let letter = verifier.get(&path::with(path::FILE, &case.files[0].id)).await;
        assert_eq!(letter.body, make::letter(), "{reference}");
    }
    assert_eq!(found(&world.app.config).await.faults(), [""; 0]);
}

#[tokio::test]
async fn a_letter_that_is_replaced_stays_with_the_application_before() {
    let world = World::new().await;
    let (mut sari, report, first) = revoked(&world, Reason::KeyCompromised).await;
    assert_eq!(sari.apply_again(report).await.status, 204);
    assert_eq!(sari.upload(FilePurpose::Letter, &make::with("/Lang (id)", "")).await.status, 200);
    let mut verifier = world.logged_in(VERIFIER).await;
    let case = verifier.case(&first).await;
    assert_eq!(verifier.get(&path::with(path::FILE, &case.files[0].id)).await.body, make::letter());
    assert_eq!(sari.draft().await.draft.files.len(), 1);
}

#[tokio::test]
async fn after_another_post_a_new_letter_is_asked_for_and_a_draft_that_was_begun_stays() {
    let world = World::new().await;
    let (mut sari, report, _) = revoked(&world, Reason::AffiliationChanged).await;
    assert_eq!(sari.key_reports().await.reports[0].letter_of, None);
    assert_eq!(sari.apply_again(report).await.status, 204);
    let draft = sari.draft().await;
    assert_eq!((draft.version, draft.draft.files.len()), (0, 0));

    let world = World::new().await;
    let (mut sari, report, _) = revoked(&world, Reason::KeyLost).await;
    let begun: DraftView = sari.answer(0, &[]).await.json();
    assert_eq!(sari.apply_again(report).await.status, 204);
    assert_eq!(sari.draft().await.version, begun.version);
}
