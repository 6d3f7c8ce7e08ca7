//! The agency's terminals.

use domain::api::{NewTerminal, PairingCode, TerminalAct, Terminals, path};
use domain::terminal::{TerminalCommand, TerminalId};
use gloo_net::http::Method;

use super::{Error, get, send};

/// The agency's terminals.
pub async fn terminals() -> Result<Terminals, Error> {
    get(path::TERMINALS).await
}

/// Registers a terminal.
pub async fn register(new: &NewTerminal) -> Result<PairingCode, Error> {
    send(Method::POST, path::TERMINALS, new, None).await
}

/// Makes another pairing code; the one before it ends.
pub async fn new_code(terminal: TerminalId) -> Result<PairingCode, Error> {
    send(Method::POST, &path::with(path::TERMINAL_PAIRING, &terminal.0.to_string()), &(), None).await
}

/// Locks, unlocks, unpairs or removes a terminal.
pub async fn command(terminal: TerminalId, command: TerminalCommand) -> Result<Terminals, Error> {
    send(Method::POST, &path::with(path::TERMINAL_COMMANDS, &terminal.0.to_string()), &TerminalAct { command }, None)
        .await
}
