//! The log of officers' accesses to one's own data.

use axum::Json;
use axum::extract::State;
use domain::api::{AccessLog, AccessLogEntry, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::state::App;
use crate::db::access_log::{self, Access};
use crate::http::extract::session::Session;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// Maximum number of accesses in the answer.
const MAX_ROWS: usize = 200;

/// The route.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list))
}

/// Returns which officers saw my data: when, in which roles, and what.
#[utoipa::path(get, path = path::ACCESS_LOG, tag = "log-in", responses(
    (status = 200, description = "The latest entries", body = AccessLog),
    Reading,
))]
async fn list(State(app): State<App>, session: Session) -> Result<Json<AccessLog>, HttpError> {
    let zone = app.standard(&session.agency)?.hours.zone();
    let mut rows =
        access_log::of_person(&mut *app.db.read().acquire().await?, session.person, zone, i64::try_from(MAX_ROWS + 1)?)
            .await?;
    let more = rows.len() > MAX_ROWS;
    rows.truncate(MAX_ROWS);
    let look = |row: Access| {
        let times = u32::try_from(row.times).unwrap_or(u32::MAX);
        AccessLogEntry { at: row.at, times, roles: row.roles, data: row.data }
    };
    Ok(Json(AccessLog { entries: rows.into_iter().map(look).collect(), more, zone }))
}
