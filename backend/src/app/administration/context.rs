//! Who changes accounts, at which agency, and when.

use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

/// Who changes accounts, at which agency, and when: for the log.
#[derive(Clone, Debug)]
pub struct ChangeContext {
    /// The administrator, or the officer who files on behalf of a holder.
    pub person: PersonId,
    /// At which agency.
    pub agency: AgencyId,
    /// When.
    pub now: Timestamp,
}
