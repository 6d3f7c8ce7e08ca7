//! The list of certificates that the program's own authority revoked (RFC 5280, 5), signed anew when it changed or grew old.

use std::sync::Arc;

use domain::moment::Timestamp;
use domain::revocation::Reason as Reported;

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::revoked_certificates::{self, RevokedCertificate};
use crate::infra::authority::{Reason, Revocation, Serial};
use crate::infra::revocation_list::Signed;

/// Seconds for which a list is valid: seven days, so that a verifier that keeps it learns of a revocation by then.
const VALID_SECS: i64 = 7 * 24 * 3600;
/// Seconds after which it is signed anew, also where nothing changed.
const RENEW_SECS: i64 = 24 * 3600;

/// Returns the list in DER, and when it was signed.
///
/// # Errors
/// If the database or the signing fails.
pub async fn current(app: &App) -> Result<(Arc<[u8]>, Timestamp), Error> {
    let mut signed = app.revocation_list.lock().await;
    let now = app.now();
    // A certificate stands in one list more after its end (RFC 5280, 3.3).
    let rows = revoked_certificates::all(&mut *app.db.read().acquire().await?, now.plus_seconds(-VALID_SECS)).await?;
    let of: Vec<Revocation> = rows.iter().filter_map(entry).collect();
    if let Some(last) = &*signed
        && last.of == of
        && (0..RENEW_SECS).contains(&now.seconds_since(last.at))
    {
        return Ok((last.der.clone(), last.at));
    }
    // The list's number is its time: two of one second would be one to a verifier.
    let at = signed.as_ref().map_or(now, |last| now.max(last.at.plus_seconds(1)));
    let revoked = of.clone();
    let authority = app.authority.clone();
    let sign = move || authority.crl(&revoked, at.0, at.plus_seconds(VALID_SECS).0);
    let der: Arc<[u8]> = tokio::task::spawn_blocking(sign).await??.into();
    *signed = Some(Signed { of, at, der: der.clone() });
    Ok((der, at))
}

fn entry(revoked: &RevokedCertificate) -> Option<Revocation> {
    let reason = match revoked.reason {
        Reported::KeyCompromised => Reason::KeyCompromise,
        // A lost key that nobody has is replaced.
        Reported::KeyLost => Reason::Superseded,
        Reported::AffiliationChanged => Reason::AffiliationChanged,
    };
    Some(Revocation { serial: Serial::from_hex(&revoked.serial)?, time: revoked.at.0, reason })
}
