//! The choke point: who may do what, when.

use super::command::{Act, Command, Refusal, Standing};
use super::event::{Dossier, Event, RejectReason, ReturnItem, ReturnReason};
use super::returnable::check_return;
use super::who::{deciding, elsewhere, filing, may_handle, of_holder, present};
use super::{Actor, Digest, Renewal, Stage};
use crate::certificate::Verdict;
use crate::journey::{Step, Submission};
use crate::moment::Timestamp;
use crate::person::FilePurpose;
use crate::standard::{Custody, Issuing, ServiceStandard, StepKind};

/// Decides a command. `renewal` is none only for [`Command::Submit`] and [`Command::File`]. The events that come out are to
/// be stored in one transaction and applied in order.
///
/// # Errors
/// The first reason why it can't be done; nothing happened then.
pub fn decide(
    standard: &ServiceStandard,
    renewal: Option<&Renewal>,
    command: Command,
    actor: &Actor,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    if elsewhere(standard, actor) {
        return Err(Refusal::NotYours);
    }
    let Some(renewal) = renewal else { return begin(standard, command, actor) };
    match command {
        Command::Submit { .. } | Command::File { .. } => Err(Refusal::AlreadyOpen),
        Command::Take => take(standard, renewal, actor),
        Command::Return(items) => {
            judging(standard, renewal, actor)?;
            check_return(standard, renewal, &items)?;
            Ok(vec![Event::Returned { items }])
        }
        Command::Reject { reason, note } => {
            judging(standard, renewal, actor)?;
            if reason == RejectReason::Other && note.is_none() {
                return Err(Refusal::BadReturn);
            }
            Ok(vec![Event::Rejected { reason, note }])
        }
        Command::Approve { note } => {
            let step = deciding(standard, renewal, actor)?;
            if step.kind == StepKind::Issue {
                return Err(Refusal::WrongStage);
            }
            Ok(with_notices(standard, renewal, vec![Event::StepDone { step: step.id.clone(), note }], now))
        }
        Command::SetPassphrase { public_key } => {
            let step = at_passphrase(standard, renewal, actor)?;
            let done = Event::StepDone { step: step.to_owned(), note: None };
            Ok(with_notices(standard, renewal, vec![Event::KeySet { public_key }, done], now))
        }
        Command::Complete(submission) => {
            let items = completable(renewal, actor)?;
            Ok(vec![Event::Completed { dossier: completed(renewal, items, &submission)? }])
        }
        Command::Withdraw => {
            of_holder(renewal, actor)?;
            if decided(standard, renewal) { Err(Refusal::WrongStage) } else { Ok(vec![Event::Withdrawn]) }
        }
        Command::Issue(certificate) => {
            let step = match actor {
                Actor::System => present(standard, renewal).ok_or(Refusal::WrongStage)?,
                Actor::Person { .. } => deciding(standard, renewal, actor)?,
            };
            if step.kind != StepKind::Issue {
                return Err(Refusal::WrongStage);
            }
            if (standard.issuing == Issuing::Embedded) != (*actor == Actor::System) {
                return Err(Refusal::WrongRole);
            }
            let issued = vec![Event::Issued { certificate }, Event::StepDone { step: step.id.clone(), note: None }];
            Ok(with_notices(standard, renewal, issued, now))
        }
        Command::Receive => {
            of_holder(renewal, actor)?;
            if renewal.certificate.is_none() || renewal.received_at.is_some() {
                return Err(Refusal::WrongStage);
            }
            Ok(vec![Event::Received])
        }
    }
}

/// The acts that [`decide`] would let this actor carry out now: nothing is offered that would be refused.
pub fn acts_allowed(standard: &ServiceStandard, renewal: &Renewal, actor: &Actor) -> Vec<Act> {
    let mut acts = Vec::new();
    if elsewhere(standard, actor) {
        return acts;
    }
    if take(standard, renewal, actor).is_ok() {
        acts.push(Act::Take);
    }
    if let Ok(step) = deciding(standard, renewal, actor) {
        acts.push(if step.kind == StepKind::Issue { Act::Record } else { Act::Approve });
        if judges(step.kind) {
            acts.extend([Act::Return, Act::Reject]);
        }
    }
    if of_holder(renewal, actor).is_ok() {
        if completable(renewal, actor).is_ok() {
            acts.push(Act::Complete);
        }
        if at_passphrase(standard, renewal, actor).is_ok() {
            acts.push(Act::SetPassphrase);
        }
        if !decided(standard, renewal) {
            acts.push(Act::Withdraw);
        }
        if renewal.certificate.is_some() && renewal.received_at.is_none() {
            acts.push(Act::Receive);
        }
    }
    acts
}

/// The steps at which an officer judges the application, and so may return or refuse it. Issuing is one of them where it is
/// done by hand: the authority's system may refuse what the office found right.
const fn judges(kind: StepKind) -> bool {
    matches!(kind, StepKind::Verify | StepKind::Approve | StepKind::Issue)
}

/// Whether this actor may return or refuse it now.
fn judging(standard: &ServiceStandard, renewal: &Renewal, actor: &Actor) -> Result<(), Refusal> {
    let step = deciding(standard, renewal, actor)?;
    if judges(step.kind) { Ok(()) } else { Err(Refusal::WrongStage) }
}

fn begin(standard: &ServiceStandard, command: Command, actor: &Actor) -> Result<Vec<Event>, Refusal> {
    let submitted = |holder, dossier| Event::Submitted { agency: standard.id.clone(), holder, dossier };
    match command {
        Command::Submit { holder, standing, submission } => {
            if !actor.is(holder) {
                return Err(Refusal::NotYours);
            }
            renewable(&standing)?;
            let dossier = with_key_if(standard.wizard.asks_passphrase(None), Dossier::from(&submission), None)?;
            Ok(vec![submitted(holder, dossier)])
        }
        Command::File { holder, standing, letter } => {
            filing(actor, holder)?;
            renewable(&standing)?;
            Ok(vec![submitted(holder, filed(letter)), Event::Returned { items: left_to_the_holder(standard) }])
        }
        _ => Err(Refusal::WrongStage),
    }
}

fn renewable(standing: &Standing) -> Result<(), Refusal> {
    if standing.another_open {
        return Err(Refusal::AlreadyOpen);
    }
    if matches!(standing.verdict, Verdict::Renew | Verdict::Reissue) { Ok(()) } else { Err(Refusal::NotRenewable) }
}

fn filed(letter: Digest) -> Dossier {
    Dossier { changed: Vec::new(), files: vec![(FilePurpose::Letter, letter)], public_key: None }
}

/// What an officer who files can't answer for the holder: whether the data is right, and the passphrase where it comes with
/// the application.
fn left_to_the_holder(standard: &ServiceStandard) -> Vec<ReturnItem> {
    let passphrase = standard.wizard.asks_passphrase(None).then_some(Step::Passphrase);
    let item = |step| ReturnItem { step, reason: ReturnReason::FiledForYou, note: None };
    [Step::Data].into_iter().chain(passphrase).map(item).collect()
}

fn take(standard: &ServiceStandard, renewal: &Renewal, actor: &Actor) -> Result<Vec<Event>, Refusal> {
    let Actor::Person { id, .. } = actor else { return Err(Refusal::WrongRole) };
    let (_, acting_for) = may_handle(standard, renewal, actor)?;
    if renewal.taken_by == Some(*id) && renewal.acting_for == acting_for {
        return Err(Refusal::WrongStage);
    }
    Ok(vec![Event::Taken { by: *id, acting_for }])
}

fn completable<'a>(renewal: &'a Renewal, actor: &Actor) -> Result<&'a [ReturnItem], Refusal> {
    of_holder(renewal, actor)?;
    if let Stage::Returned { items, .. } = &renewal.stage { Ok(items) } else { Err(Refusal::WrongStage) }
}

/// What the completed application consists of: the key that was sent before stays, unless another one was asked for.
fn completed(renewal: &Renewal, items: &[ReturnItem], submission: &Submission) -> Result<Dossier, Refusal> {
    let asked = items.iter().any(|item| item.step == Step::Passphrase);
    with_key_if(asked, Dossier::from(submission), renewal.dossier.public_key.as_ref())
}

/// The dossier with its own key where one was asked for, else with the one on record: a key that nobody asked for is not
/// certified, and one that was asked for is there.
fn with_key_if(asked: bool, dossier: Dossier, on_record: Option<&Digest>) -> Result<Dossier, Refusal> {
    match (asked, &dossier.public_key) {
        (true, None) => Err(Refusal::WrongStage),
        (true, Some(_)) => Ok(dossier),
        (false, _) => Ok(Dossier { public_key: on_record.cloned(), ..dossier }),
    }
}

/// The id of the step at which the holder sets the passphrase here.
fn at_passphrase<'a>(standard: &'a ServiceStandard, renewal: &Renewal, actor: &Actor) -> Result<&'a str, Refusal> {
    of_holder(renewal, actor)?;
    let step = present(standard, renewal).filter(|step| step.kind == StepKind::SetPassphrase);
    let here = standard.wizard.custody == Custody::Holder;
    step.filter(|_| here).map(|step| step.id.as_str()).ok_or(Refusal::WrongStage)
}

/// Whether every human decision before issuance was made: from then on nobody takes it back.
fn decided(standard: &ServiceStandard, renewal: &Renewal) -> bool {
    let issue = standard.steps.iter().position(|step| step.kind == StepKind::Issue).unwrap_or(usize::MAX);
    match &renewal.stage {
        Stage::At(step) => *step >= issue,
        Stage::Returned { .. } => false,
        Stage::Rejected { .. } | Stage::Withdrawn | Stage::Finished => true,
    }
}

/// The program tells people by itself: notices that follow are done in the same breath.
fn with_notices(standard: &ServiceStandard, renewal: &Renewal, events: Vec<Event>, now: Timestamp) -> Vec<Event> {
    let mut after = renewal.clone();
    for event in &events {
        after.apply(standard, now, None, event);
    }
    let mut events = events;
    while let Some(step) = present(standard, &after).filter(|step| step.kind == StepKind::Notify) {
        let event = Event::StepDone { step: step.id.clone(), note: None };
        after.apply(standard, now, None, &event);
        events.push(event);
    }
    events
}
