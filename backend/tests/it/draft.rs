//! The draft: stored from the first answer on, checked as a whole when it is sent.

use axum::http::Method;
use domain::api::{Answers, DraftView, EmailConfirmation, NewUpload, OfficerCommand, StoppedUpload, Upload, path};
use domain::journey::Change;
use domain::person::{DataField, FilePurpose};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::Refusal;

use crate::harness::World;
use crate::inspect::make;
use crate::wizard::{SARI, VERIFIER, digest, new_key, new_upload};

#[tokio::test]
async fn answers_stay_as_typed_on_every_device() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(sari.draft().await.version, 0);
    let kept: DraftView = sari.answer(0, &[(DataField::Mobile, "  0812-bukan nomor ")]).await.json();
    assert_eq!((kept.version, kept.draft.change(DataField::Mobile)), (1, Some("  0812-bukan nomor ")));
    let world = world.restart().await;
    let mut elsewhere = world.logged_in(SARI).await;
    let found = elsewhere.draft().await;
    assert_eq!((found.version, found.draft), (kept.version, kept.draft));
}

#[tokio::test]
async fn two_tabs_do_not_overwrite_each_other() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let mut other_tab = sari.clone();
    sari.answer(0, &[(DataField::Unit, "Dinas Sosial")]).await.json::<DraftView>();
    let late = other_tab.answer(0, &[]).await.problem();
    assert_eq!((late.status, late.refusal), (409, None));
    assert_eq!(sari.draft().await.draft.change(DataField::Unit), Some("Dinas Sosial"));
    // The same answers once more (the first answer got lost on the way) are no conflict.
    let again: DraftView = sari.answer(0, &[(DataField::Unit, "Dinas Sosial")]).await.json();
    assert_eq!(again.version, 1);
}

#[tokio::test]
async fn answers_no_app_sends_are_refused() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let change = |field, value: &str| Change { field, value: value.to_owned() };
    for changes in [
        vec![change(DataField::Unit, "a"), change(DataField::Unit, "b")],
        vec![change(DataField::Unit, &"x".repeat(1_001))],
    ] {
        let refused = sari.put(path::DRAFT, &Answers { version: 0, data_right: Some(false), changes }).await;
        assert_eq!(refused.problem().status, 400);
    }
    assert_eq!(sari.draft().await.version, 0);
}

#[tokio::test]
async fn all_problems_of_a_draft_are_reported_at_once() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let nothing = sari.submit(None, 0, "nothing").await.problem();
    assert_eq!((nothing.status, nothing.refusal), (409, None));

    let draft: DraftView = sari
        .answer(
            0,
            &[
                (DataField::Nik, "123"),
                (DataField::Nip, "19880412201303200X"),
                (DataField::Mobile, "021 555"),
                (DataField::Email, "sari@example.com"),
                (DataField::Position, "Perencana Ahli Muda"),
            ],
        )
        .await
        .json();
    let told = sari.submit(None, draft.version, "too-early").await.problem();
    assert_eq!(told.status, 422);
    let expected = [
        (Field::Nik, Fault::DigitCount(16)),
        (Field::Nip, Fault::Character('X')),
        (Field::Position, Fault::Unchanged),
        (Field::Email, Fault::EmailDomain),
        (Field::Mobile, Fault::MobileShape),
        (Field::EmailCode, Fault::Unconfirmed),
        (Field::Ktp, Fault::Blank),
        (Field::Sk, Fault::Blank),
        (Field::Letter, Fault::Blank),
        (Field::Passphrase, Fault::Blank),
    ];
    assert_eq!(told.problems, expected.map(|(field, fault)| Problem::new(field, fault)));
    assert_eq!(world.count("renewals").await, 0);
}

#[tokio::test]
async fn a_draft_sent_twice_is_one_renewal() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let mut other_tab = sari.clone();
    let draft = sari.fill(0).await;
    let first = sari.submit(None, draft.version, "once").await;
    assert_eq!(first.status, 201);
    // The line was cut after the commit: the same request again.
    let second = sari.submit(None, draft.version, "once").await;
    assert_eq!((second.status, second.text()), (201, first.text()));
    // Another request under the same key; the other tab; a draft of nothing.
    assert_eq!(sari.submit(None, draft.version + 1, "once").await.problem().status, 409);
    let other = other_tab.submit(None, draft.version, "other-tab").await.problem();
    assert_eq!((other.status, other.refusal), (409, Some(Refusal::AlreadyOpen)));
    assert_eq!(other_tab.get(path::DRAFT).await.problem().refusal, Some(Refusal::AlreadyOpen));
    assert_eq!((world.count("renewals").await, world.count("drafts").await), (1, 0));
    assert_eq!(sari.submit(None, draft.version, "ü").await.problem().status, 400);
}

#[tokio::test]
async fn two_tabs_that_send_at_once_make_one_renewal() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let mut other_tab = sari.clone();
    let version = sari.fill(0).await.version;
    let (one, other) = tokio::join!(sari.submit(None, version, "one"), other_tab.submit(None, version, "other"));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
    assert_eq!(world.count("renewals").await, 1);
}

#[tokio::test]
async fn a_draft_changed_in_another_tab_is_not_sent() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reviewed = sari.fill(0).await;
    sari.answer(reviewed.version, &[(DataField::Unit, "Dinas Sosial")]).await.json::<DraftView>();
    assert_eq!(sari.submit(None, reviewed.version, "stale").await.problem().status, 409);
}

#[tokio::test]
async fn after_the_session_nothing_is_sent_or_lost() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let version = sari.fill(0).await.version;
    world.clock.pass(31 * 60);
    assert_eq!(sari.submit(None, version, "send").await.problem().status, 401);
    assert_eq!(world.count("renewals").await, 0);
    sari.log_in(&world, SARI).await;
    assert_eq!(sari.submit(None, version, "send").await.status, 201);
}

#[tokio::test]
async fn a_new_address_is_confirmed_by_its_code() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let refused = sari.act(Method::POST, path::DRAFT_EMAIL_CODE).await.problem();
    assert_eq!(refused.refusal, Some(Refusal::WrongStage));
    for (typed, fault) in
        [("sari@example.com", Fault::EmailDomain), ("sari", Fault::EmailShape), (SARI, Fault::Unchanged)]
    {
        let version = sari.draft().await.version;
        sari.answer(version, &[(DataField::Email, typed)]).await.json::<DraftView>();
        let told = sari.act(Method::POST, path::DRAFT_EMAIL_CODE).await.problem();
        assert_eq!(told.problems, [Problem::new(Field::Email, fault)], "{typed}");
    }

    let new = "sari.w@pekalongankota.go.id";
    let version = sari.draft().await.version;
    sari.answer(version, &[(DataField::Email, " Sari.W@pekalongankota.go.id")]).await.json::<DraftView>();
    let confirm = |code: &str| EmailConfirmation { code: code.to_owned() };
    let none = sari.post(path::DRAFT_EMAIL_CONFIRMATION, &confirm("123456")).await.problem();
    assert_eq!(none.problems, [Problem::new(Field::EmailCode, Fault::CodeExpired)]);
    assert_eq!(sari.act(Method::POST, path::DRAFT_EMAIL_CODE).await.status, 200);
    let soon = sari.act(Method::POST, path::DRAFT_EMAIL_CODE).await;
    assert_eq!((soon.problem().status, soon.header("retry-after")), (429, "60"));

    let expired = mailed_code(&world, new).await;
    world.clock.pass(601);
    assert_eq!(sari.draft().await.email_code, None);
    let told = sari.post(path::DRAFT_EMAIL_CONFIRMATION, &confirm(&expired)).await.problem();
    assert_eq!(told.problems, [Problem::new(Field::EmailCode, Fault::CodeExpired)]);
    assert_eq!(sari.act(Method::POST, path::DRAFT_EMAIL_CODE).await.status, 200);
    let code = mailed_code(&world, new).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for left in (0..5).rev() {
        let told = sari.post(path::DRAFT_EMAIL_CONFIRMATION, &confirm(wrong)).await.problem();
        assert_eq!(told.problems, [Problem::new(Field::EmailCode, Fault::WrongCode(left))]);
    }
    assert_eq!(sari.post(path::DRAFT_EMAIL_CONFIRMATION, &confirm(&code)).await.problem().status, 429);
    world.clock.pass(60);
    assert_eq!(sari.act(Method::POST, path::DRAFT_EMAIL_CODE).await.status, 200);
    // Mails overtake each other: the older one is as good until it expires.
    assert_ne!(mailed_code(&world, new).await, code);
    assert!(sari.draft().await.email_code.is_some(), "the page need not send another one");
    let confirmed: DraftView = sari.post(path::DRAFT_EMAIL_CONFIRMATION, &confirm(&code)).await.json();
    assert!(confirmed.draft.email_confirmed());
    // The answer got lost: the same again. Any other code, or the same for another address, is too late.
    assert_eq!(sari.post(path::DRAFT_EMAIL_CONFIRMATION, &confirm(&code)).await.status, 200);
    let used = sari.post(path::DRAFT_EMAIL_CONFIRMATION, &confirm(wrong)).await.problem();
    assert_eq!(used.problems, [Problem::new(Field::EmailCode, Fault::CodeUsed)]);

    assert_eq!(sari.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
    let draft: DraftView = sari.put(path::DRAFT_KEY, &new_key(0)).await.json();
    let sent: domain::api::RenewalView = sari.submit(None, draft.version, "send").await.json();
    let mut verifier = world.logged_in(VERIFIER).await;
    assert_eq!(verifier.take_and(&sent.reference, OfficerCommand::Approve { note: String::new() }).await.status, 200);
    assert!(world.mails(new).await.pop().unwrap().contains("/ambil/"));
    world.logged_in(new).await;
}

async fn mailed_code(world: &World, to: &str) -> String {
    let mail = world.mails(to).await.pop().unwrap();
    let (_, rest) = mail.split_once("e-mail ini: ").expect("a code");
    rest[..6].to_owned()
}

/// After a reload in the middle of an upload, the wizard says which file to choose again, also if there is an older
/// one.
#[tokio::test]
async fn the_draft_shows_an_interrupted_upload() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(sari.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
    assert_eq!(sari.draft().await.stopped, []);
    let bytes = vec![7; 176 * 1024];
    let new = NewUpload { name: "surat besar.pdf".into(), ..new_upload(FilePurpose::Letter, &bytes) };
    let upload: Upload = sari.post(path::UPLOADS, &new).await.json();
    let size = upload.chunk_size as usize;
    assert_eq!(sari.send_chunk(&upload, 0, &bytes[..size], &digest(&bytes[..size])).await.status, 204);
    let draft = sari.draft().await;
    let stopped = StoppedUpload { purpose: FilePurpose::Letter, name: "surat besar.pdf".into(), percent: 25 };
    assert_eq!((draft.stopped, draft.draft.files.len()), (vec![stopped], 1));
    sari.act(Method::DELETE, &path::with(path::UPLOAD, &upload.id)).await;
    assert_eq!(sari.draft().await.stopped, []);
}
