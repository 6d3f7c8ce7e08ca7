//! Cases that wait for their holder: officers send the mail again or cancel filings.

use axum::Json;
use axum::extract::{Path, State};
use domain::api::{CancelFiling, HolderActionRow, HolderActions, ResendLink, path};
use domain::renewal::{holder_action, may_cancel, may_send_link, next_link_at};
use domain::standard::Role;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::filing::require_filing;
use crate::app::error::Error;
use crate::app::holder_action::{cancel_filing, passphrase_step, resend_link};
use crate::app::renewals::case::Case;
use crate::app::renewals::visibility::visible_case;
use crate::app::state::App;
use crate::db::{Conn, Tx, holder_action as rows, people};
use crate::http::extract::json;
use crate::http::extract::session::{Officer, Session};
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// Maximum number of rows of each kind ([`HolderActions`]).
const MAX_ROWS: u32 = 100;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(one)).routes(routes!(link)).routes(routes!(end_filing))
}

/// Returns the officer's filings that their holders have not confirmed, and for verifiers also the agency's cases that
/// wait for a passphrase.
#[utoipa::path(get, path = path::HOLDER_ACTIONS, tag = "filing", responses((status = 200, body = HolderActions), Reading))]
async fn list(State(app): State<App>, Officer(session): Officer) -> Result<Json<HolderActions>, HttpError> {
    require_filing(&session)?;
    let mut db = app.db.read().begin().await?;
    let mut found = rows::filed_by(&mut db, session.person, MAX_ROWS).await?;
    let versions = app.standards.in_use(&session.agency);
    for version in versions.iter().filter(|_| session.roles.contains(&Role::Verifier)) {
        if let Some(step) = passphrase_step(&version.standard) {
            found.extend(rows::at_step(&mut db, &session.agency, (&version.digest, step), MAX_ROWS).await?);
        }
    }
    let mut cases = Vec::new();
    for row in found {
        cases.push(Case::load(&app, &mut db, row).await?);
    }
    answer(&app, &mut db, &session, cases).await
}

/// Returns one case that waits for its holder; 404 once it no longer waits.
#[utoipa::path(get, path = path::HOLDER_ACTION, tag = "filing",
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = HolderActions), Reading))]
async fn one(
    State(app): State<App>,
    Officer(session): Officer,
    Path(reference): Path<String>,
) -> Result<Json<HolderActions>, HttpError> {
    require_filing(&session)?;
    let mut db = app.db.read().begin().await?;
    let case = visible_case(&app, &mut db, &session.actor(), &reference).await?;
    let answer = answer(&app, &mut db, &session, vec![case]).await?;
    if answer.rows.is_empty() { Err(Error::NotFound.into()) } else { Ok(answer) }
}

/// Sends the mail to the holder again.
#[utoipa::path(post, path = path::HOLDER_ACTION_LINK, tag = "filing", request_body = ResendLink,
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = HolderActions), Changing))]
async fn link(
    State(app): State<App>,
    Officer(session): Officer,
    Path(reference): Path<String>,
    json::Json(asked): json::Json<ResendLink>,
) -> Result<Json<HolderActions>, HttpError> {
    let mut tx = app.db.begin().await?;
    let mut case = load_version(&app, &mut tx, &session, &reference, asked.version).await?;
    resend_link(&app, &mut tx, &mut case, &session.actor(), app.now()).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    let mut db = app.db.read().begin().await?;
    answer(&app, &mut db, &session, vec![case]).await
}

/// Ends a filing that its holder has not confirmed, and notifies the holder.
#[utoipa::path(post, path = path::HOLDER_ACTION_CANCELLATION, tag = "filing", request_body = CancelFiling,
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = HolderActions), Changing))]
async fn end_filing(
    State(app): State<App>,
    Officer(session): Officer,
    Path(reference): Path<String>,
    json::Json(asked): json::Json<CancelFiling>,
) -> Result<Json<HolderActions>, HttpError> {
    let mut tx = app.db.begin().await?;
    let mut case = load_version(&app, &mut tx, &session, &reference, asked.version).await?;
    let draft = cancel_filing(&app, &mut tx, &mut case, (&session.actor(), session.person), &asked).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    draft.remove(&app);
    let mut db = app.db.read().begin().await?;
    answer(&app, &mut db, &session, vec![case]).await
}

/// Loads the case; a conflict if it has changed since the officer saw it.
async fn load_version(
    app: &App,
    tx: &mut Tx,
    session: &Session,
    reference: &str,
    version: u32,
) -> Result<Case, HttpError> {
    require_filing(session)?;
    let case = visible_case(app, tx, &session.actor(), reference).await?;
    if case.renewal.version == version { Ok(case) } else { Err(Error::Conflict(None).into()) }
}

/// Returns the cases that this officer looks after, without the officer's own.
async fn answer(
    app: &App,
    db: &mut Conn,
    session: &Session,
    cases: Vec<Case>,
) -> Result<Json<HolderActions>, HttpError> {
    let actor = session.actor();
    let mut rows = Vec::new();
    for case in cases {
        let renewal = &case.renewal;
        let Some(action) =
            holder_action(&case.standard, renewal).filter(|_| may_send_link(&case.standard, renewal, &actor))
        else {
            continue;
        };
        let holder = people::get(db, renewal.holder).await?.ok_or(Error::NotFound)?;
        let filer = match renewal.filed_by.filter(|filer| *filer != renewal.holder) {
            Some(filer) => people::get(db, filer).await?.map(|filer| filer.data.name),
            None => None,
        };
        rows.push(HolderActionRow {
            reference: case.reference.clone(),
            version: renewal.version,
            name: holder.data.name,
            action,
            since: renewal.since,
            filed_by: filer,
            link_sent_at: renewal.link_sent_at,
            next_link_at: next_link_at(renewal),
            cancellable: may_cancel(renewal, &actor),
        });
    }
    let zone = app.standard(&session.agency)?.hours.zone();
    Ok(Json(HolderActions { rows, zone, now: app.now() }))
}
