//! Collective renewal: an officer invites the people of a unit at once; each applies alone, and the head of the unit recommends
//! several in one act.

mod decide;
mod member;

pub use decide::{Change, Command, Refused, decide};
pub use member::{ApplicationProgress, Member, MemberState, Progress, RequestProgress};

use crate::certificate::Verdict;
use crate::moment::Timestamp;
use crate::renewal::PersonId;
use crate::standard::AgencyId;

use serde::{Deserialize, Serialize};

/// Days for which one is open.
pub const OPEN_DAYS: i64 = 30;
/// Maximum number of members, those left out included.
pub const MAX_MEMBERS: usize = 100;
/// Days after the invitation on which members are reminded.
pub const REMINDER_DAYS: [i64; 2] = [3, 10];
/// Days before the end on which members are reminded once more.
pub const LAST_REMINDER_DAYS: i64 = 3;

/// A collective renewal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collective {
    /// At which agency.
    pub agency: AgencyId,
    /// When it ends by itself.
    pub ends_at: Timestamp,
    /// When an officer ended it.
    pub ended_at: Option<Timestamp>,
}

impl Collective {
    /// Whether it is open.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && now < self.ends_at
    }
}

/// Somebody who is to be invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nominee {
    /// Who.
    pub person: PersonId,
    /// At which agency.
    pub agency: AgencyId,
    /// Whether the certificate can be renewed.
    pub verdict: Verdict,
    /// Whether an application is under way.
    pub application_open: bool,
    /// Whether the person is in an open collective renewal.
    pub member: bool,
}

/// Why somebody can't be invited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// It is the head, who can't recommend themselves.
    Head,
    /// An application is under way.
    ApplicationOpen,
    /// The person is in an open collective renewal.
    Member,
    /// The certificate can't be renewed now.
    NotRenewable(Verdict),
}

impl Nominee {
    /// Returns why this person can't be invited; none if they can.
    pub fn obstacle(&self, head: Option<PersonId>) -> Option<Obstacle> {
        if head == Some(self.person) {
            Some(Obstacle::Head)
        } else if self.application_open {
            Some(Obstacle::ApplicationOpen)
        } else if self.member {
            Some(Obstacle::Member)
        } else {
            (!self.verdict.is_open()).then_some(Obstacle::NotRenewable(self.verdict))
        }
    }
}
