//! Who may complete the issuance of a certificate.

use super::command::Refusal;
use super::who::{Turn, deciding, of_other_agency, present};
use super::{Actor, Renewal, Separation};
use crate::standard::{Issuing, ProcedureStep, ServiceStandard, StepKind};

/// Checks that the actor may complete the issuance now, as `decide` checks `Command::Issue`.
///
/// # Errors
/// The first reason for the refusal.
pub fn may_issue(
    standard: &ServiceStandard,
    renewal: &Renewal,
    actor: &Actor,
    separation: &Separation,
) -> Result<(), Refusal> {
    if of_other_agency(standard, actor) {
        return Err(Refusal::NotYours);
    }
    issuing(standard, renewal, actor, separation).map(|_| ())
}

/// Returns the step of issuing, and the turn of an officer who carries it out.
pub(super) fn issuing<'a>(
    standard: &'a ServiceStandard,
    renewal: &Renewal,
    actor: &Actor,
    separation: &Separation,
) -> Result<(&'a ProcedureStep, Option<Turn<'a>>), Refusal> {
    let (step, turn) = match actor {
        Actor::System => (present(standard, renewal).ok_or(Refusal::WrongStage)?, None),
        Actor::Person { .. } => {
            let turn = deciding(standard, renewal, actor, separation)?;
            (turn.step, Some(turn))
        }
    };
    if step.kind != StepKind::Issue {
        return Err(Refusal::WrongStage);
    }
    if (standard.issuing == Issuing::Embedded) != (*actor == Actor::System) {
        return Err(Refusal::WrongRole);
    }
    separation.issuable()?;
    Ok((step, turn))
}
