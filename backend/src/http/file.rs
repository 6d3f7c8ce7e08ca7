//! Accepted files, for their owner and the officers of the case.

use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use domain::api::{AccessedData, path};
use domain::journey::FileInfo;
use serde::Deserialize;
use tokio_util::io::ReaderStream;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::files::access;
use crate::app::files::read::{self, ComparingReader};
use crate::app::state::App;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// Bytes of a file's answer in memory at a time.
const PIECE_BYTES: usize = 64 * 1024;

/// Policy of files: sandboxed without scripts, and framed by our own pages only. Chromium's viewer still shows a PDF
/// (tried with Chromium's new headless mode, 2026-11).
pub(in crate::http) const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'self'";

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_file))
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

/// Returns the file's bytes to the owner and to officers who may see the case; officers' accesses are recorded.
#[utoipa::path(get, path = path::FILE, tag = "files", params(("id" = String, Path, description = "The file"), Wanted),
               responses((status = 200, description = "The file", content((Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"),
                         (Vec<u8> = "image/png"))), Reading))]
async fn get_file(
    State(app): State<App>,
    session: Session,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, HttpError> {
    let file = readable(&app, &session, &id, 0).await?;
    let body = body(read::reader(&app, &file).await?);
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_str(&file.media_type)?);
    headers.insert(CONTENT_LENGTH, HeaderValue::from(file.size));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    let extension = match file.media_type.as_str() {
        "application/pdf" => "pdf",
        "image/png" => "png",
        _ => "jpg",
    };
    // Not the original name, which may be personal and is kept in download lists.
    let purpose = crate::db::codec::word(&file.purpose)?;
    let way = if wanted.download { "attachment" } else { "inline" };
    let disposition = format!("{way}; filename=\"{purpose}.{extension}\"");
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_str(&disposition)?);
    Ok((headers, body).into_response())
}

/// Returns a response body that is read in pieces.
pub(in crate::http) fn body(reader: ComparingReader) -> Body {
    Body::from_stream(ReaderStream::with_capacity(reader, PIECE_BYTES))
}

/// Returns the file if the requester may read it. An officer's access is recorded, unless the same was recorded less
/// than `once_in` seconds ago.
pub(super) async fn readable(app: &App, session: &Session, id: &str, once_in: i64) -> Result<FileInfo, HttpError> {
    let (file, holder) = access::readable(app, &session.actor(), session.person, id).await?;
    if let Some(holder) = holder {
        session.log_access_once(app, holder, AccessedData::File, once_in).await?;
    }
    Ok(file)
}
