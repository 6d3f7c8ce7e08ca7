//! The list of an agency's cases: views, orders, search, and acts on several cases at once.
//!
//! Longer than 250 lines because every field says what it is.

use serde::{Deserialize, Serialize};

use super::super::RenewalStatus;
use super::{ComplaintCounts, StepName};
use crate::moment::{Date, Timestamp, Zone};
use crate::renewal::{Late, Refusal};
use crate::standard::{Role, StepKind, Wording};

/// Cases that one request can act on.
pub const MAX_BATCH: usize = 50;

/// Query of the list of cases. With words or days it searches all of the agency's cases, newest first: view, step and
/// order have no effect then.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseListQuery {
    /// Which cases.
    #[serde(default)]
    pub view: CaseListView,
    /// Only those at this step.
    #[serde(default)]
    pub step: Option<String>,
    /// A whole reference number, NIP, NIK, e-mail address or mobile number, or words that name or unit begin with; at most
    /// 100 characters. Sent in a body, never in a URL.
    #[serde(default)]
    pub words: String,
    /// The holder's certificate ends on this day or later.
    #[serde(default)]
    pub ends_from: Option<Date>,
    /// The holder's certificate ends on this day or earlier.
    #[serde(default)]
    pub ends_to: Option<Date>,
    /// In which order.
    #[serde(default)]
    pub order: CaseOrder,
    /// The page that follows this one ([`CaseList::more`]), with the same query otherwise.
    #[serde(default)]
    pub after: Option<String>,
}

/// Query of the list of cases as a table (CSV).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct CaseTableQuery {
    /// Which cases.
    #[serde(default)]
    pub view: CaseListView,
    /// Only those at this step.
    #[serde(default)]
    pub step: Option<String>,
    /// In which order.
    #[serde(default)]
    pub order: CaseOrder,
}

/// Which of the agency's cases. None has the officer's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CaseListView {
    /// Those whose present step this officer may carry out.
    #[default]
    Waiting,
    /// Of these, those whose due time is over.
    Overdue,
    /// Of these, those that this officer has taken.
    Mine,
    /// Of these, those whose present wait began when the holder completed the application.
    Completed,
    /// The holder wrote last, and no officer who may act on the case has opened it or written since.
    NewMessage,
    /// Open ones that this officer filed.
    FiledByMe,
    /// With their holders: returned, filed and not confirmed, or waiting for the passphrase.
    WithHolder,
    /// Waiting for the certificate to be issued.
    WithAuthority,
    /// Open ones whose holder's present certificate ends within seven days or has ended.
    EndsSoon,
    /// All that may still change.
    Open,
    /// Issued, rejected, withdrawn and cancelled ones, until their data is erased. Always those that ended last first.
    Finished,
}

impl CaseListView {
    /// All views.
    pub const ALL: [Self; 11] = [
        Self::Waiting,
        Self::Overdue,
        Self::Mine,
        Self::Completed,
        Self::NewMessage,
        Self::FiledByMe,
        Self::WithHolder,
        Self::WithAuthority,
        Self::EndsSoon,
        Self::Open,
        Self::Finished,
    ];
}

/// The order of a view, but for [`CaseListView::Finished`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CaseOrder {
    /// Most urgent first; without a due time last.
    #[default]
    Due,
    /// Sent first, first.
    Submitted,
    /// By the end of the holder's present certificate, the earliest first; without one last.
    CertificateEnd,
}

/// Cases, at most 50 a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseList {
    /// The cases; a page of a search may have fewer, also none, though more follow.
    pub rows: Vec<CaseRow>,
    /// Ask with this for the next page; none on the last.
    pub more: Option<String>,
    /// How many cases each view has. Whoever takes no part in the procedure is told of what waits for them, and how many are open.
    pub counts: Vec<ViewCount>,
    /// The steps at which the view's cases can be, for the filter.
    pub steps: Vec<StepName>,
    /// When the next open case of the agency is due.
    pub next_due: Option<Timestamp>,
    /// Complaints that wait for an answer; none for officers who do not handle any.
    pub complaints: Option<ComplaintCounts>,
    /// The agency's time zone.
    pub zone: Zone,
    /// The backend's clock.
    pub now: Timestamp,
}

/// How many cases a view has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ViewCount {
    /// The view.
    pub view: CaseListView,
    /// Its cases, whatever their step; counted up to 1,000.
    pub count: u32,
}

/// A case in the list.
#[expect(clippy::struct_excessive_bools, reason = "facts that nothing ties to each other")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseRow {
    /// Reference number.
    pub reference: String,
    /// For optimistic locking.
    pub version: u32,
    /// Holder's name.
    pub name: String,
    /// Holder's unit.
    pub unit: String,
    /// Where it stands.
    pub status: RenewalStatus,
    /// An officer filed it, and the holder has yet to check it.
    pub awaits_confirmation: bool,
    /// Every step is done, the last of them its archiving.
    pub archived: bool,
    /// The present step, if an officer, the authority or, for the passphrase, the holder has it.
    pub step: Option<RowStep>,
    /// Stands there since.
    pub since: Timestamp,
    /// Due then.
    pub due: Option<Timestamp>,
    /// By how much that is over.
    pub late: Option<Late>,
    /// When it was sent.
    pub submitted_at: Timestamp,
    /// When the holder's present certificate ends.
    pub not_after: Option<Timestamp>,
    /// Who has taken it.
    pub taken_by: Option<String>,
    /// Whether that is the asking officer.
    pub taken_by_me: bool,
    /// The colleague on leave for whom it waits.
    pub stands_in_for: Option<String>,
    /// Whether other data is asked for.
    pub changes: bool,
    /// Whether the present wait began when the holder completed the application.
    pub completed: bool,
    /// Whether the holder wrote last, and no officer who may act on it has opened it or written since.
    pub new_message: bool,
    /// Whether an officer filed it.
    pub filed: bool,
    /// Whether this officer may carry out the present step, or take the case for that.
    pub may_act: bool,
}

/// The step at which a case in the list is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RowStep {
    /// The source's number, if it numbers the step.
    pub number: Option<u8>,
    /// What kind of act it is.
    pub kind: StepKind,
    /// Who carries it out: any of these.
    pub actors: Vec<Role>,
    /// As the source words it.
    pub title: Wording,
}

/// Cases whose present step is to be carried out, each on its own, in this order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseBatch {
    /// The cases, 1 to [`MAX_BATCH`].
    pub cases: Vec<BatchCase>,
    /// The instruction or remark that each gets; blank if none.
    #[serde(default)]
    pub note: String,
}

/// A case of a batch, as the officer saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BatchCase {
    /// Reference number.
    pub reference: String,
    /// The version that the officer saw.
    pub version: u32,
}

/// What became of each case of a batch, in its order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseBatchResult {
    /// The cases.
    pub results: Vec<BatchResult>,
}

/// What became of a case of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BatchResult {
    /// Reference number.
    pub reference: String,
    /// What became of it.
    pub outcome: BatchOutcome,
}

/// What became of a case of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BatchOutcome {
    /// The step is done.
    Done,
    /// Somebody acted since: nothing was done.
    Newer,
    /// Nothing was done, for this reason.
    Refused(Refusal),
    /// There is no such case, or the officer may not see it.
    NotFound,
}
