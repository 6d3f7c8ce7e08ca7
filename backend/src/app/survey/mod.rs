//! The survey of satisfaction: who may answer, what they answer, and what follows. What is answered leads to nobody.

mod answer;
mod invitation;
pub mod plans;
mod result;

pub use crate::db::survey_invitations::Service;
pub use answer::answer;
pub use invitation::{due, ends_service, invite, is_due, of_renewal, state};
pub use result::{remarks, result};

use domain::moment::{Timestamp, Zone};
use domain::standard::AgencyId;
use domain::survey::Month;

use crate::app::error::Error;
use crate::db::{Tx, survey};

/// Days in which a service can be rated after its end.
pub const OPEN_DAYS: i64 = 90;

/// Counts a service that ended, in the transaction that ends it: a sample is taken of all of them.
///
/// # Errors
/// If the database fails.
pub async fn count_served(tx: &mut Tx, agency: &AgencyId, zone: Zone, now: Timestamp) -> Result<(), Error> {
    Ok(survey::count_served(tx, agency, Month::of(now.date_in(zone))).await?)
}
