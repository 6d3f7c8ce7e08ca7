//! Validity of certificates.

use super::RENEWAL_WINDOW;
use crate::moment::{DAY, Timestamp, Zone};
use crate::problem::Fault;

/// Years of validity.
pub const YEARS: i32 = 2;
/// Certificates are backdated by this, in seconds, so that slow clocks accept them.
pub const EARLY_SECS: i64 = 600;
/// Minimum remaining validity, in seconds: nothing is approved if the issuing CA expires sooner. Twice the renewal
/// window, so that a new certificate is not renewable at once.
pub const MIN_SECS: i64 = 2 * RENEWAL_WINDOW;

/// Maximum validity of a recorded certificate, in years, since its signer may be unknown. BSrE's are valid for two
/// years.
pub const MAX_RECORDED_YEARS: u16 = 5;

/// First and last second of validity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// First second.
    pub not_before: Timestamp,
    /// Last second.
    pub not_after: Timestamp,
}

/// Returns the validity of a certificate approved now: [`YEARS`] from the approval, but not longer than its issuer's.
/// None if less than [`MIN_SECS`] is left.
///
/// `issuer_ends`: the last second of the certificates above it.
pub fn validity(approved: Timestamp, zone: Zone, issuer_ends: Timestamp) -> Option<Validity> {
    let whole = end(approved, zone);
    let not_after = whole.min(issuer_ends);
    let enough = not_after == whole || not_after.seconds_since(approved) >= MIN_SECS;
    enough.then(|| Validity { not_before: approved.plus_seconds(-EARLY_SECS), not_after })
}

/// Returns the fault of a recorded certificate's validity, if any; it replaces one that ends at `present`.
pub fn recorded_fault(validity: Validity, present: Option<Timestamp>, now: Timestamp) -> Option<Fault> {
    let Validity { not_before, not_after } = validity;
    let most = i64::from(MAX_RECORDED_YEARS) * 366 * DAY;
    if not_after <= not_before {
        Some(Fault::BeforeFirst)
    } else if not_after < now {
        Some(Fault::CertificateExpired)
    } else if present.is_some_and(|present| not_after <= present) {
        Some(Fault::CertificateNoLonger)
    } else if not_before.seconds_since(now) > EARLY_SECS {
        Some(Fault::CertificateNotYet)
    } else if not_after.seconds_since(not_before) > most {
        Some(Fault::CertificateTooLong(MAX_RECORDED_YEARS))
    } else {
        None
    }
}

/// Whether the validity differs from [`YEARS`] by more than a month, and so should be reviewed.
pub fn is_unusual(validity: Validity) -> bool {
    let usual = i64::from(YEARS) * 365 * DAY;
    (validity.not_after.seconds_since(validity.not_before) - usual).abs() > 31 * DAY
}

/// Returns the start of validity as it is shown: not before the approval, although certificates are backdated. `acted`:
/// the last act before issuing.
pub fn shown_from(not_before: Timestamp, acted: Timestamp) -> Timestamp {
    acted.clamp(not_before, not_before.plus_seconds(EARLY_SECS))
}

/// Returns the last second of validity: the same date and time [`YEARS`] later, less one second. 29 February becomes
/// 28.
fn end(start: Timestamp, zone: Zone) -> Timestamp {
    start.date_in(zone).plus_years(YEARS).at(start.second_of_day(zone) - 1, zone)
}
