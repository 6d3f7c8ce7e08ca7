//! Decides who may do what, and when.

use super::begin::{begin, with_key_if};
use super::command::{Act, Command, Refusal};
use super::event::{Dossier, Event, RejectReason, ReturnItem};
use super::holder_action::{cancel, send_link};
use super::issuing::issuing;
use super::key::{at_passphrase, provable, replaceable};
use super::returnable::check_return;
use super::who::{Turn, deciding, four_eyes, has_taken, may_handle, of_holder, of_other_agency, present};
use super::{Actor, Renewal, Separation, Stage};
use crate::journey::{Step, Submission};
use crate::moment::Timestamp;
use crate::standard::{ProcedureStep, Role, ServiceStandard, StepKind};

/// Decides a command. `renewal` is none only for [`Command::Submit`] and [`Command::File`]. Store the resulting events
/// in one transaction and apply them in order.
///
/// # Errors
/// The first reason for the refusal; nothing has changed then.
pub fn decide(
    standard: &ServiceStandard,
    renewal: Option<&Renewal>,
    command: Command,
    actor: &Actor,
    separation: &Separation,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    if of_other_agency(standard, actor) {
        return Err(Refusal::NotYours);
    }
    let Some(renewal) = renewal else { return begin(standard, command, actor) };
    match command {
        Command::Submit { .. } | Command::File { .. } => Err(Refusal::AlreadyOpen),
        Command::Take => take(standard, renewal, actor, separation),
        Command::Release => release(standard, renewal, actor, separation),
        Command::Return(items) => {
            let turn = deciding(standard, renewal, actor, separation)?;
            if !returns(turn.step.kind) {
                return Err(Refusal::WrongStage);
            }
            check_return(standard, renewal, &items)?;
            Ok(turn.acts([Event::Returned { items }]))
        }
        Command::PassBack { note } => {
            let turn = deciding(standard, renewal, actor, separation)?;
            let to = passes_back_to(standard, renewal).ok_or(Refusal::WrongStage)?;
            let passed_back = Event::PassedBack { to: to.id.clone(), note, role: turn.role };
            Ok(turn.acts([passed_back]))
        }
        Command::Reject { reason, note } => {
            let turn = deciding(standard, renewal, actor, separation)?;
            if !rejects(turn.step.kind) {
                return Err(Refusal::WrongStage);
            }
            if reason == RejectReason::Other && note.is_none() {
                return Err(Refusal::BadReturn);
            }
            Ok(turn.acts([Event::Rejected { reason, note }]))
        }
        Command::Approve { note } => {
            let turn = deciding(standard, renewal, actor, separation)?;
            if turn.step.kind == StepKind::Issue {
                return Err(Refusal::WrongStage);
            }
            if four_eyes(turn.step.kind) {
                separation.issuable()?;
            }
            let done = Event::StepDone { step: turn.step.id.clone(), note, role: Some(turn.role) };
            Ok(with_notices(standard, renewal, turn.acts([done]), now))
        }
        Command::SetPassphrase { public_key } => {
            let step = at_passphrase(standard, renewal, actor)?;
            let done = Event::StepDone { step: step.to_owned(), note: None, role: None };
            Ok(with_notices(standard, renewal, vec![Event::KeySet { public_key }, done], now))
        }
        Command::ReplaceKey { public_key } => {
            replaceable(standard, renewal, actor)?;
            Ok(vec![Event::KeySet { public_key }])
        }
        Command::ProveOldKey { proof, public_key } => {
            if provable(renewal, actor)? != &public_key {
                return Err(Refusal::WrongStage);
            }
            Ok(vec![Event::OldKeyProved { proof, public_key }])
        }
        Command::Complete(submission) => {
            let items = completable(renewal, actor)?;
            Ok(vec![Event::Completed { dossier: completed(renewal, items, &submission)? }])
        }
        Command::SendLink => send_link(standard, renewal, actor, now),
        Command::CancelFiling { note } => cancel(renewal, actor, note),
        Command::Withdraw => {
            of_holder(renewal, actor)?;
            if renewal.stage.is_decided(standard) { Err(Refusal::WrongStage) } else { Ok(vec![Event::Withdrawn]) }
        }
        Command::Issue(certificate) => {
            let (step, turn) = issuing(standard, renewal, actor, separation)?;
            let done = Event::StepDone { step: step.id.clone(), note: None, role: turn.as_ref().map(|turn| turn.role) };
            let issued = [Event::Issued { certificate }, done];
            let events = turn.map_or_else(|| issued.to_vec(), |turn| turn.acts(issued.clone()));
            Ok(with_notices(standard, renewal, events, now))
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

/// Returns the acts that [`decide`] allows this actor now, so that nothing is offered that would be refused.
pub fn acts_allowed(standard: &ServiceStandard, renewal: &Renewal, actor: &Actor, separation: &Separation) -> Vec<Act> {
    let mut acts = Vec::new();
    if of_other_agency(standard, actor) {
        return acts;
    }
    if take(standard, renewal, actor, separation).is_ok() {
        acts.push(Act::Take);
    }
    if let Ok(Turn { step, .. }) = deciding(standard, renewal, actor, separation) {
        if !four_eyes(step.kind) || separation.issuable().is_ok() {
            acts.push(if step.kind == StepKind::Issue { Act::Record } else { Act::Approve });
        }
        if returns(step.kind) {
            acts.push(Act::Return);
        }
        if passes_back_to(standard, renewal).is_some() {
            acts.push(Act::PassBack);
        }
        if rejects(step.kind) {
            acts.push(Act::Reject);
        }
        if has_taken(renewal, actor) {
            acts.push(Act::Release);
        }
    }
    if of_holder(renewal, actor).is_ok() {
        if completable(renewal, actor).is_ok() {
            acts.push(Act::Complete);
        }
        if at_passphrase(standard, renewal, actor).is_ok() {
            acts.push(Act::SetPassphrase);
        }
        if replaceable(standard, renewal, actor).is_ok() {
            acts.push(Act::ReplaceKey);
        }
        if !renewal.stage.is_decided(standard) {
            acts.push(Act::Withdraw);
        }
        if renewal.certificate.is_some() && renewal.received_at.is_none() {
            acts.push(Act::Receive);
        }
    }
    acts
}

/// Whether an officer may reject the application at this kind of step. Issuing by hand is included, since the
/// authority's system may refuse what the office approved.
const fn rejects(kind: StepKind) -> bool {
    matches!(kind, StepKind::Verify | StepKind::Approve | StepKind::Issue)
}

/// Whether an officer may return the application at this kind of step: also before verification, so that incomplete
/// ones are not passed on.
const fn returns(kind: StepKind) -> bool {
    rejects(kind) || matches!(kind, StepKind::Intake | StepKind::Disposition)
}

/// Returns the step whose officers passed the application on to the present disposition: the nearest one before it that
/// officers carried out. None for steps done by filing.
pub fn passes_back_to<'a>(standard: &'a ServiceStandard, renewal: &Renewal) -> Option<&'a ProcedureStep> {
    present(standard, renewal).filter(|step| step.kind == StepKind::Disposition)?;
    let carried_out = |index: usize| {
        let filed = |at, by| at == renewal.submitted_at && by == renewal.filed_by;
        renewal.done.iter().any(|(done, at, by)| *done == index && !filed(*at, *by))
    };
    let officers = |step: &ProcedureStep| match step.kind {
        StepKind::Intake => !step.actors.contains(&Role::Holder),
        kind => matches!(kind, StepKind::Disposition | StepKind::Verify | StepKind::Approve),
    };
    let before = renewal.at_step().and_then(|at| standard.steps.get(..at))?;
    before.iter().enumerate().rev().find(|(index, step)| officers(step) && carried_out(*index)).map(|(_, step)| step)
}

fn take(
    standard: &ServiceStandard,
    renewal: &Renewal,
    actor: &Actor,
    separation: &Separation,
) -> Result<Vec<Event>, Refusal> {
    let Actor::Person { id, .. } = actor else { return Err(Refusal::WrongRole) };
    let acting_for = may_handle(standard, renewal, actor, separation)?.delegator;
    if renewal.taken_by == Some(*id) && renewal.acting_for == acting_for {
        return Err(Refusal::WrongStage);
    }
    Ok(vec![Event::Taken { by: *id, acting_for }])
}

fn release(
    standard: &ServiceStandard,
    renewal: &Renewal,
    actor: &Actor,
    separation: &Separation,
) -> Result<Vec<Event>, Refusal> {
    deciding(standard, renewal, actor, separation)?;
    if has_taken(renewal, actor) { Ok(vec![Event::Released]) } else { Err(Refusal::NotTaken) }
}

fn completable<'a>(renewal: &'a Renewal, actor: &Actor) -> Result<&'a [ReturnItem], Refusal> {
    of_holder(renewal, actor)?;
    if let Stage::Returned { items, .. } = &renewal.stage { Ok(items) } else { Err(Refusal::WrongStage) }
}

/// Returns the dossier of the completed application. The earlier key stays unless another one was asked for.
fn completed(renewal: &Renewal, items: &[ReturnItem], submission: &Submission) -> Result<Dossier, Refusal> {
    let asked = items.iter().any(|item| item.step == Step::Passphrase);
    with_key_if(asked, Dossier::from(submission), renewal.dossier.public_key.as_ref())
}

/// Adds the notify steps that follow: they are completed in the same transaction.
fn with_notices(standard: &ServiceStandard, renewal: &Renewal, events: Vec<Event>, now: Timestamp) -> Vec<Event> {
    let mut after = renewal.clone();
    for event in &events {
        after.apply(standard, now, None, event);
    }
    let mut events = events;
    while let Some(step) = present(standard, &after).filter(|step| step.kind == StepKind::Notify) {
        let event = Event::StepDone { step: step.id.clone(), note: None, role: None };
        after.apply(standard, now, None, &event);
        events.push(event);
    }
    events
}
