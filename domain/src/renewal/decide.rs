//! The choke point: who may do what, when.

use super::command::{Act, Command, Refusal};
use super::event::{Dossier, Event, RejectReason, ReturnItem, ReturnReason};
use super::{Actor, Renewal, Stage};
use crate::certificate::Verdict;
use crate::journey::Step;
use crate::moment::Timestamp;
use crate::standard::{PassphraseTiming, ProcedureStep, Role, ServiceStandard, StepKind};

/// Decides a command. `renewal` is none only for [`Command::Submit`]. The events that come out are to be stored in one
/// transaction and applied in order.
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
    let Some(renewal) = renewal else { return submit(standard, command, actor) };
    match command {
        Command::Submit { .. } => Err(Refusal::AlreadyOpen),
        Command::Take => take(standard, renewal, actor),
        Command::Return(items) => {
            deciding(standard, renewal, actor)?;
            check_return(standard, &items)?;
            Ok(vec![Event::Returned { items }])
        }
        Command::Reject { reason, note } => {
            deciding(standard, renewal, actor)?;
            if reason == RejectReason::Other && note.is_none() {
                return Err(Refusal::BadReturn);
            }
            Ok(vec![Event::Rejected { reason, note }])
        }
        Command::Approve => {
            let step = deciding(standard, renewal, actor)?;
            let done = vec![Event::StepDone { step: step.id.clone() }];
            Ok(with_notices(standard, renewal, done, now))
        }
        Command::Complete(submission) => {
            of_holder(renewal, actor)?;
            if !matches!(renewal.stage, Stage::Returned { .. }) {
                return Err(Refusal::WrongStage);
            }
            Ok(vec![Event::Completed { dossier: Dossier::from(&submission) }])
        }
        Command::Withdraw => {
            of_holder(renewal, actor)?;
            if decided(standard, renewal) { Err(Refusal::WrongStage) } else { Ok(vec![Event::Withdrawn]) }
        }
        Command::Issue(certificate) => {
            if *actor != Actor::System {
                return Err(Refusal::WrongRole);
            }
            let step = present(standard, renewal).filter(|step| step.kind == StepKind::Issue);
            let step = step.ok_or(Refusal::WrongStage)?;
            let issued = vec![Event::Issued { certificate }, Event::StepDone { step: step.id.clone() }];
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
        acts.push(Act::Approve);
        if matches!(step.kind, StepKind::Verify | StepKind::Approve) {
            acts.extend([Act::Return, Act::Reject]);
        }
    }
    if of_holder(renewal, actor).is_ok() {
        if matches!(renewal.stage, Stage::Returned { .. }) {
            acts.push(Act::Complete);
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

/// Nobody acts on a case of another agency.
fn elsewhere(standard: &ServiceStandard, actor: &Actor) -> bool {
    matches!(actor, Actor::Person { agency, .. } if *agency != standard.id)
}

fn submit(standard: &ServiceStandard, command: Command, actor: &Actor) -> Result<Vec<Event>, Refusal> {
    let Command::Submit { holder, standing, submission } = command else { return Err(Refusal::WrongStage) };
    if !actor.is(holder) {
        return Err(Refusal::NotYours);
    }
    if standing.another_open {
        return Err(Refusal::AlreadyOpen);
    }
    if !matches!(standing.verdict, Verdict::Renew | Verdict::Reissue) {
        return Err(Refusal::NotRenewable);
    }
    Ok(vec![Event::Submitted { agency: standard.id.clone(), holder, dossier: Dossier::from(&submission) }])
}

fn take(standard: &ServiceStandard, renewal: &Renewal, actor: &Actor) -> Result<Vec<Event>, Refusal> {
    let Actor::Person { id, .. } = actor else { return Err(Refusal::WrongRole) };
    may_handle(standard, renewal, actor)?;
    if renewal.taken_by == Some(*id) {
        return Err(Refusal::WrongStage);
    }
    Ok(vec![Event::Taken { by: *id }])
}

/// The present step, if this actor may decide on it now.
fn deciding<'a>(standard: &'a ServiceStandard, renewal: &Renewal, actor: &Actor) -> Result<&'a ProcedureStep, Refusal> {
    let step = may_handle(standard, renewal, actor)?;
    if renewal.taken_by.is_some_and(|officer| actor.is(officer)) { Ok(step) } else { Err(Refusal::NotTaken) }
}

/// The present step, if it is for one of this officer's roles and four eyes are kept.
fn may_handle<'a>(
    standard: &'a ServiceStandard,
    renewal: &Renewal,
    actor: &Actor,
) -> Result<&'a ProcedureStep, Refusal> {
    let step = present(standard, renewal).ok_or(Refusal::WrongStage)?;
    if matches!(step.kind, StepKind::Issue | StepKind::Notify | StepKind::SetPassphrase) {
        return Err(Refusal::WrongStage);
    }
    let officers: Vec<Role> = step.actors.iter().copied().filter(|role| *role != Role::Holder).collect();
    if !actor.holds_any(&officers) {
        return Err(Refusal::WrongRole);
    }
    if actor.is(renewal.holder) {
        return Err(Refusal::OwnApplication);
    }
    if renewal.filed_by.is_some_and(|filer| actor.is(filer)) {
        return Err(Refusal::FiledByYou);
    }
    Ok(step)
}

fn of_holder(renewal: &Renewal, actor: &Actor) -> Result<(), Refusal> {
    if actor.is(renewal.holder) { Ok(()) } else { Err(Refusal::NotYours) }
}

fn present<'a>(standard: &'a ServiceStandard, renewal: &Renewal) -> Option<&'a ProcedureStep> {
    renewal.at_step().and_then(|index| standard.steps.get(index))
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

fn check_return(standard: &ServiceStandard, items: &[ReturnItem]) -> Result<(), Refusal> {
    let passphrase = standard.wizard.passphrase_timing == PassphraseTiming::WithApplication;
    let opens = |step: Step| match step {
        Step::Data | Step::Changes | Step::Evidence | Step::Letter => true,
        Step::Passphrase => passphrase,
        Step::EmailCode | Step::Review => false,
    };
    let fine = !items.is_empty()
        && items.iter().all(|item| opens(item.step) && (item.reason != ReturnReason::Other || item.note.is_some()))
        && items.iter().enumerate().all(|(i, item)| !items.iter().take(i).any(|other| other.step == item.step));
    if fine { Ok(()) } else { Err(Refusal::BadReturn) }
}

/// The program tells people by itself: notices that follow are done in the same breath.
fn with_notices(standard: &ServiceStandard, renewal: &Renewal, events: Vec<Event>, now: Timestamp) -> Vec<Event> {
    let mut after = renewal.clone();
    for event in &events {
        after.apply(standard, now, None, event);
    }
    let mut events = events;
    while let Some(step) = present(standard, &after).filter(|step| step.kind == StepKind::Notify) {
        let event = Event::StepDone { step: step.id.clone() };
        after.apply(standard, now, None, &event);
        events.push(event);
    }
    events
}
