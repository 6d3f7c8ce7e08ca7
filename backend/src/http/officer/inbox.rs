//! An officer's inbox.

use axum::Json;
use axum::extract::{Query, State};
use domain::api::{Inbox, InboxQuery, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::complaints;
use crate::app::inbox;
use crate::app::state::App;
use crate::http::extract::session::Officer;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// The route.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(inbox))
}

/// Returns the cases that wait for me, most urgent first.
#[utoipa::path(get, path = path::INBOX, tag = "officer", params(InboxQuery),
               responses((status = 200, body = Inbox), Reading))]
async fn inbox(
    State(app): State<App>,
    Officer(session): Officer,
    Query(query): Query<InboxQuery>,
) -> Result<Json<Inbox>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let complaints = complaints::list::counts(&app, &mut db, &session.actor()).await?;
    Ok(Json(Inbox { complaints, ..inbox::inbox(&app, &mut db, &session.actor(), &query).await? }))
}
