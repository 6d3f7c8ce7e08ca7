//! The holder's draft: answers and files so far.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::api::{Answers, DraftView, path};
use domain::person::FilePurpose;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::drafts::discard::{discard_own, remove_file};
use crate::app::drafts::view::view;
use crate::app::drafts::{answers, open_draft};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::drafts::DraftRow;
use crate::http::extract::json;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_draft, put_answers, delete_draft)).routes(routes!(delete_file))
}

/// Returns the draft with everything that the wizard needs; empty with version 0 before the first answer.
#[utoipa::path(get, path = path::DRAFT, tag = "draft", responses((status = 200, body = DraftView), Reading))]
async fn get_draft(State(app): State<App>, session: Session) -> Result<Json<DraftView>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let row = open_draft(&app, &mut db, session.person).await?;
    Ok(Json(view(&app, &mut db, session.person, row).await?))
}

/// Stores the typed answers. Storing the same answers again is no conflict, whatever their version.
#[utoipa::path(put, path = path::DRAFT, tag = "draft", request_body = Answers,
               responses((status = 200, body = DraftView), Changing))]
async fn put_answers(
    State(app): State<App>,
    session: Session,
    json::Json(answers): json::Json<Answers>,
) -> Result<Json<DraftView>, HttpError> {
    let mut tx = app.db.begin().await?;
    let row = answers::put(&app, &mut tx, session.person, answers).await?;
    tx.commit().await?;
    shown(&app, &session, row).await
}

/// Deletes the draft with its files and key. Repeating it is no error.
#[utoipa::path(delete, path = path::DRAFT, tag = "draft", responses(
    (status = 204, description = "There is no draft any more"),
    Changing,
))]
async fn delete_draft(State(app): State<App>, session: Session) -> Result<StatusCode, HttpError> {
    let mut tx = app.db.begin().await?;
    let unreferenced = discard_own(&mut tx, session.person).await?;
    tx.commit().await?;
    unreferenced.remove(&app);
    Ok(StatusCode::NO_CONTENT)
}

/// Removes the file for a purpose from the draft, if there is one.
#[utoipa::path(delete, path = path::DRAFT_FILE, tag = "draft", params(("purpose" = FilePurpose, Path, description = "What the file is for")),
               responses((status = 200, body = DraftView), Changing))]
async fn delete_file(
    State(app): State<App>,
    session: Session,
    purpose: Result<Path<FilePurpose>, PathRejection>,
) -> Result<Json<DraftView>, HttpError> {
    let Path(purpose) = purpose.map_err(|_| Error::NotFound)?;
    let mut tx = app.db.begin().await?;
    let (row, file) = remove_file(&app, &mut tx, session.person, purpose).await?;
    tx.commit().await?;
    file.remove(&app);
    shown(&app, &session, row).await
}

/// Returns the draft after the commit.
pub(super) async fn shown(app: &App, session: &Session, row: DraftRow) -> Result<Json<DraftView>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(view(app, &mut db, session.person, row).await?))
}
