//! Which steps an officer may carry out, in every version of the agency's standard by which cases are under way.

use domain::renewal::{Actor, PersonId, four_eyes, officers_of};

use crate::app::administration::kept::Keeping;
use crate::app::settings::standards::Version;
use crate::db::inbox::{InboxStep, KeptFrom};

/// The steps of these versions that this officer may carry out, and on what terms.
pub fn steps_of(versions: &[Version], actor: &Actor, keeping: &Keeping) -> Vec<InboxStep> {
    let Actor::Person { id, .. } = actor else { return Vec::new() };
    let mut steps = Vec::new();
    for Version { digest, standard } in versions {
        for step in &standard.steps {
            let officers = officers_of(standard, step);
            let own = actor.holds_any(&officers);
            let places = actor.stands_in_for(&officers).filter(|_| !own).map(|(place, _)| place);
            let places: Vec<PersonId> = places.collect();
            if own || !places.is_empty() {
                let four_eyes = four_eyes(step.kind);
                let kept = if four_eyes { keeping.at(*id, &places, &officers) } else { KeptFrom::default() };
                let (standard, step) = (digest.clone(), step.id.clone());
                steps.push(InboxStep { standard, step, four_eyes, own, places, kept });
            }
        }
    }
    steps
}
