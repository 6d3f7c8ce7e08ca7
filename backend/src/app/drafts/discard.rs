//! Deletes a holder's draft with its uploads, or one file of it.

use domain::person::FilePurpose;
use domain::renewal::PersonId;

use crate::app::drafts::{discard_file, open_draft, require_open, step_of};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::drafts::{self, DraftRow};
use crate::db::{Tx, retention};
use crate::infra::file_store::Store;

/// Uploads and files whose rows are deleted. Their bytes can be removed after the commit; otherwise the sweep removes
/// them.
#[derive(Debug, Default)]
#[must_use = "the bytes stay until the next sweep"]
pub struct Unreferenced {
    uploads: Vec<String>,
    files: Vec<String>,
}

/// Deletes the draft, its key pair, its uploads and the files that were never sent.
pub async fn discard(tx: &mut Tx, holder: PersonId) -> Result<Unreferenced, Error> {
    let (uploads, files) = retention::delete_draft(tx, holder).await?;
    Ok(Unreferenced { uploads, files })
}

/// Deletes the draft of an application that was never sent. Where there is none, nothing is done.
///
/// # Errors
/// [`Error::Conflict`] if it completes an application, which is withdrawn instead.
pub async fn discard_own(tx: &mut Tx, holder: PersonId) -> Result<Unreferenced, Error> {
    match drafts::get(tx, holder).await? {
        Some(row) if row.completes.is_some() => Err(Error::Conflict(None)),
        _ => discard(tx, holder).await,
    }
}

/// Removes the file for a purpose from the draft, if there is one, in the caller's transaction.
///
/// # Errors
/// [`Error::Conflict`] if its step is not open.
pub async fn remove_file(
    app: &App,
    tx: &mut Tx,
    holder: PersonId,
    purpose: FilePurpose,
) -> Result<(DraftRow, Unreferenced), Error> {
    let mut row = open_draft(app, tx, holder).await?;
    let mut files = Vec::new();
    if let Some(file) = row.draft.file(purpose).cloned() {
        require_open(&row.draft, step_of(purpose))?;
        row.draft.files.retain(|kept| kept.purpose != purpose);
        drafts::put(tx, holder, &mut row, app.now()).await?;
        files.extend(discard_file(tx, holder, purpose, &file.id).await?);
    }
    Ok((row, Unreferenced { uploads: Vec::new(), files }))
}

impl Unreferenced {
    /// Removes the bytes. Call it after the commit.
    pub fn remove(self, app: &App) {
        Store::new(&app.config.data).drop_all(&self.uploads, &self.files);
    }
}
