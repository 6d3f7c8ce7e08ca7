//! Cases that wait for their holder: officers send the mail again or cancel filings.

use axum::Json;
use axum::extract::{Path, State};
use domain::api::{CancelFiling, HolderActions, ResendLink, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::filing::require_filing;
use crate::app::holder_action::{cancel_filing, resend_link, view};
use crate::app::renewals::visibility::unchanged_case;
use crate::app::state::App;
use crate::http::extract::json;
use crate::http::extract::session::Officer;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(one)).routes(routes!(link)).routes(routes!(end_filing))
}

/// Returns the officer's filings that their holders have not confirmed, and for verifiers also the agency's cases that
/// wait for a passphrase.
#[utoipa::path(get, path = path::HOLDER_ACTIONS, tag = "filing", responses((status = 200, body = HolderActions), Reading))]
async fn list(State(app): State<App>, Officer(session): Officer) -> Result<Json<HolderActions>, HttpError> {
    require_filing(&session)?;
    let mut db = app.db.read().begin().await?;
    Ok(Json(view::list(&app, &mut db, &session.actor()).await?))
}

/// Returns one case that waits for its holder; 404 once it no longer waits.
#[utoipa::path(get, path = path::HOLDER_ACTION, tag = "filing",
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = HolderActions), Reading))]
async fn one(
    State(app): State<App>,
    Officer(session): Officer,
    Path(reference): Path<String>,
) -> Result<Json<HolderActions>, HttpError> {
    require_filing(&session)?;
    let mut db = app.db.read().begin().await?;
    Ok(Json(view::one(&app, &mut db, &session.actor(), &reference).await?))
}

/// Sends the mail to the holder again.
#[utoipa::path(post, path = path::HOLDER_ACTION_LINK, tag = "filing", request_body = ResendLink,
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = HolderActions), Changing))]
async fn link(
    State(app): State<App>,
    Officer(session): Officer,
    Path(reference): Path<String>,
    json::Json(asked): json::Json<ResendLink>,
) -> Result<Json<HolderActions>, HttpError> {
    require_filing(&session)?;
    let actor = session.actor();
    let mut tx = app.db.begin().await?;
    let mut case = unchanged_case(&app, &mut tx, &actor, &reference, asked.version).await?;
    resend_link(&app, &mut tx, &mut case, &actor, app.now()).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    let mut db = app.db.read().begin().await?;
    Ok(Json(view::view(&app, &mut db, &actor, &[case]).await?))
}

/// Ends a filing that its holder has not confirmed, and notifies the holder.
#[utoipa::path(post, path = path::HOLDER_ACTION_CANCELLATION, tag = "filing", request_body = CancelFiling,
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = HolderActions), Changing))]
async fn end_filing(
    State(app): State<App>,
    Officer(session): Officer,
    Path(reference): Path<String>,
    json::Json(asked): json::Json<CancelFiling>,
) -> Result<Json<HolderActions>, HttpError> {
    require_filing(&session)?;
    let actor = session.actor();
    let mut tx = app.db.begin().await?;
    let mut case = unchanged_case(&app, &mut tx, &actor, &reference, asked.version).await?;
    let draft = cancel_filing(&app, &mut tx, &mut case, (&actor, session.person), &asked).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    draft.remove(&app);
    let mut db = app.db.read().begin().await?;
    Ok(Json(view::view(&app, &mut db, &actor, &[case]).await?))
}
