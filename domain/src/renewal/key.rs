//! What a holder can do about the key pair of an application that was sent.

use super::command::Refusal;
use super::event::Digest;
use super::who::{of_holder, present};
use super::{Actor, Renewal};
use crate::standard::{Custody, ServiceStandard, StepKind};

/// Returns the id of the step at which the holder sets the passphrase here.
pub(super) fn at_passphrase<'a>(
    standard: &'a ServiceStandard,
    renewal: &Renewal,
    actor: &Actor,
) -> Result<&'a str, Refusal> {
    of_holder(renewal, actor)?;
    let step = present(standard, renewal).filter(|step| step.kind == StepKind::SetPassphrase);
    let here = standard.wizard.custody == Custody::Holder;
    step.filter(|_| here).map(|step| step.id.as_str()).ok_or(Refusal::WrongStage)
}

/// Checks that the holder can send another key pair: there is one, officers have the application, and not everything before issuance
/// was decided. A return is completed first.
pub(super) fn replaceable(standard: &ServiceStandard, renewal: &Renewal, actor: &Actor) -> Result<(), Refusal> {
    of_holder(renewal, actor)?;
    let there = renewal.at_step().is_some() && renewal.dossier.public_key.is_some();
    if there && !renewal.stage.is_decided(standard) { Ok(()) } else { Err(Refusal::WrongStage) }
}

/// Returns the digest of the public key that the present key can still sign: it is there, and nothing was issued.
///
/// # Errors
/// The refusal of [`Command::ProveOldKey`].
pub fn provable<'a>(renewal: &'a Renewal, actor: &Actor) -> Result<&'a Digest, Refusal> {
    of_holder(renewal, actor)?;
    let key = renewal.dossier.public_key.as_ref();
    let proven = renewal.old_key_proof().is_some();
    key.filter(|_| renewal.open() && renewal.certificate.is_none() && !proven).ok_or(Refusal::WrongStage)
}
