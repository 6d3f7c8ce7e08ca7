//! A holder's dates for their calendar, and the secret address from which calendars fetch them.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::api::{CalendarFeed, NewCalendarFeed, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::calendar;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::calendar_feeds;
use crate::http::extract::client::Client;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_calendar)).routes(routes!(get_feed, make, revoke)).routes(routes!(fetch))
}

/// Returns my dates as iCalendar (RFC 5545).
#[utoipa::path(get, path = path::CALENDAR, tag = "calendar", responses(
    (status = 200, description = "The dates", content((Vec<u8> = "text/calendar"))), Reading))]
async fn get_calendar(State(app): State<App>, session: Session) -> Result<Response, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(file(calendar::dates(&app, &mut db, session.person).await?))
}

/// Returns whether I have an address for calendars.
#[utoipa::path(get, path = path::CALENDAR_FEED, tag = "calendar", responses((status = 200, body = CalendarFeed), Reading))]
async fn get_feed(State(app): State<App>, session: Session) -> Result<Json<CalendarFeed>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(calendar::feed(&app, &mut db, session.person).await?))
}

/// Makes my address for calendars, in the place of the one before. It is answered this once.
#[utoipa::path(post, path = path::CALENDAR_FEED, tag = "calendar", responses((status = 200, body = NewCalendarFeed), Changing))]
async fn make(State(app): State<App>, session: Session) -> Result<Json<NewCalendarFeed>, HttpError> {
    if session.terminal.is_some() {
        // It would stay on a screen that others see.
        return Err(Error::Forbidden(None).into());
    }
    let mut tx = app.db.begin().await?;
    let made = calendar::make_feed(&app, &mut tx, session.person).await?;
    tx.commit().await?;
    Ok(Json(made))
}

/// Revokes my address for calendars, if there is one.
#[utoipa::path(delete, path = path::CALENDAR_FEED, tag = "calendar", responses((status = 204, description = "Revoked"), Changing))]
async fn revoke(State(app): State<App>, session: Session) -> Result<StatusCode, HttpError> {
    let mut tx = app.db.begin().await?;
    calendar_feeds::delete(&mut tx, session.person).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Returns the dates of whose address this is. Wrong secrets are counted by address, in memory.
#[utoipa::path(get, path = path::CALENDAR_OF_FEED, tag = "calendar", params(("secret" = String, Path, description = "The address's secret")),
               responses((status = 200, description = "The dates", content((Vec<u8> = "text/calendar"))), Reading))]
async fn fetch(State(app): State<App>, client: Client, Path(secret): Path<String>) -> Result<Response, HttpError> {
    let taken = app.limits.attempts.take(client.0, app.now());
    taken.map_err(|retry_after_secs| Error::TooManyAttempts { retry_after_secs, problem: None })?;
    let mut db = app.db.read().begin().await?;
    let owner = calendar::owner(&mut db, &secret).await?;
    app.limits.attempts.refund(client.0);
    Ok(file(calendar::dates(&app, &mut db, owner).await?))
}

fn file(bytes: Vec<u8>) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"sertifikat.ics\""),
    ];
    (headers, bytes).into_response()
}
