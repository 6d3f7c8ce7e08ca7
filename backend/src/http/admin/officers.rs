//! Officers of an agency: invited by mail; roles given and taken.

use axum::Json;
use axum::extract::{Path, State};
use domain::administration::AdminEvent;
use domain::api::{NewOfficer, OfficerRoles, Officers, path};
use domain::person::PersonData;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::PersonId;
use domain::standard::{Role, ServiceStandard};
use domain::value::{OfficialEmail, PersonName};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::accounts::officers;
use crate::app::accounts::other_agencies::{in_use, with_disclosure_limit};
use crate::app::administration::context::ChangeContext;
use crate::app::administration::outcome;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::people::{self, Person};
use crate::db::{Tx, admin_events};
use crate::http::extract::json;
use crate::http::extract::session::{Administrator, Session};
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, invite)).routes(routes!(set_roles))
}

/// Returns the agency's officers and the proposed roles.
#[utoipa::path(get, path = path::OFFICERS, tag = "administration", responses((status = 200, body = Officers), Reading))]
async fn list(State(app): State<App>, Administrator(session): Administrator) -> Result<Json<Officers>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(officers::officers(&app, &mut db, &*app.standard(&session.agency)?, session.person).await?))
}

/// Invites an officer by mail. A person on record with this e-mail gets the roles in addition.
#[utoipa::path(post, path = path::OFFICERS, tag = "administration", request_body = NewOfficer,
               responses((status = 200, body = Officers), Changing))]
async fn invite(
    State(app): State<App>,
    Administrator(session): Administrator,
    json::Json(new): json::Json<NewOfficer>,
) -> Result<Json<Officers>, HttpError> {
    Ok(Json(with_disclosure_limit(&app, session.person, Field::Email, invite_now(&app, &session, &new)).await?))
}

async fn invite_now(app: &App, session: &Session, new: &NewOfficer) -> Result<Officers, Error> {
    let standard = app.standard(&session.agency)?;
    let (name, email) = check(&standard, new)?;
    let by = by(app, session);
    let mut tx = app.db.begin().await?;
    let known = people::find_by_identifier(&mut tx, &email).await?;
    if known.as_ref().is_some_and(|known| known.agency != session.agency) {
        return Err(Error::invalid(Field::Email, in_use(false)));
    }
    let officer = match known {
        Some(known) => known,
        None => insert_officer(&mut tx, &standard, name, email, &by).await?,
    };
    let mut wanted = people::roles(&mut tx, officer.id).await?;
    let held = !wanted.is_empty();
    wanted.extend(&new.roles);
    officers::set(app, &mut tx, &officer, &wanted, &by).await?;
    // Officers are invited again, e.g. if the first mail got lost; otherwise the role waits.
    if held {
        outcome::mail_role_given(app, &mut tx, &officer, by.now).await?;
    }
    tx.commit().await?;
    app.outbox_waker.wake();
    let mut db = app.db.read().begin().await?;
    officers::officers(app, &mut db, &standard, session.person).await
}

/// Sets an officer's roles. The last administrator stays one.
#[utoipa::path(put, path = path::OFFICER_ROLES, tag = "administration", request_body = OfficerRoles,
               params(("id" = i64, Path, description = "The officer")),
               responses((status = 200, body = Officers), Changing))]
async fn set_roles(
    State(app): State<App>,
    Administrator(session): Administrator,
    Path(id): Path<String>,
    json::Json(asked): json::Json<OfficerRoles>,
) -> Result<Json<Officers>, HttpError> {
    let id = id.parse().map(PersonId).map_err(|_| Error::NotFound)?;
    let standard = app.standard(&session.agency)?;
    let mut tx = app.db.begin().await?;
    // A person without a role must be invited first.
    let person = people::get(&mut tx, id).await?.filter(|person| person.agency == session.agency);
    let person = person.ok_or(Error::NotFound)?;
    if people::roles(&mut tx, id).await?.is_empty() {
        return Err(Error::NotFound.into());
    }
    officers::set(&app, &mut tx, &person, &asked.roles, &by(&app, &session)).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    let mut db = app.db.read().begin().await?;
    Ok(Json(officers::officers(&app, &mut db, &standard, session.person).await?))
}

fn by(app: &App, session: &Session) -> ChangeContext {
    ChangeContext { person: session.person, agency: session.agency.clone(), now: app.now() }
}

/// Normalises name and e-mail.
fn check(standard: &ServiceStandard, new: &NewOfficer) -> Result<(String, String), Error> {
    let mut problems = Vec::new();
    let name = PersonName::parse(&new.name).map_err(|fault| problems.push(Problem::new(Field::Name, fault.into())));
    let email = OfficialEmail::parse(&new.email).map_err(Fault::from).and_then(|email| {
        // People of the authority have an address of the authority.
        let anywhere = new.roles == [Role::Authority];
        if anywhere || email.domain_in(&standard.wizard.email_domains) { Ok(email) } else { Err(Fault::EmailDomain) }
    });
    let email = email.map_err(|fault| problems.push(Problem::new(Field::Email, fault)));
    if new.roles.is_empty() {
        problems.push(Problem::new(Field::Roles, Fault::Blank));
    }
    match (name, email) {
        (Ok(name), Ok(email)) if problems.is_empty() => Ok((name.as_str().to_owned(), email.as_str().to_owned())),
        _ => Err(Error::Invalid(problems)),
    }
}

/// Inserts a new person with name and e-mail only.
async fn insert_officer(
    tx: &mut Tx,
    standard: &ServiceStandard,
    name: String,
    email: String,
    by: &ChangeContext,
) -> Result<Person, Error> {
    let data = PersonData {
        name,
        email,
        province: standard.agency.province.clone(),
        agency: standard.agency.organization.clone(),
        ..PersonData::default()
    };
    let id = people::insert(tx, &by.agency, &data, None, by.now.0).await?;
    let entered = AdminEvent::OfficerEntered { person: id };
    admin_events::append(tx, &by.agency, Some(by.person), by.now, &entered).await?;
    Ok(Person { id, agency: by.agency.clone(), data, password_hash: None })
}
