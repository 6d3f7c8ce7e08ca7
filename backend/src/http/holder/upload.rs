//! Uploads of holders, of phones that opened a terminal's hand-off, and of officers who file for holders.

use axum::Json;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode};
use domain::api::{CHUNK_DIGEST_HEADER, NewUpload, Upload, Uploaded, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::state::App;
use crate::app::uploads::{self, CHUNK_BYTES, Uploader};
use crate::http::extract::body::FullBody;
use crate::http::extract::json;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(begin))
        .routes(routes!(get_upload, cancel))
        .routes(routes!(complete))
        .merge(OpenApiRouter::new().routes(routes!(put_chunk)).layer(DefaultBodyLimit::max(CHUNK_BYTES as usize)))
}

/// Begins an upload, or resumes one of the same file. Another file for the same purpose replaces it.
#[utoipa::path(post, path = path::UPLOADS, tag = "upload", request_body = NewUpload,
               responses((status = 200, body = Upload), Changing))]
async fn begin(
    State(app): State<App>,
    uploader: Uploader,
    json::Json(new): json::Json<NewUpload>,
) -> Result<Json<Upload>, HttpError> {
    Ok(Json(uploads::begin(&app, &uploader, new).await?))
}

/// Returns the progress of an upload.
#[utoipa::path(get, path = path::UPLOAD, tag = "upload", params(("id" = String, Path, description = "The upload")),
               responses((status = 200, body = Upload), Reading))]
async fn get_upload(
    State(app): State<App>,
    uploader: Uploader,
    Path(id): Path<String>,
) -> Result<Json<Upload>, HttpError> {
    Ok(Json(uploads::progress(&app, &uploader, &id).await?))
}

/// Cancels an upload. An accepted file stays in the draft.
#[utoipa::path(delete, path = path::UPLOAD, tag = "upload", params(("id" = String, Path, description = "The upload")),
               responses((status = 204, description = "Cancelled, or gone already"), Changing))]
async fn cancel(State(app): State<App>, uploader: Uploader, Path(id): Path<String>) -> Result<StatusCode, HttpError> {
    uploads::cancel(&app, &uploader, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Stores one chunk. Its digest is in `x-chunk-sha256`; repeating it is no error.
#[utoipa::path(put, path = path::UPLOAD_CHUNK, tag = "upload",
               params(("id" = String, Path, description = "The upload"),
                      ("number" = u32, Path, description = "From 0"),
                      ("x-chunk-sha256" = String, Header, description = "SHA-256 of the chunk, lower-case hex")),
               request_body(content = Vec<u8>, content_type = "application/octet-stream"),
               responses((status = 204, description = "Safe on the disk"), Changing))]
async fn put_chunk(
    State(app): State<App>,
    uploader: Uploader,
    Path((id, number)): Path<(String, u32)>,
    headers: HeaderMap,
    FullBody(body): FullBody,
) -> Result<StatusCode, HttpError> {
    let sha256 = headers.get(CHUNK_DIGEST_HEADER).and_then(|value| value.to_str().ok());
    uploads::put_chunk(&app, &uploader, &id, number, sha256, body).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Inspects the file and puts it into the draft. A refused file is deleted; `problems` holds the reason.
#[utoipa::path(post, path = path::UPLOAD_COMPLETION, tag = "upload",
               params(("id" = String, Path, description = "The upload")),
               responses((status = 200, body = Uploaded), Changing))]
async fn complete(
    State(app): State<App>,
    uploader: Uploader,
    Path(id): Path<String>,
) -> Result<Json<Uploaded>, HttpError> {
    Ok(Json(uploads::complete(&app, &uploader, &id).await?))
}
