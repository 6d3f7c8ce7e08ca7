//! A terminal: pairing, what it shows of itself, its wipes, its proof of itself.

use axum::Json;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::header::{HeaderName, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::AppendHeaders;
use domain::api::{Kiosk, Pairing, QrCode, Readiness, Scanned, TerminalProof, TerminalStatement, Wipe, Wiped, path};
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::MAX_BODY_BYTES;
use crate::app::error::Error;
use crate::app::state::App;
use crate::app::terminals::{kiosk, pairing, proof};
use crate::http::extract::client::Client;
use crate::http::extract::cookie::{TERMINAL_COOKIE, cookie, terminal_cookie};
use crate::http::extract::json;
use crate::http::extract::session::Session;
use crate::http::extract::terminal::Terminal;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;
use crate::infra::random;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(show))
        .routes(routes!(pair))
        .routes(routes!(wipe))
        .routes(routes!(prove))
        .routes(routes!(statement))
        .routes(routes!(report_readiness))
        .routes(routes!(follow_qr))
        .routes(routes!(mail_link))
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
}

/// What a terminal tells of itself.
#[derive(Debug, Deserialize)]
struct Loaded {
    /// Version of the program that its page has loaded.
    #[serde(default)]
    version: String,
}

/// Returns this browser's terminal; 404 if it is not paired with one.
#[utoipa::path(get, path = path::KIOSK, tag = "kiosk",
               params(("version" = Option<String>, Query, description = "Version that the page has loaded")),
               responses((status = 200, body = Kiosk), Reading))]
async fn show(
    State(app): State<App>,
    Query(loaded): Query<Loaded>,
    headers: HeaderMap,
) -> Result<Json<Kiosk>, HttpError> {
    let token = cookie(&headers, TERMINAL_COOKIE).ok_or(Error::NotFound)?;
    let terminal = kiosk::paired(&app, token).await?.ok_or(Error::NotFound)?;
    kiosk::heard_of(&app, &terminal, &loaded.version).await;
    Ok(Json(kiosk::view(&app, terminal)?))
}

/// Pairs this browser with a terminal. The answer sets its cookie.
#[utoipa::path(post, path = path::KIOSK_PAIRING, tag = "kiosk", request_body = Pairing,
               responses((status = 200, body = Kiosk), Changing))]
async fn pair(
    State(app): State<App>,
    client: Client,
    json::Json(input): json::Json<Pairing>,
) -> Result<(AppendHeaders<[(HeaderName, axum::http::HeaderValue); 1]>, Json<Kiosk>), HttpError> {
    // Made before anything is stored: a paired browser must have its cookie.
    let token = random::token()?;
    let cookie = terminal_cookie(&token)?;
    let terminal = pairing::pair(&app, client.0, &input.code, &token).await?;
    Ok((AppendHeaders([(SET_COOKIE, cookie)]), Json(kiosk::view(&app, terminal)?)))
}

/// Ends the terminal's sessions and hand-offs, after its browser was wiped.
#[utoipa::path(post, path = path::KIOSK_WIPE, tag = "kiosk", request_body = Wipe,
               responses((status = 200, body = Wiped), Changing))]
async fn wipe(
    State(app): State<App>,
    Terminal(terminal): Terminal,
    json::Json(input): json::Json<Wipe>,
) -> Result<Json<Wiped>, HttpError> {
    Ok(Json(kiosk::wipe(&app, terminal, input).await?))
}

/// Makes a QR code by which a phone learns which terminal this is.
#[utoipa::path(post, path = path::KIOSK_PROOF, tag = "kiosk", responses((status = 200, body = TerminalProof), Changing))]
async fn prove(State(app): State<App>, Terminal(terminal): Terminal) -> Result<Json<TerminalProof>, HttpError> {
    Ok(Json(proof::prove(&app, terminal)?))
}

/// Tells a phone which terminal's QR code it scanned; 404 if it is none, or an old one.
#[utoipa::path(post, path = path::TERMINAL_STATEMENT, tag = "kiosk", request_body = Scanned,
               responses((status = 200, body = TerminalStatement), Changing))]
async fn statement(
    State(app): State<App>,
    json::Json(scanned): json::Json<Scanned>,
) -> Result<Json<TerminalStatement>, HttpError> {
    Ok(Json(proof::statement(&app, &scanned.token).await?))
}

/// Records what the terminal's readiness page found.
#[utoipa::path(post, path = path::KIOSK_READINESS, tag = "kiosk", request_body = Readiness,
               responses((status = 204, description = "Recorded"), Changing))]
async fn report_readiness(
    State(app): State<App>,
    Terminal(terminal): Terminal,
    json::Json(readiness): json::Json<Readiness>,
) -> Result<StatusCode, HttpError> {
    kiosk::report_readiness(&app, terminal, &readiness).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Returns the address of an application's timeline as a QR code, for one's own phone.
#[utoipa::path(get, path = path::KIOSK_FOLLOW_QR, tag = "kiosk",
               params(("reference" = String, Path, description = "The application")),
               responses((status = 200, body = QrCode), Reading))]
async fn follow_qr(
    State(app): State<App>,
    session: Session,
    Path(reference): Path<String>,
) -> Result<Json<QrCode>, HttpError> {
    Ok(Json(kiosk::follow_qr(&app, session.person, &reference).await?))
}

/// Mails the holder where the certificate's file can be fetched on a device of their own.
#[utoipa::path(post, path = path::KIOSK_DOWNLOAD_LINK, tag = "kiosk",
               params(("reference" = String, Path, description = "The application")),
               responses((status = 204, description = "Mailed"), Changing))]
async fn mail_link(
    State(app): State<App>,
    Terminal(_): Terminal,
    session: Session,
    Path(reference): Path<String>,
) -> Result<StatusCode, HttpError> {
    kiosk::mail_download_link(&app, session.person, &reference).await?;
    Ok(StatusCode::NO_CONTENT)
}
