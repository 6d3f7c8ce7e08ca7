//! "Sertifikat saya": the present certificate, possible actions, and past renewals.

use axum::Json;
use axum::extract::State;
use domain::api::{MyCertificate, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::renewals::certificate_view::view;
use crate::app::state::App;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(my_certificate))
}

/// Returns my certificate, possible actions, and my renewals.
#[utoipa::path(get, path = path::CERTIFICATE, tag = "holder", responses((status = 200, body = MyCertificate), Reading))]
async fn my_certificate(State(app): State<App>, session: Session) -> Result<Json<MyCertificate>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(view(&app, &mut db, session.person).await?))
}
