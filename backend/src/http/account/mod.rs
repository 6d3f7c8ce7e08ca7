//! Log-in, sessions, passwords, one file a resource.

pub mod access_log;
pub mod login;
mod login_limits;
pub mod login_token;
pub mod password_link;
pub mod proposal;
pub mod session;

use utoipa_axum::router::OpenApiRouter;

use crate::app::state::App;

/// Their routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(password_link::router())
        .merge(login::router())
        .merge(login_token::router())
        .merge(proposal::router())
        .merge(session::router())
        .merge(access_log::router())
}
