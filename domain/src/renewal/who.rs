//! Whose turn it is: roles, agencies, delegation and four eyes.

use super::{Actor, KeptOut, PersonId, Refusal, Renewal, Separation};
use crate::standard::{Custody, Issuing, ProcedureStep, Role, ServiceStandard, StepKind};

/// The roles that may file on behalf of a holder who came with paper or e-mail.
pub(super) const FILING: [Role; 2] = [Role::FrontDesk, Role::Verifier];

/// Nobody acts on a case of another agency.
pub(super) fn elsewhere(standard: &ServiceStandard, actor: &Actor) -> bool {
    matches!(actor, Actor::Person { agency, .. } if *agency != standard.id)
}

/// Whether this officer may file for that holder. Nobody files for themselves: they apply.
pub(super) fn filing(actor: &Actor, holder: PersonId) -> Result<(), Refusal> {
    if !actor.holds_any(&FILING) {
        return Err(Refusal::WrongRole);
    }
    if actor.is(holder) { Err(Refusal::OwnApplication) } else { Ok(()) }
}

/// Whether an officer with these roles may file on behalf of holders.
pub fn may_file(roles: &[Role]) -> bool {
    roles.iter().any(|role| FILING.contains(role))
}

/// The roles that carry the step out as officers. None while the program, or the holder, has it.
pub fn officers_of(standard: &ServiceStandard, step: &ProcedureStep) -> Vec<Role> {
    match step.kind {
        StepKind::Remind | StepKind::Notify => Vec::new(),
        StepKind::Issue if standard.issuing == Issuing::Embedded => Vec::new(),
        // The verifier works in the authority's system, and records what came out of it.
        StepKind::Issue => step.officers().chain([Role::Verifier]).collect(),
        StepKind::SetPassphrase if standard.wizard.custody == Custody::Holder => Vec::new(),
        StepKind::SetPassphrase => vec![Role::Verifier],
        StepKind::Intake
        | StepKind::Disposition
        | StepKind::Verify
        | StepKind::Approve
        | StepKind::Report
        | StepKind::Archive => step.officers().collect(),
    }
}

/// An officer's turn: the present step, and as what the officer carries it out.
pub(super) struct Turn<'a> {
    /// The present step.
    pub step: &'a ProcedureStep,
    /// The colleague on leave in whose place; none in a role of one's own.
    pub place: Option<PersonId>,
    /// The first of the step's roles that the officer, or that colleague, holds.
    pub role: Role,
}

/// The turn of this actor, who may decide on the present step now: the one who took it, still in the place in which it was
/// taken.
pub(super) fn deciding<'a>(
    standard: &'a ServiceStandard,
    renewal: &Renewal,
    actor: &Actor,
    separation: &Separation,
) -> Result<Turn<'a>, Refusal> {
    let turn = may_handle(standard, renewal, actor, separation)?;
    let taken = renewal.taken_by.is_some_and(|officer| actor.is(officer)) && renewal.acting_for == turn.place;
    if taken { Ok(turn) } else { Err(Refusal::NotTaken) }
}

/// The officer's turn, if the present step is for one of the officer's roles, or of a colleague's on leave, and four eyes and
/// the separation of duties are kept.
pub(super) fn may_handle<'a>(
    standard: &'a ServiceStandard,
    renewal: &Renewal,
    actor: &Actor,
    separation: &Separation,
) -> Result<Turn<'a>, Refusal> {
    let step = present(standard, renewal).ok_or(Refusal::WrongStage)?;
    let officers = officers_of(standard, step);
    if officers.is_empty() {
        return Err(Refusal::WrongStage);
    }
    let own = actor.own_role(&officers);
    let mut places = actor.stands_in_for(&officers).peekable();
    if own.is_none() && places.peek().is_none() {
        return Err(Refusal::WrongRole);
    }
    if actor.is(renewal.holder) {
        return Err(Refusal::OwnApplication);
    }
    if renewal.filed_by.is_some_and(|filer| actor.is(filer)) && four_eyes(step.kind) {
        return Err(Refusal::FiledByYou);
    }
    if let Actor::Person { id, .. } = actor
        && four_eyes(step.kind)
    {
        separation.lets(*id, &officers, renewal)?;
    }
    if let Some(role) = own {
        return Ok(Turn { step, place: None, role });
    }
    // In whose place somebody acts has as little to do with the case as the one who acts.
    let mut refusal = Refusal::WrongRole;
    for (place, role) in places {
        if place == renewal.holder {
            refusal = Refusal::OwnApplication;
        } else if renewal.filed_by == Some(place) && four_eyes(step.kind) {
            refusal = Refusal::FiledByYou;
        } else if separation.kept_out.contains(&place) && four_eyes(step.kind) {
            refusal = Refusal::ChangedByYou;
        } else {
            return Ok(Turn { step, place: Some(place), role });
        }
    }
    Err(refusal)
}

/// Why an officer with one of the present step's roles leaves it to others; none: they need not, or it is not for them.
pub fn leaves_to_others(
    standard: &ServiceStandard,
    renewal: &Renewal,
    actor: &Actor,
    separation: &Separation,
) -> Option<KeptOut> {
    let officers = officers_of(standard, present(standard, renewal)?);
    let refusal = may_handle(standard, renewal, actor, separation).err().filter(|_| actor.holds_any(&officers))?;
    match refusal {
        Refusal::FiledByYou => Some(KeptOut { from: None }),
        Refusal::ChangedByYou => {
            let alone = !separation.somebody_else(&officers, renewal);
            Some(KeptOut { from: separation.settled_at.filter(|_| alone) })
        }
        _ => None,
    }
}

/// The steps that who filed on behalf of the holder, or had a hand in the holder's account, leaves to others.
pub const fn four_eyes(kind: StepKind) -> bool {
    matches!(kind, StepKind::Verify | StepKind::Approve | StepKind::Issue)
}

/// Whether this role carries out steps at this agency by which a certificate comes about.
pub fn decides(standard: &ServiceStandard, role: Role) -> bool {
    let step = |step: &&ProcedureStep| four_eyes(step.kind) || step.kind == StepKind::SetPassphrase;
    standard.steps.iter().filter(step).any(|step| officers_of(standard, step).contains(&role))
}

/// Whether the actor is the holder.
pub(super) fn of_holder(renewal: &Renewal, actor: &Actor) -> Result<(), Refusal> {
    if actor.is(renewal.holder) { Ok(()) } else { Err(Refusal::NotYours) }
}

/// The present step.
pub(super) fn present<'a>(standard: &'a ServiceStandard, renewal: &Renewal) -> Option<&'a ProcedureStep> {
    renewal.at_step().and_then(|index| standard.steps.get(index))
}
