//! The administration's log with names instead of ids.

use std::collections::BTreeSet;

use domain::administration::AdminEvent;
use domain::api::{AdminAct, AdminLog, AdminLogRow};
use domain::person::DataField;
use domain::renewal::PersonId;
use domain::standard::AgencyId;
use domain::terminal::{TerminalCommand, TerminalId};

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::admin_events::{self, Recorded};
use crate::db::{Conn, people, terminals};

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
    let rows: Vec<NamedRow> = events.into_iter().map(row_of).collect();
    let mentioned = |row: &NamedRow| [row.by, row.proposed_by, only_person(&row.people)];
    let mentioned: BTreeSet<PersonId> = rows.iter().flat_map(mentioned).flatten().collect();
    let names = people::names(db, &mentioned).await?;
    let name = |person: Option<PersonId>| person.and_then(|person| names.get(&person)).cloned().unwrap_or_default();
    let terminals = terminals::names(db, agency).await?;
    let terminal_name = |terminal: Option<TerminalId>| terminal.and_then(|id| terminals.get(&id)).cloned();
    let with_names = |NamedRow { by, people, proposed_by, terminal, row }| AdminLogRow {
        terminal: terminal_name(terminal).unwrap_or_default(),
        by: name(by),
        person: name(only_person(&people)),
        proposed_by: name(proposed_by.filter(|other| by != Some(*other))),
        ..row
    };
    Ok(rows.into_iter().map(with_names).collect())
}

/// A row of the log without names, and whom it mentions.
struct NamedRow {
    by: Option<PersonId>,
    people: Vec<PersonId>,
    proposed_by: Option<PersonId>,
    terminal: Option<TerminalId>,
    row: AdminLogRow,
}

/// Returns the person if there is exactly one.
fn only_person(people: &[PersonId]) -> Option<PersonId> {
    if let [person] = people { Some(*person) } else { None }
}

fn row_of(recorded: Recorded) -> NamedRow {
    let (mut roles, mut fields, mut settings) = (Vec::new(), Vec::new(), Vec::new());
    let (mut consent, mut proposed_by, mut terminal, mut period) = (None, None, None, None);
    let (act, people) = match recorded.event {
        AdminEvent::OfficerCreated { person, roles: created } => {
            roles = created;
            (AdminAct::OfficerCreated, vec![person])
        }
        AdminEvent::OfficerEntered { person } => (AdminAct::OfficerEntered, vec![person]),
        AdminEvent::HoldersEntered { people } => (AdminAct::HoldersEntered, people),
        AdminEvent::DataImported { people } => {
            let any = |field: &DataField| people.iter().any(|(_, fields)| fields.contains(field));
            fields = DataField::ALL.into_iter().filter(any).collect();
            (AdminAct::DataImported, people.into_iter().map(|(person, _)| person).collect())
        }
        AdminEvent::CertificatesImported { people } => (AdminAct::CertificatesImported, people),
        AdminEvent::RoleProposed { person, role, .. } => {
            roles.push(role);
            (AdminAct::RoleProposed, vec![person])
        }
        AdminEvent::DataProposed { person, fields: proposed, .. } => {
            fields = proposed;
            (AdminAct::DataProposed, vec![person])
        }
        AdminEvent::ProposalRefused { person, .. } => (AdminAct::ProposalRefused, vec![person]),
        AdminEvent::ProposalDiscarded { person, .. } => (AdminAct::ProposalDiscarded, vec![person]),
        AdminEvent::RoleGiven { person, role, proposed_by: by, consent: given, .. } => {
            roles.push(role);
            (consent, proposed_by) = (Some(given), Some(by));
            (AdminAct::RoleGiven, vec![person])
        }
        AdminEvent::RoleTaken { person, role } => {
            roles.push(role);
            (AdminAct::RoleTaken, vec![person])
        }
        AdminEvent::DataChanged { person, fields: changed, proposed_by: by, consent: given, .. } => {
            fields = changed;
            (consent, proposed_by) = (Some(given), Some(by));
            (AdminAct::DataChanged, vec![person])
        }
        AdminEvent::Delegated { to, .. } => (AdminAct::Delegated, vec![to]),
        AdminEvent::DelegationEnded { to, .. } => (AdminAct::DelegationEnded, vec![to]),
        AdminEvent::SessionsEnded { person } => (AdminAct::SessionsEnded, vec![person]),
        AdminEvent::AccountFrozen { person } => (AdminAct::AccountFrozen, vec![person]),
        AdminEvent::AccountReopened { person } => (AdminAct::AccountReopened, vec![person]),
        AdminEvent::SettingsChanged { settings: changed, .. } => {
            settings = changed;
            (AdminAct::SettingsChanged, Vec::new())
        }
        AdminEvent::PeriodClosed { period: closed, .. } => {
            period = Some(closed);
            (AdminAct::PeriodClosed, Vec::new())
        }
        AdminEvent::MinutesWritten { period: met, .. } => {
            period = Some(met);
            (AdminAct::MinutesWritten, Vec::new())
        }
        AdminEvent::SurveyPlanMade { .. } => (AdminAct::SurveyPlanMade, Vec::new()),
        AdminEvent::SurveyPlanDone { .. } => (AdminAct::SurveyPlanDone, Vec::new()),
        AdminEvent::TerminalRegistered { terminal: id } => {
            terminal = Some(id);
            (AdminAct::TerminalRegistered, Vec::new())
        }
        AdminEvent::TerminalPaired { terminal: id } => {
            terminal = Some(id);
            (AdminAct::TerminalPaired, Vec::new())
        }
        AdminEvent::TerminalChanged { terminal: id, command } => {
            terminal = Some(id);
            let act = match command {
                TerminalCommand::Lock => AdminAct::TerminalLocked,
                TerminalCommand::Unlock => AdminAct::TerminalUnlocked,
                TerminalCommand::Unpair => AdminAct::TerminalUnpaired,
                TerminalCommand::Remove => AdminAct::TerminalRemoved,
            };
            (act, Vec::new())
        }
    };
    let row = AdminLogRow {
        position: recorded.position,
        at: recorded.at,
        by: String::new(),
        act,
        person: String::new(),
        people: u32::try_from(people.len()).unwrap_or(u32::MAX),
        proposed_by: String::new(),
        roles,
        fields,
        settings,
        consent,
        terminal: String::new(),
        period,
        hash: recorded.hash,
    };
    NamedRow { by: recorded.actor, people, proposed_by, terminal, row }
}
