//! Drafts: when a person can have one, which steps are open, and how files leave it.

pub mod answers;
pub mod discard;
pub mod email_code;
pub mod key;
pub mod key_request;
pub mod letter;
pub mod sent_files;
pub mod submit;
pub mod submitter;
pub mod view;

use std::sync::Arc;

use domain::journey::{Draft, Step};
use domain::person::FilePurpose;
use domain::renewal::{PersonId, Refusal};
use domain::standard::{AgencyId, ServiceStandard};

use crate::app::error::Error;
use crate::app::renewals::certificate_state::certificate_state;
use crate::app::state::App;
use crate::db::drafts::{self, DraftRow};
use crate::db::{Conn, Tx, files, renewals, uploads};

/// Returns the person's draft, empty before the first answer. Fails with a conflict while no application can be made.
pub(crate) async fn open_draft(app: &App, db: &mut Conn, person: PersonId) -> Result<DraftRow, Error> {
    let row = drafts::get(db, person).await?;
    if row.as_ref().is_some_and(|row| row.completes.is_some()) {
        return Ok(row.unwrap_or_default());
    }
    if renewals::any_open(db, person).await? {
        return Err(Error::Conflict(Some(Refusal::AlreadyOpen)));
    }
    if !certificate_state(app, db, person, app.now()).await?.verdict.is_open() {
        return Err(Error::Conflict(Some(Refusal::NotRenewable)));
    }
    Ok(row.unwrap_or_default())
}

/// Returns the standard that applies to a draft: that of the renewal which it completes, otherwise the current one.
pub(crate) async fn standard_of(
    app: &App,
    db: &mut Conn,
    agency: &AgencyId,
    row: &DraftRow,
) -> Result<Arc<ServiceStandard>, Error> {
    match row.completes {
        Some(id) => Ok(app.known_version(&renewals::get(db, id).await?.standard)?.standard),
        None => app.standard(agency),
    }
}

/// Fails if a return left this step closed. The named steps are open, and those that depend on them.
pub(crate) fn require_open(draft: &Draft, step: Step) -> Result<(), Error> {
    let Some(open) = &draft.open_steps else { return Ok(()) };
    let data = open.contains(&Step::Data) || open.contains(&Step::Changes);
    let granted = match step {
        Step::Data | Step::Changes | Step::EmailCode => data,
        Step::Evidence => data || open.contains(&Step::Evidence),
        Step::Letter | Step::Passphrase | Step::Review => open.contains(&step),
    };
    if granted { Ok(()) } else { Err(Error::Conflict(Some(Refusal::WrongStage))) }
}

/// Returns the step in which a file is uploaded.
pub(crate) const fn step_of(purpose: FilePurpose) -> Step {
    match purpose {
        FilePurpose::Letter | FilePurpose::FiledLetter => Step::Letter,
        FilePurpose::Ktp | FilePurpose::Sk => Step::Evidence,
    }
}

/// Deletes a file that leaves the draft, unless it was sent with a renewal. Returns its id if the bytes can be deleted
/// after the commit.
pub(crate) async fn discard_file(
    tx: &mut Tx,
    person: PersonId,
    purpose: FilePurpose,
    id: &str,
) -> Result<Option<String>, Error> {
    let upload = uploads::of_purpose(tx, person, purpose).await?;
    if let Some(upload) = upload.filter(|upload| upload.file.as_deref() == Some(id)) {
        uploads::delete(tx, &upload.id).await?;
    }
    Ok(files::discard(tx, id).await?.then(|| id.to_owned()))
}
