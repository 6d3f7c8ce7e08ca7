//! Extracts the session of a request's cookie.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::api::AccessedData;
use domain::evaluation::evaluates;
use domain::moment::Timestamp;
use domain::renewal::{Actor, PersonId, Refusal};
use domain::standard::{AgencyId, Role};
use domain::terminal::TerminalId;

use super::cookie::{SESSION_COOKIE, cookie};
use super::terminal::AtTerminal;
use crate::app::accounts::sessions::cutoff;
use crate::app::administration::context::ChangeContext;
use crate::app::error::Error;
use crate::app::messages::Reading;
use crate::app::state::App;
use crate::db::access_log::{self, NewAccess};
use crate::db::delegations::ActingRoles;
use crate::db::write_queue::{NotWritten, Write};
use crate::db::{delegations, sessions};
use crate::http::problem::HttpError;
use crate::infra::random;

/// Minimum interval between records of a session's use, to avoid a write per request.
const TOUCH_EVERY_SECS: i64 = 30;
/// How long a request waits for its use to be recorded; then it continues without.
const TOUCH_LIMIT: Duration = Duration::from_secs(1);
/// How long a request waits for its access to be recorded; then it is answered 503.
const LOG_LIMIT: Duration = Duration::from_secs(5);

/// A logged-in person's session.
#[derive(Clone, Debug)]
pub struct Session {
    /// The person.
    pub person: PersonId,
    /// At which agency.
    pub agency: AgencyId,
    /// Officers' roles; empty for holders.
    pub roles: Vec<Role>,
    /// Colleagues on leave whom the person stands in for today, with their roles.
    pub stands_in: Vec<(PersonId, Vec<Role>)>,
    /// The session's id.
    pub id: String,
    /// Begun then.
    pub created_at: Timestamp,
    /// Used then, before this request.
    pub used_at: Timestamp,
    /// The terminal where it was begun; it has no roles there.
    pub terminal: Option<TerminalId>,
}

impl Session {
    /// Records the use of the session, if the database accepts it. Returns since when it counts as used.
    pub async fn touch(&self, app: &App, now: Timestamp) -> Timestamp {
        // If the write fails, the session may end a little early, but reading does not depend on a writable disk.
        let used = Write::SessionUsed { session: self.id.clone(), at: now };
        match app.db.queue().write(used, TOUCH_LIMIT).await {
            Ok(()) => now,
            Err(NotWritten) => self.used_at,
        }
    }

    /// Records durably that the officer saw data of these people: nothing is shown without a record.
    pub async fn log_access(&self, app: &App, people: Vec<PersonId>, data: AccessedData) -> Result<(), HttpError> {
        let access = NewAccess { people, officer: self.person, roles: self.all_roles(), data, at: app.now() };
        Ok(app.db.queue().write(Write::Accessed(access), LOG_LIMIT).await?)
    }

    /// Does the same, unless the same was recorded less than `once_in` seconds ago.
    pub async fn log_access_once(
        &self,
        app: &App,
        person: PersonId,
        data: AccessedData,
        once_in: i64,
    ) -> Result<(), HttpError> {
        let since = app.now().plus_seconds(-once_in);
        let mut db = app.db.read().acquire().await?;
        let logged = access_log::logged_since(&mut db, person, self.person, data, since).await?;
        drop(db);
        if logged { Ok(()) } else { self.log_access(app, vec![person], data).await }
    }

    /// Records that the officer read the messages of a case, if so.
    pub async fn log_reading(&self, app: &App, reading: Option<Reading>) -> Result<(), HttpError> {
        let Some(Reading { renewal, count }) = reading else { return Ok(()) };
        Ok(app.db.queue().write(Write::MessagesRead { renewal, count }, LOG_LIMIT).await?)
    }

    /// Returns the officer's own and delegated roles.
    fn all_roles(&self) -> Vec<Role> {
        let stands_in = self.stands_in.iter().flat_map(|(_, roles)| roles);
        let roles: BTreeSet<Role> = self.roles.iter().chain(stands_in).copied().collect();
        roles.into_iter().collect()
    }

    /// Returns who changes accounts, where and when, for the administration's log.
    pub fn change(&self, app: &App) -> ChangeContext {
        ChangeContext { person: self.person, agency: self.agency.clone(), now: app.now() }
    }

    /// Returns the person as an actor for `decide`.
    pub fn actor(&self) -> Actor {
        Actor::Person {
            id: self.person,
            agency: self.agency.clone(),
            roles: self.roles.clone(),
            stands_in: self.stands_in.clone(),
        }
    }
}

/// A session on a device of the person's own: nobody changes how they log in at a terminal that many share.
#[derive(Clone, Debug)]
pub struct OwnDevice(pub Session);

/// An officer: a logged-in person with at least one officer's role, own or delegated.
#[derive(Clone, Debug)]
pub struct Officer(pub Session);

/// Somebody who judges the service: a head, also one who is stood in for, or an administrator.
#[derive(Clone, Debug)]
pub struct Evaluator(pub Session);

/// An administrator of the agency. The role is not delegated.
#[derive(Clone, Debug)]
pub struct Administrator(pub Session);

impl FromRequestParts<App> for Session {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, HttpError> {
        let token = cookie(&parts.headers, SESSION_COOKIE).ok_or(HttpError::NotLoggedIn)?;
        let now = app.now();
        let mut db = app.db.read().acquire().await?;
        let row = sessions::find(&mut db, &random::digest(&[token]), cutoff(app)).await?;
        let AtTerminal(terminal) = AtTerminal::of(&parts.extensions);
        // A terminal's session is of no use elsewhere, nor another one there.
        let (row, agency) = row.filter(|(row, _)| row.terminal == terminal).ok_or(HttpError::NotLoggedIn)?;
        tracing::Span::current().record("person", row.person.0);
        let today = now.date_in(app.standard(&agency)?.hours.zone());
        let ActingRoles { roles, stands_in } = match terminal {
            Some(_) => ActingRoles::default(),
            None => delegations::acting_roles(&mut db, row.person, today).await?,
        };
        drop(db);
        let session = Self {
            person: row.person,
            agency,
            roles,
            stands_in,
            id: row.id,
            created_at: Timestamp(row.created_at),
            used_at: Timestamp(row.used_at),
            terminal,
        };
        if now.seconds_since(session.used_at) >= TOUCH_EVERY_SECS {
            session.touch(app, now).await;
        }
        Ok(session)
    }
}

impl FromRequestParts<App> for OwnDevice {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, HttpError> {
        let session = Session::from_request_parts(parts, app).await?;
        if session.terminal.is_none() { Ok(Self(session)) } else { Err(Error::Forbidden(None).into()) }
    }
}

impl FromRequestParts<App> for Officer {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, HttpError> {
        let session = Session::from_request_parts(parts, app).await?;
        if session.roles.is_empty() && session.stands_in.is_empty() {
            Err(Error::Forbidden(None).into())
        } else {
            Ok(Self(session))
        }
    }
}

impl FromRequestParts<App> for Evaluator {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, HttpError> {
        let session = Session::from_request_parts(parts, app).await?;
        let wrong = Error::Forbidden(Some(Refusal::WrongRole));
        if evaluates(&session.all_roles()) { Ok(Self(session)) } else { Err(wrong.into()) }
    }
}

impl FromRequestParts<App> for Administrator {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, HttpError> {
        let session = Session::from_request_parts(parts, app).await?;
        let wrong = Error::Forbidden(Some(Refusal::WrongRole));
        if session.roles.contains(&Role::Administrator) { Ok(Self(session)) } else { Err(wrong.into()) }
    }
}
