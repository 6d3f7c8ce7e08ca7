//! Pairs a browser with a terminal, by a code that an administrator was shown.

use std::net::IpAddr;

use domain::administration::AdminEvent;
use domain::api::PairingCode;
use domain::moment::Timestamp;
use domain::problem::{Fault, Field};
use domain::terminal::TerminalId;

use super::end_sessions;
use crate::app::accounts::log_in_limits::count_attempt;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::terminals::{self, TerminalRow};
use crate::db::{Tx, admin_events};
use crate::infra::random;

/// Lifetime of a code.
const CODE_SECS: i64 = 15 * 60;

/// Makes a terminal's pairing code; the one before it ends.
pub(super) async fn make_code(tx: &mut Tx, terminal: TerminalId, now: Timestamp) -> Result<PairingCode, Error> {
    let (code, expires_at) = (random::typed_code()?, now.plus_seconds(CODE_SECS));
    terminals::set_code(tx, terminal, &digest(&code), expires_at).await?;
    let (first, second) = code.split_at(code.len() / 2);
    Ok(PairingCode { terminal, code: format!("{first}-{second}"), expires_at })
}

/// Pairs the browser that will keep `token`. Sessions of the browser that was paired before end.
///
/// # Errors
/// 422 if the code is wrong, used or too old, which counts as an attempt; 429 if there were too many.
pub async fn pair(app: &App, address: IpAddr, code: &str, token: &str) -> Result<TerminalRow, Error> {
    let attempt = count_attempt(app, address, Field::PairingCode)?;
    let now = app.now();
    let typed: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    let mut tx = app.db.begin().await?;
    let Some(terminal) = terminals::of_code(&mut tx, &digest(&typed.to_ascii_uppercase()), now).await? else {
        attempt.keep();
        tracing::info!(outcome = "unknown or expired code", "pairing");
        return Err(Error::invalid(Field::PairingCode, Fault::PairingCodeUnknown));
    };
    let (_sessions, _hand_offs) = end_sessions(&mut tx, terminal.id, now).await?;
    terminals::pair(&mut tx, terminal.id, &random::digest(&[token]), now).await?;
    let paired = AdminEvent::TerminalPaired { terminal: terminal.id };
    admin_events::append(&mut tx, &terminal.agency, None, now, &paired).await?;
    tx.commit().await?;
    tracing::info!(terminal = terminal.id.0, outcome = "paired", "pairing");
    Ok(TerminalRow { paired_at: Some(now), code_until: None, ..terminal })
}

fn digest(code: &str) -> Vec<u8> {
    random::digest(&["pairing", code])
}
