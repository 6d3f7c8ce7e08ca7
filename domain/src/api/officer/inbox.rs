//! The inbox.

use serde::{Deserialize, Serialize};

use super::ComplaintCounts;
use crate::moment::{Timestamp, Zone};
use crate::renewal::Late;
use crate::standard::Wording;

/// Query of the inbox.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct InboxQuery {
    /// Which of the waiting cases.
    #[serde(default)]
    pub show: InboxShow,
    /// Only those at this step.
    #[serde(default)]
    pub step: Option<String>,
    /// The page that follows this one ([`Inbox::more`]).
    #[serde(default)]
    pub after: Option<String>,
}

/// Which of the waiting cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum InboxShow {
    /// All that this officer may carry out.
    #[default]
    All,
    /// Those whose due time is over.
    Overdue,
    /// Those that this officer has taken.
    Mine,
}

/// What waits for this officer, most urgent first; at most 50 a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Inbox {
    /// Cases whose present step this officer may carry out.
    pub rows: Vec<InboxRow>,
    /// Ask with this for the next page; none on the last.
    pub more: Option<String>,
    /// How many wait for this officer in all; counted up to 1,000.
    pub waiting: u32,
    /// How many of them are overdue; counted up to 1,000.
    pub overdue: u32,
    /// How many of them this officer has taken; counted up to 1,000.
    pub mine: u32,
    /// The steps that this officer may carry out, for the filter.
    pub steps: Vec<StepName>,
    /// Cases of the agency that wait for somebody else (holder, another role), for the empty state; counted up to 1,000.
    pub with_others: u32,
    /// When the next of those is due.
    pub next_due: Option<Timestamp>,
    /// Complaints that wait for an answer; none for officers who do not handle any.
    pub complaints: Option<ComplaintCounts>,
    /// The agency's time zone.
    pub zone: Zone,
    /// The backend's clock.
    pub now: Timestamp,
}

/// A step by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepName {
    /// Id in the service standard.
    pub id: String,
    /// As the source words it.
    pub title: Wording,
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
    /// By how much that is over.
    pub late: Option<Late>,
    /// Who has taken it.
    pub taken_by: Option<String>,
    /// Whether that is the asking officer.
    pub taken_by_me: bool,
    /// The colleague on leave for whom it waits.
    pub stands_in_for: Option<String>,
}
