//! Files that are about to be sent: looked at before the transaction, since reading them takes its time, and told to the
//! holder where they are no longer what was uploaded.

use domain::person::FilePurpose;
use domain::problem::{Fault, Problem};
use domain::renewal::PersonId;

use crate::app::documents::kept;
use crate::app::drafts::step_of;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::drafts;
use crate::db::renewals::RenewalId;
use crate::http::problem::HttpError;

/// What was seen of a draft's files.
#[derive(Debug, Default)]
pub(super) struct Looked {
    version: u32,
    lost: Vec<FilePurpose>,
}

/// Reads the files of the person's draft; nothing where there is no draft.
pub(super) async fn look(app: &App, person: PersonId) -> Result<Looked, HttpError> {
    let mut db = app.db.read().acquire().await?;
    let Some(row) = drafts::get(&mut db, person).await? else { return Ok(Looked::default()) };
    drop(db);
    let mut looked = Looked { version: row.version, lost: Vec::new() };
    for file in &row.draft.files {
        if kept::is_lost(app, file).await? {
            looked.lost.push(file.purpose);
        }
    }
    Ok(looked)
}

impl Looked {
    /// What is wrong with a file of the draft in this version.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it was another version that was looked at.
    pub(super) fn problem(&self, version: u32, purpose: FilePurpose) -> Result<Option<Problem>, HttpError> {
        if self.version != version {
            return Err(Error::Conflict(None).into());
        }
        Ok(self.lost.contains(&purpose).then(|| Problem::new(purpose.field(), Fault::FileLost)))
    }

    /// Opens the steps in which what is lost is uploaded again, where a return left them closed: otherwise there would be no
    /// way on.
    pub(super) async fn reopen(&self, app: &App, person: PersonId, completes: RenewalId) -> Result<(), HttpError> {
        let mut tx = app.db.begin().await?;
        let row = drafts::get(&mut tx, person).await?;
        let row = row.filter(|row| row.version == self.version && row.completes == Some(completes));
        let Some(mut row) = row else { return Ok(()) };
        let Some(open) = &mut row.draft.open_steps else { return Ok(()) };
        let closed: Vec<_> =
            self.lost.iter().map(|purpose| step_of(*purpose)).filter(|step| !open.contains(step)).collect();
        if closed.is_empty() {
            return Ok(());
        }
        open.extend(closed);
        drafts::put(&mut tx, person, &mut row, app.now()).await?;
        Ok(tx.commit().await?)
    }
}
