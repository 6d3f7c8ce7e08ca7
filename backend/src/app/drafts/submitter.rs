//! Who sends a draft, and what is inspected before: the key request and the files, outside the transaction.

use domain::problem::Fault;
use domain::renewal::{Actor, PersonId};
use domain::standard::AgencyId;

use crate::app::drafts::key_request;
use crate::app::drafts::sent_files::InspectedFiles;
use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::{drafts, keys};

/// The submitter, and what was inspected before the transaction.
#[derive(Debug)]
pub struct Submitter {
    pub(super) holder: PersonId,
    pub(super) agency: AgencyId,
    pub(super) actor: Actor,
    /// The key of the draft's request, if the request is still acceptable: the rules may have become stricter.
    pub(super) public_key: Option<String>,
    pub(super) files: InspectedFiles,
}

impl Submitter {
    /// Inspects the key request and the files of the holder's draft.
    pub async fn inspect(app: &App, holder: PersonId, agency: AgencyId, actor: Actor) -> Result<Self, Error> {
        let public_key = acceptable_key(app, holder).await?;
        Ok(Self { holder, agency, actor, public_key, files: InspectedFiles::of_draft(app, holder).await? })
    }

    /// Opens the steps of lost files, if the completion of `case` was refused because of them. Call it after the transaction.
    pub async fn reopen_lost(&self, app: &App, case: &Case, refused: &Error) -> Result<(), Error> {
        match refused {
            Error::Invalid(problems) if problems.iter().any(|problem| problem.fault == Fault::FileLost) => {
                self.files.reopen_lost(app, self.holder, case.id).await
            }
            _ => Ok(()),
        }
    }
}

/// Checks the draft's request again and returns its key, if acceptable.
async fn acceptable_key(app: &App, holder: PersonId) -> Result<Option<String>, Error> {
    let mut db = app.db.read().acquire().await?;
    let row = drafts::get(&mut db, holder).await?;
    let Some(sent) = row.and_then(|row| row.draft.key) else { return Ok(None) };
    let key = keys::get(&mut db, &sent.public_key_sha256).await?.filter(|key| key.person == holder);
    drop(db);
    let Some(key) = key else { return Ok(None) };
    let checked = key_request::check(app, key.request).await?;
    Ok(Some(hex::encode(checked.public_key_sha256)))
}
