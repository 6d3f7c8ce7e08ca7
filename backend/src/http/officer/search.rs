//! Searches the agency's renewals by reference, NIP, prefixes of names and units, and the certificate's end.

use axum::Json;
use axum::extract::State;
use domain::api::{AccessedData, FoundRow, RenewalStatus, SearchQuery, SearchResult, path};
use domain::moment::{DAY, Date, Timestamp};
use domain::problem::{Fault, Field};
use domain::renewal::{Digest, PersonId};
use domain::standard::StepKind;
use domain::value::{Nip, Reference};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::Conn;
use crate::db::search::{self, Found, Thresholds, Wanted};
use crate::db::search_index;
use crate::http::extract::json;
use crate::http::extract::session::{Officer, Session};
use crate::http::officer::case::may_see_cases;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;

/// Maximum number of renewals in the answer.
const MAX_ROWS: usize = 50;
/// Maximum length of the search text.
const MAX_CHARS: u16 = 100;

/// The route.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(search_renewals))
}

/// Searches the agency's renewals. The text is in the body, since URLs are logged. Accesses are recorded for the
/// holders.
#[utoipa::path(post, path = path::SEARCH, tag = "officer", request_body = SearchQuery,
               responses((status = 200, body = SearchResult), Changing))]
async fn search_renewals(
    State(app): State<App>,
    Officer(session): Officer,
    json::Json(query): json::Json<SearchQuery>,
) -> Result<Json<SearchResult>, HttpError> {
    if !may_see_cases(&app, &session) {
        return Err(Error::Forbidden(None).into());
    }
    check(&query)?;
    let standard = app.standard(&session.agency)?;
    let zone = standard.hours.zone();
    let ends = (query.ends_from.is_some() || query.ends_to.is_some()).then(|| {
        let first = query.ends_from.unwrap_or(Date::MIN).at(0, zone);
        (first.0, query.ends_to.unwrap_or(Date::MAX).at(DAY - 1, zone).0)
    });
    let mut db = app.db.read().begin().await?;
    let (found, more) = find(&mut db, &session, &query.words, ends).await?;
    drop(db);

    let now = app.now();
    if !found.is_empty() {
        let seen: Vec<PersonId> = found.iter().map(|row| PersonId(row.holder)).collect();
        session.log_access(&app, seen, AccessedData::Search).await?;
    }
    let rows = found.into_iter().map(|row| row_of(&app, row)).collect();
    Ok(Json(SearchResult { rows, more, zone, now }))
}

fn check(query: &SearchQuery) -> Result<(), HttpError> {
    let words = query.words.trim();
    if words.chars().count() > usize::from(MAX_CHARS) {
        return Err(Error::invalid(Field::Identifier, Fault::TooLong(MAX_CHARS)).into());
    }
    let says_something = words.chars().any(char::is_alphanumeric);
    if !says_something && (!words.is_empty() || (query.ends_from.is_none() && query.ends_to.is_none())) {
        return Err(Error::invalid(Field::Identifier, Fault::Blank).into());
    }
    if query.ends_from.zip(query.ends_to).is_some_and(|(first, last)| last < first) {
        return Err(Error::invalid(Field::NotAfter, Fault::BeforeFirst).into());
    }
    Ok(())
}

async fn find(
    db: &mut Conn,
    session: &Session,
    words: &str,
    ends: Option<(i64, i64)>,
) -> Result<(Vec<Found>, bool), HttpError> {
    let agency = &session.agency;
    let mut exact = Vec::new();
    if let Ok(reference) = Reference::parse(words) {
        exact.extend(search::by_reference(db, agency, reference.as_str()).await?);
    }
    if let Ok(nip) = Nip::parse(words) {
        exact = search::by_nip(db, agency, nip.as_str()).await?;
    }
    // A name may look like a reference: invalid ones are searched as words.
    let (mut found, mut more) = if exact.is_empty() {
        let wanted = Wanted { words: search_index::words(words), ends };
        search::search(db, agency, session.person, &wanted, MAX_ROWS, Thresholds::default()).await?
    } else {
        (exact, false)
    };
    found.retain(|row| row.holder != session.person.0);
    more |= found.len() > MAX_ROWS;
    found.truncate(MAX_ROWS);
    Ok((found, more))
}

fn row_of(app: &App, row: Found) -> FoundRow {
    // A renewal whose version can't be read must not hide the others.
    let version = app.standards.version(&Digest(row.standard));
    let steps = version.as_ref().map_or(&[][..], |version| &version.standard.steps);
    let step = row.step.as_ref().and_then(|id| steps.iter().find(|step| step.id == *id));
    let at_passphrase = step.is_some_and(|step| step.kind == StepKind::SetPassphrase);
    // As `Case::status` tells it from the events.
    let status = match row.stage.as_str() {
        "returned" => RenewalStatus::Returned,
        "rejected" => RenewalStatus::Rejected,
        "withdrawn" => RenewalStatus::Withdrawn,
        "cancelled" => RenewalStatus::Cancelled,
        _ if at_passphrase => RenewalStatus::Passphrase,
        _ if row.received => RenewalStatus::Received,
        _ if row.issued => RenewalStatus::Issued,
        _ => RenewalStatus::InProcess,
    };
    FoundRow {
        reference: row.reference,
        name: row.name,
        unit: row.unit,
        status,
        awaits_confirmation: row.awaits_confirmation,
        step: step.map(|step| step.title.clone()),
        submitted_at: Timestamp(row.submitted_at),
        not_after: row.not_after.map(Timestamp),
    }
}
