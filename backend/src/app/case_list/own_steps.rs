//! The steps that an officer may carry out.

use domain::api::StepName;
use domain::renewal::{Actor, PersonId, four_eyes, officers_of};

use crate::app::administration::separation::CaseExclusions;
use crate::app::error::Error;
use crate::app::settings::standards::Version;
use crate::app::state::App;
use crate::db::Conn;
use crate::db::case_list::{OwnStep, StepExclusions};

/// The steps that an officer may carry out, among those of the agency.
#[derive(Clone, Debug)]
pub struct OwnSteps {
    /// The versions of the agency's standard that are in use.
    pub versions: Vec<Version>,
    /// The officer's steps, with the terms for each.
    pub steps: Vec<OwnStep>,
}

impl OwnSteps {
    /// Those of this officer.
    pub async fn of(app: &App, db: &mut Conn, officer: &Actor) -> Result<Self, Error> {
        let Actor::Person { agency, .. } = officer else { return Err(Error::Forbidden(None)) };
        let versions = app.standards.in_use(agency);
        let exclusions = CaseExclusions::of(db, agency, app.now()).await?;
        Ok(Self { steps: steps_of(&versions, officer, &exclusions), versions })
    }

    /// The step of this version, if it is the officer's.
    pub fn find(&self, standard: &str, step: &str) -> Option<&OwnStep> {
        self.steps.iter().find(|own| own.standard.0 == standard && own.step == step)
    }

    /// Returns the names of the officer's steps; the current name of a step that several versions have.
    pub fn names(&self) -> Vec<StepName> {
        names(&self.versions, |version, step| self.find(&version.digest.0, step).is_some())
    }
}

/// Returns the names of those steps of these versions that are `wanted`, by their ids.
pub fn names(versions: &[Version], wanted: impl Fn(&Version, &str) -> bool) -> Vec<StepName> {
    let mut names: Vec<StepName> = Vec::new();
    for version in versions {
        for step in &version.standard.steps {
            if wanted(version, &step.id) && names.iter().all(|name| name.id != step.id) {
                names.push(StepName { id: step.id.clone(), title: step.title.clone() });
            }
        }
    }
    names
}

fn steps_of(versions: &[Version], actor: &Actor, exclusions: &CaseExclusions) -> Vec<OwnStep> {
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
                steps.push(OwnStep { standard, step, four_eyes, own, delegators, excluded });
            }
        }
    }
    steps
}
