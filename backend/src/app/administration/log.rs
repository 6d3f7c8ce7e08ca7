//! The administration's log with names instead of ids.

use std::collections::BTreeSet;

use domain::administration::AdminEvent;
use domain::api::{AdminAct, AdminLog, AdminLogRow};
use domain::person::DataField;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::admin_events::{self, Recorded};
use crate::db::{Conn, people};

/// Rows per page.
const PAGE_ROWS: u32 = 50;

/// Returns a page of the agency's log, newest first, below the position `before`.
pub async fn page(app: &App, db: &mut Conn, agency: &AgencyId, before: Option<i64>) -> Result<AdminLog, Error> {
    let mut rows = rows_before(db, agency, before.unwrap_or(i64::MAX), PAGE_ROWS + 1).await?;
    let more = rows.len() > usize::try_from(PAGE_ROWS)?;
    rows.truncate(usize::try_from(PAGE_ROWS)?);
    let more = rows.last().filter(|_| more).map(|last| last.position);
    Ok(AdminLog { rows, more, zone: app.standard(agency)?.hours.zone() })
}

/// Returns the agency's latest rows below a position, newest first.
pub async fn rows_before(db: &mut Conn, agency: &AgencyId, before: i64, limit: u32) -> Result<Vec<AdminLogRow>, Error> {
    let events = admin_events::latest(db, agency, before, limit).await?;
    let rows: Vec<(Option<PersonId>, NamedRow)> =
        events.into_iter().map(|recorded| (recorded.actor, row_of(recorded))).collect();
    let mut mentioned: BTreeSet<PersonId> = BTreeSet::new();
    for (actor, named) in &rows {
        mentioned.extend(actor.iter().copied().chain(named.proposed_by).chain(only_person(&named.people)));
    }
    let names = people::names(db, &mentioned).await?;
    let name = |person: Option<PersonId>| person.and_then(|person| names.get(&person)).cloned().unwrap_or_default();
    let with_names = |(actor, named): (Option<PersonId>, NamedRow)| AdminLogRow {
        by: name(actor),
        person: name(only_person(&named.people)),
        people: u32::try_from(named.people.len()).unwrap_or(u32::MAX),
        proposed_by: name(named.proposed_by.filter(|by| actor != Some(*by))),
        ..named.row
    };
    Ok(rows.into_iter().map(with_names).collect())
}

/// A row of the log, and whom it mentions.
struct NamedRow {
    people: Vec<PersonId>,
    proposed_by: Option<PersonId>,
    row: AdminLogRow,
}

/// Returns the person if there is exactly one.
fn only_person(people: &[PersonId]) -> Option<PersonId> {
    if let [person] = people { Some(*person) } else { None }
}

fn row_of(recorded: Recorded) -> NamedRow {
    let mut row = AdminLogRow {
        position: recorded.position,
        at: recorded.at,
        by: String::new(),
        act: AdminAct::SettingsChanged,
        person: String::new(),
        people: 0,
        proposed_by: String::new(),
        roles: Vec::new(),
        fields: Vec::new(),
        settings: Vec::new(),
        consent: None,
        hash: recorded.hash,
    };
    let (mut people, mut proposer) = (Vec::new(), None);
    row.act = match &recorded.event {
        AdminEvent::OfficerCreated { person, roles } => {
            people.push(*person);
            row.roles.clone_from(roles);
            AdminAct::OfficerCreated
        }
        AdminEvent::OfficerEntered { person } => {
            people.push(*person);
            AdminAct::OfficerEntered
        }
        AdminEvent::HoldersEntered { people: entered } => {
            people.extend(entered);
            AdminAct::HoldersEntered
        }
        AdminEvent::DataImported { people: changed } => {
            people.extend(changed.iter().map(|(person, _)| *person));
            let any = |field: &DataField| changed.iter().any(|(_, fields)| fields.contains(field));
            row.fields = DataField::ALL.into_iter().filter(any).collect();
            AdminAct::DataImported
        }
        AdminEvent::CertificatesImported { people: holders } => {
            people.extend(holders);
            AdminAct::CertificatesImported
        }
        AdminEvent::RoleProposed { person, role, .. } => {
            people.push(*person);
            row.roles.push(*role);
            AdminAct::RoleProposed
        }
        AdminEvent::DataProposed { person, fields, .. } => {
            people.push(*person);
            row.fields.clone_from(fields);
            AdminAct::DataProposed
        }
        AdminEvent::ProposalRefused { person, .. } => {
            people.push(*person);
            AdminAct::ProposalRefused
        }
        AdminEvent::ProposalDiscarded { person, .. } => {
            people.push(*person);
            AdminAct::ProposalDiscarded
        }
        AdminEvent::RoleGiven { person, role, proposed_by, consent, .. } => {
            people.push(*person);
            row.roles.push(*role);
            (row.consent, proposer) = (Some(*consent), Some(*proposed_by));
            AdminAct::RoleGiven
        }
        AdminEvent::RoleTaken { person, role } => {
            people.push(*person);
            row.roles.push(*role);
            AdminAct::RoleTaken
        }
        AdminEvent::DataChanged { person, fields, proposed_by, consent, .. } => {
            people.push(*person);
            row.fields.clone_from(fields);
            (row.consent, proposer) = (Some(*consent), Some(*proposed_by));
            AdminAct::DataChanged
        }
        AdminEvent::Delegated { to, .. } => {
            people.push(*to);
            AdminAct::Delegated
        }
        AdminEvent::DelegationEnded { to, .. } => {
            people.push(*to);
            AdminAct::DelegationEnded
        }
        AdminEvent::SessionsEnded { person } => {
            people.push(*person);
            AdminAct::SessionsEnded
        }
        AdminEvent::SettingsChanged { settings, .. } => {
            row.settings.clone_from(settings);
            AdminAct::SettingsChanged
        }
    };
    NamedRow { people, proposed_by: proposer, row }
}
