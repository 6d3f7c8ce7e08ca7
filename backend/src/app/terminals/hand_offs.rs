//! Hand-offs: a terminal shows a QR code, and the phone that opens it may add one file to the draft of whoever is logged in there,
//! without a session of its own.

use domain::api::{HandOff, HandOffState, OpenedHandOff};
use domain::moment::Timestamp;
use domain::person::FilePurpose;
use domain::renewal::PersonId;

use super::proof;
use crate::app::accounts::sessions::TERMINAL_IDLE_SECS;
use crate::app::drafts::{open_draft, require_open, step_of};
use crate::app::error::Error;
use crate::app::state::App;
use crate::app::uploads;
use crate::db::hand_offs::{self, HandOffRow, NewHandOff};
use crate::db::{Tx, terminals};
use crate::infra::{qr, random};

/// How long a phone may take to open it.
const OPEN_SECS: i64 = 120;
/// How long the file may take to arrive after that.
const ARRIVE_SECS: i64 = 15 * 60;
/// How long a hand-off can be under way at all.
pub(super) const LIFETIME_SECS: i64 = OPEN_SECS + ARRIVE_SECS;
/// Hand-offs that a holder may ask for within [`WINDOW_SECS`].
const MOST: u32 = 5;
/// See [`MOST`].
const WINDOW_SECS: i64 = 600;
/// Path of the phone's page; the token follows as the fragment, which no server sees.
const PAGE: &str = "/ponsel/kirim#";

/// Makes a hand-off for this session; those that it asked for before are cancelled.
///
/// # Errors
/// 429 if there were too many; if no file for this purpose is expected.
pub async fn begin(
    app: &App,
    tx: &mut Tx,
    (person, session): (PersonId, &str),
    purpose: FilePurpose,
) -> Result<HandOff, Error> {
    let now = app.now();
    if purpose == FilePurpose::FiledLetter {
        return Err(Error::Malformed("officers hand over no letters"));
    }
    let draft = open_draft(app, tx, person).await?;
    require_open(&draft.draft, step_of(purpose))?;
    let (made, first) = hand_offs::made_since(tx, person, now.plus_seconds(-WINDOW_SECS)).await?;
    if let Some(first) = first.filter(|_| made >= MOST) {
        let wait = first.plus_seconds(WINDOW_SECS).seconds_since(now);
        return Err(Error::too_many(purpose.field(), u32::try_from(wait).unwrap_or(1).max(1)));
    }
    hand_offs::cancel_of_session(tx, session, now).await?;
    let (id, token) = (random::id(), random::token()?);
    let code = random::matching_code(&token);
    let digest = random::digest(&[&token]);
    let new = NewHandOff { id: &id, session, person, purpose, code: &code, token: &digest };
    hand_offs::insert(tx, &new, now).await?;
    let qr = qr::encode(&[&app.config.public_url, PAGE, &token].concat()).map_err(Error::internal)?;
    let left = u8::try_from(MOST - made - 1).unwrap_or(0);
    Ok(HandOff { id, qr, code, expires_at: now.plus_seconds(OPEN_SECS), left, now })
}

/// Returns how far a hand-off is.
///
/// # Errors
/// [`Error::NotFound`] if this person has none with this id.
pub async fn state(app: &App, person: PersonId, id: &str) -> Result<HandOffState, Error> {
    let mut db = app.db.read().begin().await?;
    let row = hand_offs::get(&mut db, id, person).await?.ok_or(Error::NotFound)?;
    let state = state_of(&row, app.now());
    if state == HandOffState::Opened
        && let Some(percent) = uploads::percent_of_purpose(&mut db, person, row.purpose).await?
    {
        return Ok(HandOffState::Receiving { percent });
    }
    Ok(state)
}

/// Cancels a hand-off, if it has not ended.
///
/// # Errors
/// [`Error::NotFound`] if this person has none with this id.
pub async fn cancel(tx: &mut Tx, person: PersonId, id: &str, now: Timestamp) -> Result<(), Error> {
    let row = hand_offs::get(tx, id, person).await?.ok_or(Error::NotFound)?;
    let _ended = hand_offs::end(tx, &row.id, false, now).await?;
    Ok(())
}

/// Opens a hand-off on a phone, once.
///
/// # Errors
/// [`Error::NotFound`] if the token is unknown or too old, or the hand-off is over; [`Error::Conflict`] if a phone has opened it.
pub async fn open(app: &App, token: &str) -> Result<OpenedHandOff, Error> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let row = hand_offs::of_token(&mut tx, &random::digest(&[token])).await?.ok_or(Error::NotFound)?;
    match state_of(&row, now) {
        HandOffState::Waiting => {}
        HandOffState::Opened | HandOffState::Receiving { .. } | HandOffState::Arrived => {
            return Err(Error::Conflict(None));
        }
        HandOffState::Cancelled | HandOffState::Expired => return Err(Error::NotFound),
    }
    let terminal = terminals::get(&mut tx, row.terminal).await?.ok_or(Error::NotFound)?;
    let standard = app.standard(&row.agency)?;
    let secret = random::token()?;
    hand_offs::open(&mut tx, &row.id, &random::digest(&[&secret]), now).await?;
    let opened = OpenedHandOff {
        secret,
        terminal: proof::of(app, terminal, row.code, now.plus_seconds(ARRIVE_SECS))?,
        purpose: row.purpose,
        letter_title: standard.wizard.letter_title.clone(),
        max_upload_bytes: standard.wizard.max_upload_bytes,
    };
    tx.commit().await?;
    Ok(opened)
}

/// Returns the hand-off that a phone opened with this secret, if it goes on, or its file arrived meanwhile, of which the phone may
/// not have heard.
///
/// # Errors
/// If the database fails.
pub async fn opened(app: &App, secret: &str) -> Result<Option<HandOffRow>, Error> {
    let row = hand_offs::of_secret(&mut *app.db.read().acquire().await?, &random::digest(&[secret])).await?;
    let now = app.now();
    let in_time = |row: &HandOffRow| row.opened_at.is_some_and(|at| now.seconds_since(at) < ARRIVE_SECS);
    Ok(row.filter(|row| (row.ended_at.is_none() || row.arrived) && asked_still(row, now) && in_time(row)))
}

/// Cancels the hand-off that a phone opened: the digits differ, or its owner changed their mind.
///
/// # Errors
/// If the database fails.
pub async fn decline(app: &App, secret: &str) -> Result<(), Error> {
    let mut tx = app.db.begin().await?;
    if let Some(row) = hand_offs::of_secret(&mut tx, &random::digest(&[secret])).await? {
        let _ended = hand_offs::end(&mut tx, &row.id, false, app.now()).await?;
    }
    Ok(tx.commit().await?)
}

/// Whether the session that asked for it goes on.
fn asked_still(row: &HandOffRow, now: Timestamp) -> bool {
    row.live && now.seconds_since(row.session_used_at) < TERMINAL_IDLE_SECS
}

/// Returns how far it is, without how much has arrived.
fn state_of(row: &HandOffRow, now: Timestamp) -> HandOffState {
    let late = |since: Timestamp, seconds: i64| now.seconds_since(since) >= seconds;
    match row.opened_at {
        _ if row.arrived => HandOffState::Arrived,
        _ if row.ended_at.is_some() || !asked_still(row, now) => HandOffState::Cancelled,
        None if late(row.made_at, OPEN_SECS) => HandOffState::Expired,
        None => HandOffState::Waiting,
        Some(opened_at) if late(opened_at, ARRIVE_SECS) => HandOffState::Expired,
        Some(_) => HandOffState::Opened,
    }
}
