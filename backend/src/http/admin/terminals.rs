//! The agency's terminals.

use axum::Json;
use axum::extract::{Path, State};
use domain::api::{NewTerminal, PairingCode, TerminalAct, Terminals, path};
use domain::terminal::TerminalId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::error::Error;
use crate::app::state::App;
use crate::app::terminals::fleet;
use crate::http::extract::json;
use crate::http::extract::session::{Administrator, Session};
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, register)).routes(routes!(new_code)).routes(routes!(act))
}

/// Returns the agency's terminals.
#[utoipa::path(get, path = path::TERMINALS, tag = "administration",
               responses((status = 200, body = Terminals), Reading))]
async fn list(State(app): State<App>, Administrator(session): Administrator) -> Result<Json<Terminals>, HttpError> {
    view(&app, &session).await
}

/// Registers a terminal.
#[utoipa::path(post, path = path::TERMINALS, tag = "administration", request_body = NewTerminal,
               responses((status = 200, body = PairingCode), Changing))]
async fn register(
    State(app): State<App>,
    Administrator(session): Administrator,
    json::Json(new): json::Json<NewTerminal>,
) -> Result<Json<PairingCode>, HttpError> {
    let mut tx = app.db.begin().await?;
    let code = fleet::register(&mut tx, &session.change(&app), &new).await?;
    tx.commit().await?;
    Ok(Json(code))
}

/// Makes another pairing code; the one before it ends.
#[utoipa::path(post, path = path::TERMINAL_PAIRING, tag = "administration",
               params(("id" = i64, Path, description = "The terminal")),
               responses((status = 200, body = PairingCode), Changing))]
async fn new_code(
    State(app): State<App>,
    Administrator(session): Administrator,
    Path(id): Path<String>,
) -> Result<Json<PairingCode>, HttpError> {
    let mut tx = app.db.begin().await?;
    let code = fleet::new_code(&mut tx, &session.change(&app), terminal(&id)?).await?;
    tx.commit().await?;
    Ok(Json(code))
}

/// Locks, unlocks, unpairs or removes a terminal.
#[utoipa::path(post, path = path::TERMINAL_COMMANDS, tag = "administration", request_body = TerminalAct,
               params(("id" = i64, Path, description = "The terminal")),
               responses((status = 200, body = Terminals), Changing))]
async fn act(
    State(app): State<App>,
    Administrator(session): Administrator,
    Path(id): Path<String>,
    json::Json(act): json::Json<TerminalAct>,
) -> Result<Json<Terminals>, HttpError> {
    let mut tx = app.db.begin().await?;
    fleet::act(&mut tx, &session.change(&app), terminal(&id)?, act.command).await?;
    tx.commit().await?;
    view(&app, &session).await
}

fn terminal(id: &str) -> Result<TerminalId, Error> {
    id.parse().map(TerminalId).map_err(|_| Error::NotFound)
}

async fn view(app: &App, session: &Session) -> Result<Json<Terminals>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(fleet::list(app, &mut db, &session.agency).await?))
}
