//! Finds the head of the unit whom a holder wants to ask.
//!
//! Whoever stands at the letter of their draft learns name, position and unit of a colleague at the same agency whose NIP or
//! official e-mail they know, since a request to the wrong person would show them the holder's data. All else has one answer:
//! nobody of that NIP or e-mail, another agency's person, somebody who can't log in. Each look-up counts, whatever its answer.

use domain::api::HeadOfUnit;
use domain::problem::{Fault, Field};
use domain::renewal::{PersonId, Refusal};
use domain::standard::AgencyId;
use domain::value::LoginIdentifier;

use super::Application;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::Conn;
use crate::db::login_attempts::{self, Counter, Rule};
use crate::db::people::{self, Person};
use crate::infra::random;

/// Limit of look-ups by one holder; a request takes two.
const LOOK_UPS: Rule = Rule::Steady { most: 20, each_secs: 24 * 3600 / 20 };

/// Returns the person with this NIP or official e-mail, in the form shown to a holder who may ask for a recommendation. The caller
/// records the access.
///
/// # Errors
/// [`Error::Invalid`] if there is nobody to be asked; [`Error::Conflict`] if nobody can be asked now; 429 after too many.
pub async fn look_up(app: &App, holder: PersonId, typed: &str) -> Result<(PersonId, HeadOfUnit), Error> {
    let identifier = parse(typed)?;
    let mut db = app.db.read().begin().await?;
    let application = Application::load(app, &mut db, holder).await?;
    drop(db);
    if !application.accepts() {
        return Err(Error::Conflict(Some(Refusal::WrongStage)));
    }
    count(app, holder).await?;
    let mut db = app.db.read().begin().await?;
    let head = find(&mut db, &application.holder, &identifier).await?;
    Ok((head.id, of_unit(head)))
}

/// Parses a NIP or an official e-mail.
pub(in crate::app) fn parse(typed: &str) -> Result<LoginIdentifier, Error> {
    LoginIdentifier::parse(typed).map_err(|fault| Error::invalid(Field::Identifier, fault))
}

/// Finds whom the holder can ask.
pub(super) async fn find(db: &mut Conn, holder: &Person, identifier: &LoginIdentifier) -> Result<Person, Error> {
    let head = find_in(db, &holder.agency, identifier).await?;
    if head.id == holder.id { Err(Error::invalid(Field::Identifier, Fault::Yourself)) } else { Ok(head) }
}

/// Finds who can be asked at this agency.
pub(in crate::app) async fn find_in(
    db: &mut Conn,
    agency: &AgencyId,
    identifier: &LoginIdentifier,
) -> Result<Person, Error> {
    let found = people::find_by_identifier(db, identifier.as_str()).await?;
    let found = found.filter(|person| person.agency == *agency && person.password_hash.is_some());
    let unknown = || Error::invalid(Field::Identifier, Fault::UnknownPerson);
    let head = found.ok_or_else(unknown)?;
    if people::frozen_at(db, head.id).await?.is_some() { Err(unknown()) } else { Ok(head) }
}

/// Counts a look-up before it is made.
pub(super) async fn count(app: &App, holder: PersonId) -> Result<(), Error> {
    let bucket = random::digest(&["head of unit", &holder.0.to_string()]);
    let mut tx = app.db.begin().await?;
    let begun = login_attempts::register(&mut tx, &[Counter { bucket, rule: LOOK_UPS }], app.now().0).await?;
    tx.commit().await?;
    begun.map_err(|seconds| {
        tracing::info!(person = holder.0, seconds, "refused: too many look-ups of heads of units");
        Error::too_many(Field::Identifier, seconds)
    })
}

/// Returns what a holder sees of a person.
pub(in crate::app) fn of_unit(person: Person) -> HeadOfUnit {
    HeadOfUnit { name: person.data.name, position: person.data.position, unit: person.data.unit }
}
