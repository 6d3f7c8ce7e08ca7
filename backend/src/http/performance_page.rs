//! Serves the public pages of performance, and their figures as a table.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::api::path;
use domain::evaluation::{Period, PublicFigures};
use domain::renewal::Digest;
use domain::standard::AgencyId;

use crate::app::error::Error;
use crate::app::evaluation::{close, rows};
use crate::app::state::App;
use crate::db::closed_periods::{self, ClosedPeriod};
use crate::http::problem::HttpError;
use crate::http::standard_page::{answer, language};
use crate::web::performance_page::{Closed, agency, index};
use crate::web::standard_page;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route(path::PERFORMANCE_INDEX, get(all))
        .route(path::PERFORMANCE_PAGE, get(newest))
        .route(path::PERFORMANCE_PERIOD, get(one))
        .route(path::PERFORMANCE_TABLE, get(table))
}

async fn all(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Result<Response, HttpError> {
    let standards = app.standards.all();
    let mut agencies = Vec::new();
    for standard in &standards {
        let periods = periods(&app, &standard.id).await?;
        agencies.push((&**standard, periods.first().copied()));
    }
    let body = index(&agencies, uri.path(), language(&uri));
    Ok(answer(StatusCode::OK, body, language(&uri), &headers))
}

async fn newest(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, HttpError> {
    page(&app, AgencyId(id), None, &uri, &headers).await
}

async fn one(
    State(app): State<App>,
    Path((id, first)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, HttpError> {
    page(&app, AgencyId(id), Some(first), &uri, &headers).await
}

/// Answers with the period that begins on this day; the newest one without a day.
async fn page(
    app: &App,
    id: AgencyId,
    first: Option<String>,
    uri: &Uri,
    headers: &HeaderMap,
) -> Result<Response, HttpError> {
    let language = language(uri);
    let unknown = || answer(StatusCode::NOT_FOUND, standard_page::unknown(uri.path(), language), language, headers);
    let Some(standard) = app.standards.get(&id) else { return Ok(unknown()) };
    let periods = periods(app, &id).await?;
    let asked = match &first {
        None => periods.first(),
        Some(first) => periods.iter().find(|period| period.first().to_string() == *first),
    };
    if first.is_some() && asked.is_none() {
        return Ok(unknown());
    }
    let kept = match asked {
        Some(period) => Some(closed(app, &id, *period).await?),
        None => None,
    };
    let figures = kept.as_ref().map(public).transpose()?;
    let digest = kept.as_ref().map(|kept| Digest::of(&kept.figures));
    let shown = kept.as_ref().zip(figures.as_ref()).zip(digest.as_ref()).map(|((kept, figures), digest)| Closed {
        figures,
        at: kept.at,
        digest,
        length: kept.length,
        head: &kept.head,
    });
    let body = agency(&standard, shown.as_ref(), &periods, uri.path(), language);
    Ok(answer(StatusCode::OK, body, language, headers))
}

async fn table(State(app): State<App>, Path((id, first)): Path<(String, String)>) -> Result<Response, HttpError> {
    let id = AgencyId(id);
    let standard = app.standards.get(&id).ok_or(Error::NotFound)?;
    let periods = periods(&app, &id).await?;
    let period = periods.into_iter().find(|period| period.first().to_string() == first).ok_or(Error::NotFound)?;
    let bytes = rows::public_table(&standard.agency.name, &public(&closed(&app, &id, period).await?)?)?;
    let named = format!("attachment; filename=\"kinerja-{}-{}.csv\"", id.0, period.first());
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, named),
        (CACHE_CONTROL, "no-cache".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

async fn periods(app: &App, agency: &AgencyId) -> Result<Vec<Period>, Error> {
    Ok(closed_periods::periods(&mut *app.db.read().acquire().await?, agency).await?)
}

async fn closed(app: &App, agency: &AgencyId, period: Period) -> Result<ClosedPeriod, Error> {
    let mut db = app.db.read().acquire().await?;
    closed_periods::get(&mut db, agency, period).await?.ok_or(Error::NotFound)
}

fn public(kept: &ClosedPeriod) -> Result<PublicFigures, Error> {
    Ok(PublicFigures::from(&close::figures_of(kept)?))
}
