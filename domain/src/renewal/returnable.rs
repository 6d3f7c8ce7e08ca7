//! Which parts of an application can be returned.

use super::Renewal;
use super::command::Refusal;
use super::event::{ReturnItem, ReturnReason};
use crate::journey::Step;
use crate::person::FilePurpose;
use crate::standard::{Custody, PassphraseTiming, ServiceStandard};

/// Returns the wizard's pages that a return can open: those of this application. The page of changes stands for the
/// data if data was changed, since each opens the other.
pub fn returnable(renewal: &Renewal) -> Vec<Step> {
    let dossier = &renewal.dossier;
    let evidence = dossier.files.iter().any(|(purpose, _)| *purpose != FilePurpose::Letter);
    [
        (Step::Data, dossier.changed.is_empty()),
        (Step::Changes, !dossier.changed.is_empty()),
        (Step::Evidence, evidence),
        (Step::Letter, true),
        (Step::Passphrase, dossier.public_key.is_some()),
    ]
    .into_iter()
    .filter_map(|(step, there)| there.then_some(step))
    .collect()
}

/// Checks a return: pages that can be opened, each once, with a note if the reason is free.
pub(super) fn check_return(standard: &ServiceStandard, renewal: &Renewal, items: &[ReturnItem]) -> Result<(), Refusal> {
    let with_application = standard.wizard.passphrase_timing == PassphraseTiming::WithApplication;
    let passphrase =
        standard.wizard.custody == Custody::Holder && (with_application || renewal.dossier.public_key.is_some());
    let opens = |step: Step| match step {
        Step::Data | Step::Changes | Step::Evidence | Step::Letter => true,
        Step::Passphrase => passphrase,
        Step::EmailCode | Step::Review => false,
    };
    let worded = |item: &ReturnItem| match item.reason {
        ReturnReason::Other => item.note.is_some(),
        ReturnReason::FiledForYou => false,
        _ => true,
    };
    let fine = !items.is_empty()
        && items.iter().all(|item| opens(item.step) && worded(item))
        && items.iter().enumerate().all(|(i, item)| !items.iter().take(i).any(|other| other.step == item.step));
    if fine { Ok(()) } else { Err(Refusal::BadReturn) }
}
