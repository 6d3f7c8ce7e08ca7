//! Applies for another certificate after a report: the letter of the application from which the revoked one came is kept.

use std::io::ErrorKind;

use domain::journey::FileInfo;
use domain::person::FilePurpose;
use domain::renewal::{PersonId, Refusal};
use domain::revocation::{KeyReport, Outcome};

use super::case::KeyReportCase;
use crate::app::drafts::open_draft;
use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::{Conn, certificates, drafts, files, key_reports, renewals};
use crate::infra::file_store::Store;
use crate::infra::random;

/// Begins an application after a report that ended with the revocation, in a transaction of its own. A draft that was begun stays as
/// it is; a new one has the earlier letter, where it is kept.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's report; [`Error::Conflict`] while no application can be made.
pub async fn begin(app: &App, holder: PersonId, id: i64) -> Result<(), Error> {
    let mut db = app.db.read().begin().await?;
    let row = key_reports::get(&mut db, id).await?.ok_or(Error::NotFound)?;
    let report = KeyReportCase::load(app, &mut db, row).await?.report;
    if report.holder != holder {
        return Err(Error::NotFound);
    }
    if report.outcome != Some(Outcome::Revoked) {
        return Err(Error::Conflict(Some(Refusal::NotRenewable)));
    }
    open_draft(app, &mut db, holder).await?;
    let earlier = earlier_letter(app, &mut db, &report).await?;
    drop(db);
    let Some((earlier, _)) = earlier else { return Ok(()) };
    let letter = FileInfo { id: random::id(), ..earlier.clone() };
    let store = Store::new(&app.config.data);
    let (durable, from, to) = (store.clone(), earlier.id, letter.id.clone());
    match tokio::task::spawn_blocking(move || durable.link(&from, &to)).await? {
        Ok(()) => {}
        // Deleted meanwhile, or lost: the holder uploads it again.
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    }
    let attached = attach(app, holder, &letter).await;
    if !matches!(attached, Ok(true)) {
        store.drop_file(&letter.id);
    }
    attached.map(drop)
}

/// Puts the letter into a new draft; false if one was begun already.
async fn attach(app: &App, holder: PersonId, letter: &FileInfo) -> Result<bool, Error> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let mut row = open_draft(app, &mut tx, holder).await?;
    if row.version > 0 {
        return Ok(false);
    }
    files::insert(&mut tx, holder, letter, now).await?;
    row.draft.files.push(letter.clone());
    drafts::put(&mut tx, holder, &mut row, now).await?;
    tx.commit().await?;
    Ok(true)
}

/// Returns the letter of the application from which the reported certificate came, with the application's reference; none where the
/// holder's post changed, the holder sent none, or it was erased.
pub(super) async fn earlier_letter(
    app: &App,
    db: &mut Conn,
    report: &KeyReport,
) -> Result<Option<(FileInfo, String)>, Error> {
    if !report.reason.keeps_letter() {
        return Ok(None);
    }
    let mut known = certificates::of_person(db, report.holder).await?.into_iter();
    let Some(renewal) = known.find(|one| one.id == report.certificate).and_then(|one| one.renewal) else {
        return Ok(None);
    };
    let row = renewals::get(db, renewal).await?;
    let case = Case::load(app, db, row).await?;
    let sent = case.renewal.dossier.files.iter().find(|(purpose, _)| *purpose == FilePurpose::Letter);
    let Some((_, digest)) = sent else { return Ok(None) };
    let mut kept = files::of_renewal(db, renewal).await?.into_iter();
    Ok(kept
        .find(|file| file.purpose == FilePurpose::Letter && file.sha256 == digest.0)
        .map(|file| (file, case.reference)))
}
