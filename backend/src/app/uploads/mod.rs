//! Uploads: files on their way, in numbered chunks with a checksum each, so that a lost connection costs one chunk. After
//! inspection the file belongs to the draft, or to the officer who files for a holder.
//!
//! These functions begin and commit their own transactions: no file is read or written in one.

pub mod accept;
mod signatures;
mod uploader;

pub use self::uploader::{OpenedByPhone, Uploader};

use domain::api::{NewUpload, Upload, Uploaded};
use domain::person::FilePurpose;
use domain::problem::Fault;
use domain::renewal::{Digest, PersonId, Refusal, may_file};
use domain::value::file_name;

use crate::app::drafts::{open_draft, require_open, step_of};
use crate::app::error::Error;
use crate::app::files::read;
use crate::app::state::App;
use crate::db::login_attempts::{self, Counter, Rule};
use crate::db::uploads::{self, UploadRow};
use crate::db::{Conn, files};
use crate::infra::file_store::Store;
use crate::infra::random;

/// Bytes of an upload's chunk: half a second on a slow connection. A cut costs one at most, so ten cuts cost less than a tenth
/// of a letter of 5 MB.
pub const CHUNK_BYTES: u32 = 44 * 1024;
/// Limit of uploads that a person may begin: each may need the space of the largest file, and officers' letters stay
/// for a day.
const UPLOAD_BEGINS: Rule = Rule::Steady { most: 100, each_secs: 300 };
/// Maximum length of a file's name.
const MAX_NAME: u16 = 200;

/// Begins an upload, or resumes one of the same file. Another file for the same purpose replaces it.
///
/// # Errors
/// [`Error::Invalid`] for a file that can't be accepted; if none is expected for this purpose, or too many were begun.
pub async fn begin(app: &App, uploader: &Uploader, new: NewUpload) -> Result<Upload, Error> {
    let (person, field) = (uploader.person, new.purpose.field());
    if !uploader.may_send(new.purpose) {
        return Err(Error::Forbidden(None));
    }
    if uploader.hand_off.as_ref().is_some_and(|hand_off| hand_off.arrived) {
        return Err(Error::Conflict(None));
    }
    let max = app.standard(&uploader.agency)?.wizard.max_upload_bytes;
    let name = file_name::shown(&new.name);
    let faults = [
        (name.is_empty(), Fault::Blank),
        (name.chars().count() > usize::from(MAX_NAME), Fault::TooLong(MAX_NAME)),
        (new.size == 0, Fault::FileEmpty),
        (new.size > max, Fault::FileTooLarge(max)),
    ];
    if let Some((_, fault)) = faults.into_iter().find(|(wrong, _)| *wrong) {
        return Err(Error::invalid(field, fault));
    }
    if !is_digest(&new.sha256) {
        return Err(Error::Malformed("sha256 is 64 lower-case hex digits"));
    }

    let lost = lost_file(app, person, new.purpose).await?;
    let mut tx = app.db.begin().await?;
    require_expected(app, &mut tx, uploader, new.purpose).await?;
    let known = uploads::of_purpose(&mut tx, person, new.purpose).await?;
    if let Some(known) = &known
        && (&known.sha256, known.size, &known.name) == (&new.sha256, new.size, &name)
        && (known.file.is_none() || known.file != lost)
    {
        return progress_of(&mut tx, known).await;
    }
    let upload = UploadRow {
        id: random::id(),
        person,
        purpose: new.purpose,
        name,
        size: new.size,
        sha256: new.sha256,
        file: None,
    };
    let counter = Counter { bucket: random::digest(&["upload", &person.0.to_string()]), rule: UPLOAD_BEGINS };
    if let Err(seconds) = login_attempts::register(&mut tx, &[counter], app.now().0).await? {
        tracing::info!(person = person.0, seconds, "refused: too many uploads");
        return Err(Error::too_many(field, seconds));
    }
    if let Some(known) = &known {
        uploads::delete(&mut tx, &known.id).await?;
    }
    uploads::insert(&mut tx, &upload, app.now()).await?;
    tx.commit().await?;
    if let Some(known) = known {
        Store::new(&app.config.data).drop_upload(&known.id);
    }
    Ok(Upload { id: upload.id, chunk_size: CHUNK_BYTES, received: Vec::new() })
}

/// Returns the progress of a person's upload.
///
/// # Errors
/// [`Error::NotFound`] if there is none with this id.
pub async fn progress(app: &App, uploader: &Uploader, id: &str) -> Result<Upload, Error> {
    let mut db = app.db.read().begin().await?;
    let upload = uploader.upload(&mut db, id).await?;
    progress_of(&mut db, &upload).await
}

/// Cancels an upload, if there is one. An accepted file stays in the draft.
///
/// # Errors
/// If the database fails.
pub async fn cancel(app: &App, uploader: &Uploader, id: &str) -> Result<(), Error> {
    let mut tx = app.db.begin().await?;
    let upload = uploads::get(&mut tx, uploader.person, id).await?;
    if let Some(upload) = upload.filter(|upload| upload.file.is_none() && uploader.may_send(upload.purpose)) {
        uploads::delete(&mut tx, &upload.id).await?;
        tx.commit().await?;
        Store::new(&app.config.data).drop_upload(&upload.id);
    }
    Ok(())
}

/// Stores a chunk with its announced digest; repeating it is no error.
///
/// # Errors
/// [`Error::Malformed`] if it does not fit the file or its digest; [`Error::NotFound`] if there is no such upload.
pub async fn put_chunk(
    app: &App,
    uploader: &Uploader,
    id: &str,
    number: u32,
    sha256: Option<&str>,
    chunk: impl AsRef<[u8]> + Send + 'static,
) -> Result<(), Error> {
    let mut db = app.db.read().acquire().await?;
    let upload = uploader.upload(&mut db, id).await?;
    drop(db);
    if upload.file.is_some() {
        return Ok(());
    }
    let offset = u64::from(number) * u64::from(CHUNK_BYTES);
    let expected = upload.size.saturating_sub(offset).min(u64::from(CHUNK_BYTES));
    if expected == 0 || chunk.as_ref().len() as u64 != expected {
        return Err(Error::Malformed("a chunk outside the file, or of another length than announced"));
    }
    if sha256 != Some(Digest::of(chunk.as_ref()).0.as_str()) {
        return Err(Error::Malformed("a chunk that differs from its digest"));
    }
    let store = Store::new(&app.config.data);
    let name = upload.id.clone();
    tokio::task::spawn_blocking(move || store.write_chunk(&name, offset, chunk.as_ref())).await??;
    let mut tx = app.db.begin().await?;
    if !uploads::add_chunk(&mut tx, &upload.id, number).await? {
        Store::new(&app.config.data).drop_upload(&upload.id);
        return Err(Error::NotFound);
    }
    Ok(tx.commit().await?)
}

/// Accepts the file of an upload whose chunks have all arrived, or returns the one that was accepted before.
///
/// # Errors
/// Those of [`accept::accept`]; if there is no such upload, or no file is expected for its purpose.
pub async fn complete(app: &App, uploader: &Uploader, id: &str) -> Result<Uploaded, Error> {
    let mut db = app.db.read().begin().await?;
    let upload = uploader.upload(&mut db, id).await?;
    let received = uploads::chunks(&mut db, id).await?.len() as u64;
    let version = require_expected(app, &mut db, uploader, upload.purpose).await?;
    if let Some(file) = &upload.file {
        let file = files::get(&mut db, file).await?.ok_or(Error::NotFound)?;
        return Ok(Uploaded { file: file.info, version });
    }
    drop(db);
    if received < upload.size.div_ceil(u64::from(CHUNK_BYTES)) {
        return Err(Error::Conflict(Some(Refusal::WrongStage)));
    }
    accept::accept(app, &upload, uploader.hand_off.as_ref().map(|hand_off| hand_off.id.as_str())).await
}

/// Returns the file of a completed upload if its bytes are missing or changed, so that it can be uploaded again.
async fn lost_file(app: &App, person: PersonId, purpose: FilePurpose) -> Result<Option<String>, Error> {
    let mut db = app.db.read().acquire().await?;
    let Some(known) = uploads::of_purpose(&mut db, person, purpose).await? else { return Ok(None) };
    let Some(id) = known.file else { return Ok(None) };
    let file = files::get(&mut db, &id).await?;
    drop(db);
    match file {
        Some(file) if read::is_lost(app, &file.info).await? => Ok(Some(id)),
        _ => Ok(None),
    }
}

/// Checks that a file for this purpose is expected: by a draft with the step open, or by an officer who files, a right
/// that is not delegated. Returns the version of the draft, or 0.
async fn require_expected(app: &App, db: &mut Conn, uploader: &Uploader, purpose: FilePurpose) -> Result<u32, Error> {
    if purpose == FilePurpose::FiledLetter {
        return if may_file(&uploader.roles) { Ok(0) } else { Err(Refusal::WrongRole.into()) };
    }
    let row = open_draft(app, db, uploader.person).await?;
    require_open(&row.draft, step_of(purpose))?;
    Ok(row.version)
}

/// Returns how much of the person's upload for this purpose has arrived, rounded down; none if none is under way.
///
/// # Errors
/// If the database fails.
pub async fn percent_of_purpose(db: &mut Conn, person: PersonId, purpose: FilePurpose) -> Result<Option<u8>, Error> {
    let upload = uploads::of_purpose(db, person, purpose).await?.filter(|upload| upload.file.is_none());
    let Some(upload) = upload else { return Ok(None) };
    Ok(Some(percent(db, &upload).await?))
}

/// Returns how much of an upload has arrived, rounded down.
///
/// # Errors
/// If the database fails.
pub async fn percent(db: &mut Conn, upload: &UploadRow) -> Result<u8, Error> {
    let chunks = uploads::chunks(db, &upload.id).await?.len() as u64;
    let percent = (chunks * u64::from(CHUNK_BYTES) * 100 / upload.size.max(1)).min(100);
    Ok(u8::try_from(percent).unwrap_or(100))
}

async fn progress_of(db: &mut Conn, upload: &UploadRow) -> Result<Upload, Error> {
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
