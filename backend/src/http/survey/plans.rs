//! Plans for the lowest element, for who judges the service.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::api::{NewSurveyPlan, SurveyPlans, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::result::require;
use crate::app::state::App;
use crate::app::survey::plans;
use crate::http::extract::json;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(all, make)).routes(routes!(carry_out))
}

/// Returns all plans, each with what it was made of and whether that moved.
#[utoipa::path(get, path = path::SURVEY_PLANS, tag = "survey", responses((status = 200, body = SurveyPlans), Reading))]
async fn all(State(app): State<App>, session: Session) -> Result<Json<SurveyPlans>, HttpError> {
    require(&session)?;
    let mut db = app.db.read().begin().await?;
    Ok(Json(plans::all(&app, &mut db, &session.agency).await?))
}

/// Makes a plan for the lowest element of these months. 409 where too few people answered, or it has a plan.
#[utoipa::path(post, path = path::SURVEY_PLANS, tag = "survey", request_body = NewSurveyPlan,
               responses((status = 201, body = SurveyPlans), Changing))]
async fn make(
    State(app): State<App>,
    session: Session,
    json::Json(new): json::Json<NewSurveyPlan>,
) -> Result<(StatusCode, Json<SurveyPlans>), HttpError> {
    require(&session)?;
    let mut tx = app.db.begin().await?;
    plans::make(&app, &mut tx, &session.change(&app), &new).await?;
    let made = plans::all(&app, &mut tx, &session.agency).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Marks a plan as carried out. Repeating it is no error.
#[utoipa::path(post, path = path::SURVEY_PLAN_DONE, tag = "survey",
               params(("id" = i64, Path, description = "The plan")),
               responses((status = 200, body = SurveyPlans), Changing))]
async fn carry_out(
    State(app): State<App>,
    session: Session,
    Path(id): Path<i64>,
) -> Result<Json<SurveyPlans>, HttpError> {
    require(&session)?;
    let mut tx = app.db.begin().await?;
    plans::carry_out(&app, &mut tx, &session.change(&app), id).await?;
    let all = plans::all(&app, &mut tx, &session.agency).await?;
    tx.commit().await?;
    Ok(Json(all))
}
