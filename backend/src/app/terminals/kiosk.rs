//! A paired terminal as it shows itself, and its wipes.

use std::time::Duration;

use domain::api::{Kiosk, KioskState, QrCode, Readiness, RenewalStatus, Wipe, WipeCause, Wiped};
use domain::renewal::{PersonId, Refusal};
use domain::terminal::TerminalId;

use super::end_sessions;
use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::login_attempts::{Counter, Rule};
use crate::db::terminals::{self, TerminalRow};
use crate::db::write_queue::Write;
use crate::db::{login_attempts, outbox, people};
use crate::infra::{qr, random};

/// Minimum interval between records of when a terminal was heard of.
const SEEN_EVERY_SECS: i64 = 60;
/// How long a request waits for that record; then it goes on without.
const SEEN_LIMIT: Duration = Duration::from_secs(1);
/// Longest name of a version that is recorded, in characters.
const MAX_VERSION: usize = 40;
/// Limit of mails that a holder asks for at terminals.
const LINK_MAILS: Rule = Rule::Steady { most: 3, each_secs: 600 };

/// Returns the terminal of a paired browser's token, if it is not locked.
///
/// # Errors
/// If the database fails.
pub async fn usable(app: &App, token: &str) -> Result<Option<TerminalRow>, Error> {
    Ok(paired(app, token).await?.filter(|terminal| terminal.locked_at.is_none()))
}

/// Returns the terminal of a paired browser's token, locked or not.
///
/// # Errors
/// If the database fails.
pub async fn paired(app: &App, token: &str) -> Result<Option<TerminalRow>, Error> {
    let mut db = app.db.read().acquire().await?;
    Ok(terminals::of_token(&mut db, &random::digest(&[token])).await?)
}

/// Records that a terminal was heard of, with the version that it has loaded, if the database accepts it: the terminal shows itself
/// in any case.
pub async fn heard_of(app: &App, terminal: &TerminalRow, version: &str) {
    let at = app.now();
    let version: String = version.chars().filter(char::is_ascii_graphic).take(MAX_VERSION).collect();
    let fresh = terminal.seen_at.is_some_and(|seen| at.seconds_since(seen) < SEEN_EVERY_SECS);
    if fresh && terminal.version.as_deref() == Some(&*version) {
        return;
    }
    let seen = Write::TerminalSeen { terminal: terminal.id, version, at };
    // Heard of again within the minute.
    let _written = app.db.queue().write(seen, SEEN_LIMIT).await;
}

/// Returns a terminal as it shows itself.
///
/// # Errors
/// If its agency has no standard any more.
pub fn view(app: &App, terminal: TerminalRow) -> Result<Kiosk, Error> {
    let standard = app.standard(&terminal.agency)?;
    let now = app.now();
    let state = match standard.hours.open_until(now, &app.holidays) {
        _ if terminal.locked_at.is_some() => KioskState::Locked,
        Some(until) => KioskState::Open { until },
        None => KioskState::Closed { opens_at: standard.hours.next_opening(now, &app.holidays) },
    };
    Ok(Kiosk {
        name: terminal.name,
        place: terminal.place,
        agency: terminal.agency,
        agency_name: standard.agency.name.clone(),
        office: standard.agency.office.clone(),
        zone: standard.hours.zone(),
        contacts: standard.agency.contacts.clone(),
        duration: standard.service.duration.clone(),
        state,
        version: app.kiosk_version.as_ref().to_owned(),
        now,
    })
}

/// Ends the terminal's sessions and hand-offs after its browser was wiped. A reload that ended nothing is not counted.
///
/// # Errors
/// If the database fails.
pub async fn wipe(app: &App, terminal: TerminalId, wipe: Wipe) -> Result<Wiped, Error> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let (sessions, hand_offs) = end_sessions(&mut tx, terminal, now).await?;
    if wipe.cause != WipeCause::Reloaded || sessions > 0 {
        terminals::insert_wipe(&mut tx, terminal, wipe, now).await?;
    }
    tx.commit().await?;
    tracing::info!(terminal = terminal.0, cause = ?wipe.cause, sessions, hand_offs, "terminal wiped");
    Ok(Wiped { sessions, hand_offs, at: now })
}

/// Records what the terminal's readiness page found.
///
/// # Errors
/// If the database fails.
pub async fn report_readiness(app: &App, terminal: TerminalId, readiness: &Readiness) -> Result<(), Error> {
    let mut tx = app.db.begin().await?;
    terminals::set_readiness(&mut tx, terminal, readiness, app.now()).await?;
    Ok(tx.commit().await?)
}

/// Returns the address of an application's timeline as a QR code.
///
/// # Errors
/// [`Error::NotFound`] if the renewal is not this holder's.
pub async fn follow_qr(app: &App, holder: PersonId, reference: &str) -> Result<QrCode, Error> {
    let case = Case::of_holder(app, &mut *app.db.read().acquire().await?, reference, holder).await?;
    qr::encode(&[&app.config.public_url, "/lacak/", &case.reference].concat()).map_err(Error::internal)
}

/// Mails the holder where the certificate's file can be fetched on a device of their own.
///
/// # Errors
/// [`Error::NotFound`] if the renewal is not this holder's; [`Error::Conflict`] if it has no certificate; 429 if they asked too
/// often.
pub async fn mail_download_link(app: &App, holder: PersonId, reference: &str) -> Result<(), Error> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let case = Case::of_holder(app, &mut tx, reference, holder).await?;
    if !matches!(case.status(), RenewalStatus::Issued | RenewalStatus::Received) {
        return Err(Error::Conflict(Some(Refusal::WrongStage)));
    }
    let person = people::get(&mut tx, holder).await?.ok_or(Error::NotFound)?;
    let counter = Counter { bucket: random::digest(&["download link", &holder.0.to_string()]), rule: LINK_MAILS };
    if let Err(retry_after_secs) = login_attempts::register(&mut tx, &[counter], now.0).await? {
        return Err(Error::TooManyAttempts { retry_after_secs, problem: None });
    }
    let mail = app.writer(&case.renewal.agency)?.download_link(&person, &case.reference);
    outbox::enqueue(&mut tx, &mail, now).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(())
}
