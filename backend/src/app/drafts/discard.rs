//! Deletes a holder's draft with its uploads.

use domain::renewal::PersonId;

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::{Tx, retention};
use crate::infra::file_store::Store;

/// Uploads and files whose rows are deleted. Their bytes can be removed after the commit; otherwise the sweep removes
/// them.
#[derive(Debug)]
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

impl Unreferenced {
    /// Removes the bytes. Call it after the commit.
    pub fn remove(self, app: &App) {
        Store::new(&app.config.data).drop_all(&self.uploads, &self.files);
    }
}
