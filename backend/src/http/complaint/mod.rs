//! Complaints for whoever complains: nobody need be logged in.

mod file;

pub(in crate::http) use self::file::answer;

use axum::Json;
use axum::extract::{FromRequestParts, Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use domain::api::{
    COMPLAINT_SECRET_HEADER, ComplainantCommand, ComplaintForm, ComplaintReceipt, ComplaintSummary, ComplaintView,
    NewComplaint, SurveyInvitation, path,
};
use domain::renewal::PersonId;
use domain::standard::AgencyId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::complaints::complainant::{self, Proof};
use crate::app::complaints::receive::{self, Complaining, received_before};
use crate::app::complaints::{ComplaintCase, rating, view};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::Conn;
use crate::http::extract::client::Client;
use crate::http::extract::json;
use crate::http::extract::session::Session;
use crate::http::extract::terminal::AtTerminal;
use crate::http::layers::language::preferred;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(form))
        .routes(routes!(complain))
        .routes(routes!(own_complaints))
        .routes(routes!(follow))
        .routes(routes!(command))
        .routes(routes!(rate))
        .merge(file::router())
}

/// Returns what is to be known before complaining at an agency. Whoever is logged in is told the own renewals.
#[utoipa::path(get, path = path::COMPLAINT_FORM, tag = "complaint", params(("id" = String, Path, description = "Slug of the agency")),
               responses((status = 200, body = ComplaintForm), Reading))]
async fn form(
    State(app): State<App>,
    LoggedIn(holder): LoggedIn,
    Path(id): Path<String>,
) -> Result<Json<ComplaintForm>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(view::form(&app, &mut db, &AgencyId(id), holder).await?))
}

/// Receives a complaint. Who is logged in is not looked at, unless it is about a renewal. Sent again with the same secret, it is not
/// repeated.
#[utoipa::path(post, path = path::COMPLAINTS, tag = "complaint", request_body = NewComplaint,
               responses((status = 201, body = ComplaintReceipt), Changing))]
async fn complain(
    State(app): State<App>,
    client: Client,
    terminal: AtTerminal,
    request: Request,
) -> Result<(StatusCode, Json<ComplaintReceipt>), HttpError> {
    let (mut parts, body) = request.into_parts();
    let json::Json(new) = <json::Json<NewComplaint> as axum::extract::FromRequest<App>>::from_request(
        Request::from_parts(parts.clone(), body),
        &app,
    )
    .await?;
    if let Some(receipt) = received_before(&app, &new.secret).await? {
        return Ok((StatusCode::CREATED, Json(receipt)));
    }
    let holder = if new.renewal.is_some() {
        let session = Session::from_request_parts(&mut parts, &app).await.map_err(|_| Error::NotFound)?;
        Some(session.person)
    } else {
        let now = app.now();
        let counted = match terminal.0 {
            Some(terminal) => app.limits.complaints.take_at(terminal, now),
            None => app.limits.complaints.take(client.0, now),
        };
        counted.map_err(|seconds| Error::too_many(domain::problem::Field::Message, seconds))?;
        None
    };
    let solution = new.solution.clone();
    let new = Complaining::check(&app, new, holder, preferred(&parts.headers))?;
    if holder.is_none() && !solution.is_some_and(|solution| app.limits.puzzles.accept(&solution, app.now())) {
        return Err(Error::Conflict(None).into());
    }
    let mut tx = app.db.begin().await?;
    let receipt = receive::receive(&app, &mut tx, new).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok((StatusCode::CREATED, Json(receipt)))
}

/// Returns the complaints of whoever is logged in, latest first.
#[utoipa::path(get, path = path::MY_COMPLAINTS, tag = "complaint", responses((status = 200, body = Vec<ComplaintSummary>), Reading))]
async fn own_complaints(State(app): State<App>, session: Session) -> Result<Json<Vec<ComplaintSummary>>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(view::of_holder(&app, &mut db, session.person).await?))
}

/// Returns a complaint to whoever complained: by the secret of the receipt, or logged in.
#[utoipa::path(get, path = path::COMPLAINT, tag = "complaint",
               params(("number" = String, Path, description = "Number"),
                      ("x-perbarui-complaint" = Option<String>, Header, description = "Secret of the receipt")),
               responses((status = 200, body = ComplaintView), Reading))]
async fn follow(
    State(app): State<App>,
    proved: Proved,
    Path(number): Path<String>,
) -> Result<Json<ComplaintView>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let case = proved.own(&app, &mut db, &number).await?;
    Ok(Json(view::view(&app, &mut db, &case).await?))
}

/// Carries out what whoever complained wants. What was done already is not done again.
#[utoipa::path(post, path = path::COMPLAINT_COMMANDS, tag = "complaint", request_body = ComplainantCommand,
               params(("number" = String, Path, description = "Number"),
                      ("x-perbarui-complaint" = Option<String>, Header, description = "Secret of the receipt")),
               responses((status = 200, body = ComplaintView), Changing))]
async fn command(
    State(app): State<App>,
    proved: Proved,
    headers: HeaderMap,
    Path(number): Path<String>,
    json::Json(command): json::Json<ComplainantCommand>,
) -> Result<Json<ComplaintView>, HttpError> {
    let mut tx = app.db.begin().await?;
    let mut case = proved.own(&app, &mut tx, &number).await?;
    complainant::carry_out(&app, &mut tx, &mut case, command, preferred(&headers)).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    let mut db = app.db.read().begin().await?;
    let case = proved.own(&app, &mut db, &number).await?;
    Ok(Json(view::view(&app, &mut db, &case).await?))
}

/// Returns the invitation to rate the service of a closed complaint, once.
#[utoipa::path(post, path = path::COMPLAINT_SURVEY, tag = "complaint",
               params(("number" = String, Path, description = "Number"),
                      ("x-perbarui-complaint" = Option<String>, Header, description = "Secret of the receipt")),
               responses((status = 200, body = SurveyInvitation), Changing))]
async fn rate(
    State(app): State<App>,
    proved: Proved,
    Path(number): Path<String>,
) -> Result<Json<SurveyInvitation>, HttpError> {
    let mut tx = app.db.begin().await?;
    let case = proved.own(&app, &mut tx, &number).await?;
    let invitation = rating::invitation(&app, &mut tx, &case).await?;
    tx.commit().await?;
    Ok(Json(invitation))
}

/// Who is logged in, if anybody is.
struct LoggedIn(Option<PersonId>);

impl FromRequestParts<App> for LoggedIn {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, HttpError> {
        match Session::from_request_parts(parts, app).await {
            Ok(session) => Ok(Self(Some(session.person))),
            Err(HttpError::NotLoggedIn) => Ok(Self(None)),
            Err(error) => Err(error),
        }
    }
}

/// By what somebody proves to be whoever complained. Where the secret is sent, nobody asks who is logged in.
struct Proved {
    proof: Option<Proof>,
    client: Client,
}

impl Proved {
    /// Returns the complaint of this number. Wrong pairs are counted by address, in memory.
    async fn own(&self, app: &App, db: &mut Conn, number: &str) -> Result<ComplaintCase, Error> {
        let Some(proof) = &self.proof else { return Err(Error::NotFound) };
        if matches!(proof, Proof::Secret(_)) {
            let taken = app.limits.attempts.take(self.client.0, app.now());
            taken.map_err(|retry_after_secs| Error::TooManyAttempts { retry_after_secs, problem: None })?;
        }
        let case = complainant::own(app, db, number, proof).await;
        if matches!(proof, Proof::Secret(_)) && !matches!(case, Err(Error::NotFound)) {
            app.limits.attempts.refund(self.client.0);
        }
        case
    }
}

impl FromRequestParts<App> for Proved {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, HttpError> {
        let client = match Client::from_request_parts(parts, app).await {
            Ok(client) => client,
            Err(never) => match never {},
        };
        let proof = match parts.headers.get(COMPLAINT_SECRET_HEADER) {
            Some(secret) => Some(Proof::Secret(secret.to_str().unwrap_or_default().to_owned())),
            None => LoggedIn::from_request_parts(parts, app).await?.0.map(Proof::Holder),
        };
        Ok(Self { proof, client })
    }
}
