//! Moves an inspected upload from quarantine into the draft.

use domain::api::Uploaded;
use domain::journey::FileInfo;
use domain::moment::Timestamp;
use domain::person::FilePurpose;
use domain::problem::{ActiveContent, Fault};
use domain::standard::AgencyId;

use crate::app::drafts::{discard_file, open_draft, require_open, step_of};
use crate::app::error::Error;
use crate::app::state::App;
use crate::app::uploads::signatures;
use crate::db::uploads::{self, UploadRow};
use crate::db::{Tx, drafts, files, hand_offs, people, scanner_findings};
use crate::infra::file_store::Store;
use crate::infra::inspect::{Active, Inspected, Kind, Limits, Rejection, Scanner, inspect};
use crate::infra::metrics;
use crate::infra::queue::Permit;
use crate::infra::random;
use crate::infra::render::process::{ChildError, count_pages};

/// Inspects a complete upload and puts it into the draft, replacing the file before it. The hand-off by which a phone sent it ends.
///
/// # Errors
/// [`Error::Invalid`] with the file's fault; the upload is deleted then, unless the scanner did not answer.
/// [`Error::Unavailable`] while too many files wait for inspection; the upload stays.
pub async fn accept(app: &App, upload: &UploadRow, hand_off: Option<&str>) -> Result<Uploaded, Error> {
    let store = Store::new(&app.config.data);
    let permit = app.limits.inspections.acquire().await?;
    let arrived = Arrived { id: &upload.id, size: upload.size, sha256: &upload.sha256 };
    let inspected = match scan_and_inspect(app, &store, arrived, permit).await {
        Ok(inspected) => inspected,
        Err(Rejection::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(restart_upload(app, upload).await?);
        }
        Err(Rejection::Io(error)) => return Err(error.into()),
        Err(rejection) => {
            let fault = fault_of(&rejection);
            if fault != Fault::FileNotChecked {
                let mut tx = app.db.begin().await?;
                if let Some(person) = people::get(&mut tx, upload.person).await? {
                    report_finding(&mut tx, &person.agency, &upload.id, &rejection, app.now()).await?;
                }
                uploads::delete(&mut tx, &upload.id).await?;
                tx.commit().await?;
                store.drop_upload(&upload.id);
            }
            return Err(Error::invalid(upload.purpose.field(), fault));
        }
    };

    let signatures = match signatures::of_upload(app, &store, &upload.id, inspected.kind).await? {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(restart_upload(app, upload).await?),
        read => read?,
    };
    let file = FileInfo {
        id: random::id(),
        purpose: upload.purpose,
        name: upload.name.clone(),
        size: inspected.size,
        pages: inspected.pages,
        media_type: inspected.kind.media_type().to_owned(),
        sha256: hex::encode(inspected.sha256),
        signatures,
    };
    let (durable, quarantined, accepted) = (store.clone(), upload.id.clone(), file.id.clone());
    match tokio::task::spawn_blocking(move || durable.accept(&quarantined, &accepted)).await? {
        Ok(()) => {}
        // Deleted since the inspection.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(restart_upload(app, upload).await?),
        Err(error) => return Err(error.into()),
    }
    match record(app, upload, &file, hand_off).await {
        Ok((version, replaced)) => {
            store.drop_upload(&upload.id);
            if let Some(replaced) = replaced {
                store.drop_file(&replaced);
            }
            Ok(Uploaded { file, version })
        }
        Err(error) => {
            store.drop_file(&file.id);
            Err(error)
        }
    }
}

/// Puts the file into the draft. Returns the draft's new version, and the id of the replaced file if its bytes can be
/// deleted. The letter of a filing belongs to the officer instead, until it is filed.
async fn record(
    app: &App,
    upload: &UploadRow,
    file: &FileInfo,
    hand_off: Option<&str>,
) -> Result<(u32, Option<String>), Error> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    // Another request completed or replaced it meanwhile.
    let current = uploads::get(&mut tx, upload.person, &upload.id).await?;
    if current.is_none_or(|current| current.file.is_some()) {
        return Err(Error::Conflict(None));
    }
    if upload.purpose == FilePurpose::FiledLetter {
        files::insert(&mut tx, upload.person, file, now).await?;
        uploads::complete(&mut tx, &upload.id, &file.id).await?;
        tx.commit().await?;
        return Ok((0, None));
    }
    if let Some(hand_off) = hand_off
        && !hand_offs::end(&mut tx, hand_off, true, now).await?
    {
        // The terminal was wiped, or it was cancelled, while the file was inspected.
        return Err(Error::Conflict(None));
    }
    let mut row = open_draft(app, &mut tx, upload.person).await?;
    require_open(&row.draft, step_of(upload.purpose))?;
    let mut replaced = None;
    if let Some(old) = row.draft.file(upload.purpose).cloned() {
        row.draft.files.retain(|kept| kept.purpose != upload.purpose);
        replaced = discard_file(&mut tx, upload.person, upload.purpose, &old.id).await?;
    }
    files::insert(&mut tx, upload.person, file, now).await?;
    uploads::complete(&mut tx, &upload.id, &file.id).await?;
    row.draft.files.push(file.clone());
    drafts::put(&mut tx, upload.person, &mut row, now).await?;
    tx.commit().await?;
    Ok((row.version, replaced))
}

/// Handles missing bytes: another request completed the upload, or they are lost and the upload starts again.
async fn restart_upload(app: &App, upload: &UploadRow) -> Result<Error, Error> {
    let mut tx = app.db.begin().await?;
    let current = uploads::get(&mut tx, upload.person, &upload.id).await?;
    if current.is_some_and(|current| current.file.is_none()) {
        uploads::delete(&mut tx, &upload.id).await?;
        tx.commit().await?;
    }
    Ok(Error::Conflict(None))
}

/// A file whose bytes have all arrived in quarantine.
#[derive(Clone, Copy, Debug)]
pub struct Arrived<'a> {
    /// Its name there.
    pub id: &'a str,
    /// Bytes, as announced.
    pub size: u64,
    /// SHA-256 as announced, lower-case hex.
    pub sha256: &'a str,
}

/// Scans and inspects a file in quarantine.
///
/// # Errors
/// Why it is not accepted.
pub async fn scan_and_inspect(
    app: &App,
    store: &Store,
    upload: Arrived<'_>,
    permit: Permit,
) -> Result<Inspected, Rejection> {
    let path = store.quarantined(upload.id);
    if let Some(socket) = &app.config.clamd {
        Scanner::clamd(socket).scan(&path).await?;
    }
    let limits = Limits { max_bytes: upload.size, ..Limits::default() };
    let inspected = tokio::task::spawn_blocking(move || {
        let inspected = inspect(&path, &limits)?;
        let pdf = if inspected.kind == Kind::Pdf { Some(std::fs::read(&path)?) } else { None };
        // Handed back by the work, which may go on after the request is dropped.
        Ok::<_, Rejection>((inspected, pdf, permit))
    });
    let (inspected, pdf, permit) = inspected.await.map_err(std::io::Error::other)??;
    // The bytes differ from those announced.
    if hex::encode(inspected.sha256) != upload.sha256 {
        return Err(Rejection::Unreadable);
    }
    let Some(pdf) = pdf else { return Ok(inspected) };
    match count_pages(app.config.renderer.as_deref(), pdf, permit).await {
        Ok(pages) if pages == inspected.pages => Ok(inspected),
        // Officers would see another letter than the one inspected, or none.
        Ok(_) | Err(ChildError::Failed) => {
            tracing::info!(upload = %upload.id, "refused: the renderer does not find the pages that the inspection found");
            Err(Rejection::Unreadable)
        }
        Err(ChildError::TimedOut) => Err(Rejection::NotChecked),
        Err(ChildError::Io(error)) => Err(error.into()),
    }
}

/// Logs and counts what the scanner found in an upload to this agency, and records it for the agency's administrators; nothing for
/// other rejections.
pub async fn report_finding(
    tx: &mut Tx,
    agency: &AgencyId,
    upload: &str,
    rejection: &Rejection,
    now: Timestamp,
) -> Result<(), Error> {
    let (signature, known) = match rejection {
        Rejection::Infected(signature) => (signature, true),
        Rejection::Suspicious(signature) => (signature, false),
        _ => return Ok(()),
    };
    tracing::warn!(%signature, known, %upload, "the scanner found something in an upload");
    metrics::scanner_finding(if known { "malware" } else { "heuristic" });
    Ok(scanner_findings::insert(tx, agency, signature, known, now).await?)
}

/// Maps a rejection to the fault that people are shown.
pub const fn fault_of(rejection: &Rejection) -> Fault {
    match rejection {
        Rejection::Empty => Fault::FileEmpty,
        Rejection::TooLarge { max } => Fault::FileTooLarge(*max),
        Rejection::WrongType => Fault::FileType,
        Rejection::Encrypted => Fault::FileEncrypted,
        Rejection::NoPages => Fault::FileNoPages,
        Rejection::TooManyPages { max } => Fault::FileTooManyPages(*max),
        Rejection::ActiveContent { what, page } => Fault::FileActiveContent(content(*what), *page),
        Rejection::Unreadable => Fault::FileUnreadable,
        Rejection::ImageTooSmall { min } => Fault::ImageTooSmall(*min),
        #[allow(clippy::cast_possible_truncation, reason = "megapixels of a limit that we set")]
        Rejection::ImageTooManyPixels { max } => Fault::ImageTooManyPixels((*max / 1_000_000) as u32),
        Rejection::Infected(_) => Fault::FileInfected,
        Rejection::Suspicious(_) => Fault::FileSuspicious,
        Rejection::PhotoFormat(format) => Fault::FilePhotoFormat(*format),
        Rejection::NotChecked | Rejection::Io(_) => Fault::FileNotChecked,
    }
}

const fn content(active: Active) -> ActiveContent {
    match active {
        Active::JavaScript | Active::PostScript => ActiveContent::Script,
        Active::FieldScript => ActiveContent::FieldScript,
        Active::OpenAction | Active::AutomaticAction => ActiveContent::Automatic,
        Active::Launch | Active::RemoteFile | Active::ExternalStream => ActiveContent::FileLink,
        Active::SubmitsData | Active::Xfa => ActiveContent::Form,
        Active::EmbeddedFile => ActiveContent::Attachment,
        Active::Multimedia => ActiveContent::Media,
    }
}
