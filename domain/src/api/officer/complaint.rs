//! Complaints, as officers handle them.

use serde::{Deserialize, Serialize};

use crate::api::{ComplaintContact, ComplaintStage, ComplaintView};
use crate::complaint::{Channel, DueSum, Handler, Subject};
use crate::moment::{Timestamp, Zone};
use crate::renewal::{Late, PersonId};
use crate::standard::{ComplaintClass, Wording};

/// Query of the list of complaints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ComplaintQuery {
    /// Which.
    #[serde(default)]
    pub show: ComplaintShow,
    /// The page that follows this one ([`ComplaintList::more`]).
    #[serde(default)]
    pub after: Option<String>,
}

/// Which complaints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ComplaintShow {
    /// Those that the office or whoever complains has still to act on, most urgent first.
    #[default]
    Open,
    /// Those of them whose limit has passed.
    Overdue,
    /// Those that were answered or ended, latest first.
    Ended,
}

/// The complaints that this officer may see; at most 50 a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintList {
    /// Complaints.
    pub rows: Vec<ComplaintRow>,
    /// Ask with this for the next page; none on the last.
    pub more: Option<String>,
    /// How many are open.
    pub open: u32,
    /// How many of them are overdue.
    pub overdue: u32,
    /// The agency's classes, for a complaint that is recorded.
    pub classes: Vec<ComplaintClass>,
    /// The agency's time zone.
    pub zone: Zone,
    /// The backend's clock.
    pub now: Timestamp,
}

/// A complaint in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintRow {
    /// Number.
    pub number: String,
    /// How it came.
    pub channel: Channel,
    /// What it is about.
    pub subject: Subject,
    /// Its class, once it is in one.
    pub class: Option<Wording>,
    /// Where it stands.
    pub stage: ComplaintStage,
    /// Who has it.
    pub handler: Handler,
    /// When it came.
    pub received_at: Timestamp,
    /// When it must be answered.
    pub due: Option<Timestamp>,
    /// By how much that has passed.
    pub late: Option<Late>,
    /// Whether its limit was extended.
    pub extended: bool,
    /// Whether it was reopened.
    pub reopened: bool,
    /// Beginning of the complaint's words, on one line.
    pub beginning: String,
}

/// A complaint as an officer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficerComplaint {
    /// What whoever complains sees, too; its entries also hold notes and names, its acts are the officer's.
    pub view: ComplaintView,
    /// How whoever complains can be reached; none: anonymous, or the contact was erased.
    pub contact: Option<ComplaintContact>,
    /// The agency's classes, each with the due time that it would have.
    pub classes: Vec<ClassChoice>,
    /// To whom it can be passed on.
    pub passes_on: Vec<Handler>,
    /// Officers who could be complained about: those of the agency, without the asking one and those who are already.
    pub officers: Vec<OfficerName>,
    /// By how many of the limit's unit it can be extended at most.
    pub extension_max: u16,
}

/// A class that a complaint can be put into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClassChoice {
    /// Id in the standard.
    pub id: String,
    /// Its sum, if the complaint were in it.
    pub due: DueSum,
}

/// An officer by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficerName {
    /// Who.
    pub id: PersonId,
    /// Name.
    pub name: String,
}

/// What an officer does with a complaint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfficerComplaintRequest {
    /// The version that was shown.
    pub version: u32,
    /// What.
    pub command: OfficerComplaintCommand,
}

/// What an officer does with a complaint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum OfficerComplaintCommand {
    /// Put it into a class.
    Classify {
        /// Id of the class.
        class: String,
        /// The reason; needed where it is in another one.
        note: String,
    },
    /// Pass it on.
    PassOn {
        /// To whom.
        to: Handler,
        /// For colleagues; may be blank.
        note: String,
    },
    /// Ask whoever complains.
    Ask(String),
    /// Answer.
    Answer(String),
    /// Extend the limit.
    Extend {
        /// By how many of the limit's unit.
        amount: u16,
        /// Why; whoever complains reads it.
        reason: String,
    },
    /// Write a note for colleagues.
    Note(String),
    /// Say that an officer is complained about.
    Name(PersonId),
    /// Say that it is about this renewal.
    Link(String),
    /// Record that whoever complained says that it is solved.
    Solve,
}

/// A complaint that came by another way. Answered by [`super::super::ComplaintReceipt`]; repeated with the same secret, by the same
/// receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordedComplaint {
    /// The secret of the receipt, which the officer hands out.
    pub secret: String,
    /// How it came.
    pub channel: Channel,
    /// When it came.
    pub received_at: Timestamp,
    /// What it is about.
    pub subject: Subject,
    /// The words.
    pub text: String,
    /// Who complains; none: nobody is to know.
    pub contact: Option<ComplaintContact>,
    /// Reference of the renewal that it is about.
    pub renewal: Option<String>,
    /// Id of its class, if it is known at once.
    pub class: Option<String>,
}

/// How many complaints wait for an officer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintCounts {
    /// Open ones.
    pub open: u32,
    /// Those whose limit has passed.
    pub overdue: u32,
}

impl ComplaintStage {
    /// Whether it is over.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Solved | Self::NoObjection | Self::Withdrawn)
    }
}
