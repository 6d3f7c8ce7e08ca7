//! Hand-offs: one file from one phone into the draft of whoever is logged in at a terminal, and nothing else.

use axum::http::Method;
use domain::api::{
    HAND_OFF_HEADER, HandOff, HandOffState, NewHandOff, OpenedHandOff, Scanned, Upload, Uploaded, WipeCause, path,
};
use domain::person::FilePurpose;
use domain::terminal::TerminalCommand;

use crate::harness::{Browser, World};
use crate::inspect::make;
use crate::kiosk::{command, kiosk, wipe};
use crate::kiosk_session::read_qr;
use crate::wizard::{SARI, chunk, digest, new_upload};

/// A kiosk with Sari at the letter, and a hand-off that it shows.
async fn shown(world: &World) -> (Browser, HandOff, Scanned) {
    let (mut kiosk, _) = kiosk(world).await;
    kiosk.log_in(world, SARI).await;
    kiosk.answer(0, &[]).await;
    let (hand_off, token) = ask(world, &mut kiosk).await;
    (kiosk, hand_off, token)
}

/// Asks for a hand-off. The token is read from the picture, as a phone does.
async fn ask(world: &World, kiosk: &mut Browser) -> (HandOff, Scanned) {
    let new = NewHandOff { purpose: FilePurpose::Letter };
    let hand_off: HandOff = kiosk.post(path::KIOSK_HAND_OFFS, &new).await.json();
    let address = read_qr(&hand_off.qr);
    let (page, token) = address.split_once('#').unwrap();
    assert_eq!(page, format!("{}/ponsel/kirim", world.app.config.public_url));
    (hand_off, Scanned { token: token.to_owned() })
}

/// Opens it on a phone, which carries the secret from then on.
async fn open(world: &World, token: &Scanned) -> (Browser, OpenedHandOff) {
    let mut phone = world.browser();
    let opened: OpenedHandOff = phone.post(path::HAND_OFF, token).await.json();
    phone.headers.insert(HAND_OFF_HEADER, opened.secret.parse().unwrap());
    (phone, opened)
}

async fn state(kiosk: &mut Browser, hand_off: &HandOff) -> HandOffState {
    kiosk.get(&path::with(path::KIOSK_HAND_OFF, &hand_off.id)).await.json()
}

#[tokio::test]
async fn a_letter_comes_from_a_phone_that_is_not_logged_in() {
    let world = World::new().await;
    let (mut kiosk, hand_off, token) = shown(&world).await;
    assert_eq!(state(&mut kiosk, &hand_off).await, HandOffState::Waiting);
    let (mut phone, opened) = open(&world, &token).await;
    assert_eq!((&opened.terminal.code, opened.purpose), (&hand_off.code, FilePurpose::Letter));
    assert_eq!((opened.terminal.name.as_str(), opened.terminal.place.as_str()), ("Kios 1", "Lobi"));
    assert_eq!(state(&mut kiosk, &hand_off).await, HandOffState::Opened);

    let letter = make::with("", &format!("% {}", "x".repeat(300_000)));
    let upload: Upload = phone.post(path::UPLOADS, &new_upload(FilePurpose::Letter, &letter)).await.json();
    let mut percent = 0;
    for number in 0..u32::try_from(letter.len()).unwrap().div_ceil(upload.chunk_size) {
        let bytes = chunk(&upload, &letter, number);
        assert_eq!(phone.send_chunk(&upload, number, bytes, &digest(bytes)).await.status, 204);
        let HandOffState::Receiving { percent: now } = state(&mut kiosk, &hand_off).await else {
            panic!("chunk {number}")
        };
        assert!(now > percent, "{now} after {percent}");
        percent = now;
    }
    let arrived: Uploaded = phone.complete_upload(&upload).await.json();
    // The answer got lost: the same again.
    assert_eq!(phone.complete_upload(&upload).await.json::<Uploaded>(), arrived);
    assert_eq!(state(&mut kiosk, &hand_off).await, HandOffState::Arrived);
    assert_eq!(kiosk.draft().await.draft.files, [arrived.file]);
    assert!(phone.cookies.is_empty(), "the phone gets no session");
}

#[tokio::test]
async fn the_secret_adds_one_file_and_does_nothing_else() {
    let world = World::new().await;
    let (mut kiosk, hand_off, token) = shown(&world).await;
    let (mut phone, _) = open(&world, &token).await;
    for path in [path::SESSION, path::DRAFT, path::CERTIFICATE, path::ACCESS_LOG] {
        assert_eq!(phone.get(path).await.status, 401, "{path}");
    }
    for purpose in [FilePurpose::Ktp, FilePurpose::Sk, FilePurpose::FiledLetter] {
        assert_eq!(phone.upload(purpose, &make::letter()).await.problem().status, 403, "{purpose:?}");
    }
    // Of other uploads of the same person it learns nothing.
    let theirs = make::with("", "% at home");
    let mut home = world.logged_in(SARI).await;
    let mut changed = home.draft().await;
    changed.version = home
        .answer(changed.version, &[(domain::person::DataField::Name, "Sari Wulandari Putri")])
        .await
        .json::<domain::api::DraftView>()
        .version;
    let sk: Upload = home.post(path::UPLOADS, &new_upload(FilePurpose::Sk, &theirs)).await.json();
    assert_eq!(phone.get(&path::with(path::UPLOAD, &sk.id)).await.status, 404);

    assert_eq!(phone.upload(FilePurpose::Letter, b"no letter").await.problem().status, 422, "a wrong file");
    assert_eq!(state(&mut kiosk, &hand_off).await, HandOffState::Opened, "another one may follow");
    assert_eq!(phone.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
    let second = new_upload(FilePurpose::Letter, &make::with("", "% second"));
    assert_eq!(phone.post(path::UPLOADS, &second).await.problem().status, 409, "one file");
    wipe(&mut kiosk, WipeCause::Finished, None).await;
    assert_eq!(phone.post(path::UPLOADS, &second).await.problem().status, 401, "and nothing once the session is over");
}

#[tokio::test]
async fn a_token_opens_once_and_for_two_minutes() {
    let world = World::new().await;
    let (mut kiosk, hand_off, token) = shown(&world).await;
    let mut phone = world.browser();
    assert_eq!(phone.post(path::HAND_OFF, &Scanned { token: "x".to_owned() }).await.status, 404);
    world.clock.pass(119);
    open(&world, &token).await;
    assert_eq!(phone.post(path::HAND_OFF, &token).await.status, 409, "a second phone");

    let (late, token) = ask(&world, &mut kiosk).await;
    assert_eq!(state(&mut kiosk, &hand_off).await, HandOffState::Cancelled, "a new one cancels the one before");
    world.clock.pass(120);
    assert_eq!(phone.post(path::HAND_OFF, &token).await.status, 404);
    assert_eq!(state(&mut kiosk, &late).await, HandOffState::Expired);
}

#[tokio::test]
async fn five_codes_in_ten_minutes() {
    let world = World::new().await;
    let (mut kiosk, first, _) = shown(&world).await;
    let mut left = vec![first.left];
    for _ in 0..4 {
        left.push(ask(&world, &mut kiosk).await.0.left);
    }
    assert_eq!(left, [4, 3, 2, 1, 0]);
    let new = NewHandOff { purpose: FilePurpose::Letter };
    let refused = kiosk.post(path::KIOSK_HAND_OFFS, &new).await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, "600"));
    // The session must be used meanwhile.
    for _ in 0..3 {
        world.clock.pass(200);
        kiosk.draft().await;
    }
    assert_eq!(ask(&world, &mut kiosk).await.0.left, 4);
}

#[tokio::test]
async fn the_end_of_the_session_ends_the_hand_off() {
    for end in ["wiped", "locked", "declined", "cancelled", "idle"] {
        let world = World::new().await;
        let (mut kiosk, hand_off, token) = shown(&world).await;
        let (mut phone, _) = open(&world, &token).await;
        let letter = make::letter();
        let upload: Upload = phone.post(path::UPLOADS, &new_upload(FilePurpose::Letter, &letter)).await.json();
        assert_eq!(phone.send_chunk(&upload, 0, &letter, &digest(&letter)).await.status, 204);
        match end {
            "wiped" => assert_eq!(wipe(&mut kiosk, WipeCause::Idle, None).await.hand_offs, 1),
            "locked" => {
                let terminals = command(&world, domain::terminal::TerminalId(1), TerminalCommand::Lock).await;
                assert!(terminals.terminals[0].locked_at.is_some());
            }
            "declined" => assert_eq!(phone.act(Method::DELETE, path::HAND_OFF).await.status, 204),
            "cancelled" => {
                let path = path::with(path::KIOSK_HAND_OFF, &hand_off.id);
                assert_eq!(kiosk.act(Method::DELETE, &path).await.status, 204);
            }
            _ => world.clock.pass(5 * 60),
        }
        assert_eq!(phone.complete_upload(&upload).await.status, 401, "{end}");
        assert_eq!(world.logged_in(SARI).await.draft().await.draft.files, [], "{end}");
    }
}

#[tokio::test]
async fn only_a_terminal_hands_over() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    sari.answer(0, &[]).await;
    let new = NewHandOff { purpose: FilePurpose::Letter };
    assert_eq!(sari.post(path::KIOSK_HAND_OFFS, &new).await.status, 401);
    let (mut kiosk, _) = kiosk(&world).await;
    assert_eq!(kiosk.post(path::KIOSK_HAND_OFFS, &new).await.status, 401, "nobody is logged in");
}
