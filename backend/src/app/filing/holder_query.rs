//! Finds the holder for whom an officer files.

use domain::api::{HolderAnswer, HolderFound, HolderQuery};
use domain::problem::{Fault, Field};
use domain::renewal::PersonId;
use domain::standard::AgencyId;
use domain::value::{IdentifierFault, LoginIdentifier, Nik};

use crate::app::error::Error;
use crate::app::renewals::certificate_state::certificate_state;
use crate::app::state::App;
use crate::db::{Conn, filings, people};

/// Returns the agency's holder with exactly this NIP, NIK or official e-mail. The caller records the access.
pub async fn answer(app: &App, db: &mut Conn, agency: &AgencyId, query: &HolderQuery) -> Result<HolderAnswer, Error> {
    let identifier = match (Nik::parse(&query.identifier), LoginIdentifier::parse(&query.identifier)) {
        (Ok(nik), _) => nik.to_string(),
        (_, Ok(identifier)) => identifier.as_str().to_owned(),
        (_, Err(IdentifierFault::Shape)) => return Err(Error::invalid(Field::Identifier, Fault::HolderShape)),
        (_, Err(fault)) => return Err(Error::invalid(Field::Identifier, fault)),
    };
    let found = match filings::find(db, agency, &identifier).await? {
        None => None,
        Some(id) => Some(holder(app, db, id).await?),
    };
    let standard = app.standard(agency)?;
    Ok(HolderAnswer { found, rules: standard.wizard.clone(), zone: standard.hours.zone(), now: app.now() })
}

async fn holder(app: &App, db: &mut Conn, id: PersonId) -> Result<HolderFound, Error> {
    let person = people::get(db, id).await?.ok_or(Error::NotFound)?;
    let certificate_state = certificate_state(app, db, id, app.now()).await?;
    Ok(HolderFound {
        id,
        name: person.data.name,
        nip: person.data.nip,
        unit: person.data.unit,
        email: person.data.email,
        status: certificate_state.status,
        not_after: certificate_state.not_after,
        verdict: certificate_state.verdict,
        open: filings::open_renewal(db, id).await?,
    })
}
