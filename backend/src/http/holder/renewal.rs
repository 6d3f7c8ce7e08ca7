//! The holder's renewals: follow, withdraw, fetch, confirm receipt. Sending is in `submit`.

use axum::Json;
use axum::extract::{Path, State};
use domain::api::{CertificateParts, RenewalView, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::error::Error;
use crate::app::issuance::certificate_parts::certificate_parts;
use crate::app::renewals::case::Case;
use crate::app::renewals::holder_commands;
use crate::app::renewals::holder_view::view;
use crate::app::state::App;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(follow))
        .routes(routes!(withdraw))
        .routes(routes!(begin_new_key))
        .routes(routes!(certificate))
        .routes(routes!(receive))
}

/// Returns one of my renewals.
#[utoipa::path(get, path = path::RENEWAL, tag = "renewal", params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = RenewalView), Reading))]
async fn follow(
    State(app): State<App>,
    session: Session,
    Path(reference): Path<String>,
) -> Result<Json<RenewalView>, HttpError> {
    shown(&app, &session, &reference).await
}

/// Withdraws the application. Repeating it is no error.
#[utoipa::path(post, path = path::RENEWAL_WITHDRAWAL, tag = "renewal",
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = RenewalView), Changing))]
async fn withdraw(
    State(app): State<App>,
    session: Session,
    Path(reference): Path<String>,
) -> Result<Json<RenewalView>, HttpError> {
    let mut tx = app.db.begin().await?;
    let mut case = Case::of_holder(&app, &mut tx, &reference, session.person).await?;
    let draft = holder_commands::withdraw(&app, &mut tx, &mut case, &session.actor()).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    draft.remove(&app);
    shown(&app, &session, &reference).await
}

/// Begins to replace the key pair that was sent: opens a draft for another passphrase, whose sending completes the renewal. Repeating
/// it is no error.
#[utoipa::path(post, path = path::RENEWAL_NEW_KEY, tag = "renewal",
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = RenewalView), Changing))]
async fn begin_new_key(
    State(app): State<App>,
    session: Session,
    Path(reference): Path<String>,
) -> Result<Json<RenewalView>, HttpError> {
    let mut tx = app.db.begin().await?;
    let case = Case::of_holder(&app, &mut tx, &reference, session.person).await?;
    holder_commands::begin_new_key(&mut tx, &case, &session.actor(), app.now()).await?;
    tx.commit().await?;
    shown(&app, &session, &reference).await
}

/// Returns what the browser needs to build the PKCS#12, any number of times until `fetch_until`.
#[utoipa::path(get, path = path::RENEWAL_CERTIFICATE, tag = "renewal",
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = CertificateParts), Reading))]
async fn certificate(
    State(app): State<App>,
    session: Session,
    Path(reference): Path<String>,
) -> Result<Json<CertificateParts>, HttpError> {
    if session.terminal.is_some() {
        // Its file must not be made on a device that others use.
        return Err(Error::Forbidden(None).into());
    }
    let mut db = app.db.read().begin().await?;
    let case = Case::of_holder(&app, &mut db, &reference, session.person).await?;
    Ok(Json(certificate_parts(&app, &mut db, &case).await?))
}

/// Confirms receipt of the certificate. Repeating it is no error.
#[utoipa::path(post, path = path::RENEWAL_RECEIPT, tag = "renewal",
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = RenewalView), Changing))]
async fn receive(
    State(app): State<App>,
    session: Session,
    Path(reference): Path<String>,
) -> Result<Json<RenewalView>, HttpError> {
    let mut tx = app.db.begin().await?;
    let mut case = Case::of_holder(&app, &mut tx, &reference, session.person).await?;
    holder_commands::receive(&app, &mut tx, &mut case, &session.actor()).await?;
    tx.commit().await?;
    shown(&app, &session, &reference).await
}

/// Returns a renewal of the holder as the holder sees it.
pub(super) async fn shown(app: &App, session: &Session, reference: &str) -> Result<Json<RenewalView>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let case = Case::of_holder(app, &mut db, reference, session.person).await?;
    Ok(Json(view(app, &mut db, &session.actor(), &case).await?))
}
