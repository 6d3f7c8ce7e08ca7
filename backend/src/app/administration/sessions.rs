//! Ends somebody's sessions, e.g. after a device was lost or a person left.

use domain::administration::AdminEvent;
use domain::renewal::PersonId;

use crate::app::administration::context::ChangeContext;
use crate::app::error::Error;
use crate::db::{Tx, admin_events, challenges, people, sessions};

/// Ends every session and log-in in progress of an officer or holder of the agency.
pub async fn end_sessions(tx: &mut Tx, by: &ChangeContext, person: PersonId) -> Result<(), Error> {
    people::get(tx, person).await?.filter(|known| known.agency == by.agency).ok_or(Error::NotFound)?;
    sessions::revoke_all(tx, person, by.now.0).await?;
    challenges::void(tx, person, by.now).await?;
    let ended = AdminEvent::SessionsEnded { person };
    Ok(admin_events::append(tx, &by.agency, Some(by.person), by.now, &ended).await?)
}
