//! Collective renewals, as officers start and follow them.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use domain::api::{
    AccessedData, CollectiveCandidates, CollectiveCommand, CollectiveProgress, CollectiveRenewals, HeadOfUnit,
    HeadQuery, NamesRead, NamesToRead, NewCollective, path,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::filing::require_filing;
use crate::app::collective::{command, names, start, view};
use crate::app::error::Error;
use crate::app::state::App;
use crate::http::extract::idempotency::Request;
use crate::http::extract::json;
use crate::http::extract::session::{Officer, Session};
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, start_one))
        .routes(routes!(candidates))
        .routes(routes!(read_names))
        .routes(routes!(head))
        .routes(routes!(progress))
        .routes(routes!(command))
}

/// Returns the agency's collective renewals, the latest first.
#[utoipa::path(get, path = path::COLLECTIVES, tag = "collective renewal", responses((status = 200, body = CollectiveRenewals), Reading))]
async fn list(State(app): State<App>, Officer(session): Officer) -> Result<Json<CollectiveRenewals>, HttpError> {
    require_filing(&session)?;
    let mut db = app.db.read().begin().await?;
    Ok(Json(view::list(&app, &mut db, &session.agency).await?))
}

/// Returns the agency's holders whose certificates end soon or ended lately. They are told that I saw them.
#[utoipa::path(get, path = path::COLLECTIVE_CANDIDATES, tag = "collective renewal",
               responses((status = 200, body = CollectiveCandidates), Reading))]
async fn candidates(
    State(app): State<App>,
    Officer(session): Officer,
) -> Result<Json<CollectiveCandidates>, HttpError> {
    require_filing(&session)?;
    let mut db = app.db.read().begin().await?;
    let found = start::candidates(&app, &mut db, &session.agency).await?;
    drop(db);
    session.log_access(&app, found.rows.iter().map(|row| row.id).collect(), AccessedData::Collective).await?;
    Ok(Json(found))
}

/// Returns whom of the agency a list names. They are told that I saw them.
#[utoipa::path(post, path = path::COLLECTIVE_NAMES, tag = "collective renewal", request_body = NamesToRead,
               responses((status = 200, body = NamesRead), Changing))]
async fn read_names(
    State(app): State<App>,
    Officer(session): Officer,
    json::Json(asked): json::Json<NamesToRead>,
) -> Result<Json<NamesRead>, HttpError> {
    require_filing(&session)?;
    let mut db = app.db.read().begin().await?;
    let read = names::read(&app, &mut db, &session.agency, &asked.text).await?;
    drop(db);
    session.log_access(&app, read.found.iter().map(|row| row.id).collect(), AccessedData::Collective).await?;
    Ok(Json(read))
}

/// Returns who has this NIP or official e-mail, before they are named as the head of the unit. The person is told that I looked.
#[utoipa::path(post, path = path::COLLECTIVE_HEAD, tag = "collective renewal", request_body = HeadQuery,
               responses((status = 200, body = HeadOfUnit), Changing))]
async fn head(
    State(app): State<App>,
    Officer(session): Officer,
    json::Json(query): json::Json<HeadQuery>,
) -> Result<Json<HeadOfUnit>, HttpError> {
    require_filing(&session)?;
    let mut db = app.db.read().begin().await?;
    let (person, head) = start::head(&app, &mut db, &session.agency, &query.identifier).await?;
    drop(db);
    session.log_access(&app, vec![person], AccessedData::HeadOfUnit).await?;
    Ok(Json(head))
}

/// Starts a collective renewal and invites its members.
#[utoipa::path(post, path = path::COLLECTIVES, tag = "collective renewal", request_body = NewCollective,
               params(("idempotency-key" = String, Header, description = "Names this act; sent again, it is not repeated")),
               responses((status = 201, body = CollectiveProgress), Changing))]
async fn start_one(
    State(app): State<App>,
    Officer(session): Officer,
    headers: HeaderMap,
    json::Json(new): json::Json<NewCollective>,
) -> Result<(StatusCode, Json<CollectiveProgress>), HttpError> {
    require_filing(&session)?;
    let request = Request::new(&headers, session.person, &["collective", &serde_json::to_string(&new)?])?;
    let id = start_now(&app, &session, &request, &new).await?;
    Ok((StatusCode::CREATED, shown(&app, &session, id).await?))
}

async fn start_now(app: &App, session: &Session, request: &Request, new: &NewCollective) -> Result<i64, Error> {
    let mut tx = app.db.begin().await?;
    if let Some(id) = request.done_before(&mut tx).await? {
        return id.parse().map_err(Error::internal);
    }
    let by = (session.person, &session.agency);
    let id = start::start(app, &mut tx, &session.actor(), by, new).await?;
    request.remember(&mut tx, &id.to_string(), app.now()).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(id)
}

/// Returns how far a collective renewal is. Its members are told that I saw them.
#[utoipa::path(get, path = path::COLLECTIVE, tag = "collective renewal",
               params(("id" = i64, Path, description = "The collective renewal's number")),
               responses((status = 200, body = CollectiveProgress), Reading))]
async fn progress(
    State(app): State<App>,
    Officer(session): Officer,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Json<CollectiveProgress>, HttpError> {
    require_filing(&session)?;
    let Path(id) = id.map_err(|_| Error::NotFound)?;
    shown(&app, &session, id).await
}

/// Invites more people, leaves a member out, reminds, or ends the collective renewal.
#[utoipa::path(post, path = path::COLLECTIVE_COMMANDS, tag = "collective renewal", request_body = CollectiveCommand,
               params(("id" = i64, Path, description = "The collective renewal's number")),
               responses((status = 200, body = CollectiveProgress), Changing))]
async fn command(
    State(app): State<App>,
    Officer(session): Officer,
    id: Result<Path<i64>, PathRejection>,
    json::Json(command): json::Json<CollectiveCommand>,
) -> Result<Json<CollectiveProgress>, HttpError> {
    require_filing(&session)?;
    let Path(id) = id.map_err(|_| Error::NotFound)?;
    let mut tx = app.db.begin().await?;
    command::carry_out(&app, &mut tx, &session.actor(), id, &command).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    shown(&app, &session, id).await
}

async fn shown(app: &App, session: &Session, id: i64) -> Result<Json<CollectiveProgress>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let (progress, members) = view::progress(app, &mut db, &session.agency, id).await?;
    drop(db);
    session.log_access(app, members, AccessedData::Collective).await?;
    Ok(Json(progress))
}
