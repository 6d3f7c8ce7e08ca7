//! The holder's renewals: follow, withdraw, fetch, confirm receipt. Sending is in [`super::submit`].

use axum::Json;
use axum::extract::{Path, State};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::{CertificateParts, Message, Rejection, RenewalView, ReturnedItem, path};
use domain::moment::Timestamp;
use domain::renewal::{Command, Refusal, ReturnItem, Separation, Stage, acts_allowed, conversation, timeline};
use domain::standard::{Custody, Issuing};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::error::Error;
use crate::app::renewals::after::holders_address;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::{certificates, drafts, files, keys, messages as thread, notes, outbox, uploads};
use crate::http::extract::session::Session;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;
use crate::infra::certificate_file::{friendly_name, unchain};
use crate::infra::file_store::Store;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(follow))
        .routes(routes!(withdraw))
        .routes(routes!(certificate))
        .routes(routes!(receive))
}

/// Where one of my renewals stands.
#[utoipa::path(get, path = path::RENEWAL, tag = "renewal", params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = RenewalView), Reading))]
async fn follow(
    State(app): State<App>,
    session: Session,
    Path(reference): Path<String>,
) -> Result<Json<RenewalView>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let case = Case::of_holder(&app, &mut db, &reference, session.person).await?;
    view(&app, &mut db, &session, &case).await.map(Json)
}

/// Takes the application back. Withdrawn already is fine.
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
        return view(&app, &mut tx, &session, &case).await.map(Json);
    }
    let now = app.now();
    let events = case.decide(&mut tx, Command::Withdraw, &session.actor(), now).await?;
    case.record(&app, &mut tx, events, Some(session.person), now).await?;
    let mail = app.writer(&session.agency)?.withdrawn(&holders_address(&mut tx, &case).await?, &case.reference);
    outbox::enqueue(&mut tx, &mail, now).await?;
    // After a return there is a draft that would complete it.
    drafts::delete(&mut tx, session.person).await?;
    keys::discard(&mut tx, session.person).await?;
    let uploads = uploads::delete_all(&mut tx, session.person).await?;
    let files = files::discard_unsent(&mut tx, session.person).await?;
    let view = view(&app, &mut tx, &session, &case).await?;
    tx.commit().await?;
    app.bell.ring();
    Store::new(&app.config.data).drop_all(&uploads, &files);
    Ok(Json(view))
}

/// What the browser needs to build the PKCS#12. Any number of times, until `fetch_until`.
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
    // Where the authority keeps the key, there is nothing to build.
    let holders = case.standard.wizard.custody == Custody::Holder;
    let issued = certificates::of_renewal(&mut db, case.id).await?.filter(|_| holders);
    let in_time = case.fetch_until().is_some_and(|until| app.now() <= until);
    let (der, recorded) = issued.filter(|_| in_time).ok_or(Error::Conflict(Some(Refusal::WrongStage)))?;
    let issued = case.renewal.certificate.as_ref().and_then(|issued| issued.sha256.as_ref());
    if issued.is_none_or(|digest| digest.0 != hex::encode(Sha256::digest(&der))) {
        let why = "the bytes of a certificate are not those that were issued: restore them from a backup";
        tracing::error!(renewal = case.id.0, "{why}");
        return Err(Error::unavailable(3600, why).into());
    }
    let chain = match (recorded, case.standard.issuing) {
        (Some(kept), _) => unchain(&kept),
        // Issued before chains were kept.
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

/// Confirms to have the certificate. Confirmed already is fine.
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
        case.record(&app, &mut tx, events, Some(session.person), now).await?;
    }
    let view = view(&app, &mut tx, &session, &case).await?;
    tx.commit().await?;
    Ok(Json(view))
}

/// The renewal as its holder sees it.
pub(in crate::http) async fn view(
    app: &App,
    db: &mut SqliteConnection,
    session: &Session,
    case: &Case,
) -> Result<RenewalView, HttpError> {
    let renewal = &case.renewal;
    let returned = match &renewal.stage {
        Stage::Returned { items, .. } => returned_items(db, items).await?,
        _ => Vec::new(),
    };
    let conversation = conversation(renewal, app.now());
    Ok(RenewalView {
        reference: case.reference.clone(),
        status: case.status(),
        submitted_at: renewal.submitted_at,
        last_sent: renewal.last_sent,
        due: case.due(app),
        timeline: timeline(&case.standard, renewal, &app.holidays),
        acts: acts_allowed(&case.standard, renewal, &session.actor(), &Separation::default()),
        returned,
        rejected: rejection(db, case).await?,
        cancelled: match &renewal.stage {
            Stage::Cancelled { note } => Some(notes::get(db, Some(note)).await?),
            _ => None,
        },
        messages: messages(db, case, false).await?,
        writable: conversation.goes_on(),
        writable_until: conversation.until(),
        custody: case.standard.wizard.custody,
        filed_for_you: renewal.filed_by.is_some_and(|filer| filer != renewal.holder),
        not_after: renewal.certificate.as_ref().map(|certificate| certificate.not_after),
        fetch_until: case.fetch_until(),
        office: case.standard.agency.office.clone(),
        contacts: case.standard.agency.contacts.clone(),
        zone: case.standard.hours.zone(),
        now: app.now(),
    })
}

/// Why it was refused, with the officer's words.
pub(in crate::http) async fn rejection(db: &mut SqliteConnection, case: &Case) -> Result<Option<Rejection>, HttpError> {
    let Stage::Rejected { reason, note, .. } = &case.renewal.stage else { return Ok(None) };
    Ok(Some(Rejection { reason: *reason, note: notes::get(db, note.as_ref()).await? }))
}

/// What is to be mended, with the officer's words.
pub(in crate::http) async fn returned_items(
    db: &mut SqliteConnection,
    items: &[ReturnItem],
) -> Result<Vec<ReturnedItem>, HttpError> {
    let mut told = Vec::new();
    for item in items {
        let note = notes::get(db, item.note.as_ref()).await?;
        told.push(ReturnedItem { step: item.step, reason: item.reason, note });
    }
    Ok(told)
}

/// The assistance thread. Holders see the office, not the officer's name.
pub(in crate::http) async fn messages(
    db: &mut SqliteConnection,
    case: &Case,
    officer: bool,
) -> Result<Vec<Message>, HttpError> {
    let rows = thread::of_renewal(db, case.id).await?;
    Ok(rows
        .into_iter()
        .map(|row| Message {
            at: Timestamp(row.at),
            from_holder: row.from_holder,
            by: if officer || row.from_holder { row.by } else { String::new() },
            text: row.text,
        })
        .collect())
}
