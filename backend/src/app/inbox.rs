//! The steps that an officer may carry out, in every version of the agency's standard in use.

use domain::renewal::{Actor, PersonId, four_eyes, officers_of};

use crate::app::administration::separation::CaseExclusions;
use crate::app::settings::standards::Version;
use crate::db::inbox::{InboxStep, StepExclusions};

/// Returns the steps of these versions that this officer may carry out, with the terms for each.
pub fn steps_of(versions: &[Version], actor: &Actor, exclusions: &CaseExclusions) -> Vec<InboxStep> {
    let Actor::Person { id, .. } = actor else { return Vec::new() };
    let mut steps = Vec::new();
    for Version { digest, standard } in versions {
        for step in &standard.steps {
            let officers = officers_of(standard, step);
            let own = actor.holds_any(&officers);
            let delegators = actor.stands_in_for(&officers).filter(|_| !own).map(|(delegator, _)| delegator);
            let delegators: Vec<PersonId> = delegators.collect();
            if own || !delegators.is_empty() {
                let four_eyes = four_eyes(step.kind);
                let excluded =
                    if four_eyes { exclusions.at_step(*id, &delegators, &officers) } else { StepExclusions::default() };
                let (standard, step) = (digest.clone(), step.id.clone());
                steps.push(InboxStep { standard, step, four_eyes, own, delegators, excluded });
            }
        }
    }
    steps
}
