//! Terminals: registered, paired, locked and wiped; sessions that live in a kiosk's memory.

use axum::http::Method;
use domain::api::{
    AdminAct, AdminLog, KIOSK_HEADER, Kiosk, KioskPage, KioskState, NewTerminal, Pairing, PairingCode, Scanned,
    TerminalAct, TerminalProof, TerminalStatement, Terminals, Wipe, WipeCause, Wiped, path,
};
use domain::moment::{DAY, Date, Zone};
use domain::problem::{Fault, Field, Problem};
use domain::terminal::{TerminalCommand, TerminalId};

use crate::administration::ADMIN;
use crate::harness::{Browser, World};
use crate::wizard::{SARI, VERIFIER};

const ADMIN_OF_ANOTHER: &str = "admin@merantikab.go.id";

/// A kiosk's browser that is paired with a new terminal.
pub async fn kiosk(world: &World) -> (Browser, TerminalId) {
    let code = register(world, "Kios 1").await;
    let mut kiosk = unpaired(world);
    pair(&mut kiosk, &code.code).await;
    (kiosk, code.terminal)
}

/// A kiosk's browser that nothing is paired with.
pub fn unpaired(world: &World) -> Browser {
    let mut kiosk = world.browser();
    kiosk.headers.insert(KIOSK_HEADER, "".parse().unwrap());
    kiosk
}

pub async fn register(world: &World, name: &str) -> PairingCode {
    let new = NewTerminal { name: name.to_owned(), place: "Lobi".to_owned() };
    world.logged_in(ADMIN).await.post(path::TERMINALS, &new).await.json()
}

pub async fn pair(kiosk: &mut Browser, code: &str) -> Kiosk {
    kiosk.post(path::KIOSK_PAIRING, &Pairing { code: code.to_owned() }).await.json()
}

/// An administrator's command.
pub async fn command(world: &World, terminal: TerminalId, command: TerminalCommand) -> Terminals {
    let path = path::with(path::TERMINAL_COMMANDS, &terminal.0.to_string());
    world.logged_in(ADMIN).await.post(&path, &TerminalAct { command }).await.json()
}

/// What the page says after it was wiped.
pub async fn wipe(kiosk: &mut Browser, cause: WipeCause, page: Option<KioskPage>) -> Wiped {
    kiosk.post(path::KIOSK_WIPE, &Wipe { cause, page }).await.json()
}

#[tokio::test]
async fn a_code_pairs_one_browser_once() {
    let world = World::new().await;
    let code = register(&world, "Kios 1").await;
    let mut kiosk = unpaired(&world);
    assert_eq!(kiosk.get(path::KIOSK).await.problem().status, 404);
    assert_eq!(kiosk.first_part(SARI, "x").await.problem().status, 401, "nobody logs in there");

    let typed = code.code.to_lowercase().replace('-', " ");
    let paired = pair(&mut kiosk, &typed).await;
    assert_eq!(
        (paired.name.as_str(), paired.place.as_str(), paired.agency_name.as_str()),
        ("Kios 1", "Lobi", "Kota Pekalongan")
    );
    let shown: Kiosk = kiosk.get(&format!("{}?version=0.9", path::KIOSK)).await.json();
    assert_eq!(shown, paired);

    let mut other = unpaired(&world);
    let again = other.post(path::KIOSK_PAIRING, &Pairing { code: code.code }).await.problem();
    assert_eq!(again.problems, [Problem::new(Field::PairingCode, Fault::PairingCodeUnknown)]);

    let listed = &terminals(&world).await.terminals[0];
    assert_eq!((listed.version.as_deref(), listed.code_until), (Some("0.9"), None));
    let log: AdminLog = world.logged_in(ADMIN).await.get(path::ADMIN_LOG).await.json();
    let acts: Vec<_> = log.rows.iter().take(2).map(|row| (row.act, row.terminal.as_str(), row.by.as_str())).collect();
    assert_eq!(acts[0], (AdminAct::TerminalPaired, "Kios 1", ""));
    assert_eq!((acts[1].0, acts[1].1), (AdminAct::TerminalRegistered, "Kios 1"));
    assert!(!acts[1].2.is_empty());
}

#[tokio::test]
async fn pairing_codes_end_and_can_not_be_guessed() {
    let world = World::new().await;
    let code = register(&world, "Kios 1").await;
    let mut kiosk = unpaired(&world);
    for _ in 0..200 {
        let refused = kiosk.post(path::KIOSK_PAIRING, &Pairing { code: "AAAA-AAAA".to_owned() }).await.status;
        if refused == 429 {
            break;
        }
        assert_eq!(refused, 422);
    }
    let refused = kiosk.post(path::KIOSK_PAIRING, &Pairing { code: code.code.clone() }).await.status;
    assert_eq!(refused, 429, "too many attempts from one address");

    let mut elsewhere = unpaired(&world);
    elsewhere.address = Some("203.0.113.9".parse().unwrap());
    world.clock.pass(15 * 60);
    let late = elsewhere.post(path::KIOSK_PAIRING, &Pairing { code: code.code }).await.problem();
    assert_eq!(late.problems, [Problem::new(Field::PairingCode, Fault::PairingCodeUnknown)]);
}

#[tokio::test]
async fn terminals_are_the_administrators_of_their_agency() {
    let world = World::new().await;
    let code = register(&world, "Kios 1").await;
    let path = path::with(path::TERMINAL_COMMANDS, &code.terminal.0.to_string());
    let lock = TerminalAct { command: TerminalCommand::Lock };
    for (who, status) in [(ADMIN_OF_ANOTHER, 404), (SARI, 403), (VERIFIER, 403)] {
        assert_eq!(world.logged_in(who).await.post(&path, &lock).await.status, status, "{who}");
    }
    let theirs: Terminals = world.logged_in(ADMIN_OF_ANOTHER).await.get(path::TERMINALS).await.json();
    assert_eq!(theirs.terminals, []);

    let mut admin = world.logged_in(ADMIN).await;
    for (name, place, faults) in [
        ("", "", vec![(Field::TerminalName, Fault::Blank), (Field::TerminalPlace, Fault::Blank)]),
        ("kios 1", "Lobi", vec![(Field::TerminalName, Fault::Taken)]),
        (&*"x".repeat(41), "Lobi", vec![(Field::TerminalName, Fault::TooLong(40))]),
    ] {
        let new = NewTerminal { name: name.to_owned(), place: place.to_owned() };
        let told = admin.post(path::TERMINALS, &new).await.problem().problems;
        let expected: Vec<_> = faults.into_iter().map(|(field, fault)| Problem::new(field, fault)).collect();
        assert_eq!(told, expected, "{name}");
    }
}

#[tokio::test]
async fn a_wipe_ends_sessions_and_is_counted_without_whose_it_was() {
    let world = World::new().await;
    let (mut kiosk, terminal) = kiosk(&world).await;
    // A page that was loaded anew with nobody logged in is no journey.
    assert_eq!(wipe(&mut kiosk, WipeCause::Reloaded, None).await.sessions, 0);
    assert_eq!(world.count("terminal_wipes").await, 0);

    kiosk.log_in(&world, SARI).await;
    let wiped = wipe(&mut kiosk, WipeCause::Idle, Some(KioskPage::Letter)).await;
    assert_eq!((wiped.sessions, wiped.at), (1, world.app.clock.now()));
    assert_eq!(kiosk.get(path::SESSION).await.status, 401);

    // It was offline then: the next start of the page says so.
    kiosk.log_in(&world, SARI).await;
    kiosk.headers.insert(KIOSK_HEADER, "".parse().unwrap());
    assert_eq!(wipe(&mut kiosk, WipeCause::Reloaded, None).await.sessions, 1);
    wipe(&mut kiosk, WipeCause::Finished, Some(KioskPage::Sent)).await;
    wipe(&mut kiosk, WipeCause::Finished, Some(KioskPage::Follow)).await;

    let shown = terminals(&world).await.terminals.remove(0);
    assert_eq!((shown.id, shown.wipes, shown.sent), (terminal, 4, 1));
    assert_eq!(shown.abandoned, [(KioskPage::Letter, 1)]);
    world.clock.pass(31 * DAY);
    assert_eq!(terminals(&world).await.terminals[0].wipes, 0);
}

#[tokio::test]
async fn a_locked_unpaired_or_removed_terminal_ends_at_once() {
    for ended in [TerminalCommand::Lock, TerminalCommand::Unpair, TerminalCommand::Remove] {
        let world = World::new().await;
        let (mut kiosk, terminal) = kiosk(&world).await;
        kiosk.log_in(&world, SARI).await;
        // What its page had in memory then.
        let mut before = kiosk.clone();
        command(&world, terminal, ended).await;
        assert_eq!(kiosk.get(path::SESSION).await.status, 401, "{ended:?}");
        assert_eq!(kiosk.first_part(SARI, "x").await.status, 401, "{ended:?}");
        let shown = kiosk.get(path::KIOSK).await;
        if ended == TerminalCommand::Lock {
            assert_eq!(shown.json::<Kiosk>().state, KioskState::Locked);
            command(&world, terminal, TerminalCommand::Unlock).await;
            assert_eq!(before.get(path::SESSION).await.status, 401, "the session stays ended");
            kiosk.log_in(&world, SARI).await;
        } else {
            assert_eq!(shown.status, 404, "{ended:?}");
        }
    }
}

#[tokio::test]
async fn a_kiosk_is_open_while_its_office_is() {
    let world = World::new().await;
    let (mut kiosk, _) = kiosk(&world).await;
    let state = kiosk.get(path::KIOSK).await.json::<Kiosk>().state;
    let monday = Date::new(2026, 11, 23).unwrap();
    assert!(matches!(state, KioskState::Open { until } if until.date_in(Zone::Wib) == monday), "{state:?}");
    // Friday night: Monday is next.
    world.clock.pass(4 * DAY + 14 * 3600);
    let state = kiosk.get(path::KIOSK).await.json::<Kiosk>().state;
    let next = monday.plus_days(7);
    assert!(matches!(state, KioskState::Closed { opens_at } if opens_at.date_in(Zone::Wib) == next), "{state:?}");
}

#[tokio::test]
async fn a_terminal_proves_itself_for_two_minutes() {
    let world = World::new().await;
    let (mut kiosk, terminal) = kiosk(&world).await;
    let proof: TerminalProof = kiosk.post(path::KIOSK_PROOF, &()).await.json();
    let mut phone = world.browser();
    let token = token_of(&world, terminal);
    let statement: TerminalStatement = phone.post(path::TERMINAL_STATEMENT, &token).await.json();
    assert_eq!((statement.name.as_str(), statement.place.as_str()), ("Kios 1", "Lobi"));
    assert_eq!(statement.code, proof.code, "both screens show the same");
    assert!(phone.cookies.is_empty());

    let mut changed = token.token.clone();
    changed.replace_range(2..3, if changed.as_bytes()[2] == b'A' { "B" } else { "A" });
    for wrong in [changed, String::new(), "AAAA".to_owned(), token.token[..40].to_owned()] {
        assert_eq!(phone.post(path::TERMINAL_STATEMENT, &Scanned { token: wrong }).await.status, 404);
    }
    world.clock.pass(119);
    assert_eq!(phone.post(path::TERMINAL_STATEMENT, &token).await.status, 200);
    world.clock.pass(1);
    assert_eq!(phone.post(path::TERMINAL_STATEMENT, &token).await.status, 404);

    let token = token_of(&world, terminal);
    command(&world, terminal, TerminalCommand::Lock).await;
    assert_eq!(phone.post(path::TERMINAL_STATEMENT, &token).await.status, 404, "a locked terminal proves nothing");
    let mut stranger = world.browser();
    assert_eq!(stranger.act(Method::POST, path::KIOSK_PROOF).await.status, 401);
}

/// The secret in a terminal's QR code.
fn token_of(world: &World, terminal: TerminalId) -> Scanned {
    Scanned { token: backend::app::terminals::proof::token(&world.app, terminal).0 }
}

async fn terminals(world: &World) -> Terminals {
    world.logged_in(ADMIN).await.get(path::TERMINALS).await.json()
}
