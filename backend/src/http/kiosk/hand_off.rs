//! Hand-offs: the terminal's side, and the phone's, which is not logged in.

use axum::Json;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode};
use domain::api::{HAND_OFF_HEADER, HandOff, HandOffState, NewHandOff, OpenedHandOff, Scanned, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::MAX_BODY_BYTES;
use crate::app::error::Error;
use crate::app::state::App;
use crate::app::terminals::hand_offs;
use crate::http::extract::json;
use crate::http::extract::session::Session;
use crate::http::extract::terminal::Terminal;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(begin))
        .routes(routes!(state, cancel))
        .routes(routes!(open, decline))
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
}

/// Makes a QR code that lets one phone add one file to the draft. One that was shown before is cancelled.
#[utoipa::path(post, path = path::KIOSK_HAND_OFFS, tag = "kiosk", request_body = NewHandOff,
               responses((status = 200, body = HandOff), Changing))]
async fn begin(
    State(app): State<App>,
    Terminal(_): Terminal,
    session: Session,
    json::Json(new): json::Json<NewHandOff>,
) -> Result<Json<HandOff>, HttpError> {
    let mut tx = app.db.begin().await?;
    let hand_off = hand_offs::begin(&app, &mut tx, (session.person, &session.id), new.purpose).await?;
    tx.commit().await?;
    Ok(Json(hand_off))
}

/// Returns how far a hand-off is.
#[utoipa::path(get, path = path::KIOSK_HAND_OFF, tag = "kiosk",
               params(("id" = String, Path, description = "The hand-off")),
               responses((status = 200, body = HandOffState), Reading))]
async fn state(
    State(app): State<App>,
    session: Session,
    Path(id): Path<String>,
) -> Result<Json<HandOffState>, HttpError> {
    Ok(Json(hand_offs::state(&app, session.person, &id).await?))
}

/// Cancels a hand-off at the terminal.
#[utoipa::path(delete, path = path::KIOSK_HAND_OFF, tag = "kiosk",
               params(("id" = String, Path, description = "The hand-off")),
               responses((status = 204, description = "It has ended"), Changing))]
async fn cancel(State(app): State<App>, session: Session, Path(id): Path<String>) -> Result<StatusCode, HttpError> {
    let mut tx = app.db.begin().await?;
    hand_offs::cancel(&mut tx, session.person, &id, app.now()).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Opens a hand-off on the phone that scanned its QR code, once: 409 if a phone has opened it, 404 if it is over.
#[utoipa::path(post, path = path::HAND_OFF, tag = "kiosk", request_body = Scanned,
               responses((status = 200, body = OpenedHandOff), Changing))]
async fn open(
    State(app): State<App>,
    json::Json(scanned): json::Json<Scanned>,
) -> Result<Json<OpenedHandOff>, HttpError> {
    Ok(Json(hand_offs::open(&app, &scanned.token).await?))
}

/// Cancels the hand-off that this phone opened.
#[utoipa::path(delete, path = path::HAND_OFF, tag = "kiosk",
               params(("x-perbarui-hand-off" = String, Header, description = "The secret")),
               responses((status = 204, description = "It has ended"), Changing))]
async fn decline(State(app): State<App>, headers: HeaderMap) -> Result<StatusCode, HttpError> {
    let secret = headers.get(HAND_OFF_HEADER).and_then(|value| value.to_str().ok()).ok_or(Error::NotFound)?;
    hand_offs::decline(&app, secret).await?;
    Ok(StatusCode::NO_CONTENT)
}
