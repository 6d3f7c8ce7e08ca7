//! Compares the administration's events with delegations, proposals and the versions of settings.

use std::collections::{BTreeMap, BTreeSet};

use domain::administration::{AdminEvent, ProposalId, Proposed};
use domain::moment::Timestamp;
use domain::person::DataField;
use domain::renewal::PersonId;
use domain::standard::{AgencyId, Role};

use super::{Report, VerifyError};
use crate::db::admin_events::Recorded;
use crate::db::delegations::{self, Recorded as Delegation};
use crate::db::{Conn, proposals, settings};

/// An open proposal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Open {
    agency: AgencyId,
    person: PersonId,
    by: Option<PersonId>,
    /// The role's name; none for changes of data.
    role: Option<&'static str>,
    fields: Vec<DataField>,
}

/// The result of all events.
#[derive(Default)]
pub(super) struct Office {
    given: BTreeMap<Delegation, usize>,
    ended: BTreeMap<Delegation, usize>,
    open: BTreeMap<ProposalId, Open>,
    versions: BTreeMap<AgencyId, u32>,
}

impl Office {
    pub(super) fn apply(&mut self, agency: &AgencyId, recorded: &Recorded) {
        let Recorded { actor: by, at, event, .. } = recorded;
        let (agency, by) = (agency.clone(), *by);
        match event {
            AdminEvent::Delegated { from, to } => count(&mut self.given, delegation(agency, *from, *to, *at)),
            AdminEvent::DelegationEnded { from, to } => count(&mut self.ended, delegation(agency, *from, *to, *at)),
            AdminEvent::RoleProposed { proposal, person, role } => {
                let open = Open { agency, person: *person, by, role: Some(role.as_str()), fields: Vec::new() };
                self.open.insert(*proposal, open);
            }
            AdminEvent::DataProposed { proposal, person, fields } => {
                let open = Open { agency, person: *person, by, role: None, fields: fields.clone() };
                self.open.insert(*proposal, open);
            }
            AdminEvent::ProposalRefused { proposal, .. } | AdminEvent::ProposalDiscarded { proposal, .. } => {
                self.open.remove(proposal);
            }
            AdminEvent::RoleGiven { person, role, .. } => self.decided(*person, Some(*role)),
            AdminEvent::DataChanged { person, .. } => self.decided(*person, None),
            AdminEvent::SettingsChanged { version, .. } => {
                self.versions.insert(agency, *version);
            }
            _ => {}
        }
    }

    fn decided(&mut self, person: PersonId, role: Option<Role>) {
        self.open.retain(|_, open| open.person != person || open.role != role.map(Role::as_str));
    }

    pub(super) async fn compare(self, db: &mut Conn, report: &mut Report) -> Result<(), VerifyError> {
        let (mut given, mut ended) = (BTreeMap::new(), BTreeMap::new());
        for (row, ended_at) in delegations::all(db).await? {
            if let Some(at) = ended_at {
                count(&mut ended, Delegation { at, ..row.clone() });
            }
            count(&mut given, row);
        }
        report.compare("delegation", &set(self.given), &set(given));
        report.compare("end of a delegation", &set(self.ended), &set(ended));
        let rows = proposals::all_open(db).await?.into_iter().map(|row| {
            let (role, fields) = match row.proposal.what {
                Proposed::Role(role) => (Some(role.as_str()), Vec::new()),
                Proposed::Data(fields) => (None, fields),
            };
            let (person, by) = (row.proposal.person, Some(row.proposal.by));
            (row.proposal.id, Open { agency: row.agency, person, by, role, fields })
        });
        report.compare("proposal", &set(self.open), &rows.collect());
        let versions = settings::versions(db).await?;
        report.compare("settings", &set(self.versions), &versions.into_iter().collect());
        Ok(())
    }
}

const fn delegation(agency: AgencyId, from: PersonId, to: PersonId, at: Timestamp) -> Delegation {
    Delegation { agency, from, to, at }
}

/// Counts equal entries: the same may happen twice in a second.
fn count(all: &mut BTreeMap<Delegation, usize>, one: Delegation) {
    *all.entry(one).or_default() += 1;
}

fn set<K: Ord, V: Ord>(all: BTreeMap<K, V>) -> BTreeSet<(K, V)> {
    all.into_iter().collect()
}
