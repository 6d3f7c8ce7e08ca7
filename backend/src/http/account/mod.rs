//! Log-in, sessions, passwords, one file a resource.

pub mod access_log;
pub mod key_report;
pub mod login;
pub mod login_methods;
pub mod login_token;
mod new_session;
pub mod notification;
pub mod own_data;
pub mod passkey;
pub mod password_link;
pub mod proposal;
pub mod session;

use axum::http::HeaderMap;
use utoipa_axum::router::OpenApiRouter;

use crate::app::accounts::log_in_limits::Origin;
use crate::app::state::App;
use crate::http::extract::client::Client;
use crate::http::extract::cookie::{DEVICE_COOKIE, cookie};
use crate::http::extract::terminal::AtTerminal;

/// Maximum size of a body, since anybody may send one.
const MAX_LOGIN_BODY_BYTES: usize = 16 * 1024;

/// Their routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(password_link::router())
        .merge(key_report::router())
        .merge(login::router())
        .merge(login_token::router())
        .merge(login_methods::router())
        .merge(notification::router())
        .merge(own_data::router())
        .merge(passkey::router())
        .merge(proposal::router())
        .merge(session::router())
        .merge(access_log::router())
}

/// Returns where a request comes from.
fn origin(client: Client, terminal: AtTerminal, headers: &HeaderMap) -> Origin<'_> {
    Origin { address: client.0, device: cookie(headers, DEVICE_COOKIE), terminal: terminal.0 }
}
