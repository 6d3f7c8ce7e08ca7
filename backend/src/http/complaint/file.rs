//! Files of complaints: sent as they are, in one request, and read again.

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use domain::api::{CHUNK_DIGEST_HEADER, ComplaintView, FILE_NAME_HEADER, path};
use domain::problem::{Fault, Field};
use http_body_util::BodyExt;
use percent_encoding::percent_decode_str;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Proved;
use crate::app::complaints::attach::{self, ComplaintFileRow, Sent};
use crate::app::complaints::view::{self, FILE_MAX_BYTES};
use crate::app::error::Error;
use crate::app::files::read;
use crate::app::state::App;
use crate::http::file::{POLICY, body};
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;
use crate::infra::file_store::Store;
use crate::infra::random;

/// Bytes that are gathered before they are written.
const PIECE_BYTES: usize = 256 * 1024;

/// The routes.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_file)).routes(routes!(attach_file))
}

/// Adds a file to a complaint: PDF, JPEG or PNG. A file that the complaint has already is not added again; a refused one is deleted, and
/// `problems` holds the reason.
#[utoipa::path(post, path = path::COMPLAINT_FILES, tag = "complaint",
               params(("number" = String, Path, description = "Number"),
                      ("x-perbarui-complaint" = Option<String>, Header, description = "Secret of the receipt"),
                      ("x-file-name" = String, Header, description = "Name as the device calls it: UTF-8, percent-encoded"),
                      ("x-chunk-sha256" = String, Header, description = "SHA-256 of the file, lower-case hex")),
               request_body(content = Vec<u8>, content_type = "application/octet-stream"),
               responses((status = 200, body = ComplaintView), Changing))]
async fn attach_file(
    State(app): State<App>,
    proved: Proved,
    Path(number): Path<String>,
    headers: HeaderMap,
    request: Request,
) -> Result<Json<ComplaintView>, HttpError> {
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let sha256 = header(CHUNK_DIGEST_HEADER).to_owned();
    if sha256.len() != 64 || !sha256.bytes().all(|byte| byte.is_ascii_hexdigit() && !byte.is_ascii_uppercase()) {
        return Err(HttpError::BadRequest("x-chunk-sha256 is 64 lower-case hex digits"));
    }
    let name = percent_decode_str(header(FILE_NAME_HEADER)).decode_utf8_lossy().into_owned();
    let mut db = app.db.read().acquire().await?;
    let case = proved.own(&app, &mut db, &number).await?;
    let known = attach::is_attached(&case, &sha256);
    drop(db);
    if !known {
        let name = attach::check(&case, &name)?;
        let id = random::id();
        let size = match receive(&app, &id, request).await {
            Ok(size) => size,
            Err(error) => {
                Store::new(&app.config.data).drop_upload(&id);
                return Err(error);
            }
        };
        attach::attach(&app, case, Sent { id, name, size, sha256 }).await?;
        app.outbox_waker.wake();
    }
    let mut db = app.db.read().begin().await?;
    let case = proved.own(&app, &mut db, &number).await?;
    Ok(Json(view::view(&app, &mut db, &case).await?))
}

/// Writes the body into quarantine in pieces, so that slow and large ones take no memory. Returns its size.
async fn receive(app: &App, id: &str, request: Request) -> Result<u64, HttpError> {
    let store = Store::new(&app.config.data);
    let mut sent = request.into_body();
    let (mut piece, mut offset) = (Vec::new(), 0);
    loop {
        let frame = sent.frame().await.transpose().map_err(|_| HttpError::BadRequest("the body broke off"))?;
        let ended = frame.is_none();
        // Trailers are ignored.
        piece.extend_from_slice(&frame.and_then(|frame| frame.into_data().ok()).unwrap_or_default());
        let size = offset + piece.len() as u64;
        if size > FILE_MAX_BYTES {
            return Err(Error::invalid(Field::Letter, Fault::FileTooLarge(FILE_MAX_BYTES)).into());
        }
        if piece.len() >= PIECE_BYTES || (ended && !piece.is_empty()) {
            let (store, id, full) = (store.clone(), id.to_owned(), std::mem::take(&mut piece));
            tokio::task::spawn_blocking(move || store.write_chunk(&id, offset, &full)).await??;
            offset = size;
        }
        if ended {
            return if size == 0 { Err(Error::invalid(Field::Letter, Fault::FileEmpty).into()) } else { Ok(size) };
        }
    }
}

/// Returns a file to whoever complained.
#[utoipa::path(get, path = path::COMPLAINT_FILE, tag = "complaint",
               params(("number" = String, Path, description = "Number"), ("id" = String, Path, description = "The file"),
                      ("x-perbarui-complaint" = Option<String>, Header, description = "Secret of the receipt")),
               responses((status = 200, description = "The file", content((Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"),
                         (Vec<u8> = "image/png"))), Reading))]
async fn get_file(
    State(app): State<App>,
    proved: Proved,
    Path((number, id)): Path<(String, String)>,
) -> Result<Response, HttpError> {
    let mut db = app.db.read().begin().await?;
    let case = proved.own(&app, &mut db, &number).await?;
    let file = attach::file(&mut db, &case, &id).await?;
    drop(db);
    answer(&app, &file, false).await
}

/// Returns the bytes of a file, to be shown or saved.
pub(in crate::http) async fn answer(app: &App, file: &ComplaintFileRow, download: bool) -> Result<Response, HttpError> {
    let body: Body = body(read::reader(app, file).await?);
    let extension = match file.media_type.as_str() {
        "application/pdf" => "pdf",
        "image/png" => "png",
        _ => "jpg",
    };
    let way = if download { "attachment" } else { "inline" };
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_str(&file.media_type)?);
    headers.insert(CONTENT_LENGTH, HeaderValue::from(file.size));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    // Not the original name, which may be personal and is kept in download lists.
    let disposition = format!("{way}; filename=\"lampiran.{extension}\"");
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_str(&disposition)?);
    Ok((headers, body).into_response())
}
