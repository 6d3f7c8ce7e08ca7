//! Who may act on a step: roles, agencies, delegation and four eyes.

use super::{Actor, Event, Exclusion, PersonId, Refusal, Renewal, Separation};
use crate::standard::{Custody, Issuing, ProcedureStep, Role, ServiceStandard, StepKind};

/// The roles that may file on behalf of a holder who came with paper or e-mail.
pub(super) const FILING: [Role; 2] = [Role::FrontDesk, Role::Verifier];

/// Whether the actor belongs to another agency.
pub(super) fn of_other_agency(standard: &ServiceStandard, actor: &Actor) -> bool {
    matches!(actor, Actor::Person { agency, .. } if *agency != standard.id)
}

/// Whether this officer may file for that holder: not for themselves.
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

/// Returns the officers' roles that carry out the step; none if the program or the holder does.
pub fn officers_of(standard: &ServiceStandard, step: &ProcedureStep) -> Vec<Role> {
    match step.kind {
        StepKind::Remind | StepKind::Notify => Vec::new(),
        StepKind::Issue if standard.issuing == Issuing::Embedded => Vec::new(),
        // The verifier works in the authority's system and records the result.
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

/// An officer's turn: the present step, and the role in which the officer carries it out.
pub(super) struct Turn<'a> {
    /// The present step.
    pub step: &'a ProcedureStep,
    /// The colleague on leave in whose place; none for an own role.
    pub delegator: Option<PersonId>,
    /// The first of the step's roles that the officer, or that colleague, holds.
    pub role: Role,
    /// Taking the case, which comes before any act on one that nobody has.
    pub takes: Option<Event>,
}

impl Turn<'_> {
    /// The events of an act on this turn: whoever acts on a case that nobody has takes it.
    pub fn acts(self, events: impl IntoIterator<Item = Event>) -> Vec<Event> {
        self.takes.into_iter().chain(events).collect()
    }
}

/// Returns the turn of an actor who may decide on the present step: the one who has taken it, or anybody of the step's officers
/// while nobody has.
pub(super) fn deciding<'a>(
    standard: &'a ServiceStandard,
    renewal: &Renewal,
    actor: &Actor,
    separation: &Separation,
) -> Result<Turn<'a>, Refusal> {
    let turn = may_handle(standard, renewal, actor, separation)?;
    let takes = match (renewal.taken_by, actor) {
        (Some(officer), _) if !actor.is(officer) => return Err(Refusal::NotTaken),
        (Some(_), _) if renewal.acting_for == turn.delegator => None,
        (_, Actor::Person { id, .. }) => Some(Event::Taken { by: *id, acting_for: turn.delegator }),
        (_, Actor::System) => None,
    };
    Ok(Turn { takes, ..turn })
}

/// Whether the actor has taken the present step.
pub(super) fn has_taken(renewal: &Renewal, actor: &Actor) -> bool {
    renewal.taken_by.is_some_and(|officer| actor.is(officer))
}

/// Returns the officer's turn if the officer has a role of the present step, own or delegated, and neither four eyes
/// nor the separation of duties exclude it.
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
    let mut delegators = actor.stands_in_for(&officers).peekable();
    if own.is_none() && delegators.peek().is_none() {
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
        separation.may_decide(*id, &officers, renewal)?;
    }
    if let Some(role) = own {
        return Ok(Turn { step, delegator: None, role, takes: None });
    }
    // The same exclusions apply to the colleague in whose place somebody acts.
    let mut refusal = Refusal::WrongRole;
    for (delegator, role) in delegators {
        if delegator == renewal.holder {
            refusal = Refusal::OwnApplication;
        } else if renewal.filed_by == Some(delegator) && four_eyes(step.kind) {
            refusal = Refusal::FiledByYou;
        } else if separation.excluded.contains(&delegator) && four_eyes(step.kind) {
            refusal = Refusal::ChangedByYou;
        } else {
            return Ok(Turn { step, delegator: Some(delegator), role, takes: None });
        }
    }
    Err(refusal)
}

/// Returns the exclusion of an officer with a role of the present step; none if the officer may decide.
pub fn exclusion(
    standard: &ServiceStandard,
    renewal: &Renewal,
    actor: &Actor,
    separation: &Separation,
) -> Option<Exclusion> {
    let officers = officers_of(standard, present(standard, renewal)?);
    let refusal = may_handle(standard, renewal, actor, separation).err().filter(|_| actor.holds_any(&officers))?;
    match refusal {
        Refusal::FiledByYou => Some(Exclusion { ends_at: None }),
        Refusal::ChangedByYou => {
            let alone = !separation.somebody_else(&officers, renewal);
            Some(Exclusion { ends_at: separation.settled_at.filter(|_| alone) })
        }
        _ => None,
    }
}

/// Whether the four-eyes rule applies to this kind of step.
pub const fn four_eyes(kind: StepKind) -> bool {
    matches!(kind, StepKind::Verify | StepKind::Approve | StepKind::Issue)
}

/// Whether steps of this kind can be carried out for several cases at once. Those on which a certificate depends can't:
/// each case is looked at.
pub const fn batchable(kind: StepKind) -> bool {
    match kind {
        StepKind::Intake | StepKind::Disposition | StepKind::Report | StepKind::Archive => true,
        StepKind::Remind
        | StepKind::Verify
        | StepKind::SetPassphrase
        | StepKind::Approve
        | StepKind::Issue
        | StepKind::Notify => false,
    }
}

/// Whether this role carries out steps at this agency that lead to a certificate.
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
