//! What the program could not do for this agency: for its administrators.

use axum::Json;
use axum::extract::State;
use domain::api::{Troubles, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::state::App;
use crate::db::{orders, outbox_watch, scanner_findings};
use crate::http::extract::session::Administrator;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// Mails, or findings, that are shown.
const SHOWN: u32 = 50;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(troubles))
}

/// Approved certificates that can't be issued, mails that can't be delivered, and what the scanner found.
#[utoipa::path(get, path = path::TROUBLES, tag = "administration", responses((status = 200, body = Troubles), Reading))]
async fn troubles(State(app): State<App>, Administrator(session): Administrator) -> Result<Json<Troubles>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let (mails, mails_in_all) = outbox_watch::stuck(&mut db, &session.agency, SHOWN).await?;
    Ok(Json(Troubles {
        orders: orders::stuck(&mut db, &session.agency).await?,
        mails,
        mails_in_all,
        findings: scanner_findings::latest(&mut db, &session.agency, SHOWN).await?,
        zone: app.standard(&session.agency)?.hours.zone(),
    }))
}
