//! Confirming a new e-mail address by a code that is sent to it.

use axum::Json;
use axum::extract::State;
use domain::api::{CodeSent, DraftView, EmailConfirmation, path};
use domain::problem::Field;
use domain::value::OneTimeCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::draft::shown;
use crate::app::drafts::email_code;
use crate::app::error::Error;
use crate::app::state::App;
use crate::http::extract::json;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(send_code)).routes(routes!(confirm))
}

/// Mails a code to the new address in the draft. Earlier ones stay valid until they expire. The answer does not reveal
/// whether somebody else has the address: then its owner is notified instead, and no code confirms it.
#[utoipa::path(post, path = path::DRAFT_EMAIL_CODE, tag = "draft",
               responses((status = 200, description = "Sent", body = CodeSent), Changing))]
async fn send_code(State(app): State<App>, session: Session) -> Result<Json<CodeSent>, HttpError> {
    Ok(Json(email_code::send(&app, session.person).await?))
}

/// Confirms the new address by its code.
#[utoipa::path(post, path = path::DRAFT_EMAIL_CONFIRMATION, tag = "draft", request_body = EmailConfirmation,
               responses((status = 200, body = DraftView), Changing))]
async fn confirm(
    State(app): State<App>,
    session: Session,
    json::Json(confirmation): json::Json<EmailConfirmation>,
) -> Result<Json<DraftView>, HttpError> {
    let code = OneTimeCode::parse(&confirmation.code).map_err(|fault| Error::invalid(Field::EmailCode, fault))?;
    let row = email_code::confirm(&app, session.person, &code).await?;
    shown(&app, &session, row).await
}
