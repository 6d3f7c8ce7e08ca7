//! Delegation during leave: an officer gives the own roles to a colleague for some days.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::administration::AdminEvent;
use domain::api::{Colleague, DelegationRow, Delegations, NewDelegation, path};
use domain::moment::Date;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::PersonId;
use domain::standard::Role;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::{admin_events, delegations};
use crate::http::extract::json;
use crate::http::extract::session::{Officer, Session};
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, give)).routes(routes!(end))
}

/// The delegations that I gave or received and that are not over, and who can stand in.
#[utoipa::path(get, path = path::DELEGATIONS, tag = "officer", responses((status = 200, body = Delegations), Reading))]
async fn list(State(app): State<App>, Officer(session): Officer) -> Result<Json<Delegations>, HttpError> {
    let today = today(&app, &session)?;
    let mut db = app.db.read().begin().await?;
    let mut rows = Vec::new();
    for row in delegations::not_over(&mut db, &session.agency, today).await? {
        let mine = row.from_person == session.person.0;
        if mine || row.to_person == session.person.0 {
            let days = row.days()?;
            rows.push(DelegationRow { id: row.id, from: row.from_name, to: row.to_name, days, mine });
        }
    }
    let officers = delegations::officers(&mut db, &session.agency, today).await?;
    let colleagues = officers.into_iter().filter(|officer| officer.id != session.person);
    let colleagues = colleagues.map(|one| Colleague { id: one.id, name: one.name, roles: one.roles }).collect();
    Ok(Json(Delegations { rows, colleagues, today }))
}

/// Gives my roles, all but the administrator's, to a colleague for these days.
#[utoipa::path(post, path = path::DELEGATIONS, tag = "officer", request_body = NewDelegation,
               responses((status = 201, description = "Given"), Changing))]
async fn give(
    State(app): State<App>,
    Officer(session): Officer,
    json::Json(new): json::Json<NewDelegation>,
) -> Result<StatusCode, HttpError> {
    // There must be something to give: what came over from somebody else is not passed on.
    if session.roles.iter().all(|role| *role == Role::Administrator) {
        return Err(Error::Forbidden(None).into());
    }
    let today = today(&app, &session)?;
    let mut tx = app.db.begin().await?;
    let mut problems = new.days.check(today).err().unwrap_or_default();
    let officers = delegations::officers(&mut tx, &session.agency, today).await?;
    if new.to == session.person {
        problems.push(Problem::new(Field::Delegate, Fault::Yourself));
    } else if officers.iter().all(|officer| officer.id != new.to) {
        problems.push(Problem::new(Field::Delegate, Fault::UnknownPerson));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems).into());
    }
    let now = app.now();
    delegations::insert(&mut tx, &session.agency, session.person, new.to, new.days, now).await?;
    let given = AdminEvent::Delegated { from: session.person, to: new.to };
    admin_events::append(&mut tx, &session.agency, Some(session.person), now, &given).await?;
    tx.commit().await?;
    Ok(StatusCode::CREATED)
}

/// Ends a delegation at once: one that I gave, or any of the agency for its administrator.
#[utoipa::path(delete, path = path::DELEGATION, tag = "officer",
               params(("id" = i64, Path, description = "From the list of delegations")),
               responses((status = 204, description = "Ended"), Changing))]
async fn end(
    State(app): State<App>,
    Officer(session): Officer,
    Path(id): Path<String>,
) -> Result<StatusCode, HttpError> {
    let id: i64 = id.parse().map_err(|_| Error::NotFound)?;
    let mut tx = app.db.begin().await?;
    let found = delegations::get(&mut tx, &session.agency, id).await?.ok_or(Error::NotFound)?;
    let mine = found.from_person == session.person.0;
    if !mine && !session.roles.contains(&Role::Administrator) {
        // Who stands in knows of it; to all others it is not there.
        let theirs = found.to_person == session.person.0;
        return Err(if theirs { Error::Forbidden(None).into() } else { Error::NotFound.into() });
    }
    let now = app.now();
    delegations::end(&mut tx, id, now).await?;
    let ended = AdminEvent::DelegationEnded { from: PersonId(found.from_person), to: PersonId(found.to_person) };
    admin_events::append(&mut tx, &session.agency, Some(session.person), now, &ended).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

fn today(app: &App, session: &Session) -> Result<Date, HttpError> {
    Ok(app.now().date_in(app.standard(&session.agency)?.hours.zone()))
}
