//! Complaints, for the officers who handle them.

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::api::{
    AccessedData, ComplaintList, ComplaintQuery, ComplaintReceipt, OfficerComplaint, OfficerComplaintRequest,
    RecordedComplaint, path,
};
use domain::complaint::Reporter;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::complaints::receive::{self, received_before};
use crate::app::complaints::{attach, list, officer, officer_view};
use crate::app::files::page_image::{DEFAULT_WIDTH_PIXELS, Picture, picture};
use crate::app::state::App;
use crate::http::complaint::answer;
use crate::http::extract::json;
use crate::http::extract::session::{Officer, Session};
use crate::http::file::body;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// Looking again within this time is the same access.
const SAME_WORK_SECS: i64 = 600;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_complaints, record))
        .routes(routes!(get_complaint))
        .routes(routes!(command))
        .routes(routes!(get_file))
        .routes(routes!(get_page))
}

/// Returns complaints, most urgent first.
#[utoipa::path(get, path = path::OFFICER_COMPLAINTS, tag = "officer", params(ComplaintQuery),
               responses((status = 200, body = ComplaintList), Reading))]
async fn list_complaints(
    State(app): State<App>,
    Officer(session): Officer,
    Query(query): Query<ComplaintQuery>,
) -> Result<Json<ComplaintList>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(list::list(&app, &mut db, &session.actor(), &query).await?))
}

/// Records a complaint that came by another way. Sent again with the same secret, it is not repeated.
#[utoipa::path(post, path = path::OFFICER_COMPLAINTS, tag = "officer", request_body = RecordedComplaint,
               responses((status = 201, body = ComplaintReceipt), Changing))]
async fn record(
    State(app): State<App>,
    Officer(session): Officer,
    json::Json(new): json::Json<RecordedComplaint>,
) -> Result<(StatusCode, Json<ComplaintReceipt>), HttpError> {
    if let Some(receipt) = received_before(&app, &new.secret).await? {
        return Ok((StatusCode::CREATED, Json(receipt)));
    }
    let mut tx = app.db.begin().await?;
    let receipt = receive::record(&app, &mut tx, &session.actor(), new).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok((StatusCode::CREATED, Json(receipt)))
}

/// Returns a complaint. The access to a holder's data is recorded for the holder.
#[utoipa::path(get, path = path::OFFICER_COMPLAINT, tag = "officer", params(("number" = String, Path, description = "Number")),
               responses((status = 200, body = OfficerComplaint), Reading))]
async fn get_complaint(
    State(app): State<App>,
    Officer(session): Officer,
    Path(number): Path<String>,
) -> Result<Json<OfficerComplaint>, HttpError> {
    seen(&app, &session, &number).await
}

async fn seen(app: &App, session: &Session, number: &str) -> Result<Json<OfficerComplaint>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let case = officer::visible(app, &mut db, &session.actor(), number).await?;
    let view = officer_view::view(app, &mut db, &session.actor(), &case).await?;
    drop(db);
    if let Reporter::Holder(holder) = case.complaint.reporter {
        session.log_access_once(app, holder, AccessedData::Complaint, SAME_WORK_SECS).await?;
    }
    Ok(Json(view))
}

/// Carries out a command. Answered by 404 if the officer may not see the complaint any more, since it turned out to be about them.
#[utoipa::path(post, path = path::OFFICER_COMPLAINT_COMMANDS, tag = "officer", request_body = OfficerComplaintRequest,
               params(("number" = String, Path, description = "Number")),
               responses((status = 200, body = OfficerComplaint), Changing))]
async fn command(
    State(app): State<App>,
    Officer(session): Officer,
    Path(number): Path<String>,
    json::Json(asked): json::Json<OfficerComplaintRequest>,
) -> Result<Json<OfficerComplaint>, HttpError> {
    let mut tx = app.db.begin().await?;
    officer::carry_out(&app, &mut tx, (&session.actor(), session.person), &number, asked).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    seen(&app, &session, &number).await
}

/// The query of a file.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// Save the file instead of showing it.
    #[serde(default)]
    download: bool,
}

/// Returns a file of a complaint.
#[utoipa::path(get, path = path::OFFICER_COMPLAINT_FILE, tag = "officer",
               params(("number" = String, Path, description = "Number"), ("id" = String, Path, description = "The file"), Wanted),
               responses((status = 200, description = "The file", content((Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"),
                         (Vec<u8> = "image/png"))), Reading))]
async fn get_file(
    State(app): State<App>,
    Officer(session): Officer,
    Path((number, id)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, HttpError> {
    let file = readable(&app, &session, &number, &id).await?;
    answer(&app, &file, wanted.download).await
}

/// Returns one page of a file, from 1, as an image.
#[utoipa::path(get, path = path::OFFICER_COMPLAINT_PAGE, tag = "officer",
               params(("number" = String, Path, description = "Number"), ("id" = String, Path, description = "The file"),
                      ("page" = u32, Path, description = "The page")),
               responses((status = 200, description = "The page", content((Vec<u8> = "image/png"), (Vec<u8> = "image/jpeg"))), Reading))]
async fn get_page(
    State(app): State<App>,
    Officer(session): Officer,
    Path((number, id, page)): Path<(String, String, u32)>,
) -> Result<Response, HttpError> {
    let file = readable(&app, &session, &number, &id).await?;
    let (media_type, body) = match picture(&app, session.person, &file, page, DEFAULT_WIDTH_PIXELS).await? {
        Picture::Page(png) => (HeaderValue::from_static("image/png"), Body::from(png)),
        Picture::Photograph(reader) => (HeaderValue::from_str(&file.media_type)?, body(*reader)),
    };
    Ok(([(CONTENT_TYPE, media_type)], body).into_response())
}

async fn readable(app: &App, session: &Session, number: &str, id: &str) -> Result<attach::ComplaintFileRow, HttpError> {
    let mut db = app.db.read().begin().await?;
    let case = officer::visible(app, &mut db, &session.actor(), number).await?;
    Ok(attach::file(&mut db, &case, id).await?)
}
