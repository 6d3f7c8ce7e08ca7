//! Terminals that many people share in an office: registered by an administrator, paired by a code, wiped after each person.

pub mod fleet;
pub mod hand_offs;
pub mod kiosk;
pub mod pairing;
pub mod proof;

use domain::api::TerminalName;
use domain::moment::Timestamp;
use domain::standard::AgencyId;
use domain::terminal::TerminalId;

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::{Tx, hand_offs as hand_off_rows, sessions};

/// Returns a terminal as holders know it.
///
/// # Errors
/// If its agency has no standard any more.
pub fn name(app: &App, name: String, agency: &AgencyId) -> Result<TerminalName, Error> {
    Ok(TerminalName { name, office: app.standard(agency)?.agency.office.clone() })
}

/// Ends the sessions at a terminal and cancels their hand-offs. Returns how many of each.
async fn end_sessions(tx: &mut Tx, terminal: TerminalId, now: Timestamp) -> Result<(u32, u32), Error> {
    // Older ones have expired.
    let since = now.plus_seconds(-hand_offs::LIFETIME_SECS);
    let hand_offs = hand_off_rows::cancel_of_terminal(tx, terminal, since, now).await?;
    let sessions = sessions::revoke_at_terminal(tx, terminal, now).await?;
    Ok((sessions, hand_offs))
}
