//! Separation of duties in an agency's administration: the administrators' events, proposals that need consent, and
//! which officers are excluded from which cases. Nobody gets a certificate in another's name alone.

mod edit;
mod event;
mod proposal;
mod separation;

pub use edit::{Edit, Edits};
pub use event::{AdminEvent, Consent, Effects, ProposalId, Setting};
pub use proposal::{Proposal, ProposalContext, Proposed, RoleChange, Wait, change_roles, identifies};
pub use separation::{CaseFacts, OfficerFacts, separation};

use crate::moment::DAY;

/// How long a proposal is announced before it takes effect without a second person, in seconds.
pub const NOTICE_SECS: i64 = 3 * DAY;
/// How long no certificate is issued after a changed address or NIK, in seconds.
pub const HOLD_SECS: i64 = DAY;
/// How long an account does not count as independent after one person alone chose its address, in seconds.
pub const PROBATION_SECS: i64 = 30 * DAY;
/// How long a proposal waits for a second person until it is discarded, in seconds.
pub const PROPOSAL_LIFETIME_SECS: i64 = 30 * DAY;
