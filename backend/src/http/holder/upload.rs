//! Uploads: numbered chunks with a checksum each, so that a lost connection costs one chunk. After inspection the file
//! belongs to the draft, or to the officer who files for a holder.

use axum::Json;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode};
use domain::api::{CHUNK_DIGEST_HEADER, NewUpload, Upload, Uploaded, path};
use domain::person::FilePurpose;
use domain::problem::Fault;
use domain::renewal::{Digest, PersonId, Refusal};
use domain::value::file_name;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::documents::{CHUNK_BYTES, accept, accepted_file};
use crate::app::drafts::{open_draft, require_open, step_of};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::Conn;
use crate::db::files;
use crate::db::login_attempts::{self, Counter, Rule};
use crate::db::uploads::{self, UploadRow};
use crate::http::extract::body::FullBody;
use crate::http::extract::json;
use crate::http::extract::session::Session;
use crate::http::officer::filing::require_filing;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;
use crate::infra::file_store::Store;
use crate::infra::random;

/// Limit of uploads that a person may begin: each may need the space of the largest file, and officers' letters stay
/// for a day.
const UPLOAD_BEGINS: Rule = Rule::Steady { most: 100, each_secs: 300 };
/// Maximum length of a file's name.
const MAX_NAME: u16 = 200;

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
    session: Session,
    json::Json(new): json::Json<NewUpload>,
) -> Result<Json<Upload>, HttpError> {
    let field = new.purpose.field();
    let max = app.standard(&session.agency)?.wizard.max_upload_bytes;
    let name = file_name::shown(&new.name);
    if name.is_empty() {
        return Err(Error::invalid(field, Fault::Blank).into());
    }
    if name.chars().count() > usize::from(MAX_NAME) {
        return Err(Error::invalid(field, Fault::TooLong(MAX_NAME)).into());
    }
    if new.size == 0 {
        return Err(Error::invalid(field, Fault::FileEmpty).into());
    }
    if new.size > max {
        return Err(Error::invalid(field, Fault::FileTooLarge(max)).into());
    }
    if !is_digest(&new.sha256) {
        return Err(HttpError::BadRequest("sha256 is 64 lower-case hex digits"));
    }

    let lost = lost_file(&app, session.person, new.purpose).await?;
    let mut tx = app.db.begin().await?;
    require_expected(&app, &mut tx, &session, new.purpose).await?;
    let known = uploads::of_purpose(&mut tx, session.person, new.purpose).await?;
    if let Some(known) = &known
        && (&known.sha256, known.size, &known.name) == (&new.sha256, new.size, &name)
        && (known.file.is_none() || known.file != lost)
    {
        return answer(&mut tx, known).await.map(Json);
    }
    let upload = UploadRow {
        id: random::id(),
        person: session.person,
        purpose: new.purpose,
        name,
        size: new.size,
        sha256: new.sha256,
        file: None,
    };
    let counter = Counter { bucket: random::digest(&["upload", &session.person.0.to_string()]), rule: UPLOAD_BEGINS };
    if let Err(seconds) = login_attempts::register(&mut tx, &[counter], app.now().0).await? {
        tracing::info!(person = session.person.0, seconds, "refused: too many uploads");
        return Err(Error::too_many(field, seconds).into());
    }
    if let Some(known) = &known {
        uploads::delete(&mut tx, &known.id).await?;
    }
    uploads::insert(&mut tx, &upload, app.now()).await?;
    tx.commit().await?;
    if let Some(known) = known {
        Store::new(&app.config.data).drop_upload(&known.id);
    }
    Ok(Json(Upload { id: upload.id, chunk_size: CHUNK_BYTES, received: Vec::new() }))
}

/// Returns the file of a completed upload if its bytes are missing or changed, so that it can be uploaded again.
async fn lost_file(app: &App, person: PersonId, purpose: FilePurpose) -> Result<Option<String>, HttpError> {
    let mut db = app.db.read().acquire().await?;
    let Some(known) = uploads::of_purpose(&mut db, person, purpose).await? else { return Ok(None) };
    let Some(id) = known.file else { return Ok(None) };
    let file = files::get(&mut db, &id).await?;
    drop(db);
    match file {
        Some(file) if accepted_file::is_lost(app, &file.info).await? => Ok(Some(id)),
        _ => Ok(None),
    }
}

/// Returns the progress of an upload.
#[utoipa::path(get, path = path::UPLOAD, tag = "upload", params(("id" = String, Path, description = "The upload")),
               responses((status = 200, body = Upload), Reading))]
async fn get_upload(
    State(app): State<App>,
    session: Session,
    Path(id): Path<String>,
) -> Result<Json<Upload>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let upload = uploads::get(&mut db, session.person, &id).await?.ok_or(Error::NotFound)?;
    answer(&mut db, &upload).await.map(Json)
}

/// Cancels an upload. An accepted file stays in the draft.
#[utoipa::path(delete, path = path::UPLOAD, tag = "upload", params(("id" = String, Path, description = "The upload")),
               responses((status = 204, description = "Cancelled, or gone already"), Changing))]
async fn cancel(State(app): State<App>, session: Session, Path(id): Path<String>) -> Result<StatusCode, HttpError> {
    let mut tx = app.db.begin().await?;
    let upload = uploads::get(&mut tx, session.person, &id).await?;
    if let Some(upload) = upload.filter(|upload| upload.file.is_none()) {
        uploads::delete(&mut tx, &upload.id).await?;
        tx.commit().await?;
        Store::new(&app.config.data).drop_upload(&upload.id);
    }
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
    session: Session,
    Path((id, number)): Path<(String, u32)>,
    headers: HeaderMap,
    FullBody(body): FullBody,
) -> Result<StatusCode, HttpError> {
    let mut db = app.db.read().acquire().await?;
    let upload = uploads::get(&mut db, session.person, &id).await?.ok_or(Error::NotFound)?;
    drop(db);
    if upload.file.is_some() {
        return Ok(StatusCode::NO_CONTENT);
    }
    let offset = u64::from(number) * u64::from(CHUNK_BYTES);
    let expected = upload.size.saturating_sub(offset).min(u64::from(CHUNK_BYTES));
    if expected == 0 || body.len() as u64 != expected {
        return Err(HttpError::BadRequest("a chunk outside the file, or of another length than announced"));
    }
    let announced = headers.get(CHUNK_DIGEST_HEADER).and_then(|value| value.to_str().ok());
    if announced != Some(Digest::of(&body).0.as_str()) {
        return Err(HttpError::BadRequest("a chunk that differs from its digest"));
    }
    let store = Store::new(&app.config.data);
    let name = upload.id.clone();
    tokio::task::spawn_blocking(move || store.write_chunk(&name, offset, &body)).await??;
    let mut tx = app.db.begin().await?;
    if !uploads::add_chunk(&mut tx, &upload.id, number).await? {
        Store::new(&app.config.data).drop_upload(&upload.id);
        return Err(Error::NotFound.into());
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Inspects the file and puts it into the draft. A refused file is deleted; `problems` holds the reason.
#[utoipa::path(post, path = path::UPLOAD_COMPLETION, tag = "upload",
               params(("id" = String, Path, description = "The upload")),
               responses((status = 200, body = Uploaded), Changing))]
async fn complete(
    State(app): State<App>,
    session: Session,
    Path(id): Path<String>,
) -> Result<Json<Uploaded>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let upload = uploads::get(&mut db, session.person, &id).await?.ok_or(Error::NotFound)?;
    let received = uploads::chunks(&mut db, &id).await?.len() as u64;
    let version = require_expected(&app, &mut db, &session, upload.purpose).await?;
    if let Some(file) = &upload.file {
        let file = files::get(&mut db, file).await?.ok_or(Error::NotFound)?;
        return Ok(Json(Uploaded { file: file.info, version }));
    }
    drop(db);
    if received < upload.size.div_ceil(u64::from(CHUNK_BYTES)) {
        return Err(Error::Conflict(Some(Refusal::WrongStage)).into());
    }
    Ok(Json(accept::accept(&app, &upload).await?))
}

/// Checks that a file for this purpose is expected: by a draft with the step open, or by an officer who files. Returns
/// the version of the draft, or 0.
async fn require_expected(app: &App, db: &mut Conn, session: &Session, purpose: FilePurpose) -> Result<u32, HttpError> {
    if purpose == FilePurpose::FiledLetter {
        require_filing(session)?;
        return Ok(0);
    }
    let row = open_draft(app, db, session.person).await?;
    require_open(&row.draft, step_of(purpose))?;
    Ok(row.version)
}

async fn answer(db: &mut Conn, upload: &UploadRow) -> Result<Upload, HttpError> {
    let received = if upload.file.is_some() {
        (0..u32::try_from(upload.size.div_ceil(u64::from(CHUNK_BYTES)))?).collect()
    } else {
        uploads::chunks(db, &upload.id).await?
    };
    Ok(Upload { id: upload.id.clone(), chunk_size: CHUNK_BYTES, received })
}

fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
