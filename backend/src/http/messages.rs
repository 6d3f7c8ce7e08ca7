//! Writing messages of a renewal, for its holder and for officers.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use domain::api::{Message, NewMessage, path};
use domain::renewal::PersonId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::messages::{of_case, write_to_holder, write_to_office};
use crate::app::renewals::case::Case;
use crate::app::renewals::visibility::visible_case;
use crate::app::state::App;
use crate::http::extract::idempotency::Request;
use crate::http::extract::json;
use crate::http::extract::session::{Officer, Session};
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(office_writes)).routes(routes!(holder_writes))
}

/// Sends a message to the holder. Returns all messages.
#[utoipa::path(post, path = path::CASE_MESSAGES, tag = "officer", request_body = NewMessage,
               params(("reference" = String, Path, description = "Reference number"),
                      ("idempotency-key" = String, Header, description = "Names this act; sent again, it is not repeated")),
               responses((status = 200, body = Vec<Message>), Changing))]
async fn office_writes(
    State(app): State<App>,
    Officer(session): Officer,
    Path(reference): Path<String>,
    headers: HeaderMap,
    json::Json(new): json::Json<NewMessage>,
) -> Result<Json<Vec<Message>>, HttpError> {
    let mut tx = app.db.begin().await?;
    let case = visible_case(&app, &mut tx, &session.actor(), &reference).await?;
    let request = request(&headers, session.person, &case, &new)?;
    if request.done_before(&mut tx).await?.is_none() {
        write_to_holder(&app, &mut tx, &case, session.person, &new.text).await?;
        request.remember(&mut tx, &case.reference, app.now()).await?;
    }
    tx.commit().await?;
    app.outbox_waker.wake();
    let mut db = app.db.read().begin().await?;
    Ok(Json(of_case(&mut db, &case, true).await?))
}

/// Sends a message to the office. Returns all messages.
#[utoipa::path(post, path = path::RENEWAL_MESSAGES, tag = "renewal", request_body = NewMessage,
               params(("reference" = String, Path, description = "Reference number"),
                      ("idempotency-key" = String, Header, description = "Names this act; sent again, it is not repeated")),
               responses((status = 200, body = Vec<Message>), Changing))]
async fn holder_writes(
    State(app): State<App>,
    session: Session,
    Path(reference): Path<String>,
    headers: HeaderMap,
    json::Json(new): json::Json<NewMessage>,
) -> Result<Json<Vec<Message>>, HttpError> {
    let mut tx = app.db.begin().await?;
    let case = Case::of_holder(&app, &mut tx, &reference, session.person).await?;
    let request = request(&headers, session.person, &case, &new)?;
    if request.done_before(&mut tx).await?.is_none() {
        write_to_office(&app, &mut tx, &case, &new.text).await?;
        request.remember(&mut tx, &case.reference, app.now()).await?;
    }
    tx.commit().await?;
    app.outbox_waker.wake();
    let mut db = app.db.read().begin().await?;
    Ok(Json(of_case(&mut db, &case, false).await?))
}

fn request(headers: &HeaderMap, person: PersonId, case: &Case, new: &NewMessage) -> Result<Request, HttpError> {
    Request::new(headers, person, &["message", &case.reference, new.text.trim()])
}
