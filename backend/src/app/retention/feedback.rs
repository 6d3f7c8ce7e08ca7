//! Erases complaints, minutes of meetings, and officers' notes on reports of keys.

use domain::moment::Timestamp;
use domain::standard::AgencyId;

use super::{BATCH, Retention};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::{complaints, key_reports, minutes};
use crate::infra::file_store::Store;

impl Retention {
    /// Erases complaints that ended before then.
    pub(super) async fn complaints(&self, app: &App, agency: &AgencyId, before: Timestamp) -> Result<(), Error> {
        while !app.jobs.stopping() {
            let mut tx = app.db.begin().await?;
            let over = complaints::expired(&mut tx, agency, before, BATCH).await?;
            if over.is_empty() {
                break;
            }
            let mut files = Vec::new();
            for complaint in over {
                files.extend(complaints::erase(&mut tx, complaint, app.now()).await?);
            }
            self.commit(tx).await?;
            Store::new(&app.config.data).drop_all(&[], &files);
        }
        Ok(())
    }

    /// Erases officers' notes on reports of keys that ended before then.
    pub(super) async fn key_reports(&self, app: &App, agency: &AgencyId, before: Timestamp) -> Result<(), Error> {
        let mut tx = app.db.begin().await?;
        if key_reports::erase_notes(&mut tx, agency, before).await? > 0 {
            self.commit(tx).await?;
        }
        Ok(())
    }

    /// Erases the texts of minutes that were written before then.
    pub(super) async fn minutes(&self, app: &App, agency: &AgencyId, before: Timestamp) -> Result<(), Error> {
        let mut tx = app.db.begin().await?;
        if minutes::erase_before(&mut tx, agency, before, app.now()).await? > 0 {
            self.commit(tx).await?;
        }
        Ok(())
    }
}
