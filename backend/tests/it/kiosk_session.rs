//! Sessions at a kiosk: they live in its page's memory.

use axum::http::Method;
use domain::access::AccessedData;
use domain::api::{AccessLog, CaseView, KIOSK_HEADER, Me, QrCode, SessionInfo, TerminalName, path};

use crate::by_hand::approve;
use crate::harness::World;
use crate::kiosk::{kiosk, pair, register, unpaired};
use crate::wizard::{AISYAH, SARI, VERIFIER};

#[tokio::test]
async fn a_kiosks_session_is_in_its_memory_and_of_use_nowhere_else() {
    let world = World::new().await;
    let (mut kiosk, _) = kiosk(&world).await;
    let me = kiosk.log_in(&world, SARI).await;
    assert_eq!(me.idle_until.seconds_since(me.now), 5 * 60);
    assert_eq!(
        kiosk.cookies.keys().collect::<Vec<_>>(),
        ["__Host-perbarui-terminal"],
        "the browser keeps nothing else"
    );
    assert_eq!(kiosk.get(path::SESSION).await.json::<Me>().person, me.person);

    // The page is loaded anew: nothing is left of the session.
    let mut reloaded = kiosk.clone();
    reloaded.headers.insert(KIOSK_HEADER, "".parse().unwrap());
    assert_eq!(reloaded.get(path::SESSION).await.status, 401);

    // As a cookie, or from another terminal, it is none.
    let kept = kiosk.headers[KIOSK_HEADER].to_str().unwrap().to_owned();
    let mut thief = world.browser();
    let (name, value) = kept.split_once('=').unwrap();
    thief.cookies.insert(name.to_owned(), value.to_owned());
    assert_eq!(thief.get(path::SESSION).await.status, 401);
    let mut second = unpaired(&world);
    pair(&mut second, &register(&world, "Kios 2").await.code).await;
    second.headers.insert(KIOSK_HEADER, kept.parse().unwrap());
    assert_eq!(second.get(path::SESSION).await.status, 401);

    // The page can't say which terminal it is, and a made-up one is none.
    let forged = format!("{kept}; __Host-perbarui-terminal={}", kiosk.cookies["__Host-perbarui-terminal"]);
    second.cookies.insert("__Host-perbarui-terminal".to_owned(), "forged".to_owned());
    second.headers.insert(KIOSK_HEADER, forged.parse().unwrap());
    assert_eq!(second.get(path::SESSION).await.status, 401);

    world.clock.pass(5 * 60);
    assert_eq!(kiosk.get(path::SESSION).await.status, 401, "it idles out sooner than on one's own device");
}

#[tokio::test]
async fn a_log_in_at_a_kiosk_names_it_in_sessions_and_access_log() {
    let world = World::new().await;
    let (mut kiosk, _) = kiosk(&world).await;
    let mut own = world.logged_in(SARI).await;
    kiosk.log_in(&world, SARI).await;
    let office = "Dinas Komunikasi dan Informatika Kota Pekalongan".to_owned();
    let terminal = Some(TerminalName { name: "Kios 1".to_owned(), office });
    let sessions: Vec<SessionInfo> = own.get(path::SESSIONS).await.json();
    let at = |current| sessions.iter().find(|one| one.current == current).unwrap().terminal.clone();
    assert_eq!((sessions.len(), at(true), at(false)), (2, None, terminal.clone()));

    // The session is over, the entry stays.
    world.clock.pass(5 * 60);
    assert_eq!(own.get(path::SESSIONS).await.json::<Vec<SessionInfo>>().len(), 1);
    let log: AccessLog = own.get(path::ACCESS_LOG).await.json();
    assert_eq!(log.entries.len(), 1, "one's own device is in no log: {log:?}");
    assert_eq!((log.entries[0].data, &log.entries[0].terminal), (AccessedData::Account, &terminal));
    assert!(log.entries[0].roles.is_empty() && log.entries[0].times == 1);
}

#[tokio::test]
async fn nobody_is_an_officer_at_a_kiosk() {
    let world = World::new().await;
    let (mut kiosk, _) = kiosk(&world).await;
    let me = kiosk.log_in(&world, VERIFIER).await;
    assert_eq!((me.roles, me.sees_cases), (vec![], false));
    assert_eq!(kiosk.get(path::INBOX).await.status, 403);
}

#[tokio::test]
async fn wrong_passwords_at_a_kiosk_stop_nobody_else_in_its_office() {
    let world = World::new().await;
    let (mut kiosk, _) = kiosk(&world).await;
    let mut refused = 0;
    for number in 0..40 {
        let answer = kiosk.first_part(&format!("tidak.ada.{number}@pekalongankota.go.id"), "salah").await;
        refused += u32::from(answer.status == 429);
    }
    assert_eq!(refused, 10, "thirty at once from one terminal");
    world.logged_in(SARI).await;
    // A right password does not clear what others tried.
    world.clock.pass(60);
    kiosk.log_in(&world, SARI).await;
    assert_eq!(kiosk.first_part("tidak.ada@pekalongankota.go.id", "salah").await.status, 401);
    assert_eq!(kiosk.first_part("tidak.ada@pekalongankota.go.id", "salah").await.status, 429);
}

#[tokio::test]
async fn a_certificates_file_never_lands_on_a_kiosk_and_its_link_is_mailed() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let (mut kiosk, _) = kiosk(&world).await;
    kiosk.log_in(&world, SARI).await;
    let (link, file) =
        (path::with(path::KIOSK_DOWNLOAD_LINK, &reference), path::with(path::RENEWAL_CERTIFICATE, &reference));
    assert_eq!(kiosk.act(Method::POST, &link).await.status, 409, "there is no certificate yet");
    world.logged_in(VERIFIER).await.take_and(&reference, approve()).await.json::<CaseView>();

    assert_eq!(kiosk.get(&file).await.status, 403);
    assert_eq!(sari.get(&file).await.status, 200);
    for _ in 0..3 {
        assert_eq!(kiosk.act(Method::POST, &link).await.status, 204);
    }
    assert_eq!(kiosk.act(Method::POST, &link).await.status, 429);
    let mail = world.mails(SARI).await.pop().unwrap();
    assert!(mail.contains(&format!("/ambil/{reference}")), "{mail}");

    let qr: QrCode = kiosk.get(&path::with(path::KIOSK_FOLLOW_QR, &reference)).await.json();
    assert_eq!(read_qr(&qr), format!("{}/lacak/{reference}", world.app.config.public_url));
    kiosk.log_in(&world, AISYAH).await;
    for other in [link, path::with(path::KIOSK_FOLLOW_QR, &reference)] {
        let method = if other.ends_with("qr") { Method::GET } else { Method::POST };
        assert_eq!(kiosk.act(method, &other).await.status, 404, "another's");
    }
}

/// Reads a QR code's text from its picture, by an outside judge.
pub fn read_qr(qr: &QrCode) -> String {
    const QUIET: usize = 4;
    const PIXELS: usize = 8;
    let side = usize::from(qr.size) + 2 * QUIET;
    let mut light = vec![true; side * side];
    for part in qr.path.split('M').skip(1) {
        let (start, rest) = part.split_once('h').unwrap();
        let (x, y) = start.split_once(' ').unwrap();
        let (run, _) = rest.split_once('v').unwrap();
        let [x, y, run] = [x, y, run].map(|number| number.parse::<usize>().unwrap());
        light[(y + QUIET) * side + x + QUIET..][..run].fill(false);
    }
    let pixel = |x: usize, y: usize| if light[(y / PIXELS) * side + x / PIXELS] { 255 } else { 0 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * PIXELS, side * PIXELS, pixel);
    image.detect_grids()[0].decode().unwrap().1
}
