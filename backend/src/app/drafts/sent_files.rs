//! Compares the files of a draft with their digests before it is sent, outside the transaction.

use domain::person::FilePurpose;
use domain::problem::{Fault, Problem};
use domain::renewal::PersonId;

use crate::app::drafts::step_of;
use crate::app::error::Error;
use crate::app::files::read;
use crate::app::state::App;
use crate::db::drafts;
use crate::db::renewals::RenewalId;

/// The lost or damaged files of one version of a draft.
#[derive(Debug, Default)]
pub struct InspectedFiles {
    version: u32,
    lost: Vec<FilePurpose>,
}

impl InspectedFiles {
    /// Inspects the files of the person's draft; empty if there is none.
    pub async fn of_draft(app: &App, person: PersonId) -> Result<Self, Error> {
        let mut db = app.db.read().acquire().await?;
        let Some(row) = drafts::get(&mut db, person).await? else { return Ok(Self::default()) };
        drop(db);
        let mut inspected = Self { version: row.version, lost: Vec::new() };
        for file in &row.draft.files {
            if read::is_lost(app, file).await? {
                inspected.lost.push(file.purpose);
            }
        }
        Ok(inspected)
    }

    /// Returns the problem of a file of the draft in this version.
    ///
    /// # Errors
    /// [`Error::Conflict`] if another version was inspected.
    pub fn problem(&self, version: u32, purpose: FilePurpose) -> Result<Option<Problem>, Error> {
        if self.version != version {
            return Err(Error::Conflict(None));
        }
        Ok(self.lost.contains(&purpose).then(|| Problem::new(purpose.field(), Fault::FileLost)))
    }

    /// Opens the steps in which lost files can be uploaded again, if a return left them closed.
    pub async fn reopen_lost(&self, app: &App, person: PersonId, completes: RenewalId) -> Result<(), Error> {
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
