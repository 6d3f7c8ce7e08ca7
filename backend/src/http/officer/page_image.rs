//! Pages of letters and evidence as images for the officers' viewer, which rotates and enlarges them.

use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use domain::api::path;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::files::page_image::{DEFAULT_WIDTH_PIXELS, Picture, WIDTH_RANGE_PIXELS, picture};
use crate::app::state::App;
use crate::http::extract::session::Session;
use crate::http::file::{body, readable};
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// Requests of pages of a file within this time are one access.
const SAME_VIEW_SECS: i64 = 600;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_page))
}

/// The query of a page.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// Width in pixels; photographs are not resized.
    #[param(minimum = 200, maximum = 2000, default = 1000)]
    width: Option<u16>,
}

/// Returns one page, from 1, to whoever may read the file; officers' accesses are recorded.
#[utoipa::path(get, path = path::FILE_PAGE, tag = "files",
               params(("id" = String, Path, description = "The file"), ("number" = u32, Path, description = "The page"), Wanted),
               responses((status = 200, description = "The page", content((Vec<u8> = "image/png"), (Vec<u8> = "image/jpeg"))), Reading))]
async fn get_page(
    State(app): State<App>,
    session: Session,
    Path((id, number)): Path<(String, u32)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, HttpError> {
    let width = wanted.width.unwrap_or(DEFAULT_WIDTH_PIXELS);
    if !(WIDTH_RANGE_PIXELS.0..=WIDTH_RANGE_PIXELS.1).contains(&width) {
        return Err(HttpError::BadRequest("a width beyond the bounds"));
    }
    let file = readable(&app, &session, &id, SAME_VIEW_SECS).await?;
    let (media_type, body) = match picture(&app, session.person, &file, number, width).await? {
        Picture::Page(png) => (HeaderValue::from_static("image/png"), Body::from(png)),
        Picture::Photograph(reader) => (HeaderValue::from_str(&file.media_type)?, body(*reader)),
    };
    Ok(([(CONTENT_TYPE, media_type)], body).into_response())
}
