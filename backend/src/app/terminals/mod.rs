//! Terminals that many people share in an office: registered by an administrator, paired by a code, wiped after each person.

pub mod fleet;
pub mod hand_offs;
pub mod kiosk;
pub mod pairing;
pub mod proof;

use domain::moment::Timestamp;
use domain::terminal::TerminalId;

use crate::app::error::Error;
use crate::db::{Tx, hand_offs as hand_off_rows, sessions};

/// Ends the sessions at a terminal and cancels their hand-offs. Returns how many of each.
async fn end_sessions(tx: &mut Tx, terminal: TerminalId, now: Timestamp) -> Result<(u32, u32), Error> {
    // Older ones have expired.
    let since = now.plus_seconds(-hand_offs::LIFETIME_SECS);
    let hand_offs = hand_off_rows::cancel_of_terminal(tx, terminal, since, now).await?;
    let sessions = sessions::revoke_at_terminal(tx, terminal, now).await?;
    Ok((sessions, hand_offs))
}
