//! Extracts the terminal that a request comes from. The layer `kiosk` finds it.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::Extensions;
use axum::http::request::Parts;
use domain::terminal::TerminalId;

use crate::app::state::App;
use crate::http::problem::HttpError;

/// The terminal that a request comes from, if it is one. It is paired and not locked.
#[derive(Clone, Copy, Debug, Default)]
pub struct AtTerminal(pub Option<TerminalId>);

impl AtTerminal {
    /// Returns the one that the layer found.
    pub fn of(extensions: &Extensions) -> Self {
        extensions.get().copied().unwrap_or_default()
    }
}

impl FromRequestParts<App> for AtTerminal {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.extensions))
    }
}

/// The terminal that a request must come from; 401 otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Terminal(pub TerminalId);

impl FromRequestParts<App> for Terminal {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, HttpError> {
        AtTerminal::of(&parts.extensions).0.map(Self).ok_or(HttpError::NotLoggedIn)
    }
}
