//! Which officers saw one's data.

use axum::Json;
use axum::extract::State;
use domain::api::{Looks, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::state::App;
use crate::db::looks;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// Looks told at once.
const LIMIT: usize = 200;

/// The route.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list))
}

/// Which officers saw one's data: when, in which roles, and what. Nobody else is told.
#[utoipa::path(get, path = path::LOOKS, tag = "log-in", responses(
    (status = 200, description = "The latest looks", body = Looks),
    Reading,
))]
async fn list(State(app): State<App>, session: Session) -> Result<Json<Looks>, HttpError> {
    let zone = app.standard(&session.agency)?.hours.zone();
    let mut looks = looks::of_person(app.db.read(), session.person, zone, u32::try_from(LIMIT + 1)?).await?;
    let more = looks.len() > LIMIT;
    looks.truncate(LIMIT);
    Ok(Json(Looks { looks, more, zone }))
}
