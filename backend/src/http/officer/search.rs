//! Searches the agency's renewals.

use axum::Json;
use axum::extract::State;
use domain::api::{AccessedData, SearchQuery, SearchResult, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::search::search;
use crate::app::state::App;
use crate::http::extract::json;
use crate::http::extract::session::Officer;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;

/// The route.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(search_renewals))
}

/// Searches the agency's renewals. The text is in the body, since URLs are logged. Accesses are recorded for the
/// holders.
#[utoipa::path(post, path = path::SEARCH, tag = "officer", request_body = SearchQuery,
               responses((status = 200, body = SearchResult), Changing))]
async fn search_renewals(
    State(app): State<App>,
    Officer(session): Officer,
    json::Json(query): json::Json<SearchQuery>,
) -> Result<Json<SearchResult>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let (result, holders) = search(&app, &mut db, &session.actor(), &query).await?;
    drop(db);
    if !holders.is_empty() {
        session.log_access(&app, holders, AccessedData::Search).await?;
    }
    Ok(Json(result))
}
