//! "Sertifikat saya": the present certificate, possible actions, and past renewals.

use axum::Json;
use axum::extract::State;
use domain::api::{MyCertificate, RenewalStatus, RenewalSummary, path};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::renewals::case::Case;
use crate::app::renewals::certificate_state::certificate_state;
use crate::app::state::App;
use crate::db::{certificates, drafts, people, renewals};
use crate::http::extract::session::Session;
use crate::http::openapi_responses::Reading;
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(my_certificate))
}

/// Returns my certificate, possible actions, and my renewals.
#[utoipa::path(get, path = path::CERTIFICATE, tag = "holder", responses((status = 200, body = MyCertificate), Reading))]
async fn my_certificate(State(app): State<App>, session: Session) -> Result<Json<MyCertificate>, HttpError> {
    let mut db = app.db.read().begin().await?;
    let now = app.now();
    let person = people::get(&mut db, session.person).await?.ok_or(HttpError::NotLoggedIn)?;
    let standard = app.standard(&session.agency)?;
    let certificate = certificates::present(&mut db, session.person).await?;
    let certificate_state = certificate_state(&mut db, session.person, now).await?;
    let draft = drafts::get(&mut db, session.person).await?.is_some();

    let mut not_before = certificate.as_ref().and_then(|certificate| certificate.not_before);
    let (mut current, mut past) = (None, Vec::new());
    for row in renewals::of_holder(&mut db, session.person).await? {
        let case = Case::load(&app, &mut db, row).await?;
        if certificate.as_ref().is_some_and(|certificate| certificate.renewal == Some(case.id)) {
            not_before = case.valid_from().or(not_before);
        }
        let summary = RenewalSummary {
            reference: case.reference.clone(),
            submitted_at: case.renewal.submitted_at,
            status: case.status(),
            filed_for_you: case.renewal.awaits_confirmation(),
        };
        let wants_something = match summary.status {
            RenewalStatus::InProcess | RenewalStatus::Returned | RenewalStatus::Passphrase | RenewalStatus::Issued => {
                true
            }
            // Shown first until the holder applies again or has nothing left to renew.
            RenewalStatus::Rejected => past.is_empty() && !draft && certificate_state.verdict.is_open(),
            RenewalStatus::Withdrawn | RenewalStatus::Cancelled | RenewalStatus::Received => false,
        };
        if wants_something && current.is_none() {
            current = Some(summary);
        } else {
            past.push(summary);
        }
    }
    Ok(Json(MyCertificate {
        name: person.data.name,
        status: certificate_state.status,
        serial: certificate.as_ref().and_then(|certificate| certificate.serial.clone()),
        not_before,
        not_after: certificate_state.not_after,
        signer: certificate.as_ref().and_then(|certificate| certificate.signer),
        verdict: certificate_state.verdict,
        current,
        draft,
        past,
        custody: standard.wizard.custody,
        office: standard.agency.office.clone(),
        contacts: standard.agency.contacts.clone(),
        zone: standard.hours.zone(),
        now,
    }))
}
