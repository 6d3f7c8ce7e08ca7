//! The first command of an application: sent by its holder, or filed by an officer.

use super::Actor;
use super::command::{Command, Eligibility, Refusal};
use super::event::{Digest, Dossier, Event, ReturnItem, ReturnReason};
use super::who::filing;
use crate::certificate::Verdict;
use crate::journey::{Step, asks_passphrase};
use crate::person::FilePurpose;
use crate::standard::ServiceStandard;

/// Decides the first command.
pub(super) fn begin(standard: &ServiceStandard, command: Command, actor: &Actor) -> Result<Vec<Event>, Refusal> {
    let submitted =
        |version, holder, dossier| Event::Submitted { agency: standard.id.clone(), standard: version, holder, dossier };
    match command {
        Command::Submit { holder, standard: version, eligibility, submission } => {
            if !actor.is(holder) {
                return Err(Refusal::NotYours);
            }
            renewable(&eligibility)?;
            let dossier = with_key_if(asks_passphrase(&standard.wizard, None), Dossier::from(&submission), None)?;
            Ok(vec![submitted(version, holder, dossier)])
        }
        Command::File { holder, standard: version, eligibility, letter } => {
            filing(actor, holder)?;
            renewable(&eligibility)?;
            Ok(vec![submitted(version, holder, filed(letter)), Event::Returned { items: left_to_the_holder(standard) }])
        }
        _ => Err(Refusal::WrongStage),
    }
}

fn renewable(eligibility: &Eligibility) -> Result<(), Refusal> {
    if eligibility.another_open {
        return Err(Refusal::AlreadyOpen);
    }
    if matches!(eligibility.verdict, Verdict::Renew | Verdict::Reissue) { Ok(()) } else { Err(Refusal::NotRenewable) }
}

fn filed(letter: Digest) -> Dossier {
    let files = vec![(FilePurpose::Letter, letter)];
    Dossier { changed: Vec::new(), files, recommendation: None, public_key: None }
}

/// Returns what a filing leaves to the holder: whether the data is right, and the passphrase if it comes with the
/// application.
fn left_to_the_holder(standard: &ServiceStandard) -> Vec<ReturnItem> {
    let passphrase = asks_passphrase(&standard.wizard, None).then_some(Step::Passphrase);
    let item = |step| ReturnItem { step, reason: ReturnReason::FiledForYou, note: None };
    [Step::Data].into_iter().chain(passphrase).map(item).collect()
}

/// Returns the dossier with its own key if one was asked for, otherwise with the key on record, so that no unrequested
/// key is certified.
pub(super) fn with_key_if(asked: bool, dossier: Dossier, on_record: Option<&Digest>) -> Result<Dossier, Refusal> {
    match (asked, &dossier.public_key) {
        (true, None) => Err(Refusal::WrongStage),
        (true, Some(_)) => Ok(dossier),
        (false, _) => Ok(Dossier { public_key: on_record.cloned(), ..dossier }),
    }
}
