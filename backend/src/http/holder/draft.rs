//! The holder's draft: answers and files so far.

use axum::Json;
use axum::extract::{Path, State};
use domain::api::{Answers, DraftView, path};
use domain::person::FilePurpose;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::drafts::view::view;
use crate::app::drafts::{discard_file, open_draft, require_open, step_of};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::drafts::{self};
use crate::http::extract::json;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;
use crate::infra::file_store::Store;

/// Maximum length of a typed answer. The fields' own limits are lower.
const MAX_ANSWER: usize = 1_000;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_draft, put_answers)).routes(routes!(delete_file))
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
    check_shape(&answers)?;
    let mut tx = app.db.begin().await?;
    let mut row = open_draft(&app, &mut tx, session.person).await?;
    let changed: Vec<_> = answers.changed_steps(&row.draft).collect();
    if !changed.is_empty() {
        if answers.version != row.version {
            return Err(Error::Conflict(None).into());
        }
        for step in changed {
            require_open(&row.draft, step)?;
        }
        answers.write_to(&mut row.draft);
        drafts::put(&mut tx, session.person, &mut row, app.now()).await?;
    }
    tx.commit().await?;
    let mut db = app.db.read().begin().await?;
    Ok(Json(view(&app, &mut db, session.person, row).await?))
}

/// Removes the file for a purpose from the draft, if there is one.
#[utoipa::path(delete, path = path::DRAFT_FILE, tag = "draft", params(("purpose" = FilePurpose, Path, description = "What the file is for")),
               responses((status = 200, body = DraftView), Changing))]
async fn delete_file(
    State(app): State<App>,
    session: Session,
    Path(purpose): Path<String>,
) -> Result<Json<DraftView>, HttpError> {
    let purpose: FilePurpose = crate::db::codec::from_word(&purpose).map_err(|_| Error::NotFound)?;
    let mut tx = app.db.begin().await?;
    let mut row = open_draft(&app, &mut tx, session.person).await?;
    let mut gone = None;
    if let Some(file) = row.draft.file(purpose).cloned() {
        require_open(&row.draft, step_of(purpose))?;
        row.draft.files.retain(|kept| kept.purpose != purpose);
        drafts::put(&mut tx, session.person, &mut row, app.now()).await?;
        gone = discard_file(&mut tx, session.person, purpose, &file.id).await?;
    }
    tx.commit().await?;
    if let Some(file) = gone {
        Store::new(&app.config.data).drop_file(&file);
    }
    let mut db = app.db.read().begin().await?;
    Ok(Json(view(&app, &mut db, session.person, row).await?))
}

/// Refuses answers that none of our apps sends; other wrong values are stored as typed, and the wizard shows the
/// problem.
fn check_shape(answers: &Answers) -> Result<(), HttpError> {
    let repeated = answers
        .changes
        .iter()
        .enumerate()
        .any(|(index, change)| answers.changes.iter().take(index).any(|earlier| earlier.field == change.field));
    let long = answers.changes.iter().any(|change| change.value.chars().count() > MAX_ANSWER);
    if repeated || long { Err(HttpError::BadRequest("a repeated field or an endless answer")) } else { Ok(()) }
}
