//! Separation of duties: which officers are excluded from which cases, by the database.

use std::collections::BTreeSet;

use domain::administration::{CaseFacts, NOTICE_SECS, OfficerFacts, separation};
use domain::moment::Timestamp;
use domain::renewal::{PersonId, Separation};
use domain::standard::{AgencyId, Role};

use crate::app::error::Error;
use crate::db::case_list::StepExclusions;
use crate::db::{Conn, account_edits, roles};

/// Loads the separation of duties for a case of this holder, filed by `filer`.
pub async fn of_case(
    db: &mut Conn,
    agency: &AgencyId,
    holder: PersonId,
    filer: Option<PersonId>,
    now: Timestamp,
) -> Result<Separation, Error> {
    let officers = roles::in_office(db, agency).await?;
    let accounts: BTreeSet<PersonId> = officers.iter().map(|officer| officer.id).chain([holder]).chain(filer).collect();
    let edits = account_edits::of_case(db, holder, accounts, now).await?;
    let times = account_edits::times(db, agency, holder).await?;
    let facts = CaseFacts {
        edits,
        officers: officers
            .into_iter()
            .map(|officer| OfficerFacts { id: officer.id, roles: officer.roles, activated: officer.activated })
            .collect(),
        last_role_at: times.last_role_at,
        held_until: times.held_until,
    };
    Ok(separation(&facts, holder, filer, now))
}

/// An officer, and the people whose part in a case excludes the officer from it.
#[derive(Clone, Debug)]
pub struct OfficerExclusions {
    /// The officer.
    pub officer: PersonId,
    /// Own roles.
    pub roles: Vec<Role>,
    /// Whether the officer can log in.
    pub activated: bool,
    /// Holders, filers and editors of holders' accounts whose cases exclude the officer; includes the officer.
    pub people: Vec<PersonId>,
}

/// The exclusions of all officers of an agency, for lists: the same rules as [`of_case`].
#[derive(Clone, Debug)]
pub struct CaseExclusions {
    /// Everybody in office.
    pub officers: Vec<OfficerExclusions>,
    /// Whether no role changed recently.
    pub settled: bool,
    /// Everybody who ever changed somebody else's account.
    editors: BTreeSet<PersonId>,
}

impl CaseExclusions {
    /// Loads those of the agency.
    pub async fn of(db: &mut Conn, agency: &AgencyId, now: Timestamp) -> Result<Self, Error> {
        let officers = roles::in_office(db, agency).await?;
        let editors: BTreeSet<PersonId> = account_edits::editors(db).await?.into_iter().collect();
        let mut accounts = editors.clone();
        // Former officers may have filed.
        accounts.extend(account_edits::with_roles_since(db, agency, Timestamp(0)).await?);
        accounts.extend(officers.iter().map(|officer| officer.id));
        let edits = account_edits::relevant(db, accounts.iter().copied(), now).await?;
        // People who may control an account can be holders, too.
        accounts.extend(edits.0.iter().map(|edit| edit.editor));
        let officers = officers
            .into_iter()
            .map(|officer| {
                let people = accounts.iter().copied().filter(|account| !edits.independent(officer.id, *account, now));
                OfficerExclusions {
                    officer: officer.id,
                    people: people.collect(),
                    roles: officer.roles,
                    activated: officer.activated,
                }
            })
            .collect();
        let role = account_edits::last_role_at(db, agency).await?;
        Ok(Self { officers, settled: role.is_none_or(|at| at.plus_seconds(NOTICE_SECS) <= now), editors })
    }

    /// Returns what excludes this officer, and the delegators in whose place the officer acts, from cases at a step of
    /// these roles.
    pub fn at_step(&self, officer: PersonId, delegators: &[PersonId], roles: &[Role]) -> StepExclusions {
        let others = self.officers.iter().filter(|other| {
            other.officer != officer && other.activated && other.roles.iter().any(|role| roles.contains(role))
        });
        StepExclusions {
            officer: self.people_of(officer),
            others: others.map(|other| other.people.clone()).collect(),
            delegators: delegators.iter().map(|delegator| self.people_of(*delegator)).collect(),
            settled: self.settled,
        }
    }

    /// Returns the people whose cases exclude the officer; none if the four-eyes rule alone says the same.
    fn people_of(&self, officer: PersonId) -> Vec<PersonId> {
        let found = self.officers.iter().find(|exclusions| exclusions.officer == officer);
        let people = found.map_or(&[][..], |exclusions| &exclusions.people);
        let four_eyes = people.iter().all(|person| *person == officer) && !self.editors.contains(&officer);
        if four_eyes { Vec::new() } else { people.to_vec() }
    }
}
