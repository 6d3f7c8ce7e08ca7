//! The holder's renewals: follow, withdraw, fetch, confirm receipt. Sending is in `submit`.

use axum::Json;
use axum::extract::{Path, State};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::{CertificateParts, RenewalView, path};
use domain::renewal::{Command, Digest, Refusal, Stage};
use domain::standard::{Custody, Issuing};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::drafts::discard::discard;
use crate::app::error::Error;
use crate::app::renewals::after;
use crate::app::renewals::case::Case;
use crate::app::renewals::holder_view::view;
use crate::app::state::App;
use crate::db::{certificates, keys};
use crate::http::extract::session::Session;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;
use crate::infra::certificate_file::{friendly_name, split_chain};

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(follow))
        .routes(routes!(withdraw))
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
    let mut db = app.db.read().begin().await?;
    let case = Case::of_holder(&app, &mut db, &reference, session.person).await?;
    Ok(Json(view(&app, &mut db, &session.actor(), &case).await?))
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
    if case.renewal.stage == Stage::Withdrawn {
        drop(tx);
        return seen_by_holder(&app, &session, &case).await;
    }
    let now = app.now();
    let events = case.decide(&mut tx, Command::Withdraw, &session.actor(), now).await?;
    after::append_events(&app, &mut tx, &mut case, events, Some(session.person), now).await?;
    // After a return, the draft would complete it.
    let draft = discard(&mut tx, session.person).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    draft.remove(&app);
    seen_by_holder(&app, &session, &case).await
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
    let mut db = app.db.read().begin().await?;
    let case = Case::of_holder(&app, &mut db, &reference, session.person).await?;
    // If the authority keeps the key, there is nothing to build.
    let holders = case.standard.wizard.custody == Custody::Holder;
    let issued = certificates::of_renewal(&mut db, case.id).await?.filter(|_| holders);
    let in_time = case.fetch_until().is_some_and(|until| app.now() <= until);
    let (der, recorded) = issued.filter(|_| in_time).ok_or(Error::Conflict(Some(Refusal::WrongStage)))?;
    let issued = case.renewal.certificate.as_ref().and_then(|issued| issued.sha256.as_ref());
    if issued.is_none_or(|digest| *digest != Digest::of(&der)) {
        let why = "the bytes of a certificate are not those that were issued: restore them from a backup";
        tracing::error!(renewal = case.id.0, "{why}");
        return Err(Error::unavailable(3600, why).into());
    }
    let chain = match (recorded, case.standard.issuing) {
        (Some(kept), _) => split_chain(&kept),
        // Issued before chains were stored.
        (None, Issuing::Embedded) => app
            .authority
            .chain_of(&der)
            .ok_or_else(|| Error::internal("the authority did not sign this certificate"))?,
        (None, Issuing::ByHand) => Vec::new(),
    };
    let public_key = case.renewal.dossier.public_key.as_ref();
    let public_key = public_key.ok_or_else(|| Error::internal("issued without a key pair"))?;
    let key = keys::get(&mut db, &public_key.0).await?.ok_or_else(|| Error::internal("the key pair is gone"))?;
    let friendly_name = friendly_name(&der, case.standard.hours.zone())
        .ok_or_else(|| Error::internal("an issued certificate can't be read"))?;
    Ok(Json(CertificateParts {
        wrapped_key: STANDARD.encode(key.wrapped_key),
        certificate: STANDARD.encode(der),
        chain: chain.iter().map(|der| STANDARD.encode(der)).collect(),
        friendly_name,
    }))
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
    if case.renewal.received_at.is_none() {
        let now = app.now();
        let events = case.decide(&mut tx, Command::Receive, &session.actor(), now).await?;
        after::append_events(&app, &mut tx, &mut case, events, Some(session.person), now).await?;
    }
    tx.commit().await?;
    seen_by_holder(&app, &session, &case).await
}

/// Returns the case after the commit.
async fn seen_by_holder(app: &App, session: &Session, case: &Case) -> Result<Json<RenewalView>, HttpError> {
    let mut db = app.db.read().begin().await?;
    Ok(Json(view(app, &mut db, &session.actor(), case).await?))
}
