//! The status of a renewal, as its holder and officers see it.

use domain::api::RenewalStatus;
use domain::standard::StepKind;

use crate::db::renewals::StageName;

/// Returns the status of a renewal. `step`: the kind of its present step; `issued`: whether its certificate is recorded.
pub fn status(stage: StageName, step: Option<StepKind>, received: bool, issued: bool) -> RenewalStatus {
    match stage {
        StageName::Returned => RenewalStatus::Returned,
        StageName::Rejected => RenewalStatus::Rejected,
        StageName::Withdrawn => RenewalStatus::Withdrawn,
        StageName::Cancelled => RenewalStatus::Cancelled,
        StageName::At | StageName::Finished | StageName::Unknown => match step {
            Some(StepKind::SetPassphrase) => RenewalStatus::Passphrase,
            _ if received => RenewalStatus::Received,
            _ if issued => RenewalStatus::Issued,
            _ => RenewalStatus::InProcess,
        },
    }
}
