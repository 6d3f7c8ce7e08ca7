//! A person's sessions: who is logged in, which there are, ending them.

use domain::api::{Me, SessionInfo};
use domain::evaluation::evaluates;
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use crate::app::accounts::roles::{handles_complaints, sees_cases};
use crate::app::error::Error;
use crate::app::state::App;
use crate::app::terminals;
use crate::db::delegations::ActingRoles;
use crate::db::sessions::{SessionCutoff, SessionRow};
use crate::db::{Tx, challenges, delegations, people, sessions};

/// How long a session at a terminal lasts without use. The terminal's own page ends it sooner, if it can.
pub const TERMINAL_IDLE_SECS: i64 = 5 * 60;

/// When a session was begun and last used, and whether that is at a terminal.
#[derive(Clone, Copy, Debug)]
pub struct SessionUse {
    /// Begun.
    pub begun: Timestamp,
    /// Last used.
    pub used_at: Timestamp,
    /// At a terminal, where nobody acts as an officer.
    pub at_terminal: bool,
}

/// Returns a person as the apps see them, with the ends of their session; none if there is no such person.
pub async fn me(app: &App, person: PersonId, session: SessionUse) -> Result<Option<Me>, Error> {
    let now = app.now();
    let mut db = app.db.read().acquire().await?;
    let Some(person) = people::get(&mut db, person).await? else { return Ok(None) };
    let standard = app.standard(&person.agency)?;
    let today = now.date_in(standard.hours.zone());
    let ActingRoles { roles, stands_in } = if session.at_terminal {
        ActingRoles::default()
    } else {
        delegations::acting_roles(&mut db, person.id, today).await?
    };
    let ends_at = session.begun.plus_minutes(i64::from(app.config.session_max) * 60);
    let idle_secs = if session.at_terminal { TERMINAL_IDLE_SECS } else { i64::from(app.config.session_idle) * 60 };
    let versions = app.standards.in_use(&standard.id);
    Ok(Some(Me {
        person: person.id,
        name: person.data.name,
        agency_name: standard.agency.name.clone(),
        agency: person.agency,
        sees_cases: sees_cases(&versions, &roles, &stands_in),
        handles_complaints: handles_complaints(&versions, &roles, &stands_in),
        evaluates: evaluates(&roles) || stands_in.iter().any(|(_, roles)| evaluates(roles)),
        roles,
        idle_until: session.used_at.plus_seconds(idle_secs).min(ends_at),
        ends_at,
        now,
    }))
}

/// Returns the person's live sessions, latest used first, as seen in the session `own`.
pub async fn live(app: &App, person: PersonId, own: &str) -> Result<Vec<SessionInfo>, Error> {
    let rows = sessions::list(&mut *app.db.read().acquire().await?, person, cutoff(app)).await?;
    let info = |(row, terminal): (SessionRow, Option<(String, AgencyId)>)| {
        Ok(SessionInfo {
            current: row.id == own,
            id: row.id,
            since: Timestamp(row.created_at),
            used_at: Timestamp(row.used_at),
            terminal: terminal.map(|(name, agency)| terminals::name(app, name, &agency)).transpose()?,
        })
    };
    rows.into_iter().map(info).collect()
}

/// Returns the cutoff: older sessions have expired.
pub fn cutoff(app: &App) -> SessionCutoff {
    let now = app.now().0;
    SessionCutoff {
        begun: now - i64::from(app.config.session_max) * 3600,
        used: now - i64::from(app.config.session_idle) * 60,
        used_at_terminal: now - TERMINAL_IDLE_SECS,
    }
}

/// Logs out: ends the session, if it has not ended.
pub async fn log_out(tx: &mut Tx, person: PersonId, id: &str, now: Timestamp) -> Result<(), Error> {
    sessions::revoke(tx, id, person, now.0).await?;
    Ok(())
}

/// Ends one of the person's sessions, asked for in the session `own`. Ending another one also ends log-ins in progress,
/// since its user may be about to return.
///
/// # Errors
/// [`Error::NotFound`] if the person has no such session.
pub async fn end(tx: &mut Tx, person: PersonId, id: &str, own: &str, now: Timestamp) -> Result<(), Error> {
    if !sessions::revoke(tx, id, person, now.0).await? {
        return Err(Error::NotFound);
    }
    if id != own {
        challenges::void(tx, person, now).await?;
    }
    Ok(())
}

/// Ends all the person's sessions but `own`, and log-ins in progress.
pub async fn end_others(tx: &mut Tx, person: PersonId, own: &str, now: Timestamp) -> Result<(), Error> {
    sessions::revoke_others(tx, own, person, now.0).await?;
    Ok(challenges::void(tx, person, now).await?)
}
