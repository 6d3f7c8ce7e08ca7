//! The result, for who judges the service.

use axum::Json;
use axum::extract::{Query, State};
use domain::api::{SurveyResult, path};
use domain::evaluation::evaluates;
use domain::renewal::Refusal;
use domain::survey::Month;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::error::Error;
use crate::app::state::App;
use crate::app::survey;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(result)).routes(routes!(remarks))
}

/// Some months.
#[derive(Clone, Copy, Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct Months {
    /// The first one, "YYYY-MM".
    first: Month,
    /// The last one.
    last: Month,
}

/// Returns what people answered in these months. For heads, division heads and administrators.
#[utoipa::path(get, path = path::SURVEY_RESULT, tag = "survey", params(Months),
               responses((status = 200, body = SurveyResult), Reading))]
async fn result(
    State(app): State<App>,
    session: Session,
    Query(months): Query<Months>,
) -> Result<Json<SurveyResult>, HttpError> {
    require(&session)?;
    let mut db = app.db.read().begin().await?;
    Ok(Json(survey::result(&mut db, &session.agency, months.first, months.last).await?))
}

/// Returns what people wrote in these months, in an order that says nothing. For the same officers.
#[utoipa::path(get, path = path::SURVEY_REMARKS, tag = "survey", params(Months),
               responses((status = 200, body = Vec<String>), Reading))]
async fn remarks(
    State(app): State<App>,
    session: Session,
    Query(months): Query<Months>,
) -> Result<Json<Vec<String>>, HttpError> {
    require(&session)?;
    let mut db = app.db.read().begin().await?;
    Ok(Json(survey::remarks(&mut db, &session.agency, months.first, months.last).await?))
}

/// Refuses whoever does not judge the service.
pub(super) fn require(session: &Session) -> Result<(), Error> {
    if evaluates(&session.roles) { Ok(()) } else { Err(Error::Forbidden(Some(Refusal::WrongRole))) }
}
