//! Proposals that wait for a second person: listed, confirmed and refused.

use axum::Json;
use axum::extract::{Path, State};
use domain::administration::{Consent, ProposalId};
use domain::api::{Confirmations, ProposalAnswer, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::administration::outcome;
use crate::app::administration::proposal_context::{administrators, proposal_context};
use crate::app::administration::view::waiting;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::Conn;
use crate::db::proposals;
use crate::http::extract::json;
use crate::http::extract::session::{Administrator, Session};
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// Maximum number of proposals shown, or answered in one request.
const MAX_ROWS: u32 = 200;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(answer))
}

/// Returns the agency's proposals that wait for a second person.
#[utoipa::path(get, path = path::CONFIRMATIONS, tag = "administration",
               responses((status = 200, body = Confirmations), Reading))]
async fn list(State(app): State<App>, Administrator(session): Administrator) -> Result<Json<Confirmations>, HttpError> {
    let mut db = app.db.read().begin().await?;
    view(&app, &mut db, &session).await.map(Json)
}

/// Confirms or refuses a proposal. Neither the proposer nor the person concerned confirms it, nor anybody who may
/// control their accounts; every administrator may refuse it.
#[utoipa::path(post, path = path::CONFIRMATION, tag = "administration", request_body = ProposalAnswer,
               params(("id" = i64, Path, description = "The proposal")),
               responses((status = 200, body = Confirmations), Changing))]
async fn answer(
    State(app): State<App>,
    Administrator(session): Administrator,
    Path(id): Path<String>,
    json::Json(answer): json::Json<ProposalAnswer>,
) -> Result<Json<Confirmations>, HttpError> {
    let id = id.parse().map(ProposalId).map_err(|_| Error::NotFound)?;
    let mut tx = app.db.begin().await?;
    let one = proposals::get(&mut tx, id).await?.filter(|row| row.agency == session.agency).ok_or(Error::NotFound)?;
    let mut rows = if answer.batch { proposals::of_batch(&mut tx, one.batch).await? } else { vec![one] };
    rows.truncate(usize::try_from(MAX_ROWS)?);
    let (now, mut agreed) = (app.now(), 0);
    let administrators = administrators(&mut tx, &session.agency).await?;
    for row in &rows {
        if !answer.agree {
            outcome::refuse(&mut tx, row, Some(session.person), now).await?;
            continue;
        }
        let context = proposal_context(&mut tx, &administrators, &row.proposal, now).await?;
        match row.proposal.may_confirm(&context, session.person, now) {
            Ok(()) => {
                outcome::take_effect(&app, &mut tx, row, Consent::Officer, Some(session.person), now).await?;
                agreed += 1;
            }
            // In a batch, proposals that can't be confirmed are skipped.
            Err(_) if answer.batch && row.proposal.id != id => {}
            Err(refusal) => return Err(refusal.into()),
        }
    }
    if !answer.agree {
        outcome::notify_refused(&app, &mut tx, &rows, now).await?;
    }
    tx.commit().await?;
    app.outbox_waker.wake();
    tracing::info!(by = session.person.0, agree = answer.agree, agreed, proposal = id.0, "proposals answered");
    let mut db = app.db.read().begin().await?;
    view(&app, &mut db, &session).await.map(Json)
}

async fn view(app: &App, db: &mut Conn, session: &Session) -> Result<Confirmations, HttpError> {
    let rows = proposals::of_agency(db, &session.agency, false, MAX_ROWS).await?;
    Ok(Confirmations {
        rows: waiting(db, rows, session.person, app.now()).await?,
        in_all: proposals::count(db, &session.agency).await?,
        zone: app.standard(&session.agency)?.hours.zone(),
    })
}
