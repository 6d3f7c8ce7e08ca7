//! The part of a renewal's row that follows from its events.

use domain::moment::Timestamp;
use domain::renewal::{PersonId, Renewal, Stage};
use domain::standard::{ServiceStandard, StepKind};
use serde::{Deserialize, Serialize};

use super::RenewalId;
use crate::db::codec::word;
use crate::db::engine::Conn;

/// A [`Stage`] by its name, as the column `stage` keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the variants of `Stage`")]
pub enum StageName {
    At,
    Returned,
    Rejected,
    Withdrawn,
    Cancelled,
    Finished,
    /// A name that the program did not write.
    #[serde(other)]
    Unknown,
}

impl From<&Stage> for StageName {
    fn from(stage: &Stage) -> Self {
        match stage {
            Stage::At(_) => Self::At,
            Stage::Returned { .. } => Self::Returned,
            Stage::Rejected { .. } => Self::Rejected,
            Stage::Withdrawn => Self::Withdrawn,
            Stage::Cancelled { .. } => Self::Cancelled,
            Stage::Finished => Self::Finished,
        }
    }
}

/// Whom an open renewal waits for, as the column `waits_for` keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitsFor {
    /// The office's officers.
    Office,
    /// Its holder, to complete or confirm it, or to set the passphrase.
    Holder,
    /// The certificate, whoever issues it.
    Authority,
}

impl WaitsFor {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Office, Self::Holder, Self::Authority];

    /// Whom this renewal waits for; none once it has ended.
    fn of(renewal: &Renewal, step: Option<StepKind>) -> Option<Self> {
        match (&renewal.stage, step) {
            (Stage::Returned { .. }, _) | (Stage::At(_), Some(StepKind::SetPassphrase)) => Some(Self::Holder),
            (Stage::At(_), Some(StepKind::Issue)) => Some(Self::Authority),
            (Stage::At(_), _) => Some(Self::Office),
            (Stage::Rejected { .. } | Stage::Withdrawn | Stage::Cancelled { .. } | Stage::Finished, _) => None,
        }
    }
}

/// The part of the row that follows from the events.
#[expect(clippy::struct_excessive_bools, reason = "the row as it is kept")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Projection {
    /// Number of events.
    pub version: i64,
    /// Stage.
    pub stage: StageName,
    /// Id of the present step.
    pub step: Option<String>,
    /// In this stage and step since.
    pub since: Timestamp,
    /// The officer who has it.
    pub taken_by: Option<PersonId>,
    /// Whether the holder confirmed to have the certificate.
    pub received: bool,
    /// Whether it may still change.
    pub open: bool,
    /// Who filed it, where that is not the holder.
    pub filed_by: Option<PersonId>,
    /// Whether an officer filed it and the holder has not confirmed it.
    pub awaits_confirmation: bool,
    /// Whom it waits for.
    pub waits_for: Option<WaitsFor>,
    /// Whether the present wait began when the holder completed it.
    pub completed: bool,
}

impl Projection {
    /// What the row of this renewal must say.
    pub fn of(renewal: &Renewal, standard: &ServiceStandard) -> Self {
        let step = renewal.at_step().and_then(|index| standard.steps.get(index));
        Self {
            version: i64::from(renewal.version),
            stage: StageName::from(&renewal.stage),
            step: step.map(|step| step.id.clone()),
            since: renewal.since,
            taken_by: renewal.taken_by,
            received: renewal.received_at.is_some(),
            open: renewal.open(),
            filed_by: renewal.filed_by.filter(|filer| *filer != renewal.holder),
            awaits_confirmation: renewal.awaits_confirmation(),
            waits_for: WaitsFor::of(renewal, step.map(|step| step.kind)),
            completed: renewal.completed,
        }
    }
}

/// Updates the row to what its events say. An open one also says when the holder's present certificate ends
/// ([`crate::db::certificates`] follows it).
pub async fn project(
    db: &mut Conn,
    id: RenewalId,
    renewal: &Renewal,
    standard: &ServiceStandard,
    due: Option<Timestamp>,
) -> sqlx::Result<()> {
    let row = Projection::of(renewal, standard);
    sqlx::query(
        "UPDATE renewals SET version = $1, stage = $2, step = $3, since = $4, due = $5, taken_by = $6, received = $7,
         open = $8, filed_by = $9, awaits_confirmation = $10, waits_for = $12, completed = $13,
         certificate_ends = CASE WHEN $8 THEN
             (SELECT c.not_after FROM certificates c WHERE c.person = renewals.holder ORDER BY c.id DESC LIMIT 1) END
         WHERE id = $11",
    )
    .bind(row.version)
    .bind(word(&row.stage)?)
    .bind(row.step)
    .bind(row.since.0)
    .bind(due.map(|at| at.0))
    .bind(row.taken_by.map(|person| person.0))
    .bind(row.received)
    .bind(row.open)
    .bind(row.filed_by.map(|filer| filer.0))
    .bind(row.awaits_confirmation)
    .bind(id.0)
    .bind(row.waits_for.as_ref().map(word).transpose()?)
    .bind(row.completed)
    .execute(db)
    .await?;
    Ok(())
}
