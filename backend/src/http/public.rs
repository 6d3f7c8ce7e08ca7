//! Public routes: the agencies and their service standards.

use axum::extract::{Path, State};
use domain::api::{AgencySummary, path};
use domain::standard::{AgencyId, ServiceStandard};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::error::Error;
use crate::app::state::App;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// Routes without log-in.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(agencies)).routes(routes!(standard))
}

/// Returns the agencies.
#[utoipa::path(get, path = path::AGENCIES, tag = "public", responses(
    (status = 200, description = "Agencies", body = Vec<AgencySummary>),
    Reading,
))]
async fn agencies(State(app): State<App>) -> axum::Json<Vec<AgencySummary>> {
    let summaries = app.standards.all().into_iter().map(|standard| AgencySummary {
        id: standard.id.clone(),
        name: standard.agency.name.clone(),
        office: standard.agency.office.clone(),
        duration: standard.service.ready.as_ref().unwrap_or(&standard.service.duration).clone(),
        contacts: standard.agency.contacts.clone(),
    });
    axum::Json(summaries.collect())
}

/// Returns an agency's service standard.
#[utoipa::path(get, path = path::STANDARD, tag = "public",
    params(("id" = String, Path, description = "Slug of the agency")), responses(
    (status = 200, description = "The standard", body = ServiceStandard),
    Reading,
))]
async fn standard(State(app): State<App>, Path(id): Path<String>) -> Result<axum::Json<ServiceStandard>, HttpError> {
    app.standards
        .get(&AgencyId(id))
        .map(|standard| axum::Json(ServiceStandard::clone(&standard)))
        .ok_or(Error::NotFound.into())
}
