//! The officers' resources.

use serde::{Deserialize, Serialize};

use super::{Rejection, RenewalStatus, ReturnedItem};
use crate::journey::{FileInfo, Step};
use crate::moment::{Timestamp, Zone};
use crate::person::{DataField, PersonData};
use crate::renewal::{Act, RejectReason, TimelineRow};
use crate::standard::{Clock, Wording};

/// What waits for this officer, most urgent first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Inbox {
    /// Cases whose present step this officer may carry out.
    pub rows: Vec<InboxRow>,
    /// Cases of the agency that wait for somebody else (holder, another role), for the empty state.
    pub elsewhere: u32,
    /// The agency's time zone.
    pub zone: Zone,
    /// The backend's clock.
    pub now: Timestamp,
}

/// A case in the inbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InboxRow {
    /// Reference number.
    pub reference: String,
    /// Holder's name.
    pub name: String,
    /// Holder's unit.
    pub unit: String,
    /// The present step.
    pub step: Wording,
    /// Waits since then.
    pub since: Timestamp,
    /// Due then.
    pub due: Option<Timestamp>,
    /// On whose clock.
    pub clock: Option<Clock>,
    /// When the present certificate ends.
    pub not_after: Option<Timestamp>,
    /// Who has taken it.
    pub taken_by: Option<String>,
    /// Whether that is the asking officer.
    pub taken_by_me: bool,
}

/// A case, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseView {
    /// Reference number.
    pub reference: String,
    /// For optimistic locking.
    pub version: u32,
    /// Where it stands.
    pub status: RenewalStatus,
    /// The present step, if an officer or the authority has it.
    pub step: Option<Wording>,
    /// When it was first sent.
    pub submitted_at: Timestamp,
    /// Stands there since.
    pub since: Timestamp,
    /// Due then.
    pub due: Option<Timestamp>,
    /// Data on record (NIK masked).
    pub person: PersonData,
    /// Changes asked for.
    pub changes: Vec<DataChange>,
    /// Letter and evidence.
    pub files: Vec<FileInfo>,
    /// When the present certificate ends.
    pub not_after: Option<Timestamp>,
    /// Who has taken it.
    pub taken_by: Option<String>,
    /// What this officer may do now; nothing else is offered.
    pub acts: Vec<Act>,
    /// What a return can name.
    pub returnable: Vec<Step>,
    /// What the letter must show, as a checklist.
    pub letter_shows: Vec<String>,
    /// What was asked of the holder last, if it was returned.
    pub returned: Vec<ReturnedItem>,
    /// Why, if it was rejected.
    pub rejected: Option<Rejection>,
    /// Everything that happened, oldest first.
    pub history: Vec<HistoryRow>,
    /// The agency's steps.
    pub timeline: Vec<TimelineRow>,
    /// The agency's time zone.
    pub zone: Zone,
    /// The backend's clock.
    pub now: Timestamp,
}

/// One changed datum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DataChange {
    /// Which.
    pub field: DataField,
    /// On record.
    pub old: String,
    /// Asked for.
    pub new: String,
}

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HistoryRow {
    /// When.
    pub at: Timestamp,
    /// Who; blank for the program.
    pub by: String,
    /// What.
    pub what: HistoryKind,
    /// The step of the procedure, where one was carried out.
    pub step: Option<Wording>,
}

/// What happened, without its details.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum HistoryKind {
    /// Application sent.
    Submitted,
    /// Case taken.
    Taken,
    /// Step carried out.
    StepDone,
    /// Returned for completion.
    Returned,
    /// Completed by the holder.
    Completed,
    /// Rejected.
    Rejected,
    /// Withdrawn.
    Withdrawn,
    /// Certificate issued.
    Issued,
    /// Receipt confirmed.
    Received,
}

/// What an officer asks of a case. Answered by [`CaseView`]; 409 if `version` is no longer the newest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseCommand {
    /// The version that the officer saw.
    pub version: u32,
    /// What to do.
    pub command: OfficerCommand,
}

/// The commands of an officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum OfficerCommand {
    /// Take the case.
    Take,
    /// Carry out the present step.
    Approve,
    /// Send it back for completion.
    Return(Vec<ReturnedItem>),
    /// Refuse it.
    Reject {
        /// Why.
        reason: RejectReason,
        /// In the officer's own words; blank if none.
        note: String,
    },
}
