//! The messages of a renewal between holder and office. Mails only say that there are some.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use domain::api::{AccessedData, Message, NewMessage, path};
use domain::problem::{Fault, Field};
use domain::renewal::{PersonId, Refusal, Stage, conversation, officers_of};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::error::Error;
use crate::app::limit;
use crate::app::renewals::case::Case;
use crate::app::renewals::holder_view::messages;
use crate::app::renewals::notify_officers;
use crate::app::renewals::visibility::visible_case;
use crate::app::state::App;
use crate::db::{Tx, access_log, delegations, messages as thread, outbox, people};
use crate::http::extract::idempotency::Request;
use crate::http::extract::json;
use crate::http::extract::session::{Officer, Session};
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;

/// Maximum length of a message.
const MAX_MESSAGE: u16 = 2_000;

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
    if write(&app, &mut tx, &session, &case, &headers, &new.text).await? {
        let address = case.holder(&mut tx).await?.data.email;
        let mail = app.writer(&session.agency)?.office_wrote(&address, &case.reference);
        outbox::enqueue_about(&mut tx, &mail, &topic(&case), None, app.now()).await?;
    }
    tx.commit().await?;
    app.outbox_waker.wake();
    let mut db = app.db.read().begin().await?;
    Ok(Json(messages(&mut db, &case, true).await?))
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
    if write(&app, &mut tx, &session, &case, &headers, &new.text).await? {
        let (topic, now) = (topic(&case), app.now());
        let lately = now.plus_seconds(-outbox::QUIET_SECS);
        for (officer, address) in office(&app, &mut tx, &case).await? {
            let mail = app.writer(&session.agency)?.holder_wrote(&address, &case.reference);
            let seen_at = access_log::last(&mut tx, case.renewal.holder, officer, AccessedData::Case, lately).await?;
            outbox::enqueue_about(&mut tx, &mail, &topic, seen_at, now).await?;
        }
    }
    tx.commit().await?;
    app.outbox_waker.wake();
    let mut db = app.db.read().begin().await?;
    Ok(Json(messages(&mut db, &case, false).await?))
}

/// Adds the message; returns false if the same request added it before.
async fn write(
    app: &App,
    tx: &mut Tx,
    session: &Session,
    case: &Case,
    headers: &HeaderMap,
    text: &str,
) -> Result<bool, HttpError> {
    let text = text.trim();
    let request = Request::new(headers, session.person, &["message", &case.reference, text])?;
    if request.done_before(tx).await?.is_some() {
        return Ok(false);
    }
    if text.is_empty() {
        return Err(Error::invalid(Field::Message, Fault::Blank).into());
    }
    if text.chars().count() > usize::from(MAX_MESSAGE) {
        return Err(Error::invalid(Field::Message, Fault::TooLong(MAX_MESSAGE)).into());
    }
    let now = app.now();
    if !conversation(&case.renewal, now).goes_on() {
        return Err(Error::Conflict(Some(Refusal::WrongStage)).into());
    }
    limit::check_messages(tx, session.person, case.id, now).await?;
    let from_holder = session.person == case.renewal.holder;
    thread::insert(tx, case.id, session.person, from_holder, text, now).await?;
    request.remember(tx, &case.reference, now).await?;
    // Writing an answer counts as reading the messages.
    let own = people::get(tx, session.person).await?.ok_or(HttpError::NotLoggedIn)?.data.email;
    outbox::seen(tx, &own, &topic(case)).await?;
    Ok(true)
}

/// Returns the topic of mails about new messages in this case: only one is in the outbox at a time.
fn topic(case: &Case) -> String {
    format!("messages/{}", case.id.0)
}

/// Returns who is notified of a holder's message: the officer who has the case, otherwise those who may carry out the
/// present step; if there are none, those of the nearest step.
async fn office(app: &App, tx: &mut Tx, case: &Case) -> Result<Vec<(PersonId, String)>, HttpError> {
    if let Some(taker) = case.renewal.taken_by
        && !people::roles(tx, taker).await?.is_empty()
        && let Some(officer) = people::get(tx, taker).await?
    {
        return Ok(vec![(taker, officer.data.email)]);
    }
    let now = app.now();
    let present = notify_officers::eligible_officers(tx, case, now).await?;
    if !present.is_empty() {
        return Ok(present);
    }
    let at = match case.renewal.stage {
        Stage::At(step) | Stage::Returned { step, .. } => step,
        // The officers of the last steps, since the certificate is issued but not yet received, or only just.
        Stage::Finished => case.standard.steps.len(),
        Stage::Rejected { .. } | Stage::Withdrawn | Stage::Cancelled { .. } => return Ok(Vec::new()),
    };
    let today = now.date_in(case.standard.hours.zone());
    let officers = delegations::officers(tx, &case.renewal.agency, today).await?;
    let steps = case.standard.steps.iter();
    // The nearest step with officers: first those from here on, then those before.
    for step in steps.clone().skip(at).chain(steps.take(at).rev()) {
        let roles = officers_of(&case.standard, step);
        let readers =
            officers.iter().filter(|officer| officer.id != case.renewal.holder && officer.actor.holds_any(&roles));
        let readers: Vec<_> = readers.map(|officer| (officer.id, officer.email.clone())).collect();
        if !readers.is_empty() {
            return Ok(readers);
        }
    }
    Ok(Vec::new())
}
