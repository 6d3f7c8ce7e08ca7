//! The draft of the letter that the head of unit signs.

use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::api::path;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::drafts::letter::draft_letter;
use crate::app::state::App;
use crate::http::extract::session::Session;
use crate::http::file::POLICY;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// Media type of Word documents.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// The files' name, without its end: nothing personal, since file names are seen by many.
const NAME: &str = "draf-surat";

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_word)).routes(routes!(get_pdf))
}

/// Returns the letter with the confirmed data as Word document, once the draft's data is confirmed. Nothing is stored.
#[utoipa::path(get, path = path::DRAFT_LETTER_WORD, tag = "draft", responses(
    (status = 200, description = "The letter",
     content((Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"))), Reading))]
async fn get_word(State(app): State<App>, session: Session) -> Result<Response, HttpError> {
    let mut db = app.db.read().begin().await?;
    let letter = draft_letter(&app, &mut db, session.person).await?;
    drop(db);
    let permit = app.limits.drawings.acquire().await?;
    let written = tokio::task::spawn_blocking(move || {
        let _permit = permit;
        letter.word()
    });
    Ok(file(WORD, "docx", written.await.map_err(crate::app::error::Error::from)??))
}

/// Returns the letter with the confirmed data as PDF, once the draft's data is confirmed. Nothing is stored.
#[utoipa::path(get, path = path::DRAFT_LETTER_PDF, tag = "draft", responses(
    (status = 200, description = "The letter", content((Vec<u8> = "application/pdf"))), Reading))]
async fn get_pdf(State(app): State<App>, session: Session) -> Result<Response, HttpError> {
    let mut db = app.db.read().begin().await?;
    let letter = draft_letter(&app, &mut db, session.person).await?;
    drop(db);
    Ok(file("application/pdf", "pdf", letter.paper()?.draw(&app).await?))
}

fn file(media_type: &'static str, end: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{NAME}.{end}\"");
    let headers = [
        (CONTENT_TYPE, media_type.to_owned()),
        (CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (CONTENT_DISPOSITION, disposition),
    ];
    (headers, bytes).into_response()
}
