//! What a holder's present certificate is at this moment.

use domain::certificate::{CertificateStatus, Verdict, verdict};
use domain::moment::Timestamp;
use domain::renewal::PersonId;

use crate::app::error::Error;
use crate::db::Conn;
use crate::db::certificates;

/// What the present certificate says at this moment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CertificateStanding {
    pub status: CertificateStatus,
    pub not_after: Option<Timestamp>,
    pub verdict: Verdict,
}

/// The present certificate's state now: that it expired follows from the clock.
pub(crate) async fn standing(db: &mut Conn, person: PersonId, now: Timestamp) -> Result<CertificateStanding, Error> {
    let certificate = certificates::present(db, person).await?;
    let recorded = certificate.as_ref().map_or(CertificateStatus::NoCertificate, |certificate| certificate.status);
    let not_after = certificate.and_then(|certificate| certificate.not_after);
    let status = match recorded {
        CertificateStatus::Active if not_after.is_some_and(|end| now > end) => CertificateStatus::Expired,
        other => other,
    };
    Ok(CertificateStanding { status, not_after, verdict: verdict(status, not_after, now) })
}
