//! Who is kept from which cases, as the database has it.

use std::collections::BTreeSet;

use domain::administration::{CaseFacts, NOTICE_SECS, OfficerFacts, separation};
use domain::moment::Timestamp;
use domain::renewal::{PersonId, Separation};
use domain::standard::{AgencyId, Role};

use crate::app::error::Error;
use crate::db::inbox::KeptFrom;
use crate::db::{Conn, account_edits, roles};

/// What the separation of duties says now of a case of this holder, which `filer` sent.
pub async fn of_case(
    db: &mut Conn,
    agency: &AgencyId,
    holder: PersonId,
    filer: Option<PersonId>,
    now: Timestamp,
) -> Result<Separation, Error> {
    let officers = roles::in_office(db, agency).await?;
    let of_holder = account_edits::of(db, holder).await?;
    let accounts: BTreeSet<PersonId> = officers
        .iter()
        .map(|officer| officer.id)
        .chain(of_holder.iter().map(|edit| edit.editor))
        .chain([holder])
        .chain(filer)
        .collect();
    let facts = CaseFacts {
        of_holder,
        behind: account_edits::behind(db, accounts, now).await?,
        officers: officers
            .into_iter()
            .map(|officer| OfficerFacts { id: officer.id, roles: officer.roles, activated: officer.activated })
            .collect(),
        last_role_at: account_edits::last_role_at(db, agency).await?,
        held_until: account_edits::held_until(db, holder).await?,
    };
    Ok(separation(&facts, holder, filer, now))
}

/// An officer, and whoever keeps the officer from cases by having a hand in them: those who may be behind the same accounts.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The officer.
    pub officer: PersonId,
    /// Own roles.
    pub roles: Vec<Role>,
    /// Whether the officer can log in.
    pub activated: bool,
    /// Holders, filers and editors of holders' accounts who keep the officer out; the officer is one of them.
    pub by: Vec<PersonId>,
}

/// What keeps the officers of an agency from cases: the same as [`of_case`], for lists.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// Everybody in office.
    pub officers: Vec<Kept>,
    /// Whether nothing was done to roles lately.
    pub settled: bool,
    /// Who ever had a hand in somebody else's account.
    editors: BTreeSet<PersonId>,
}

impl Keeping {
    /// Of the agency, now.
    pub async fn of(db: &mut Conn, agency: &AgencyId, now: Timestamp) -> Result<Self, Error> {
        let officers = roles::in_office(db, agency).await?;
        let editors: BTreeSet<PersonId> = account_edits::editors(db).await?.into_iter().collect();
        let mut accounts = editors.clone();
        // Who is out of office may have filed.
        accounts.extend(account_edits::with_roles_since(db, agency, Timestamp(0)).await?);
        accounts.extend(officers.iter().map(|officer| officer.id));
        let behind = account_edits::behind(db, accounts.iter().copied(), now).await?;
        // Whoever is behind an account may be a holder, too.
        accounts.extend(behind.0.iter().map(|edit| edit.editor));
        let officers = officers
            .into_iter()
            .map(|officer| {
                let by = accounts.iter().copied().filter(|account| !behind.apart(officer.id, *account, now));
                Kept { officer: officer.id, by: by.collect(), roles: officer.roles, activated: officer.activated }
            })
            .collect();
        let role = account_edits::last_role_at(db, agency).await?;
        Ok(Self { officers, settled: role.is_none_or(|at| at.plus_seconds(NOTICE_SECS) <= now), editors })
    }

    /// What keeps this officer, or those in whose place they act, from cases at a step of these roles.
    pub fn at(&self, officer: PersonId, places: &[PersonId], roles: &[Role]) -> KeptFrom {
        let others = self.officers.iter().filter(|other| {
            other.officer != officer && other.activated && other.roles.iter().any(|role| roles.contains(role))
        });
        KeptFrom {
            asker: self.by(officer),
            others: others.map(|other| other.by.clone()).collect(),
            places: places.iter().map(|place| self.by(*place)).collect(),
            settled: self.settled,
        }
    }

    /// Who keeps an officer from cases; nobody, if that is only what four eyes say.
    fn by(&self, officer: PersonId) -> Vec<PersonId> {
        let by = self.officers.iter().find(|kept| kept.officer == officer).map_or(&[][..], |kept| &kept.by);
        let eyes = by.iter().all(|person| *person == officer) && !self.editors.contains(&officer);
        if eyes { Vec::new() } else { by.to_vec() }
    }
}
