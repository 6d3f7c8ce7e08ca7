//! The agency's terminals, as administrators manage them.

use domain::administration::AdminEvent;
use domain::api::{KioskPage, NewTerminal, PairingCode, Terminal, Terminals};
use domain::moment::Timestamp;
use domain::problem::{Fault, Field, Problem};
use domain::standard::AgencyId;
use domain::terminal::{TerminalCommand, TerminalId};
use domain::value::Line;

use super::{end_sessions, pairing};
use crate::app::administration::context::ChangeContext;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::terminals::{self, TerminalRow, WipeCount};
use crate::db::{Conn, Tx, admin_events};

/// Days that counts of wipes cover.
pub const COUNTED_DAYS: i64 = 30;
/// Most terminals of an agency.
const MAX_TERMINALS: usize = 200;
/// Maximum length of a name, in characters.
const MAX_NAME: u16 = 40;
/// Maximum length of a place, in characters.
const MAX_PLACE: u16 = 100;

/// Returns the agency's terminals.
///
/// # Errors
/// If the database fails.
pub async fn list(app: &App, db: &mut Conn, agency: &AgencyId) -> Result<Terminals, Error> {
    let now = app.now();
    let wipes = terminals::count_wipes(db, agency, now.plus_days(-COUNTED_DAYS)).await?;
    let rows = terminals::list(db, agency).await?;
    let terminals = rows.into_iter().map(|row| view(row, &wipes, now)).collect();
    let version = app.kiosk_version.as_ref().to_owned();
    Ok(Terminals { terminals, zone: app.standard(agency)?.hours.zone(), now, version })
}

/// Registers a terminal, and makes its pairing code.
///
/// # Errors
/// [`Error::Invalid`] for a name or place that can't be used.
pub async fn register(tx: &mut Tx, by: &ChangeContext, new: &NewTerminal) -> Result<PairingCode, Error> {
    let known = terminals::list(tx, &by.agency).await?;
    if known.len() >= MAX_TERMINALS {
        return Err(Error::Conflict(None));
    }
    let name = text(Field::TerminalName, &new.name, MAX_NAME).and_then(|name| {
        let taken = known.iter().any(|other| other.name.eq_ignore_ascii_case(name.as_str()));
        if taken { Err(Problem::new(Field::TerminalName, Fault::Taken)) } else { Ok(name) }
    });
    let (name, place) = match (name, text(Field::TerminalPlace, &new.place, MAX_PLACE)) {
        (Ok(name), Ok(place)) => (name, place),
        (name, place) => return Err(Error::Invalid(name.err().into_iter().chain(place.err()).collect())),
    };
    let terminal = terminals::insert(tx, &by.agency, name.as_str(), place.as_str(), by.now).await?;
    log(tx, by, &AdminEvent::TerminalRegistered { terminal }).await?;
    pairing::make_code(tx, terminal, by.now).await
}

/// Makes another pairing code for a terminal. The browser that is paired stays so until the code is used.
///
/// # Errors
/// [`Error::NotFound`] if the agency has no such terminal.
pub async fn new_code(tx: &mut Tx, by: &ChangeContext, id: TerminalId) -> Result<PairingCode, Error> {
    own(tx, by, id).await?;
    pairing::make_code(tx, id, by.now).await
}

/// Locks, unlocks, unpairs or removes a terminal.
///
/// # Errors
/// [`Error::NotFound`] if the agency has no such terminal.
pub async fn act(tx: &mut Tx, by: &ChangeContext, id: TerminalId, command: TerminalCommand) -> Result<(), Error> {
    let terminal = own(tx, by, id).await?;
    match command {
        // Pressed twice, or by two administrators: once is in the log.
        TerminalCommand::Lock if terminal.locked_at.is_some() => return Ok(()),
        TerminalCommand::Unlock if terminal.locked_at.is_none() => return Ok(()),
        TerminalCommand::Unpair if terminal.paired_at.is_none() && terminal.code_until.is_none() => return Ok(()),
        TerminalCommand::Lock => terminals::set_locked(tx, id, Some(by.now)).await?,
        TerminalCommand::Unlock => terminals::set_locked(tx, id, None).await?,
        TerminalCommand::Unpair => terminals::unpair(tx, id).await?,
        TerminalCommand::Remove => terminals::remove(tx, id, by.now).await?,
    }
    if command != TerminalCommand::Unlock {
        let (_sessions, _hand_offs) = end_sessions(tx, id, by.now).await?;
    }
    log(tx, by, &AdminEvent::TerminalChanged { terminal: id, command }).await
}

/// Checks a name or place.
fn text(field: Field, typed: &str, most: u16) -> Result<Line, Problem> {
    let line = Line::parse(typed).map_err(|fault| Problem::new(field, fault.into()))?;
    let long = line.as_str().chars().count() > usize::from(most);
    if long { Err(Problem::new(field, Fault::TooLong(most))) } else { Ok(line) }
}

/// Returns a terminal of the administrator's agency.
async fn own(tx: &mut Tx, by: &ChangeContext, id: TerminalId) -> Result<TerminalRow, Error> {
    let terminal = terminals::get(tx, id).await?;
    terminal.filter(|terminal| terminal.agency == by.agency).ok_or(Error::NotFound)
}

async fn log(tx: &mut Tx, by: &ChangeContext, event: &AdminEvent) -> Result<(), Error> {
    Ok(admin_events::append(tx, &by.agency, Some(by.person), by.now, event).await?)
}

fn view(row: TerminalRow, wipes: &[WipeCount], now: Timestamp) -> Terminal {
    let own = || wipes.iter().filter(|wipe| wipe.terminal == row.id);
    let on = |page| own().filter(|wipe| wipe.page == Some(page)).map(|wipe| wipe.count).sum();
    // Whoever looked at the state of an application did what they came for.
    let goals = [KioskPage::Sent, KioskPage::Certificate, KioskPage::Follow];
    let others = KioskPage::ALL.into_iter().filter(|page| !goals.contains(page)).map(|page| (page, on(page)));
    Terminal {
        wipes: own().map(|wipe| wipe.count).sum(),
        wiped_at: own().map(|wipe| wipe.last_at).max(),
        sent: on(KioskPage::Sent),
        abandoned: others.filter(|(_, count)| *count > 0).collect(),
        id: row.id,
        name: row.name,
        place: row.place,
        paired_at: row.paired_at,
        code_until: row.code_until.filter(|until| *until > now),
        locked_at: row.locked_at,
        seen_at: row.seen_at,
        version: row.version,
        readiness: row.readiness,
        readiness_at: row.readiness_at,
    }
}
