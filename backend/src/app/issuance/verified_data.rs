//! The verified data and key pair, for which a certificate is issued.

use domain::person::{DataField, PersonData};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::Digest;

use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::db::Conn;
use crate::db::changes::{self, Change};
use crate::db::people;

/// Returns the data on record with the verified changes.
pub async fn verified_data(db: &mut Conn, case: &Case) -> Result<PersonData, Error> {
    let holder = case.holder(db).await?.data;
    Ok(with_changes(holder, &changes::get(db, case.id).await?))
}

/// Applies changes to data.
pub fn with_changes(mut data: PersonData, changes: &[Change]) -> PersonData {
    for change in changes {
        data.set(change.field, change.new.clone());
    }
    // Blank means no NIP.
    if data.get(DataField::Nip).is_empty() {
        data.nip = None;
    }
    data
}

/// Fails if somebody else has the e-mail or the NIP. Holders are not shown that a NIP is in use, and an address may
/// have been given to somebody else since.
pub async fn check_unique(db: &mut Conn, case: &Case, data: &PersonData) -> Result<(), Error> {
    let mut problems = Vec::new();
    for (field, value) in [(Field::Email, Some(&data.email)), (Field::Nip, data.nip.as_ref())] {
        if let Some(value) = value
            && people::is_taken(db, value, case.renewal.holder).await?
        {
            problems.push(Problem::new(field, Fault::Taken));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

/// Fails unless the key is the one named in the events, whatever the rows hold.
pub fn require_approved_key(case: &Case, spki: &[u8]) -> Result<(), Error> {
    let digest = Digest::of(spki);
    if case.renewal.dossier.public_key == Some(digest) {
        Ok(())
    } else {
        Err(Error::internal("the key on record is not the one that was approved"))
    }
}
