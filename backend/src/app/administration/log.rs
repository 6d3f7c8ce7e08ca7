//! The administration's log with names instead of ids.

use std::collections::{BTreeMap, BTreeSet};

use domain::administration::AdminEvent;
use domain::api::{AdminAct, AdminLogRow};
use domain::person::DataField;
use domain::renewal::PersonId;

use crate::app::error::Error;
use crate::db::Conn;
use crate::db::admin_events::Recorded;
use crate::db::people;

/// A row of the log with ids.
#[derive(Debug, Default)]
struct NamedRow {
    people: Vec<PersonId>,
    proposed_by: Option<PersonId>,
    row: Option<AdminLogRow>,
}

/// Returns the rows of these events, with names.
pub async fn rows(db: &mut Conn, events: &[Recorded]) -> Result<Vec<AdminLogRow>, Error> {
    let rows_with_people: Vec<(&Recorded, NamedRow)> =
        events.iter().map(|recorded| (recorded, row_of(recorded))).collect();
    let mut mentioned: BTreeSet<PersonId> = BTreeSet::new();
    for (recorded, named) in &rows_with_people {
        mentioned.extend(recorded.actor.into_iter().chain(named.proposed_by));
        mentioned.extend(only_person(&named.people));
    }
    let names: BTreeMap<PersonId, String> = people::names(db, &mentioned).await?;
    let name = |person: Option<PersonId>| person.and_then(|person| names.get(&person)).cloned().unwrap_or_default();
    let rows = rows_with_people.into_iter().filter_map(|(recorded, named)| {
        Some(AdminLogRow {
            by: name(recorded.actor),
            person: name(only_person(&named.people)),
            people: u32::try_from(named.people.len()).unwrap_or(u32::MAX),
            proposed_by: name(named.proposed_by.filter(|by| recorded.actor != Some(*by))),
            ..named.row?
        })
    });
    Ok(rows.collect())
}

/// Returns the person if there is exactly one.
fn only_person(people: &[PersonId]) -> Option<PersonId> {
    if let [person] = people { Some(*person) } else { None }
}

fn row_of(recorded: &Recorded) -> NamedRow {
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
        hash: recorded.hash.clone(),
    };
    let mut named = NamedRow::default();
    let people = &mut named.people;
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
            (row.consent, named.proposed_by) = (Some(*consent), Some(*proposed_by));
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
            (row.consent, named.proposed_by) = (Some(*consent), Some(*proposed_by));
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
    named.row = Some(row);
    named
}
