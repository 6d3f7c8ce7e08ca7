//! What of an application an officer can return.

use super::Renewal;
use crate::journey::Step;
use crate::person::FilePurpose;

/// The pages of the wizard that a return can open again: those that this application went through. The page of the changes
/// stands for the data wherever data was changed, since either opens the other.
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
