//! Files of complaints: inspected as uploads are, and read by whoever complained and by officers.

use domain::complaint::{Actor, Command, Event, FILES_MAX};
use domain::problem::{Fault, Field};
use domain::value::file_name;

use super::after;
use super::case::ComplaintCase;
use crate::app::error::Error;
use crate::app::state::App;
use crate::app::uploads::accept::{Arrived, fault_of, report_finding, scan_and_inspect};
use crate::db::complaint_files;
use crate::db::{Conn, Tx};
use crate::infra::file_store::Store;
use crate::infra::inspect::Rejection;
use crate::infra::random;

pub use crate::db::complaint_files::ComplaintFileRow;

/// Maximum length of a file's name.
const MAX_NAME: u16 = 200;

/// A file whose bytes are in quarantine.
#[derive(Debug)]
pub struct Sent {
    /// Its name in quarantine: random.
    pub id: String,
    /// As the device calls it.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 as announced, lower-case hex.
    pub sha256: String,
}

/// Fails unless the complaint takes another file of this name.
///
/// # Errors
/// [`Error::Invalid`] for the name or one file too many; [`Error::Conflict`] at a stage without files.
pub fn check(case: &ComplaintCase, name: &str) -> Result<String, Error> {
    let name = file_name::shown(name);
    if name.is_empty() {
        return Err(Error::invalid(Field::Letter, Fault::Blank));
    }
    if name.chars().count() > usize::from(MAX_NAME) {
        return Err(Error::invalid(Field::Letter, Fault::TooLong(MAX_NAME)));
    }
    if case.complaint.files >= FILES_MAX {
        return Err(Error::invalid(Field::Letter, Fault::OutOfRange(0, u32::from(FILES_MAX))));
    }
    Ok(name)
}

/// Whether the complaint has a file with these bytes.
pub fn is_attached(case: &ComplaintCase, sha256: &str) -> bool {
    case.log.iter().any(|recorded| matches!(&recorded.event, Event::Attached { file } if file.0 == sha256))
}

/// Inspects a file and adds it to the complaint. The bytes in quarantine are deleted, whatever comes out.
///
/// # Errors
/// [`Error::Invalid`] with the file's fault; those of [`check`].
pub async fn attach(app: &App, case: ComplaintCase, sent: Sent) -> Result<(), Error> {
    let store = Store::new(&app.config.data);
    let done = accept(app, &store, case, &sent).await;
    store.drop_upload(&sent.id);
    done
}

async fn accept(app: &App, store: &Store, case: ComplaintCase, sent: &Sent) -> Result<(), Error> {
    let permit = app.limits.inspections.acquire().await?;
    let arrived = Arrived { id: &sent.id, size: sent.size, sha256: &sent.sha256 };
    let inspected = match scan_and_inspect(app, store, arrived, permit).await {
        Ok(inspected) => inspected,
        Err(Rejection::Io(error)) => return Err(error.into()),
        Err(rejection) => {
            let mut tx = app.db.begin().await?;
            report_finding(&mut tx, &case.complaint.agency, &sent.id, &rejection, app.now()).await?;
            tx.commit().await?;
            return Err(Error::invalid(Field::Letter, fault_of(&rejection)));
        }
    };
    let file = ComplaintFileRow {
        id: random::id(),
        name: sent.name.clone(),
        size: inspected.size,
        pages: inspected.pages,
        media_type: inspected.kind.media_type().to_owned(),
        sha256: hex::encode(inspected.sha256),
    };
    let (durable, quarantined, accepted) = (store.clone(), sent.id.clone(), file.id.clone());
    tokio::task::spawn_blocking(move || durable.accept(&quarantined, &accepted)).await??;
    let mut tx = app.db.begin().await?;
    let recorded = record(app, &mut tx, &case.number, &file).await;
    match recorded {
        Ok(()) => Ok(tx.commit().await?),
        Err(error) => {
            store.drop_file(&file.id);
            Err(error)
        }
    }
}

async fn record(app: &App, tx: &mut Tx, number: &str, file: &ComplaintFileRow) -> Result<(), Error> {
    let now = app.now();
    // As it is now: the inspection took its time.
    let mut case = ComplaintCase::find(app, tx, number).await?.ok_or(Error::NotFound)?;
    check(&case, &file.name)?;
    let digest = domain::renewal::Digest(file.sha256.clone());
    let events = case.decide(app, Command::Attach { file: digest }, &Actor::Complainant, now)?;
    complaint_files::insert(tx, case.id, file, now).await?;
    let before = case.append(app, tx, events, None, now).await?;
    after::carry_out(app, tx, &case, before, now).await
}

/// Returns a file of the complaint.
///
/// # Errors
/// [`Error::NotFound`] if the complaint has none with this id.
pub async fn file(db: &mut Conn, case: &ComplaintCase, id: &str) -> Result<ComplaintFileRow, Error> {
    let files = complaint_files::of(db, case.id).await?;
    files.into_iter().find(|file| file.id == id).ok_or(Error::NotFound)
}
