//! Sending the draft: a new renewal, or the completion of a returned one.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use domain::api::{RenewalView, Send, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::renewal::shown;
use crate::app::drafts::submit::{self, Sent};
use crate::app::drafts::submitter::Submitter;
use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::Tx;
use crate::http::extract::idempotency::Request;
use crate::http::extract::json;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(submit)).routes(routes!(complete))
}

/// Sends the draft as a new application.
#[utoipa::path(post, path = path::RENEWALS, tag = "renewal", request_body = Send,
               params(("idempotency-key" = String, Header, description = "Names this act; sent again, it is not repeated")),
               responses((status = 201, body = RenewalView), Changing))]
async fn submit(
    State(app): State<App>,
    session: Session,
    headers: HeaderMap,
    json::Json(send): json::Json<Send>,
) -> Result<(StatusCode, Json<RenewalView>), HttpError> {
    let request = Request::new(&headers, session.person, &["submit", &send.version.to_string()])?;
    let submitter = submitter(&app, &session).await?;
    let mut tx = app.db.begin().await?;
    let reference = if let Some(reference) = request.done_before(&mut tx).await? {
        drop(tx);
        reference
    } else {
        let new = submit::submit(&app, &mut tx, &submitter, &send).await?;
        finish(&app, tx, &request, new).await?
    };
    Ok((StatusCode::CREATED, shown(&app, &session, &reference).await?))
}

/// Sends the draft as the completion of a returned application.
#[utoipa::path(post, path = path::RENEWAL_COMPLETION, tag = "renewal", request_body = Send,
               params(("reference" = String, Path, description = "Reference number"),
                      ("idempotency-key" = String, Header, description = "Names this act; sent again, it is not repeated")),
               responses((status = 200, body = RenewalView), Changing))]
async fn complete(
    State(app): State<App>,
    session: Session,
    Path(reference): Path<String>,
    headers: HeaderMap,
    json::Json(send): json::Json<Send>,
) -> Result<Json<RenewalView>, HttpError> {
    let request = Request::new(&headers, session.person, &["complete", &reference, &send.version.to_string()])?;
    let submitter = submitter(&app, &session).await?;
    let mut tx = app.db.begin().await?;
    let case = Case::of_holder(&app, &mut tx, &reference, session.person).await?;
    if request.done_before(&mut tx).await?.is_some() {
        drop(tx);
    } else {
        match submit::complete(&app, &mut tx, &submitter, case.clone(), &send).await {
            Ok(completed) => drop(finish(&app, tx, &request, completed).await?),
            Err(error) => {
                drop(tx);
                submitter.reopen_lost(&app, &case, &error).await?;
                return Err(error.into());
            }
        }
    }
    shown(&app, &session, &reference).await
}

async fn submitter(app: &App, session: &Session) -> Result<Submitter, Error> {
    Submitter::inspect(app, session.person, session.agency.clone(), session.actor()).await
}

/// Commits the submission and returns its reference.
async fn finish(app: &App, mut tx: Tx, request: &Request, sent: Sent) -> Result<String, HttpError> {
    request.remember(&mut tx, &sent.case.reference, app.now()).await?;
    tx.commit().await?;
    Ok(sent.finish(app).await)
}
