//! Who may read an accepted file.

use domain::journey::FileInfo;
use domain::renewal::{Actor, PersonId};

use crate::app::error::Error;
use crate::app::renewals::visibility::may_see;
use crate::app::state::App;
use crate::db::{files, renewals};

/// Returns the file if this person may read it, and the holder whose case is seen thereby; none if it is the person's own.
///
/// # Errors
/// [`Error::NotFound`] unless the person uploaded it, or is an officer who may see its case.
pub async fn readable(
    app: &App,
    reader: &Actor,
    person: PersonId,
    id: &str,
) -> Result<(FileInfo, Option<PersonId>), Error> {
    let mut db = app.db.read().begin().await?;
    let file = files::get(&mut db, id).await?.ok_or(Error::NotFound)?;
    if file.person == person {
        return Ok((file.info, None));
    }
    let renewal = renewals::get(&mut db, file.renewal.ok_or(Error::NotFound)?).await?;
    if !may_see(app, reader, &renewal.agency, renewal.holder) {
        return Err(Error::NotFound);
    }
    Ok((file.info, Some(renewal.holder)))
}
