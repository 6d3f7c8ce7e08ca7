//! State of a holder's present certificate.

use domain::certificate::{CertificateStatus, Verdict, verdict};
use domain::moment::Timestamp;
use domain::renewal::PersonId;

use crate::app::error::Error;
use crate::db::Conn;
use crate::db::certificates;

/// State of the present certificate now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CertificateState {
    pub status: CertificateStatus,
    pub not_after: Option<Timestamp>,
    pub verdict: Verdict,
}

/// Loads the present certificate's state; the clock decides whether it has expired.
pub(crate) async fn certificate_state(
    db: &mut Conn,
    person: PersonId,
    now: Timestamp,
) -> Result<CertificateState, Error> {
    let certificate = certificates::present(db, person).await?;
    let recorded = certificate.as_ref().map_or(CertificateStatus::NoCertificate, |certificate| certificate.status);
    let not_after = certificate.and_then(|certificate| certificate.not_after);
    let status = match recorded {
        CertificateStatus::Active if not_after.is_some_and(|end| now > end) => CertificateStatus::Expired,
        other => other,
    };
    Ok(CertificateState { status, not_after, verdict: verdict(status, not_after, now) })
}
