//! Administration: officers, holders from a table, settings.

use domain::administration::ProposalId;
use domain::api::{
    AdminLog, Alerts, ImportReport, NewOfficer, OfficerRoles, Officers, ProposalAnswer, Proposals, SettingsChange,
    SettingsView, path,
};
use domain::renewal::PersonId;
use gloo_net::http::Method;
use web_sys::File;

use super::{CONTENT_TYPE, Error, decode, fetch, get, send, send_unanswered, text};

/// The agency's officers and the roles that wait.
pub async fn officers() -> Result<Officers, Error> {
    get(path::OFFICERS).await
}

/// Invites an officer.
pub async fn invite(body: &NewOfficer) -> Result<(), Error> {
    send_unanswered(Method::POST, path::OFFICERS, body).await
}

/// Gives and takes roles.
pub async fn set_roles(officer: PersonId, body: &OfficerRoles) -> Result<(), Error> {
    send_unanswered(Method::PUT, &path::with(path::OFFICER_ROLES, &officer.0.to_string()), body).await
}

/// Opens a frozen account again.
pub async fn reopen_account(person: PersonId) -> Result<(), Error> {
    send_unanswered(Method::DELETE, &path::with(path::FROZEN_ACCOUNT, &person.0.to_string()), &()).await
}

/// Ends somebody's sessions.
pub async fn end_sessions(officer: PersonId) -> Result<(), Error> {
    send_unanswered(Method::DELETE, &path::with(path::OFFICER_SESSIONS, &officer.0.to_string()), &()).await
}

/// Makes a dry run of an import, or carries it out with `really`. The file is sent as it is: the backend sees by its bytes
/// what it is.
pub async fn import(table: File, really: bool) -> Result<ImportReport, Error> {
    let path = if really { path::IMPORT } else { path::IMPORT_DRY_RUN };
    let kind = &[(CONTENT_TYPE, Some("text/csv"))];
    decode(&text(fetch(Method::POST, path, Some(table.into()), kind).await?).await?)
}

/// Loads the proposals that wait for a second person.
pub async fn proposals() -> Result<Proposals, Error> {
    get(path::PROPOSALS).await
}

/// Confirms or refuses a proposal, or its whole batch.
pub async fn answer(proposal: ProposalId, agree: bool, batch: bool) -> Result<Proposals, Error> {
    let path = path::with(path::PROPOSAL, &proposal.0.to_string());
    send(Method::POST, &path, &ProposalAnswer { agree, batch }, None).await
}

/// A page of the administration's log, below a position.
pub async fn log(before: Option<i64>) -> Result<AdminLog, Error> {
    let query = before.map(|before| ["?before=", &before.to_string()].concat()).unwrap_or_default();
    get(&[path::ADMIN_LOG, &query].concat()).await
}

/// The agency's settings.
pub async fn settings() -> Result<SettingsView, Error> {
    get(path::SETTINGS).await
}

/// Stores new settings.
pub async fn set(body: &SettingsChange) -> Result<SettingsView, Error> {
    send(Method::PUT, path::SETTINGS, body, None).await
}

/// Loads the alerts.
pub async fn alerts() -> Result<Alerts, Error> {
    get(path::ALERTS).await
}
