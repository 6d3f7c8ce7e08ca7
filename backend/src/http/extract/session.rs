//! Who asks: the session behind the cookie.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::api::Seen;
use domain::moment::Timestamp;
use domain::renewal::{Actor, PersonId, Refusal};
use domain::standard::{AgencyId, Role};

use super::cookie::{SESSION_COOKIE, cookie};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::access_log::NewAccess;
use crate::db::delegations::ActingRoles;
use crate::db::sessions::SessionCutoff;
use crate::db::write_queue::{NotWritten, Write};
use crate::db::{delegations, sessions};
use crate::http::problem::HttpError;
use crate::infra::random;

/// Use is noted at most this often: a write for each request would be a waste.
const TOUCH_EVERY_SECS: i64 = 30;
/// So long a request waits until its use of the session is noted; then it goes on without.
const TOUCH_LIMIT: Duration = Duration::from_secs(1);
/// So long a request waits until its look at somebody's data is noted; then it is answered 503.
const LOG_LIMIT: Duration = Duration::from_secs(5);

/// A logged-in person.
#[derive(Clone, Debug)]
pub struct Session {
    /// Who.
    pub person: PersonId,
    /// At which agency.
    pub agency: AgencyId,
    /// Officers' roles; empty for a mere holder.
    pub roles: Vec<Role>,
    /// Colleagues on leave whom the person stands in for today, with their roles.
    pub stands_in: Vec<(PersonId, Vec<Role>)>,
    /// The session's id.
    pub id: String,
    /// Begun then.
    pub created_at: Timestamp,
    /// Used then, before this request.
    pub used_at: Timestamp,
}

impl Session {
    /// Notes that the session is used now, if the database takes it. Answers since when it counts as used.
    pub async fn touch(&self, app: &App, now: Timestamp) -> Timestamp {
        // A session that was used may end a little early; no reader waits for a disk with room.
        let used = Write::SessionUsed { session: self.id.clone(), at: now };
        match app.db.queue().write(used, TOUCH_LIMIT).await {
            Ok(()) => now,
            Err(NotWritten) => self.used_at,
        }
    }

    /// Notes, durably, that the officer saw data of these people: nobody sees what is not noted.
    pub async fn log_access(&self, app: &App, people: Vec<PersonId>, seen: Seen) -> Result<(), HttpError> {
        let access = NewAccess { people, officer: self.person, roles: self.all_roles(), seen, at: app.now() };
        Ok(app.db.queue().write(Write::Accessed(access), LOG_LIMIT).await?)
    }

    /// Officers' roles, held or stood in for.
    fn all_roles(&self) -> Vec<Role> {
        let stands_in = self.stands_in.iter().flat_map(|(_, roles)| roles);
        let roles: BTreeSet<Role> = self.roles.iter().chain(stands_in).copied().collect();
        roles.into_iter().collect()
    }

    /// The person as `decide` knows them.
    pub fn actor(&self) -> Actor {
        Actor::Person {
            id: self.person,
            agency: self.agency.clone(),
            roles: self.roles.clone(),
            stands_in: self.stands_in.clone(),
        }
    }
}

/// A logged-in person who holds at least one officer's role, or stands in for somebody who does.
#[derive(Clone, Debug)]
pub struct Officer(pub Session);

/// A logged-in person who administers the agency. The role does not come over by delegation.
#[derive(Clone, Debug)]
pub struct Administrator(pub Session);

impl FromRequestParts<App> for Session {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, HttpError> {
        let token = cookie(&parts.headers, SESSION_COOKIE).ok_or(HttpError::NotLoggedIn)?;
        let now = app.now();
        let mut db = app.db.read().acquire().await?;
        let row = sessions::find(&mut db, &random::digest(&[token]), since(app)).await?;
        let (row, agency) = row.ok_or(HttpError::NotLoggedIn)?;
        tracing::Span::current().record("person", row.person.0);
        let today = now.date_in(app.standard(&agency)?.hours.zone());
        let ActingRoles { roles, stands_in } = delegations::acting_roles(&mut db, row.person, today).await?;
        drop(db);
        let session = Self {
            person: row.person,
            agency,
            roles,
            stands_in,
            id: row.id,
            created_at: Timestamp(row.created_at),
            used_at: Timestamp(row.used_at),
        };
        if now.seconds_since(session.used_at) >= TOUCH_EVERY_SECS {
            session.touch(app, now).await;
        }
        Ok(session)
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

impl FromRequestParts<App> for Administrator {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, HttpError> {
        let session = Session::from_request_parts(parts, app).await?;
        let wrong = Error::Forbidden(Some(Refusal::WrongRole));
        if session.roles.contains(&Role::Administrator) { Ok(Self(session)) } else { Err(wrong.into()) }
    }
}

/// From when on a session counts.
pub fn since(app: &App) -> SessionCutoff {
    let now = app.now().0;
    SessionCutoff {
        begun: now - i64::from(app.config.session_max) * 3600,
        used: now - i64::from(app.config.session_idle) * 60,
    }
}
