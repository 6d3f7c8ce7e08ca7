//! Intake on behalf of a holder who came with paper or e-mail.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use domain::api::{AccessedData, Filed, Filing, FilingHolder, HolderAnswer, HolderFound, HolderQuery, path};
use domain::person::FilePurpose;
use domain::problem::{Fault, Field};
use domain::renewal::{PersonId, Refusal, may_file};
use domain::value::{IdentifierFault, LoginIdentifier, Nik};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::accounts::other_agencies::with_disclosure_limit;
use crate::app::error::Error;
use crate::app::files::read;
use crate::app::filing;
use crate::app::renewals::certificate_state::certificate_state;
use crate::app::state::App;
use crate::db::{Conn, files, filings, people};
use crate::http::extract::idempotency::Request;
use crate::http::extract::json;
use crate::http::extract::session::{Officer, Session};
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(query)).routes(routes!(file))
}

/// Returns the agency's holder with exactly this NIP, NIK or official e-mail. The access is recorded for the holder.
#[utoipa::path(post, path = path::HOLDER_QUERY, tag = "filing", request_body = HolderQuery,
               responses((status = 200, body = HolderAnswer), Changing))]
async fn query(
    State(app): State<App>,
    Officer(session): Officer,
    json::Json(asked): json::Json<HolderQuery>,
) -> Result<Json<HolderAnswer>, HttpError> {
    require_filing(&session)?;
    let identifier = match (Nik::parse(&asked.identifier), LoginIdentifier::parse(&asked.identifier)) {
        (Ok(nik), _) => nik.to_string(),
        (_, Ok(identifier)) => identifier.as_str().to_owned(),
        (_, Err(IdentifierFault::Shape)) => return Err(Error::invalid(Field::Identifier, Fault::HolderShape).into()),
        (_, Err(fault)) => return Err(Error::invalid(Field::Identifier, fault).into()),
    };
    let now = app.now();
    let mut db = app.db.read().begin().await?;
    let found = match filings::find(&mut db, &session.agency, &identifier).await? {
        None => None,
        Some(id) => Some(holder(&app, &mut db, id).await?),
    };
    drop(db);
    if let Some(found) = &found {
        session.log_access(&app, vec![found.id], AccessedData::Query).await?;
    }
    let standard = app.standard(&session.agency)?;
    Ok(Json(HolderAnswer { found, rules: standard.wizard.clone(), zone: standard.hours.zone(), now }))
}

async fn holder(app: &App, db: &mut Conn, id: PersonId) -> Result<HolderFound, HttpError> {
    let person = people::get(db, id).await?.ok_or(Error::NotFound)?;
    let certificate_state = certificate_state(db, id, app.now()).await?;
    Ok(HolderFound {
        id,
        name: person.data.name,
        nip: person.data.nip,
        unit: person.data.unit,
        email: person.data.email,
        status: certificate_state.status,
        not_after: certificate_state.not_after,
        verdict: certificate_state.verdict,
        open: filings::open_renewal(db, id).await?,
    })
}

/// Files an application on behalf of a holder, who gets a link to check the data and to complete it.
#[utoipa::path(post, path = path::FILINGS, tag = "filing", request_body = Filing,
               params(("idempotency-key" = String, Header, description = "Names this act; sent again, it is not repeated")),
               responses((status = 201, body = Filed), Changing))]
async fn file(
    State(app): State<App>,
    Officer(session): Officer,
    headers: HeaderMap,
    json::Json(asked): json::Json<Filing>,
) -> Result<(StatusCode, Json<Filed>), HttpError> {
    require_filing(&session)?;
    let request = Request::new(&headers, session.person, &["file", &serde_json::to_string(&asked)?])?;
    let filed = file_now(&app, &session, &request, &asked);
    let reference = match asked.holder {
        FilingHolder::Known(_) => filed.await?,
        FilingHolder::New(_) => with_disclosure_limit(&app, session.person, Field::Identifier, filed).await?,
    };
    Ok((StatusCode::CREATED, Json(Filed { reference })))
}

async fn file_now(app: &App, session: &Session, request: &Request, asked: &Filing) -> Result<String, Error> {
    let lost = is_letter_lost(app, &asked.letter).await?;
    let mut tx = app.db.begin().await?;
    if let Some(reference) = request.done_before(&mut tx).await? {
        return Ok(reference);
    }
    if lost {
        return Err(Error::invalid(Field::Letter, Fault::FileLost));
    }
    let filed = filing::file(app, &mut tx, &session.actor(), session.person, &session.agency, asked).await?;
    let reference = filed.case.reference.clone();
    request.remember(&mut tx, &reference, app.now()).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    filed.draft.remove(app);
    Ok(reference)
}

/// Whether the letter's bytes are missing or changed. Checked before the transaction; a wrong id is refused there.
async fn is_letter_lost(app: &App, id: &str) -> Result<bool, Error> {
    let mut db = app.db.read().acquire().await?;
    let file = files::get(&mut db, id).await?.filter(|file| file.info.purpose == FilePurpose::FiledLetter);
    drop(db);
    match file {
        Some(file) => read::is_lost(app, &file.info).await,
        None => Ok(false),
    }
}

/// Fails unless the officer is of the front desk or a verifier; the right to file is not delegated.
pub(in crate::http) fn require_filing(session: &Session) -> Result<(), HttpError> {
    if may_file(&session.roles) { Ok(()) } else { Err(Error::Forbidden(Some(Refusal::WrongRole)).into()) }
}
