//! State of a holder's present certificate.

use domain::certificate::{CertificateStatus, Verdict, verdict};
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::revocation::verdict_after_report;

use crate::app::error::Error;
use crate::app::settings::standards::revocation_of;
use crate::app::state::App;
use crate::db::{Conn, certificates, key_reports, people};

/// State of the present certificate now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CertificateState {
    pub status: CertificateStatus,
    pub not_after: Option<Timestamp>,
    pub verdict: Verdict,
}

/// Loads the present certificate's state; the clock decides whether it has expired.
pub(crate) async fn certificate_state(
    app: &App,
    db: &mut Conn,
    person: PersonId,
    now: Timestamp,
) -> Result<CertificateState, Error> {
    let certificate = certificates::present(db, person).await?;
    let id = certificate.as_ref().map(|certificate| certificate.id);
    let recorded = certificate.as_ref().map_or(CertificateStatus::NoCertificate, |certificate| certificate.status);
    let not_after = certificate.and_then(|certificate| certificate.not_after);
    let status = match recorded {
        CertificateStatus::Active if not_after.is_some_and(|end| now > end) => CertificateStatus::Expired,
        other => other,
    };
    let verdict = verdict(status, not_after, now);
    let verdict = match id.filter(|_| status == CertificateStatus::Revoked) {
        Some(id) => verdict_of_revoked(app, db, person, id, verdict).await?,
        None => verdict,
    };
    Ok(CertificateState { status, not_after, verdict })
}

/// Returns the verdict on a revoked certificate.
async fn verdict_of_revoked(
    app: &App,
    db: &mut Conn,
    person: PersonId,
    certificate: i64,
    verdict: Verdict,
) -> Result<Verdict, Error> {
    let revoked = key_reports::revoked(db, certificate).await?;
    let agency = people::get(db, person).await?.ok_or(Error::NotFound)?.agency;
    Ok(verdict_after_report(verdict, revoked, &revocation_of(&*app.standard(&agency)?)?))
}
