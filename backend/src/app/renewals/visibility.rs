//! Which cases an officer may see.

use domain::renewal::{Actor, PersonId};
use domain::standard::AgencyId;

use crate::app::accounts::roles::sees_cases;
use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::Conn;

/// Returns the case with this reference if the officer may see it.
pub async fn visible_case(app: &App, db: &mut Conn, officer: &Actor, reference: &str) -> Result<Case, Error> {
    let case = Case::find(app, db, reference).await?.ok_or(Error::NotFound)?;
    let visible = may_see(app, officer, &case.renewal.agency, case.renewal.holder);
    if visible { Ok(case) } else { Err(Error::NotFound) }
}

/// Does the same for a case that the officer saw at this version: [`Error::Conflict`] if it has changed since.
pub async fn unchanged_case(
    app: &App,
    db: &mut Conn,
    officer: &Actor,
    reference: &str,
    version: u32,
) -> Result<Case, Error> {
    let case = visible_case(app, db, officer, reference).await?;
    if case.renewal.version == version { Ok(case) } else { Err(Error::Conflict(None)) }
}

/// Whether an officer may see a case: it belongs to the officer's agency, whose procedure names one of the officer's
/// roles, and is not the officer's own.
pub fn may_see(app: &App, officer: &Actor, agency: &AgencyId, holder: PersonId) -> bool {
    let Actor::Person { id, agency: own, .. } = officer else { return false };
    own == agency && *id != holder && may_see_cases(app, officer)
}

/// Whether the officer takes part in the agency's procedure.
pub fn may_see_cases(app: &App, officer: &Actor) -> bool {
    let Actor::Person { agency, roles, stands_in, .. } = officer else { return false };
    sees_cases(&app.standards.in_use(agency), roles, stands_in)
}
