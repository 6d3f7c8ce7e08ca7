//! "Sertifikat saya": the present certificate, possible actions, and past renewals.

use domain::api::{MyCertificate, RenewalStatus, RenewalSummary};
use domain::certificate::CertificateStatus;
use domain::renewal::PersonId;

use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::renewals::certificate_state::certificate_state;
use crate::app::state::App;
use crate::db::{Conn, certificates, drafts, people, renewals};

/// Returns the holder's certificate, possible actions, and the holder's renewals.
pub async fn view(app: &App, db: &mut Conn, holder: PersonId) -> Result<MyCertificate, Error> {
    let now = app.now();
    let person = people::get(db, holder).await?.ok_or(Error::NotFound)?;
    let standard = app.standard(&person.agency)?;
    let certificate = certificates::present(db, holder).await?;
    let certificate_state = certificate_state(app, db, holder, now).await?;
    let draft = drafts::get(db, holder).await?.is_some();

    let mut not_before = certificate.as_ref().and_then(|certificate| certificate.not_before);
    let stopped = matches!(certificate_state.status, CertificateStatus::Suspended | CertificateStatus::Revoked);
    // One that was revoked and is issued anew ended with that.
    let ended = certificate.as_ref().and_then(|certificate| certificate.ended_at);
    let revoked = certificate_state.status == CertificateStatus::Revoked && certificate_state.verdict.is_open();
    let not_after = if revoked { ended.or(certificate_state.not_after) } else { certificate_state.not_after };
    let (mut current, mut past) = (None, Vec::new());
    for row in renewals::of_holder(db, holder).await? {
        let case = Case::load(app, db, row).await?;
        if certificate.as_ref().is_some_and(|certificate| certificate.renewal == Some(case.id)) {
            not_before = case.valid_from().or(not_before);
        }
        let summary = summary(&case);
        let wants_something = match summary.status {
            RenewalStatus::InProcess | RenewalStatus::Returned | RenewalStatus::Passphrase => true,
            // Nothing to download once it is suspended or revoked.
            RenewalStatus::Issued => !stopped,
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
    Ok(MyCertificate {
        name: person.data.name,
        status: certificate_state.status,
        serial: certificate.as_ref().and_then(|certificate| certificate.serial.clone()),
        not_before,
        not_after,
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
    })
}

/// Returns the renewal as a line of its holder's list.
pub fn summary(case: &Case) -> RenewalSummary {
    RenewalSummary {
        reference: case.reference.clone(),
        submitted_at: case.renewal.submitted_at,
        status: case.status(),
        filed_for_you: case.renewal.awaits_confirmation(),
        now: case.step().map(|step| step.for_holder().clone()),
    }
}
